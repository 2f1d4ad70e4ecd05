import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { compile } from "../compiler/index.js";
import { version } from "../compiler/version.js";
import * as intrinsics from "../runtime/intrinsics/index.js";
import * as v1 from "../runtime/v1.js";
import { typeErrors } from "./type-check.js";

// The rules of the layout that a reader relies on.

const root = resolve(import.meta.dirname, "..");
const folders = ["compiler", "deploy", "runtime", "local"] as const;

interface SourceFile {
  /** From the root, such as `compiler/1-parse/json.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files: readonly SourceFile[] = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => sourceFile(join(folder, name))),
);
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly version: string;
  readonly dependencies: { readonly [name: string]: string };
  readonly exports: {
    readonly [subpath: string]: string | { readonly types: string; readonly default: string };
  };
};

describe("imports", () => {
  // What is checked of a path is that it can be parsed.
  const grammars = ["path", "intrinsic", "jsonata-source"].map(
    (name) => `compiler/3-lower/${name}.ts`,
  );

  test("a phase imports from itself, earlier phases and the diagnostics", () => {
    const later = imports((from, to) => {
      const [phase, other] = [phaseOf(from), phaseOf(to)];
      if (phase === undefined) return false;
      if (other !== undefined) return other > phase && !(phase === 2 && grammars.includes(to));
      return !/^(compiler\/(diagnostics|jsonata)|runtime)\//.test(to);
    });
    expect(later).toEqual([]);
  });

  test("the diagnostics import where in a text something is, and nothing else of the compiler", () => {
    const places = ["document", "pointer", "source"].map((name) => `compiler/1-parse/${name}.ts`);
    const isOwn = (to: string) => to.startsWith("compiler/diagnostics/") || places.includes(to);
    expect(imports((from, to) => from.startsWith("compiler/diagnostics/") && !isOwn(to))).toEqual(
      [],
    );
  });

  test("the runtime imports nothing from outside, whose code would be in every bundle", () => {
    const ofRuntime = files.filter(({ path }) => /^runtime\/(?!aws\/)/.test(path));
    const foreign = ofRuntime.flatMap(({ path, imports: all }) =>
      all
        .filter((each) => !/^runtime\/(?!aws\/)/.test(resolved(path, each) ?? ""))
        .map((each) => `${path} imports ${each}`),
    );
    expect(foreign).toEqual([]);
  });

  test("the runtime on AWS imports Node.js and the SDK, whose clients are loaded when first used", () => {
    const ofAws = files.filter(({ path }) => path.startsWith("runtime/aws/"));
    expect(ofAws.length).toBeGreaterThan(20);
    const foreign = ofAws.flatMap(({ path, imports: all }) =>
      all
        .filter((each) => !/^(\.|node:|@aws-sdk\/client-\w+$)/.test(each))
        .map((each) => `${path} imports ${each}`),
    );
    expect(foreign).toEqual([]);
    const early = ofAws.filter(({ text }) => /^import (?!type)[^;]*? from "@aws-sdk/m.test(text));
    expect(early.map(({ path }) => path)).toEqual([]);
  });

  test("deployments know what a machine means, how text is quoted, and the runtime", () => {
    const known = [
      "compiler/1-parse/document.ts",
      "compiler/2-check/integrations.ts",
      "compiler/3-lower/machine.ts",
      "compiler/5-emit/text.ts",
    ];
    const isKnown = (to: string) =>
      /^(deploy|runtime|compiler\/4-analyse)\//.test(to) || known.includes(to);
    expect(imports((from, to) => from.startsWith("deploy/") && !isKnown(to))).toEqual([]);
    // And nobody but the command line knows them.
    const others = imports(
      (from, to) => to.startsWith("deploy/") && !/^(deploy|compiler\/cli)\//.test(from),
    );
    expect(others).toEqual([]);
  });

  test("deployments ask AWS in one place", () => {
    const asking = files.filter(
      ({ path, imports: all }) =>
        path.startsWith("deploy/") && all.some((each) => each.startsWith("@aws-sdk/")),
    );
    expect(asking.map(({ path }) => path)).toEqual(["deploy/doctor/aws.ts"]);
  });

  test("only the parser of expressions knows the package jsonata", () => {
    const users = files.filter(({ imports: all }) => all.some(isJsonataPackage));
    expect(users.map(({ path }) => path)).toEqual(["compiler/jsonata/parse.ts"]);
  });

  test("the local runner knows no phase of the compiler", () => {
    expect(imports((from, to) => from.startsWith("local/") && phaseOf(to) !== undefined)).toEqual(
      [],
    );
  });

  test("go in no circle through two folders", () => {
    // Inside a folder they may: a path holds filters, and a filter paths.
    const folder = (path: string) => dirname(path);
    expect(circles().filter((circle) => new Set(circle.map(folder)).size > 1)).toEqual([]);
  });

  test("lead to files that exist", () => {
    const missing = files.flatMap(({ path, imports: all }) =>
      all
        .map((each) => resolved(path, each))
        .filter((to) => to !== undefined && !existsSync(join(root, to)))
        .map((to) => `${path} imports ${to}`),
    );
    expect(missing).toEqual([]);
  });

  test("of packages are dependencies", () => {
    const packages = files.flatMap(({ path, imports: all }) =>
      all
        .filter((each) => !each.startsWith(".") && !each.startsWith("node:"))
        .map((each) => ({ path, name: each.split("/", each.startsWith("@") ? 2 : 1).join("/") })),
    );
    const own = Object.keys(manifest.dependencies);
    expect(packages.filter(({ name }) => !own.includes(name))).toEqual([]);
  });
});

describe("files", () => {
  test("have at most 300 lines, but for the catalogue", () => {
    const long = files
      .filter(({ path }) => path !== "compiler/diagnostics/catalogue.ts")
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test("are named in kebab-case", () => {
    expect(files.map(({ path }) => path).filter((path) => !/^[a-z\d/-]+\.ts$/.test(path))).toEqual(
      [],
    );
  });

  test("have no default export", () => {
    expect(having(/^export default|as default\b/m)).toEqual([]);
  });

  test("have no any, but where a reason stands beside it", () => {
    const excused = /\/\/ eslint-disable-next-line @typescript-eslint\/no-explicit-any -- .+\n.*/g;
    const pattern = /[:<|&] *(?:readonly )?any\b|\bas any\b|, any>|=> any\b/;
    const used = files
      .map(({ path, text }) => ({ path, code: codeOf(text.replace(excused, "")) }))
      // A constant may be called so.
      .filter(({ code }) => pattern.test(code) && !/\bconst any\b/.test(code));
    expect(used.map(({ path }) => path)).toEqual([]);
  });

  test("have no enum, namespace or non-null assertion", () => {
    expect(having(/^\s*(?:export )?(?:const )?(?:enum|namespace) \w/m)).toEqual([]);
    expect(having(/[\w\])]!(?:[.,;)\]]|$| as )/m)).toEqual([]);
  });
});

describe("the package", () => {
  test("has the version that generated modules are headed with", () => {
    expect(version).toBe(manifest.version);
  });

  test("exports files that are there", () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === "string" ? [target] : [target.types, target.default],
    );
    const sources = targets.map((target) =>
      target.replace(/^\.\/dist\//, "").replace(/(\.d\.ts|\.js)$/, ".ts"),
    );
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
  });

  test("has a runtime that needs no types but the language's", { timeout: 60_000 }, () => {
    expect(
      typeErrors(
        ["index.ts", "v1.ts", "intrinsics/index.ts"].map((name) => join(root, "runtime", name)),
      ),
    ).toBe("");
  });
});

describe("generated modules", () => {
  test("import nothing that the runtime lacks", () => {
    const all = files
      .filter(({ path }) => path.startsWith("compiler/5-emit/"))
      .map(({ text }) => text)
      .join("\n");
    const asked = [...all.matchAll(/imports\.value\("(\w+)"\)/g)].map(([, name = ""]) => name);
    expect(asked.filter((name) => !Object.hasOwn(v1, name))).toEqual([]);
    const calls = [...all.matchAll(/imports\.intrinsic\("(\w+)"\)/g)].map(([, name = ""]) => name);
    expect(calls.filter((name) => !Object.hasOwn(intrinsics, name))).toEqual([]);
  });

  test("give no state a name that the module imports or that the language has", async () => {
    const names = [
      ...Object.keys(v1),
      ...Object.keys(intrinsics),
      ..."Context Machine Transition TaskState ParallelState MapState".split(" "),
      ..."Object Array String Error undefined NaN class return await arguments eval globalThis input result error".split(
        " ",
      ),
    ];
    const passes = names.map((name, index) => [
      name,
      { Type: "Pass", InputPath: "$.a", ResultPath: "$.b", Next: names[index + 1] ?? "end" },
    ]);
    const States = { ...Object.fromEntries(passes), end: { Type: "Succeed" } };
    const { code = "", diagnostics } = await compile({ StartAt: names[0], States });
    expect(diagnostics).toEqual([]);
    const declared = [...code.matchAll(/^(?:export )?(?:function|const|type) ([\w$]+)/gm)].map(
      ([, name = ""]) => name,
    );
    expect(declared.length).toBeGreaterThan(names.length);
    expect(declared.filter((name) => names.includes(name))).toEqual([]);
    expect(new Set(declared).size).toBe(declared.length);
  });

  test("of JSONata import no interpreter", { timeout: 60_000 }, async () => {
    const sources = [
      join(root, "examples/orders-jsonata/orders.asl.json"),
      join(root, "test/cases/jsonata/machine.asl.json"),
    ].map((file) => readFileSync(file, "utf8"));
    const modules = await Promise.all(sources.map((source) => compile(source)));
    const imported = modules.flatMap(({ code = "" }) => importsOf(code));
    expect(imported).toContain("heaviside/runtime/jsonata");
    expect(imported.filter(isJsonataPackage)).toEqual([]);
    // Nor does what they import, down to the last file.
    const { metafile } = await build({
      stdin: { contents: modules[0]?.code ?? "", resolveDir: root, loader: "ts" },
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "node",
      absWorkingDir: root,
      tsconfig: join(root, "tsconfig.json"),
    });
    expect(Object.keys(metafile.inputs).filter((each) => /node_modules/.test(each))).toEqual([]);
  });

  test("import the runtime and what was generated beside them", async () => {
    const orders = join(root, "examples/orders");
    const schemas = readFileSync(join(orders, "orders.schemas.json"), "utf8");
    const source = readFileSync(join(orders, "orders.asl.json"), "utf8");
    const { code = "", files: beside } = await compile(source, {
      fileName: "orders.asl.json",
      schemas,
    });
    const imported = [code, ...Object.values(beside)].flatMap((text) => importsOf(text));
    expect(
      imported.filter((each) => !/^(heaviside\/runtime(\/\w+)?|\.\/orders\.\w+\.js)$/.test(each)),
    ).toEqual([]);
  });
});

function isJsonataPackage(imported: string): boolean {
  return /^jsonata(?:\/|$)/.test(imported);
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  return { path, text, imports: importsOf(text) };
}

function importsOf(text: string): readonly string[] {
  const found = text.matchAll(
    /^(?:import|export)\b[^;"']*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...found].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "");
}

/** The file that a relative import leads to, from the root. */
function resolved(path: string, imported: string): string | undefined {
  if (!imported.startsWith(".")) return undefined;
  return relative(root, resolve(root, dirname(path), imported)).replace(/\.js$/, ".ts");
}

function imports(isWrong: (from: string, to: string) => boolean): readonly string[] {
  return files.flatMap(({ path, imports: all }) =>
    all
      .map((each) => resolved(path, each))
      .filter((to) => to !== undefined && isWrong(path, to))
      .map((to) => `${path} imports ${to}`),
  );
}

function phaseOf(path: string): number | undefined {
  const digit = /^compiler\/(\d)-/.exec(path)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

function having(pattern: RegExp): readonly string[] {
  return files.filter(({ text }) => pattern.test(codeOf(text))).map(({ path }) => path);
}

/** Without comments and texts. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/"(?:[^"\\\n]|\\.)*"|\/\/.*/g, (token) => (token.startsWith("/") ? "" : '""'))
    .replace(/`(?:[^`\\$]|\\.|\$(?!\{))*`/g, "``");
}

/** Files that import each other, each circle once. */
function circles(): readonly (readonly string[])[] {
  const graph = new Map(
    files.map(({ path, imports: all }) => [
      path,
      all.flatMap((each) => resolved(path, each) ?? []),
    ]),
  );
  const found = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) {
      const circle = trail.slice(at);
      const first = circle.indexOf(circle.toSorted()[0] ?? "");
      const turned = [...circle.slice(first), ...circle.slice(0, first)];
      found.set(turned.join(), turned);
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return [...found.values()];
}
