import { posix } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { frame } from "../diagnostics/frame.js";
import { located, type Located } from "../diagnostics/located.js";
import type { Checked } from "../diagnostics/sarif.js";
import { count, list } from "./count.js";
import { fileLabel, type Definition } from "./definition.js";
import { wantsColour, type Io, type Output } from "./io.js";

/** What is wrong with one definition. */
export interface Found {
  readonly definition: Definition;
  readonly diagnostics: readonly Diagnostic[];
}

/** Each diagnostic with its lines of the file, as the output can show it; `""` when there is none. */
export function framed(found: readonly Found[], output: Output, { env }: Io): string {
  const options = { colour: wantsColour(output, env), width: Math.min(output.columns, 100) };
  return found
    .flatMap(byFile)
    .flatMap(({ source, diagnostics }) =>
      diagnostics.map((diagnostic) => `${frame(diagnostic, source, options)}\n\n`),
    )
    .join("");
}

/** The same for machines: with file, line and column. */
export function asJson(found: Found): readonly Located[] {
  return byFile(found).flatMap(({ source, diagnostics }) => located(diagnostics, source));
}

/** `2 errors and 1 warning in 3 definitions.` */
export function summary(found: readonly Found[]): string {
  const severities = found.flatMap(({ diagnostics }) =>
    diagnostics.map(({ severity }) => severity),
  );
  const warnings = severities.filter((severity) => severity === "warning").length;
  const errors = severities.length - warnings;
  const problems = [
    ...(errors > 0 ? [count(errors, "error")] : []),
    ...(warnings > 0 ? [count(warnings, "warning")] : []),
  ];
  return `${list(problems) || "No problems"} in ${count(found.length, "definition")}.`;
}

/** A template's definition and the schemas may lie in files of their own, with diagnostics of their own. */
export function byFile({ definition, diagnostics }: Found): readonly Checked[] {
  const { place, text, followed } = definition;
  const fileName = fileLabel(place);
  const own = {
    source: { fileName, text },
    diagnostics: diagnostics.filter(
      (one) => one.fileName === undefined || !followed.has(one.fileName),
    ),
  };
  const others = [...followed].map(([name, other]) => ({
    source: { fileName: posix.join(posix.dirname(fileName), name), text: other },
    // The name of the source says it better: from where the user stands.
    diagnostics: diagnostics
      .filter((one) => one.fileName === name)
      .map(({ fileName: _relative, ...diagnostic }) => diagnostic),
  }));
  return [own, ...others];
}
