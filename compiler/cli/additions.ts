import { isMap, parseDocument, visit, type Document, type Node } from "yaml";

import { nameOf, type Additions } from "../../deploy/merge.js";
import { suggest } from "../diagnostics/suggest.js";
import type { Io } from "./io.js";
import { readText } from "./read.js";
import { UsageError } from "./usage-error.js";

/**
 * Reads what a file adds to a template. Throws UsageError with all that is wrong with it: where it is no YAML, or adds to what is not
 * there.
 */
export async function readAdditions(file: string, template: Additions, io: Io): Promise<Additions> {
  // By YAML 1.2 nothing becomes anything else: no date of a policy's version, no truth of a country's "no".
  const document = parseDocument(await readText(file, io), { version: "1.2", schema: "core" });
  const lost = withoutAliases(document);
  const problems = [
    ...document.errors.map(({ message }) => message.replace(/:?\n[^]*/, ".")),
    ...lost.map((name) => `Nothing is called &${name}.`),
  ];
  const { contents } = document;
  if (problems.length === 0 && !isMap(contents))
    problems.push("It has to be a mapping, such as Resources: …");
  // Its keys are nodes, as in every document that was parsed.
  const additions = contents as unknown as Additions;
  if (problems.length === 0) problems.push(...misfits(template, additions));
  if (problems.length === 0) return additions;
  const lines = problems.map((each) => `  ${each}`).join("\n");
  throw new UsageError(`"${file}" cannot be added:\n${lines}`);
}

/** Puts what aliases stand for in their places: in another document they mean nothing. Gives the names that nothing has. */
function withoutAliases(document: Document): readonly string[] {
  const lost: string[] = [];
  visit(document, {
    Alias(_, alias) {
      const node = alias.resolve(document);
      if (node) return node.clone() as Node;
      lost.push(alias.source);
      return undefined;
    },
  });
  visit(document, {
    Value(_, node) {
      delete node.anchor;
    },
  });
  return lost;
}

/** Sections that are no mappings, and resources that are neither there nor whole. */
function misfits(template: Additions, own: Additions): readonly string[] {
  return own.items.flatMap(({ key, value }) => {
    const section = nameOf(key);
    if (section !== "Resources" && section !== "Parameters") return [];
    if (!isMap(value)) return [`${section} has to be a mapping.`];
    const there = template.get(section);
    const known = isMap(there) ? there.items.map((item) => nameOf(item.key)) : [];
    return value.items.flatMap((item) => {
      const id = nameOf(item.key);
      if (known.includes(id) || (isMap(item.value) && item.value.has("Type"))) return [];
      const near = suggest(id, known);
      const instead = near === undefined ? "" : ` Did you mean "${near}"?`;
      return [`${section} has no "${id}" to add to, and a new one needs a Type.${instead}`];
    });
  });
}
