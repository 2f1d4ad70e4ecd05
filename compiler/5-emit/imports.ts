import { withoutTexts } from "./code-text.js";
import type { Imports } from "./scope.js";

/** The imports of a module, gathered while it is emitted. */
export interface Importing extends Imports {
  /** The import declarations that `code` needs; `runtime` is where from, such as `heaviside/runtime`. */
  text(runtime: string, code: string): string;
}

export function importing(): Importing {
  const values = new Set<string>();
  const types = new Set<string>();
  const intrinsics = new Set<string>();
  const jsonata = new Set<string>();
  const services = new Set<string>();
  const note = (names: Set<string>) => (name: string) => {
    names.add(name);
    return name;
  };
  return {
    value: note(values),
    type: note(types),
    intrinsic: note(intrinsics),
    jsonata: note(jsonata),
    services: note(services),
    text(runtime, code) {
      // What was emitted is not always written in the end.
      const words = new Set(withoutTexts(code).match(/[\w$]+/g));
      const used = (names: ReadonlySet<string>) =>
        [...names].filter((name) => words.has(name)).sort();
      return [
        declaration("import", used(values), `${runtime}/v1`),
        declaration("import", used(intrinsics), `${runtime}/intrinsics`),
        declaration("import", used(jsonata), `${runtime}/jsonata`),
        declaration("import", used(services), `${runtime}/services`),
        declaration("import type", used(types), `${runtime}/v1`),
      ].join("");
    },
  };
}

function declaration(keyword: string, names: readonly string[], from: string): string {
  return names.length === 0 ? "" : `${keyword} { ${names.join(", ")} } from "${from}";\n`;
}
