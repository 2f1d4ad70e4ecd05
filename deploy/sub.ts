import type { Setting, Text } from "../compiler/3-lower/machine.js";

/**
 * A text as CloudFormation's `Fn::Sub` takes it: `${Name}` and `${Resource.Attribute}` are filled in when it is deployed, and
 * `${!` stands for `${`. An object of its own, so that what comes from a definition is never taken for ours.
 */
export interface Sub {
  readonly kind: "sub";
  readonly text: string;
}

/** A text of ours, in the syntax of `Fn::Sub`. */
export function sub(text: string): Sub {
  return { kind: "sub", text };
}

/** A text that stays as it is, whatever is in it. */
export function literal(text: string): Sub {
  return sub(text.replaceAll("${", "${!"));
}

/** Texts one after the other; strings are ours. */
export function joined(...parts: readonly (string | Sub)[]): Sub {
  return sub(parts.map((part) => (typeof part === "string" ? part : part.text)).join(""));
}

/** A text of the definition: `parameter` tells which parameter stands for a placeholder. */
export function fromText(text: Text, parameter: (setting: Setting) => string): Sub {
  switch (text.kind) {
    case "literal":
      return literal(String(text.value));
    case "setting":
      return sub("${" + parameter(text) + "}");
    case "text":
      return joined(
        ...text.parts.map((part) =>
          typeof part === "string" ? literal(part) : "${" + parameter(part) + "}",
        ),
      );
    default:
      return text satisfies never;
  }
}

/** The text itself, where nothing is filled in. */
export function constantOf({ text }: Sub): string | undefined {
  return /\$\{(?!!)/.test(text) ? undefined : text.replaceAll("${!", "${");
}

/** What the whole text refers to, where it is one reference: `Queue`, `Queue.Arn`. */
export function referenceOf({ text }: Sub): string | undefined {
  return /^\$\{([\w:.]+)\}$/.exec(text)?.[1];
}

/** The names that are filled in, without attributes. */
export function referencesIn({ text }: Sub): readonly string[] {
  return [...text.matchAll(/\$\{([\w:]+)[^}]*\}/g)].map(([, name = ""]) => name);
}
