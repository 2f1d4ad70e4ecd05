import type { Member, Node } from "../../1-parse/document.js";
import { pointer } from "../../1-parse/pointer.js";
import type { Diagnostics } from "../../diagnostics/diagnostics.js";
import type { Rule } from "./rule.js";

/**
 * An object has one key twice (RFC 8259), or a payload template one field twice once ".$" is taken off its keys. Of
 * States it is two states of one name, which duplicate-state-name reports.
 */
export const duplicateKey: Rule = ({ scopes, states: all, places }, diagnostics) => {
  const states = new Set<Node>(all.map(({ node }) => node));
  const [machine] = scopes;
  if (!machine) return;
  eachObject(machine.node, "", (members, path) => {
    for (const [first, again] of repeated(members, (key) => key))
      if (!states.has(again.value)) report(first, again, path, diagnostics);
  });
  for (const { place, node, path: base } of places) {
    if (place !== "template") continue;
    eachObject(node, base, (members, path) => {
      for (const [first, again] of repeated(members, (key) => key.replace(/\.\$$/, "")))
        if (first.key !== again.key) report(first, again, path, diagnostics);
    });
  }
};

function report(first: Member, again: Member, path: string, diagnostics: Diagnostics): void {
  diagnostics.report("duplicate-key", {
    path: pointer(path, again.key),
    span: again.keySpan,
    message:
      first.key === again.key
        ? `"${again.key}" is written twice in one object.`
        : `"${first.key}" and "${again.key}" give one field.`,
    help: "Remove one of the two.",
    related: [{ message: "The other one", path: pointer(path, first.key), span: first.keySpan }],
  });
}

function repeated(members: readonly Member[], name: (key: string) => string): [Member, Member][] {
  const seen = new Map<string, Member>();
  return members.flatMap((member): [Member, Member][] => {
    const first = seen.get(name(member.key));
    seen.set(name(member.key), first ?? member);
    return first ? [[first, member]] : [];
  });
}

function eachObject(
  node: Node,
  path: string,
  visit: (members: readonly Member[], path: string) => void,
): void {
  if (node.kind === "array")
    node.items.forEach((item, index) => eachObject(item, pointer(path, index), visit));
  if (node.kind !== "object") return;
  visit(node.members, path);
  for (const { key, value } of node.members) eachObject(value, pointer(path, key), visit);
}
