import { suggest } from "../diagnostics/suggest.js";
import type { Command } from "./command.js";
import { UsageError } from "./usage-error.js";

/** yargs' message of an unknown option, with the option that was meant; `undefined` for any other message. */
export function unknownOption(message: string, command: Command): UsageError | undefined {
  const names = /^Unknown arguments?: (.*)$/.exec(message)?.[1]?.split(", ");
  const name = names?.[0];
  if (name === undefined) return undefined;
  const meant = suggest(name, [...Object.keys(command.options), "help", "version"]);
  const written = name.length === 1 ? `-${name}` : `--${name}`;
  return new UsageError(
    `"heaviside ${command.name}" has no option ${written}.`,
    meant === undefined
      ? `"heaviside ${command.name} --help" lists its options.`
      : `Did you mean --${meant}?`,
  );
}
