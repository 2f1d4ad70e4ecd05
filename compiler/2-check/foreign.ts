import type { Schema } from "./schemas/index.js";
import { listed } from "./wording.js";

/** The message and help for fields of the one query language in an object of the other. */
export function wrongLanguage(fields: readonly string[], { called, language }: Schema) {
  const other = language === "JSONata" ? "JSONPath" : "JSONata";
  const [first = ""] = fields;
  const instead = fields.flatMap((field) => {
    const use = replacements[field] ?? (/^\w+Path$/.test(field) ? field.slice(0, -4) : undefined);
    return use === undefined ? [] : [`"${use}" instead of "${field}"`];
  });
  const switchTo = `set "QueryLanguage": "${other}" on the state`;
  return {
    message: `${listed(fields)} ${fields.length === 1 ? "belongs" : "belong"} to ${other}, and ${
      called ?? first
    } with the query language ${language} does not have ${fields.length === 1 ? "it" : "them"}.`,
    help:
      instead.length > 0
        ? `Use ${[...new Set(instead)].slice(0, 3).join(", ")}; or ${switchTo}.`
        : `${switchTo.charAt(0).toUpperCase()}${switchTo.slice(1)}.`,
  };
}

/** What a field of one language is called, or done with, in the other. */
const replacements: { readonly [field: string]: string } = {
  Parameters: "Arguments",
  InputPath: "Arguments",
  ResultSelector: "Output",
  ResultPath: "Output",
  OutputPath: "Output",
  Result: "Output",
  Variable: "Condition",
  Arguments: "Parameters",
  Output: "OutputPath",
  Items: "ItemsPath",
  Condition: "Variable",
};
