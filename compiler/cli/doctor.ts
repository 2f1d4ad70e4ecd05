import { compare } from "../../deploy/doctor/compare.js";
import type { Observed } from "../../deploy/doctor/observed.js";
import { findingLine, type Finding } from "../../deploy/finding.js";
import { ids, type Needs } from "../../deploy/needs.js";
import { constantOf, sub } from "../../deploy/sub.js";
import { parseYaml } from "../1-parse/yaml.js";
import { toJson } from "../1-parse/value.js";
import { Diagnostics } from "../diagnostics/diagnostics.js";
import { askingAws } from "./asking-aws.js";
import { command, type Given } from "./command.js";
import { count } from "./count.js";
import { placesOf } from "./definition.js";
import { definitionOptions } from "./definition-options.js";
import { exitCodes, type Io } from "./io.js";
import { deployOptions, needsOf } from "./needs.js";
import { isRecord, readText } from "./read.js";
import { asJson, framed } from "./report.js";
import { UsageError } from "./usage-error.js";

const options = {
  stack: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: "The name of the stack that is deployed; looked at on AWS, nothing is changed",
  },
  template: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: "A template of SAM or CloudFormation to look at instead",
  },
  json: { type: "boolean", describe: "Prints the findings as JSON" },
  ...deployOptions,
  ...definitionOptions,
} as const;

type DoctorGiven = Given<typeof options>;

/** `heaviside doctor`: compares what is deployed with what a machine needs. */
export const doctor = command({
  name: "doctor",
  summary: "Compares what is deployed on AWS with what a machine needs, and says what to change",
  usage: "FILE --stack NAME | --template FILE [options]",
  options,
  examples: [
    ["orders.asl.json --stack orders-prod", "looks at functions, queues and table on AWS"],
    [
      "orders.asl.json --template infra/template.yaml",
      "looks at a template, before it is deployed",
    ],
  ],
  async run(given, io) {
    const { stack, template, files } = given;
    if ((stack === undefined) === (template === undefined))
      throw new UsageError("Name what to look at: either --stack NAME or --template FILE.");
    if (files.length > 1)
      throw new UsageError("The doctor looks at one machine, and there are several FILEs.");
    const [place] = await placesOf(given, io);
    if (!place) return exitCodes.usage;
    const { needs, findings, ...needed } = await needsOf(place, given, io);
    if (!needs) {
      io.stderr.write(framed([needed], io.stderr, io));
      if (given.json) tellJson([], asJson(needed), io);
      return exitCodes.failed;
    }
    const observed =
      template === undefined ? await onAws(needs, given) : await inTemplate(needs, template, io);
    // How wide a permission is, "heaviside template" tells.
    const own = findings.filter(({ code }) => code !== "wide-permission");
    const all = [...own, ...compare(needs, observed)];
    if (given.json) tellJson(all, asJson(needed), io);
    else tell(all, io);
    return all.some(({ severity }) => severity === "error") ? exitCodes.failed : exitCodes.done;
  },
});

async function inTemplate(needs: Needs, file: string, io: Io): Promise<Observed> {
  const text = await readText(file, io);
  const diagnostics = new Diagnostics({ fileName: file, text });
  const document = parseYaml({ fileName: file, text }, diagnostics);
  const template = document && toJson(document.root);
  if (!isRecord(template) || !isRecord(template["Resources"]))
    throw new UsageError(
      `"${file}" is no template: ${diagnostics.sorted[0]?.message ?? "it has no Resources."}`,
    );
  const { observeTemplate } = await import("../../deploy/doctor/from-template.js");
  return observeTemplate(template, needs);
}

async function onAws(needs: Needs, { stack = "" }: DoctorGiven): Promise<Observed> {
  const names = needs.functions.map(({ id, name }) => {
    const known = constantOf(sub(name.text.replaceAll("${AWS::StackName}", stack)));
    if (known === undefined)
      throw new UsageError(
        `The name of a function is known when it is deployed: ${name.text}.`,
        "Give its placeholder a value: --define Name=value.",
      );
    return [id, known] as const;
  });
  const [{ observeCloud }, { awsCloud }] = await Promise.all([
    import("../../deploy/doctor/observe.js"),
    import("../../deploy/doctor/aws.js"),
  ]);
  return askingAws(() => observeCloud(new Map(names), ids.invoker, awsCloud()));
}

function tell(all: readonly Finding[], io: Io): void {
  for (const finding of all) io.stdout.write(`${findingLine(finding)}\n`);
  const errors = all.filter(({ severity }) => severity === "error").length;
  const others = all.length - errors;
  const advice = others === 0 ? "" : ` ${count(others, "warning")}.`;
  io.stdout.write(
    `${errors === 0 ? "Nothing has to change." : `${count(errors, "thing")} to change.`}${advice}\n`,
  );
}

function tellJson(findings: readonly Finding[], diagnostics: readonly object[], io: Io): void {
  io.stdout.write(`${JSON.stringify({ findings, diagnostics }, undefined, 2)}\n`);
}
