import { sarif } from "../diagnostics/sarif.js";
import { version } from "../version.js";
import { workingOn } from "./bug.js";
import { command } from "./command.js";
import { placesOf, readDefinition } from "./definition.js";
import { definitionOptions } from "./definition-options.js";
import { exitCodes } from "./io.js";
import { asJson, byFile, framed, summary, type Found } from "./report.js";
import { UsageError } from "./usage-error.js";

/** `heaviside check`: says what is wrong with definitions, and writes nothing. */
export const check = command({
  name: "check",
  summary: "Says what is wrong with definitions, and writes nothing",
  usage: "FILE… [options]",
  options: {
    json: { type: "boolean", describe: "Prints the diagnostics as one JSON array" },
    sarif: { type: "boolean", describe: "Prints them as SARIF 2.1.0, for code scanning" },
    "max-warnings": {
      type: "number",
      nargs: 1,
      requiresArg: true,
      describe: "Fails when there are more warnings",
    },
    ...definitionOptions,
  },
  examples: [
    ["orders.asl.json", "shows each problem at its place"],
    ["flows/*.asl.json --max-warnings 0", "for a build: warnings fail too"],
    ["template.yaml#OrdersMachine", "a state machine inside a SAM or CloudFormation template"],
  ],
  async run(given, io) {
    if (given.json && given.sarif) throw new UsageError("--json and --sarif exclude each other.");
    const places = await placesOf(given, io);
    // The compiler is loaded when it is needed: help comes at once.
    const { check: checkDefinition } = await import("../index.js");
    const found: Found[] = [];
    for (const place of places) {
      const definition = await readDefinition(place, given, io);
      const { text, options } = definition;
      const diagnostics = await workingOn(place.label, () => checkDefinition(text, options));
      found.push({ definition, diagnostics });
    }
    if (given.json) io.stdout.write(`${JSON.stringify(found.flatMap(asJson), undefined, 2)}\n`);
    else if (given.sarif)
      io.stdout.write(
        `${JSON.stringify(sarif(found.flatMap(byFile), { version }), undefined, 2)}\n`,
      );
    else io.stdout.write(`${framed(found, io.stdout, io)}${summary(found)}\n`);
    return isGood(found, given["max-warnings"]) ? exitCodes.done : exitCodes.failed;
  },
});

function isGood(found: readonly Found[], maxWarnings = Infinity): boolean {
  const severities = found.flatMap(({ diagnostics }) =>
    diagnostics.map(({ severity }) => severity),
  );
  const warnings = severities.filter((severity) => severity === "warning").length;
  return warnings === severities.length && warnings <= maxWarnings;
}
