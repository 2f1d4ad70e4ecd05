import { basename, dirname, relative, resolve } from "node:path";

import { findingLine } from "../../deploy/finding.js";
import type { Needs } from "../../deploy/needs.js";
import type { Build } from "../../deploy/template.js";
import { compareFiles, writeFiles, type Change } from "../6-write/files.js";
import { formatted } from "../6-write/print.js";
import { version } from "../version.js";
import { command, type Given } from "./command.js";
import { placesOf } from "./definition.js";
import { definitionOptions } from "./definition-options.js";
import { difference } from "./diff.js";
import { formatOf } from "./format.js";
import { exitCodes, type Io } from "./io.js";
import { deployOptions, needsOf, type Needed } from "./needs.js";
import { asJson, framed } from "./report.js";
import { shown } from "./target.js";
import { UsageError } from "./usage-error.js";

const options = {
  out: {
    type: "string",
    alias: "o",
    nargs: 1,
    requiresArg: true,
    describe: "The file to write (template.yaml; for cdk the machine's, such as orders.stack.ts)",
  },
  format: {
    choices: ["sam", "cloudformation", "cdk"],
    default: "sam",
    describe: "What to write: a template of SAM or CloudFormation, or a CDK construct",
  },
  runtime: {
    choices: ["nodejs22.x", "nodejs24.x"],
    default: "nodejs22.x",
    describe: "The functions' Node.js",
  },
  merge: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe:
      "A part of a template to add, in YAML or JSON: variables, memory and policies of your functions, resources of your own",
  },
  check: {
    type: "boolean",
    describe: "Writes nothing; fails when the file is not what it should be",
  },
  stdout: { type: "boolean", describe: "Prints the template instead of writing it" },
  force: { type: "boolean", describe: "Overwrites a file that heaviside did not generate" },
  json: { type: "boolean", describe: "Prints what the machine needs as JSON, and writes nothing" },
  ...deployOptions,
  ...definitionOptions,
} as const;

type TemplateGiven = Given<typeof options>;

/** `heaviside template`: writes the infrastructure that a machine needs on AWS. */
export const template = command({
  name: "template",
  summary: "Writes the infrastructure that a machine needs on AWS: SAM, CloudFormation or CDK",
  usage: "FILE [options]",
  options,
  examples: [
    ["orders.asl.json", "writes template.yaml for SAM, with the functions in handlers/"],
    ["orders.asl.json --handlers src/functions --dedupe claim", "each delivery runs once"],
    ["orders.asl.json --handler 'Charge card=src/charge.ts#handler'", "names a handler itself"],
    ["orders.asl.json --format cdk -o lib/orders.ts", "a construct for a CDK app"],
    ["orders.asl.json --history", "keeps the history of executions, for heaviside history"],
    ["orders.asl.json --on-outcome events", "tells the default event bus how executions end"],
    ["orders.asl.json --merge own.yaml", "adds what your handlers need"],
    ["orders.asl.json --check", "for a build: fails when template.yaml is out of date"],
  ],
  async run(given, io) {
    const modes = ["check", "stdout", "json"].filter((name) => given[name as "check"] === true);
    if (modes.length > 1)
      throw new UsageError(`${modes.map((name) => `--${name}`).join(" and ")} exclude each other.`);
    if (given.files.length > 1)
      throw new UsageError("A template is of one machine, and there are several FILEs.");
    const [place] = await placesOf(given, io);
    if (!place) return exitCodes.usage;
    const needed = await needsOf(place, given, io);
    const { needs, findings } = needed;
    if (given.json) return printJson(needed, io);
    io.stderr.write(framed([needed], io.stderr, io));
    for (const finding of findings) io.stderr.write(`${findingLine(finding)}\n`);
    if (!needs || isRefused(needed)) return exitCodes.failed;
    const path = resolve(io.cwd, given.out ?? defaultFile(given.format, place));
    const text = await textOf(needs, { given, needed, path }, io);
    const toStdout =
      given.stdout || (place.file === undefined && given.out === undefined && !given.check);
    if (toStdout) io.stdout.write(text);
    return toStdout ? exitCodes.done : deliver(path, text, given, io);
  },
});

function isRefused({ findings }: Needed): boolean {
  return findings.some(({ severity }) => severity === "error");
}

function printJson(needed: Needed, io: Io): number {
  const { needs, findings } = needed;
  const printed = { needs, findings, diagnostics: asJson(needed) };
  io.stdout.write(`${JSON.stringify(printed, undefined, 2)}\n`);
  return needs && !isRefused(needed) ? exitCodes.done : exitCodes.failed;
}

function defaultFile(format: string, { directory, base }: Needed["definition"]["place"]): string {
  return resolve(directory, format === "cdk" ? `${base}.stack.ts` : "template.yaml");
}

async function textOf(
  needs: Needs,
  {
    given,
    needed,
    path,
  }: { readonly given: TemplateGiven; readonly needed: Needed; readonly path: string },
  io: Io,
): Promise<string> {
  const { definition, root } = needed;
  const { label, file } = definition.place;
  const build: Build = {
    runtime: given.runtime,
    architecture: "arm64",
    memory: 512,
    root: relative(dirname(path), root).replaceAll("\\", "/") || ".",
    heading: `Generated by heaviside ${version} from ${JSON.stringify(file === undefined ? "stdin" : basename(label)).slice(1, -1)}. Edits are lost when it is generated again.`,
  };
  const settings = await formatOf(path);
  if (given.format === "cdk") {
    if (given.merge !== undefined)
      throw new UsageError(
        "--merge adds to a template, and --format cdk writes a construct.",
        "Its functions are members of the construct: what is yours goes there.",
      );
    const { cdkConstruct } = await import("../../deploy/cdk.js");
    return formatted(cdkConstruct(needs, build), settings);
  }
  const [{ toYaml, tree }, { samTemplate }, { cloudFormationTemplate }, { format }] =
    await Promise.all([
      import("../../deploy/yaml.js"),
      import("../../deploy/sam.js"),
      import("../../deploy/cloudformation.js"),
      import("prettier"),
    ]);
  const write = given.format === "sam" ? samTemplate : cloudFormationTemplate;
  const template = write(needs, build);
  const { merge } = given;
  const additions =
    merge === undefined
      ? undefined
      : await (await import("./additions.js")).readAdditions(merge, tree(template), io);
  return format(toYaml(template, additions), { ...settings, parser: "yaml" });
}

/** Writes the file where it differs, or says how it does. */
async function deliver(path: string, text: string, given: TemplateGiven, io: Io): Promise<number> {
  const module = basename(path);
  const [change] = await compareFiles({
    directory: dirname(path),
    module,
    files: { [module]: text },
  });
  if (!change) return exitCodes.usage;
  if (given.check) return tellDifference(change, io);
  const name = shown(path, io);
  if (change.kind === "foreign" && !given.force) {
    io.stderr.write(
      `"${name}" was not generated by heaviside: nothing written (--force overwrites).\n`,
    );
    return exitCodes.usage;
  }
  await writeFiles([change]);
  io.stdout.write(`${name} ${change.kind === "same" ? "is unchanged" : "written"}.\n`);
  return exitCodes.done;
}

function tellDifference(change: Change, io: Io): number {
  const name = shown(change.path, io);
  if (change.kind === "same") io.stdout.write(`${name} is up to date.\n`);
  else if (change.kind === "create") io.stdout.write(`${name} is missing.\n`);
  else if (change.kind !== "stale")
    io.stdout.write(
      `${name} differs.\n${difference(change.before, change.after)
        .map((line) => `  ${line}\n`)
        .join("")}`,
    );
  return change.kind === "same" ? exitCodes.done : exitCodes.failed;
}
