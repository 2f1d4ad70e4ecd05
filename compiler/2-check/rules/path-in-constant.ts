import { isJsonata } from "../../3-lower/jsonata-source.js";
import { looksLikePath } from "../templates.js";
import type { Rule } from "./rule.js";

/** A field for a constant holds a path (AWS, NO_PATH). */
export const pathInConstant: Rule = ({ places }, diagnostics) => {
  for (const { place, node, path, field, schema } of places) {
    if (place !== "constant" || node.kind !== "string" || schema.type !== "string") continue;
    if (!looksLikePath(node.value) && !isJsonata(node.value)) continue;
    diagnostics.report("path-in-constant", {
      path,
      span: node.span,
      message: `"${field}" takes a constant, so that "${node.value}" is not evaluated.`,
      help: `Use "${field}Path" for a path.`,
    });
  }
};
