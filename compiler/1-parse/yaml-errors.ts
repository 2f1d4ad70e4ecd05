import type { YAMLError } from "yaml";
import type { Diagnostics } from "../diagnostics/diagnostics.js";
import type { Source } from "./document.js";
import { linesOf } from "./source.js";

/** What to type, by the parser's name of the problem. */
const help: { readonly [code: string]: string } = {
  ALIAS_PROPS: "Put the anchor or tag where the value is.",
  BAD_ALIAS: "Type *name of an anchor &name.",
  BAD_DIRECTIVE: "Remove the line.",
  BAD_DQ_ESCAPE: 'Type "\\\\" for a backslash.',
  BAD_INDENT: "Indent the line like its neighbours.",
  BAD_SCALAR_START: "Put the text in quotes.",
  BLOCK_IN_FLOW: "Put the text in quotes.",
  KEY_OVER_1024_CHARS: "Shorten the key.",
  MISSING_CHAR: "Type the missing character.",
  MULTILINE_IMPLICIT_KEY: 'Type ":" after the key, on the same line.',
  TAB_AS_INDENT: "Indent with blanks.",
  UNEXPECTED_TOKEN: "Remove it, or put the text in quotes.",
};

/** Reports what the YAML parser found, and says whether it found anything. Of one line only the first is said. */
export function reportYamlErrors(
  errors: readonly YAMLError[],
  source: Source,
  diagnostics: Diagnostics,
): boolean {
  const lines = linesOf(source);
  const said = new Set<number>();
  for (const error of errors) {
    const { pos } = error;
    const { line } = lines.at(pos[0]);
    if (said.has(line)) continue;
    said.add(line);
    diagnostics.report("json-syntax", {
      path: "",
      span: {
        start: pos[0],
        end: Math.max(pos[0], Math.min(pos[1], lines.all[line - 1]?.end ?? pos[1])),
      },
      ...wording(error),
    });
  }
  return errors.length > 0;
}

/** The parser's messages, said as ours where they are hard to read. */
function wording({ code, message }: YAMLError): {
  readonly message: string;
  readonly help?: string;
} {
  const quote = /^Missing closing (["'])quote/.exec(message)?.[1];
  if (quote) return { message: "The quoted text does not end.", help: `Type ${quote} at its end.` };
  const bracket = / end with a (\S)$/.exec(message)?.[1];
  if (bracket) return { message: `A "${bracket}" is missing.`, help: `Type "${bracket}".` };
  if (code === "MULTIPLE_DOCS") {
    const typed = 'Remove "---" and what follows it.';
    return { message: "The text holds a second document.", help: typed };
  }
  if (code === "BLOCK_AS_IMPLICIT_KEY") {
    const typed = "Indent it like its neighbours, or put the value in quotes.";
    return { message: "A mapping stands inside a text.", help: typed };
  }
  const first = message.split("\n")[0]?.trim() ?? "";
  const typed = help[code];
  return { message: /[.!?]$/.test(first) ? first : `${first}.`, ...(typed && { help: typed }) };
}
