import { access } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

import type { Extras } from "../../deploy/extras.js";
import type { Finding } from "../../deploy/finding.js";
import type { Serving } from "../../deploy/functions.js";
import type { Needs } from "../../deploy/needs.js";
import { functionArns } from "../../deploy/permissions/lambda.js";
import type { OwnMachines } from "../../deploy/permissions/index.js";
import { isPseudo } from "../../deploy/placeholders.js";
import { referencesIn, sub } from "../../deploy/sub.js";
import { outcomeTarget } from "../../deploy/outcome-target.js";
import type { Constants } from "../../deploy/served.js";
import type { Dedupe } from "../../runtime/ports/ports.js";
import type { Diagnostic } from "../index.js";
import { workingOn } from "./bug.js";
import { readDefinition, type Definition, type Place } from "./definition.js";
import type { DefinitionOptions } from "./definition-options.js";
import { handlersIn, withHistories } from "./find-handlers.js";
import type { Io } from "./io.js";
import { UsageError } from "./usage-error.js";

/** The options of commands that deploy. */
export const deployOptions = {
  handlers: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: 'The folder of the files that "serve" the Tasks (handlers, beside the definition)',
  },
  handler: {
    type: "string",
    array: true,
    nargs: 1,
    requiresArg: true,
    describe: "Task=FILE or Task=FILE#export, the handler of a Task's function; may be repeated",
  },
  dedupe: {
    choices: ["none", "claim", "checkpoint"],
    default: "none",
    describe: "Whether deliveries are claimed, and results remembered",
  },
  history: {
    type: "boolean",
    describe: "Keeps the history of executions in a table, for list, describe and history",
  },
  machine: {
    type: "string",
    array: true,
    nargs: 1,
    requiresArg: true,
    describe:
      "Name=FUNCTION, a machine that this one starts and that is heaviside's own, and the function of its wake; may be repeated",
  },
  "on-outcome": {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe:
      'Who is told how executions end: "queue" (one of its own), "events" (the default event bus), or the address of a queue, function or event bus',
  },
  bucket: {
    type: "boolean",
    describe: "Keeps what is too large to travel (over 900 kB) in a bucket; otherwise that fails",
  },
  seal: {
    type: "boolean",
    describe: "Seals what functions send each other, so that no other event takes an execution on",
  },
} as const;

export interface DeployGiven extends DefinitionOptions {
  readonly handlers: string | undefined;
  readonly handler: readonly string[] | undefined;
  readonly dedupe: string;
  readonly history: boolean | undefined;
  readonly machine: readonly string[] | undefined;
  readonly "on-outcome": string | undefined;
  readonly bucket: boolean | undefined;
  readonly seal: boolean | undefined;
}

/** What a definition needs on AWS. */
export interface Needed {
  readonly definition: Definition;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where the definition has errors. */
  readonly needs?: Needs;
  readonly findings: readonly Finding[];
  /** The directory of the project, absolute: handlers' files are named from there. */
  readonly root: string;
}

/** Reads a definition and looks for its handlers. Throws UsageError. */
export async function needsOf(place: Place, given: DeployGiven, io: Io): Promise<Needed> {
  const extras = extrasOf(given);
  const machines = machinesOf(given);
  const definition = await readDefinition(place, given, io);
  // The compiler is loaded when it is needed: help comes at once.
  const { phases } = await import("../compile.js");
  const { machineNeeds } = await import("../../deploy/machine-needs.js");
  const folder = given.handlers ?? (await folderBeside(place));
  const root = await projectOf(folder === undefined ? place.directory : resolve(io.cwd, folder));
  return workingOn(place.label, async () => {
    const { module, machine, diagnostics } = await phases(definition.text, definition.options);
    if (!module || !machine) return { definition, diagnostics, findings: [], root };
    const constants = { module: place.base, machine: module.machine, tasks: module.tasks };
    const found = folder === undefined ? [] : await handlersIn(folder, { root, constants, io });
    const named = mapped(given.handler ?? [], { root, constants, io, machine: machine.name });
    const { history = false } = given;
    const known = [...named, ...found];
    const handlers = history ? await withHistories(known, root) : known;
    // yargs has checked the choice.
    const dedupe = given.dedupe as Dedupe;
    return {
      ...{ definition, diagnostics, root },
      ...machineNeeds(machine, { handlers, dedupe, history, extras, machines }),
    };
  });
}

/** `Pack=pack-start`, by the name or the ARN of the function. Throws UsageError. */
function machinesOf({ machine = [] }: DeployGiven): OwnMachines {
  return new Map(
    machine.map((pair) => {
      const [, name, address = ""] = /^([^=]+)=([\w:${}.-]+)$/.exec(pair) ?? [];
      const given = sub(address);
      if (name === undefined || !referencesIn(given).every(isPseudo))
        throw new UsageError(
          `--machine takes Name=FUNCTION, not "${pair}".`,
          "FUNCTION is the name or the ARN of a Lambda function.",
        );
      return [name, functionArns(given)[0] ?? given] as const;
    }),
  );
}

/** Throws UsageError. */
function extrasOf({ bucket, seal, "on-outcome": told }: DeployGiven): Extras {
  const outcomes = told === undefined ? undefined : outcomeTarget(told);
  if (told !== undefined && !outcomes)
    throw new UsageError(
      `--on-outcome takes "queue", "events" or an address, not "${told}".`,
      "An address is the URL or ARN of a queue, or the ARN of a function or of an event bus.",
    );
  return { ...(outcomes && { outcomes }), ...(bucket && { bucket }), ...(seal && { seal }) };
}

/** `ChargeCard=src/charge.ts#handler`, by the name of a state or of its constant; or the machine's, for what starts it. */
function mapped(
  pairs: readonly string[],
  {
    root,
    constants,
    machine,
    io,
  }: {
    readonly root: string;
    readonly constants: Constants;
    /** Its name. */
    readonly machine: string;
    readonly io: Io;
  },
): readonly Serving[] {
  const byFile = new Map<string, { readonly tasks: string[] } & Serving>();
  for (const pair of pairs) {
    const [, name = "", path = "", exported = "handler"] =
      /^(.+?)=([^#]+)(?:#([\w$]+))?$/s.exec(pair) ?? [];
    if (name === "") throw new UsageError(`--handler takes Task=FILE, not "${pair}".`);
    const state = [...constants.tasks].find((each) => each.includes(name))?.[0];
    const isStart = state === undefined && [constants.machine, machine].includes(name);
    if (state === undefined && !isStart)
      throw new UsageError(
        `The machine has no Task "${name}".`,
        `It has ${[...constants.tasks.keys()].map((each) => `"${each}"`).join(", ") || "none"}.`,
      );
    const file = relative(root, resolve(io.cwd, path)).replaceAll("\\", "/");
    const key = `${file}#${exported}`;
    const before = byFile.get(key)?.tasks ?? [];
    const tasks = state === undefined ? before : [...before, state];
    byFile.set(key, { file, export: exported, tasks, isHosted: true, ...(isStart && { isStart }) });
  }
  return [...byFile.values()];
}

async function folderBeside({ directory, file }: Place): Promise<string | undefined> {
  const beside = join(directory, "handlers");
  return file !== undefined && (await exists(beside)) ? beside : undefined;
}

/** The nearest directory with a package.json, or the one itself. */
async function projectOf(directory: string): Promise<string> {
  for (let at = directory; ; at = dirname(at)) {
    if (await exists(join(at, "package.json"))) return at;
    if (dirname(at) === at) return directory;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
