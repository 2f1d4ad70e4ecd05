import type { Imports } from "./scope.js";

/** The imports of a module, gathered while it is emitted. */
export interface Importing extends Imports {
  /** The import declarations; `runtime` is where from, such as `heaviside/runtime`. */
  text(runtime: string): string;
}

export function importing(): Importing {
  const values = new Set<string>();
  const types = new Set<string>();
  const intrinsics = new Set<string>();
  const note = (names: Set<string>) => (name: string) => {
    names.add(name);
    return name;
  };
  return {
    value: note(values),
    type: note(types),
    intrinsic: note(intrinsics),
    text: (runtime) =>
      [
        declaration("import", values, `${runtime}/v1`),
        declaration("import", intrinsics, `${runtime}/intrinsics`),
        declaration("import type", types, `${runtime}/v1`),
      ].join(""),
  };
}

function declaration(keyword: string, names: ReadonlySet<string>, from: string): string {
  return names.size === 0 ? "" : `${keyword} { ${[...names].sort().join(", ")} } from "${from}";\n`;
}
