import { resolve } from "node:path";

import { command, type Given } from "./command.js";
import { compileOne, compileText, type Compiled } from "./compile-one.js";
import { count, list } from "./count.js";
import {
  compiledAsJson,
  compileSummary,
  differences,
  keptHint,
  outcomeLine,
} from "./compiled-report.js";
import { placesOf, readDefinition, sourcesOf, type Definition, type Place } from "./definition.js";
import { definitionOptions } from "./definition-options.js";
import { exitCodes, type Io } from "./io.js";
import { asJson, framed } from "./report.js";
import { jobsFor, type Job } from "./target.js";
import { UsageError } from "./usage-error.js";
import { watch } from "./watch.js";

const options = {
  out: {
    type: "string",
    alias: "o",
    nargs: 1,
    requiresArg: true,
    describe: "A directory, or the module's file (.ts)",
  },
  watch: {
    type: "boolean",
    alias: "w",
    describe: "Compiles again whenever a definition or its schemas change",
  },
  check: {
    type: "boolean",
    describe: "Writes nothing; fails when a file is not what it should be",
  },
  stdout: { type: "boolean", describe: "Prints the module instead of writing it" },
  keep: {
    type: "boolean",
    describe: "Keeps the module of the definition before: orders.k3v9x2ab.ts beside orders.ts",
  },
  force: { type: "boolean", describe: "Overwrites files that heaviside did not generate" },
  json: { type: "boolean", describe: "Prints what happened as JSON" },
  ...definitionOptions,
} as const;

/** `heaviside compile`: writes a TypeScript module beside each definition. */
export const compile = command({
  name: "compile",
  summary: "Writes a TypeScript module beside each definition",
  usage: "FILE… [options]",
  options,
  examples: [
    ["orders.asl.json", "writes orders.ts"],
    ["flows/*.asl.json --check", "for a build: fails when a module is out of date"],
    ["orders.asl.json -o src --watch", "writes src/orders.ts at every change"],
    ["template.yaml#OrdersMachine", "a state machine inside a SAM or CloudFormation template"],
  ],
  async run(given, io) {
    refuseContradictions(given);
    const places = await placesOf(given, io);
    const jobs = jobsFor(places, given.out, io);
    if (given.stdout || isFilter(places, given)) return print(jobs, given, io);
    if (given.watch) return watchJobs(jobs, given, io);

    // Everything is read first: when a file cannot be read, nothing is written.
    const work: { readonly job: Job; readonly definition: Definition }[] = [];
    for (const job of jobs)
      work.push({ job, definition: await readDefinition(job.place, given, io) });
    const how = {
      check: given.check === true,
      force: given.force === true,
      keep: given.keep === true,
    };
    const all: Compiled[] = [];
    for (const { job, definition } of work) all.push(await compileOne(definition, job, how));
    return given.check ? tellDifferences(all, given, io) : tellWritten(all, given, io);
  },
});

type CompileGiven = Given<typeof options>;

function refuseContradictions({ watch, check, stdout, keep, json, out }: CompileGiven): void {
  const modes = Object.entries({ watch, check, stdout }).flatMap(([name, on]) =>
    on ? [`--${name}`] : [],
  );
  if (keep) modes.push("--keep");
  if (modes.length > 1) throw new UsageError(`${modes.join(" and ")} exclude each other.`);
  if (stdout && out !== undefined) throw new UsageError("--stdout and --out exclude each other.");
  if (watch && json) throw new UsageError("--watch and --json exclude each other.");
}

/** The standard input has no place beside which a module could be written: it goes to the standard output. */
function isFilter(places: readonly Place[], { out, check, watch }: CompileGiven): boolean {
  const piped = places.some(({ file }) => file === undefined);
  if (piped && watch) throw new UsageError("The standard input cannot be watched.");
  return piped && out === undefined && !check;
}

async function print(jobs: readonly Job[], given: CompileGiven, io: Io): Promise<number> {
  const [job, ...others] = jobs;
  if (!job || others.length > 0) {
    throw new UsageError(
      "One module is printed at a time, and there are several FILEs.",
      "Name a directory with --out.",
    );
  }
  const definition = await readDefinition(job.place, given, io);
  const { name, code, files, diagnostics } = await compileText(definition, job);
  if (given.json) {
    const found = asJson({ definition, diagnostics });
    const printed = { definition: job.place.label, name, code, files, diagnostics: found };
    io.stdout.write(`${JSON.stringify(printed, undefined, 2)}\n`);
  } else {
    io.stderr.write(framed([{ definition, diagnostics }], io.stderr, io));
    io.stdout.write(code ?? "");
    const companions = Object.keys(files);
    if (companions.length > 0)
      io.stderr.write(`Not printed: ${list(companions)} (--json prints all).\n`);
  }
  return code === undefined ? exitCodes.failed : exitCodes.done;
}

async function watchJobs(jobs: readonly Job[], given: CompileGiven, io: Io): Promise<number> {
  const watched = jobs.map((job) => {
    const { label, directory } = job.place;
    const sources = new Set(sourcesOf(job.place, given, io));
    const compile = async () => {
      const definition = await readDefinition(job.place, given, io);
      const compiled = await compileOne(definition, job, {
        check: false,
        force: given.force === true,
      });
      for (const path of definition.sought) sources.add(resolve(directory, path));
      tellDiagnostics([compiled], io);
      return outcomeLine(compiled, io);
    };
    return { label, sources, compile };
  });
  await watch(watched, io);
  return exitCodes.done;
}

function tellWritten(all: readonly Compiled[], { json }: CompileGiven, io: Io): number {
  if (json) {
    tellJson(all, io);
  } else {
    tellDiagnostics(all, io);
    for (const compiled of all)
      io[compiled.written ? "stdout" : "stderr"].write(`${outcomeLine(compiled, io)}\n`);
    io.stdout.write(`${compileSummary(all)}\n${keptHint(all)}`);
  }
  if (all.some(({ result }) => result.code === undefined)) return exitCodes.failed;
  return all.every(({ written }) => written) ? exitCodes.done : exitCodes.usage;
}

function tellDifferences(all: readonly Compiled[], { json }: CompileGiven, io: Io): number {
  const broken = all.filter(({ result }) => result.code === undefined);
  const differing = all.flatMap(({ changes }) => changes.filter(({ kind }) => kind !== "same"));
  if (json) {
    tellJson(all, io);
  } else {
    tellDiagnostics(all, io);
    io.stdout.write(differences(all, io));
    if (broken.length === 0) {
      const files = count(differing.length, "file");
      io.stdout.write(
        differing.length === 0 ? "Everything is up to date.\n" : `${files} out of date.\n`,
      );
    } else {
      for (const compiled of broken) io.stderr.write(`${outcomeLine(compiled, io)}\n`);
    }
  }
  return broken.length + differing.length === 0 ? exitCodes.done : exitCodes.failed;
}

function tellJson(all: readonly Compiled[], io: Io): void {
  const printed = all.map((compiled) => compiledAsJson(compiled, io));
  io.stdout.write(`${JSON.stringify(printed, undefined, 2)}\n`);
}

function tellDiagnostics(all: readonly Compiled[], io: Io): void {
  const found = all.map(({ definition, result }) => ({
    definition,
    diagnostics: result.diagnostics,
  }));
  io.stderr.write(framed(found, io.stderr, io));
}
