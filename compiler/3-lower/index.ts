import type { Document, ObjectNode } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import type { Machine, Scope, State } from "./machine.js";
import { numberField, objectField, optional, stringField } from "./read.js";
import { state } from "./states.js";
import { versionOf } from "./version-of.js";

type Language = State["language"];

/** Document → Machine. The document has passed the check without an error: what is wrong here is a bug, and throws. */
export function lower(document: Document, name: string): Machine {
  const { root } = document;
  if (root.kind !== "object") throw new Error("A definition that is no object passed the check");
  return {
    name,
    version: versionOf(root, name),
    ...optional("comment", stringField(root, "Comment")),
    ...optional("timeoutSeconds", numberField(root, "TimeoutSeconds")),
    scope: scope(root, "", languageOf(root, "JSONPath")),
  };
}

/** One `States` object and where it starts; `language` is what its states are written in unless they say otherwise. */
export function scope(node: ObjectNode, path: string, language: Language): Scope {
  const states = objectField(node, "States")?.members ?? [];
  return {
    startAt: stringField(node, "StartAt") ?? "",
    ...optional("comment", stringField(node, "Comment")),
    states: new Map(
      states.flatMap(({ key, value }) =>
        value.kind === "object"
          ? [
              [
                key,
                state({
                  name: key,
                  node: value,
                  path: pointer(path, "States", key),
                  language: languageOf(value, language),
                  inherited: language,
                }),
              ],
            ]
          : [],
      ),
    ),
  };
}

function languageOf(node: ObjectNode, otherwise: Language): Language {
  const language = stringField(node, "QueryLanguage");
  return language === "JSONata" || language === "JSONPath" ? language : otherwise;
}
