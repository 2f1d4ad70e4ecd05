import { pointer } from "../../1-parse/pointer.js";
import { member } from "../../1-parse/value.js";
import type { Rule } from "./rule.js";

/** A state asks for JSONPath in a machine of JSONata: the language can be changed the other way only (AWS). */
export const wrongQueryLanguage: Rule = ({ scopes, states }, diagnostics) => {
  const machine = scopes[0]?.node;
  const own = member(machine, "QueryLanguage");
  if (own?.value.kind !== "string" || own.value.value !== "JSONata") return;
  for (const { node, path } of [...states, ...scopes.slice(1)]) {
    const value = member(node, "QueryLanguage")?.value;
    if (value?.kind !== "string" || value.value !== "JSONPath") continue;
    diagnostics.report("wrong-query-language", {
      path: pointer(path, "QueryLanguage"),
      span: value.span,
      message: "The query language is JSONPath here, and JSONata for the whole machine.",
      help: 'Remove "QueryLanguage" from the machine, and set it on the states that use JSONata.',
      related: [
        { message: "The machine's language", path: "/QueryLanguage", span: own.value.span },
      ],
    });
  }
};
