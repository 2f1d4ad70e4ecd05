import type { Machine } from "../../runtime/types.js";
import type { Json } from "../1-parse/document.js";
import { Bug } from "./bug.js";
import { command, type Given } from "./command.js";
import { divertConsole } from "./console.js";
import { placesOf, readDefinition, type Definition, type Place } from "./definition.js";
import { definitionOptions } from "./definition-options.js";
import { eventLines, outcomeJson, terminal, type Display } from "./display.js";
import { loadHandlers } from "./handlers.js";
import { exitCodes, type Io } from "./io.js";
import { readMock } from "./mock.js";
import { parseJson, readText } from "./read.js";
import { framed, summary } from "./report.js";
import { unanswered } from "./unanswered.js";
import { UsageError } from "./usage-error.js";

const options = {
  input: {
    type: "string",
    alias: "i",
    nargs: 1,
    requiresArg: true,
    describe: "The execution's input: JSON, @file, or - for the standard input; {} if left out",
  },
  tasks: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: "A module that exports the Tasks' handlers by function or state name (.ts or .js)",
  },
  mock: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: "FILE of results by state name, or Step Functions Local's FILE#TestCase",
  },
  object: {
    type: "string",
    array: true,
    nargs: 1,
    requiresArg: true,
    describe: "BUCKET/KEY=FILE, an object of S3 that a distributed Map reads; may be repeated",
  },
  events: { type: "boolean", describe: "Prints the execution history, one JSON object a line" },
  json: { type: "boolean", describe: "Prints the outcome as JSON, on a terminal too" },
  progress: { type: "boolean", describe: "Prints a line a state, where no terminal is, too" },
  "real-time": {
    type: "boolean",
    describe: "Waits as long as the definition says; time is skipped if left out",
  },
  "history-limit": {
    type: "number",
    // What a standard workflow may have.
    default: 25_000,
    nargs: 1,
    requiresArg: true,
    describe: "Fails an execution that has more events",
  },
  ...definitionOptions,
} as const;

/** `heaviside run`: runs a definition on this computer. */
export const run = command({
  name: "run",
  summary: "Runs a definition on this computer, with real handlers or scripted results",
  usage: "FILE [options]",
  options,
  examples: [
    [`orders.asl.json --input '{"id": 7}' --tasks handlers.ts`, "calls your handlers"],
    ["orders.asl.json --input @order.json --mock results.json", "calls nothing"],
    ["orders.asl.json --mock MockConfigFile.json#HappyPath", "as Step Functions Local"],
    [
      "import.asl.json --mock results.json --object uploads/in.csv=in.csv",
      "a distributed Map reads in.csv",
    ],
  ],
  async run(given, io) {
    const [place, ...others] = await placesOf(given, io);
    if (!place || others.length > 0) throw new UsageError("One FILE is run at a time.");
    const shown = (["events", "json", "progress"] as const).filter((name) => given[name]);
    if (shown.length > 1) throw new UsageError(`--${shown.join(" and --")} exclude each other.`);
    const definition = await readDefinition(place, given, io);
    const input = await inputOf(given.input, place, io);
    const mock = given.mock === undefined ? undefined : await readMock(given.mock, io);
    const objects = await objectsOf(given.object ?? [], io);
    const machine = await machineOf(definition, io);
    if (!machine) return exitCodes.failed;

    const { run: runMachine } = await import("../../local/index.js");
    const show = displayOf(given, io);
    const restore = divertConsole(show.aside);
    let tasks: Awaited<ReturnType<typeof loadHandlers>> | undefined;
    try {
      tasks = given.tasks === undefined ? undefined : await loadHandlers(given.tasks, io);
      const outcome = await runMachine(machine, input, {
        clock: given["real-time"] ? "real" : "virtual",
        signal: io.signal,
        onEvent: show.event,
        historyLimit: given["history-limit"],
        objects,
        ...(tasks && { tasks }),
        ...(mock && { mock }),
      });
      show.end(outcome);
      return outcome.status === "SUCCEEDED" ? exitCodes.done : exitCodes.failed;
    } catch (error) {
      show.stop();
      throw unanswered(error, Object.keys({ ...tasks, ...mock })) ?? error;
    } finally {
      restore();
    }
  },
});

type RunGiven = Given<typeof options>;

async function inputOf(given: string | undefined, place: Place, io: Io): Promise<Json> {
  if (given === undefined) return {};
  if (given.startsWith("@"))
    return parseJson(await readText(given.slice(1), io), `"${given.slice(1)}"`);
  if (given !== "-") return parseJson(given, "--input");
  if (place.file === undefined) {
    throw new UsageError(
      "The standard input is the definition already.",
      "Give the input as --input @file.",
    );
  }
  return parseJson(await io.stdin(), "The standard input");
}

/** What ItemReader finds in S3, by `bucket/key`. Throws UsageError. */
async function objectsOf(pairs: readonly string[], io: Io): Promise<Record<string, string>> {
  const objects: Record<string, string> = {};
  for (const pair of pairs) {
    const [, name, file] = /^([^/=]+\/.+)=([^=]+)$/s.exec(pair) ?? [];
    if (name === undefined || file === undefined)
      throw new UsageError(`--object takes BUCKET/KEY=FILE, not "${pair}".`);
    objects[name] = await readText(file, io);
  }
  return objects;
}

/** The compiled definition; `undefined` when it has errors, which are told. */
async function machineOf(definition: Definition, io: Io): Promise<Machine | undefined> {
  // The compiler is loaded when it is needed: help comes at once.
  const { CompileError, load } = await import("../index.js");
  try {
    return await load(definition.text, definition.options);
  } catch (error) {
    if (!(error instanceof CompileError)) throw new Bug(definition.place.label, error);
    const found = [{ definition, diagnostics: error.diagnostics }];
    io.stderr.write(`${framed(found, io.stderr, io)}${summary(found)}\n`);
    return undefined;
  }
}

function displayOf(given: RunGiven, io: Io): Display {
  const { events, json, progress, "real-time": realTime } = given;
  if (events) return eventLines(io);
  if (json || !(io.stdout.isTTY || progress)) return outcomeJson(io);
  return terminal(io, { virtual: !realTime });
}
