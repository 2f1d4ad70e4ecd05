import yargs, { type Argv } from "yargs";

import { version } from "../version.js";
import { check } from "./check.js";
import type { Command } from "./command.js";
import { compile } from "./compile.js";
import { describe } from "./describe.js";
import { doctor } from "./doctor.js";
import { explain } from "./explain.js";
import { history } from "./history.js";
import { exitCodes, type Io } from "./io.js";
import { list } from "./list.js";
import { run } from "./run.js";
import { template } from "./template.js";
import { unknownOption } from "./unknown-option.js";
import { UsageError } from "./usage-error.js";

const commands: readonly Command[] = [
  compile,
  check,
  run,
  template,
  doctor,
  list,
  describe,
  history,
];

/**
 * Runs one command line, without the program's name, and gives the exit code: see `exitCodes`. Never throws, and
 * touches of the process only what `io` gives.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    const { text, code } = explain(error);
    io.stderr.write(`heaviside: ${text}\n`);
    return code;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.done;
  const parser = settled(yargs(), io)
    .scriptName("heaviside")
    .usage("heaviside COMMAND [options]")
    .epilog(`"heaviside COMMAND --help" shows a command's options and examples.\n\n${exits}`);
  for (const command of commands) {
    parser.command(
      command.name,
      command.summary,
      (inner: Argv) => described(inner, command),
      async (given) => {
        code = await command.run(checked(command, given), io);
      },
    );
  }
  parser.demandCommand(1, `Name a command: ${commands.map(({ name }) => name).join(", ")}.`);
  // yargs hands over what it would print: the text of --help and --version.
  await parser.parseAsync([...argv], {}, (_error, _given, text) => {
    if (text !== "") io.stdout.write(`${text}\n`);
  });
  return code;
}

function settled(parser: Argv, io: Io): Argv {
  return parser
    .locale("en")
    .wrap(Math.min(io.stdout.columns, 100))
    .exitProcess(false)
    .strictCommands()
    .recommendCommands()
    .version(version)
    .alias("help", "h")
    .describe({ help: "Shows this", version: "Shows the version" })
    .parserConfiguration({
      // `--define A=1 FILE`: FILE is no second definition of a value.
      "greedy-arrays": false,
      "dot-notation": false,
      "boolean-negation": false,
      "parse-positional-numbers": false,
    })
    .fail((message: string | null, error?: Error) => {
      if (error && error.name !== "YError") throw error;
      throw new UsageError(sentence(message ?? error?.message ?? ""));
    });
}

function described(parser: Argv, command: Command): Argv {
  const line = `heaviside ${command.name}`;
  return parser
    .usage(`${line} ${command.usage}\n\n${command.summary}`)
    .options(command.options)
    .epilog(epilog(command))
    .strictCommands(false)
    .strictOptions()
    .fail((message: string | null, error?: Error) => {
      if (error && error.name !== "YError") throw error;
      const text = message ?? error?.message ?? "";
      throw unknownOption(text, command) ?? new UsageError(sentence(text));
    });
}

/** What yargs lets through: options given twice, numbers that are none. */
function checked(command: Command, given: { readonly [name: string]: unknown }): never {
  for (const [name, { array, type }] of Object.entries(command.options)) {
    const value = given[name];
    if (!array && Array.isArray(value)) throw new UsageError(`--${name} is given twice.`);
    if (
      type === "number" &&
      value !== undefined &&
      !(Number.isSafeInteger(value) && Number(value) >= 0)
    ) {
      throw new UsageError(`--${name} takes a whole number.`);
    }
  }
  const [, ...files] = Array.isArray(given["_"]) ? given["_"].map(String) : [];
  // yargs has parsed these options by the same record that types them.
  return { ...given, files } as never;
}

function epilog({ name, examples }: Command): string {
  const shown = examples
    .map(([rest, does]) => `  heaviside ${name} ${rest}\n      ${does}`)
    .join("\n");
  return `Examples:\n${shown}\n\n${exits}`;
}

const exits =
  "Exit codes: 0 done; 1 the definition has errors, a file differs, or the execution failed; 2 wrong usage.";

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
