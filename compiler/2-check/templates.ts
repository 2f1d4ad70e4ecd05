import type { Member, Node, StringNode } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import type { PlacedValue } from "./places.js";

/** A field of a payload template, at any depth; `dynamic` where its key ends in `.$`. */
export interface TemplateField {
  readonly member: Member;
  readonly path: string;
  readonly dynamic: boolean;
}

/** Every field of a payload template, in the order of the text (ASL, "Payload Template"). */
export function templateFields(node: Node, path: string): readonly TemplateField[] {
  if (node.kind === "array")
    return node.items.flatMap((item, index) => templateFields(item, pointer(path, index)));
  if (node.kind !== "object") return [];
  return node.members.flatMap((member): TemplateField[] => {
    const at = pointer(path, member.key);
    if (member.key.endsWith(".$")) return [{ member, path: at, dynamic: true }];
    return [{ member, path: at, dynamic: false }, ...templateFields(member.value, at)];
  });
}

/** A string of a value, with where it is. */
export interface PlacedText {
  readonly node: StringNode;
  readonly path: string;
}

/** Every string in a value, at any depth; keys are none. */
export function textsIn(node: Node, path: string): readonly PlacedText[] {
  if (node.kind === "string") return [{ node, path }];
  if (node.kind === "array")
    return node.items.flatMap((item, index) => textsIn(item, pointer(path, index)));
  if (node.kind !== "object") return [];
  return node.members.flatMap(({ key, value }) => textsIn(value, pointer(path, key)));
}

/** The texts of a place that are paths or intrinsic calls: of a template the values of keys that end in `.$`. */
export function dynamicTexts({ place, node, path }: PlacedValue): readonly PlacedText[] {
  if (place !== "template") return node.kind === "string" ? [{ node, path }] : [];
  return templateFields(node, path).flatMap(({ member, dynamic, path: at }) =>
    dynamic && member.value.kind === "string" ? [{ node: member.value, path: at }] : [],
  );
}

/** Whether the texts of a place may be intrinsic calls, beside paths. */
export const takesCall = ({ place }: PlacedValue): boolean =>
  place === "template" || place === "text-path";

/** Whether a text is a call of an intrinsic function rather than a path, right or wrong. */
export const looksLikeCall = (text: string): boolean => /^\s*States\.|^\s*[\w.]+\s*\(/.test(text);

/** Whether a constant text looks like a path of the input, the Context Object or into a variable. */
export const looksLikePath = (text: string): boolean =>
  /^\$(\$?$|\$?[.[]\S*$|[A-Za-z_]\w*[.[]\S*$)/.test(text);
