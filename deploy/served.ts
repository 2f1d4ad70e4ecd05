import type { Serving } from "./functions.js";

/** The constants of a generated module, which handlers are bound to. */
export interface Constants {
  /** How handlers import it: its file's name without endings. */
  readonly module: string;
  /** Whether what a handler imports from there is the same module under another name. */
  readonly isModule?: (from: string) => boolean;
  /** The machine's own. */
  readonly machine: string;
  /** Those of Tasks, by the names of their states. */
  readonly tasks: ReadonlyMap<string, string>;
}

/**
 * What a file exports that serves states of a machine: `export const handler = serve(ChargeCard, …)`, or the machine itself:
 * `wake(Orders)`. The text is an ES module as esbuild prints it; nothing of it is run.
 */
export function servedIn(text: string, file: string, constants: Constants): readonly Serving[] {
  const imported = importsIn(text);
  const exported = exportsIn(text);
  const calls = text.matchAll(/(?:const|let|var) ([\w$]+) = ([\w$.]+)\(\s*(\[[^\]]*\]|[\w$.]+)/g);
  return [...calls].flatMap(([, local = "", callee = "", argument = ""]): readonly Serving[] => {
    const name = exported.get(local);
    const called = imported(callee);
    if (name === undefined || !called || !/^heaviside\/(aws|runtime)$/.test(called.from)) return [];
    const bound = (argument.match(/[\w$.]+/g) ?? []).flatMap((each) => {
      const target = imported(each);
      return target && isBoundTo(target.from, constants) ? [target.name] : [];
    });
    const isHosted = called.from === "heaviside/aws";
    const serving = { file, export: name, isHosted };
    if (called.name === "wake")
      return bound.includes(constants.machine) ? [{ ...serving, tasks: [], isStart: true }] : [];
    const tasks = [...constants.tasks].flatMap(([state, each]) =>
      bound.includes(each) ? [state] : [],
    );
    return /^serve(Each)?$/.test(called.name) && tasks.length > 0 ? [{ ...serving, tasks }] : [];
  });
}

/** Whether a text calls `keepHistory` of `heaviside/aws/history`: that of a file with what it imports from beside it. */
export function keepsHistory(text: string): boolean {
  const imported = importsIn(text);
  return [...text.matchAll(/([\w$.]+)\(\)/g)].some(([, callee = ""]) => {
    const called = imported(callee);
    return called?.from === "heaviside/aws/history" && called.name === "keepHistory";
  });
}

/** Looks up what a local name, or a member of a namespace, was imported as, and from where. */
function importsIn(
  text: string,
): (local: string) => { readonly name: string; readonly from: string } | undefined {
  const names = new Map<string, { readonly name: string; readonly from: string }>();
  const spaces = new Map<string, string>();
  for (const [, clause = "", from = ""] of text.matchAll(/^import ([^;"']*?) from "([^"]*)"/gm)) {
    const [, space] = /\* as ([\w$]+)/.exec(clause) ?? [];
    if (space !== undefined) spaces.set(space, from);
    const [, list = ""] = /\{([^}]*)\}/.exec(clause) ?? [];
    for (const [name, local] of renamed(list)) names.set(local, { name, from });
  }
  return (local) => {
    const [space = "", name] = local.split(".");
    const from = name === undefined ? undefined : spaces.get(space);
    return name !== undefined && from !== undefined ? { name, from } : names.get(local);
  };
}

/** Exported names by local ones. */
function exportsIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = ""] of text.matchAll(/^export (?:const|let|var) ([\w$]+)/gm))
    found.set(name, name);
  for (const [, list = ""] of text.matchAll(/^export \{([^}]*)\};?$/gm))
    for (const [local, name] of renamed(list)) found.set(name, name).set(local, name);
  return found;
}

/** `A, B as C` */
function renamed(list: string): readonly (readonly [string, string])[] {
  return list
    .split(",")
    .map((part) => part.trim().split(/\s+as\s+/))
    .flatMap(([name, local]) =>
      name === undefined || name === "" ? [] : [[name, local ?? name] as const],
    );
}

function isBoundTo(from: string, { module, isModule }: Constants): boolean {
  return moduleName(from) === module || isModule?.(from) === true;
}

/** `../orders.js`, `./orders.asl.json` → `orders`. */
function moduleName(from: string): string {
  return from
    .replace(/^.*\//, "")
    .replace(/\.(js|ts|mjs|mts|json|ya?ml)$/, "")
    .replace(/\.asl$/, "");
}
