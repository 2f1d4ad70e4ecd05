import { join } from "node:path";
import { importedNames, isGenerated, textOf } from "./files.js";

/**
 * The module that lies there, as a file with its version in the name, when the new one is of another definition; after it, what it
 * imports that was generated too. Nothing where there is no such module. Throws the errors of node:fs.
 */
export async function keptFiles(
  directory: string,
  module: string,
  code: string,
): Promise<{ readonly [fileName: string]: string }> {
  const before = await generated(directory, module);
  const version = before && versionIn(before);
  if (version === undefined || version === versionIn(code)) return {};
  const texts = new Map([[module, before]]);
  for (const [, text] of texts)
    for (const name of importedNames(text ?? "")) {
      const imported = texts.has(name) ? undefined : await generated(directory, name);
      if (imported !== undefined) texts.set(name, imported);
    }
  const renamed = (name: string) => name.replace(/(\.[cm]?[jt]s)$/, `.${version}$1`);
  const files = [...texts].map(([name, text = ""]) => [renamed(name), kept(text)]);
  return Object.fromEntries(files) as { readonly [fileName: string]: string };

  function kept(text: string): string {
    const isKept = (name: string) => texts.has(`${name}.ts`) || texts.has(`${name}.js`);
    return text
      .replace(/ from (.*)\. Edit that file, not this one\.$/m, earlier)
      .replace(/(\bfrom\s*["']\.\/)([^"'/]+)\.js(?=["'])/g, (all, from: string, name: string) =>
        isKept(name) ? `${from}${name}.${version}.js` : all,
      );
  }
}

const earlier = " from an earlier $1. Delete this file when none of its executions is left.";

async function generated(directory: string, name: string): Promise<string | undefined> {
  const text = await textOf(join(directory, name));
  return text !== undefined && isGenerated(text) ? text : undefined;
}

function versionIn(code: string): string | undefined {
  return /^const Version\d* = ["'](\w+)["'];?$/m.exec(code)?.[1];
}
