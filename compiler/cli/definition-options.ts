import type { Options } from "yargs";

/** The options of every command that reads definitions. */
export const definitionOptions = {
  schemas: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe:
      "JSON Schemas of the machine's input and of Task results (found beside: orders.schemas.json)",
  },
  name: {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: "The machine's name, if not the file's",
  },
  type: {
    choices: ["STANDARD", "EXPRESS"],
    describe: "The kind of state machine, which decides what it may do (STANDARD if left out)",
  },
  define: {
    type: "string",
    array: true,
    nargs: 1,
    requiresArg: true,
    describe: "Name=value, the value of the placeholder ${Name}; may be repeated",
  },
  "define-file": {
    type: "string",
    nargs: 1,
    requiresArg: true,
    describe: "A JSON or YAML file of such values",
  },
  foreign: {
    type: "string",
    array: true,
    nargs: 1,
    requiresArg: true,
    describe:
      'A Lambda function without heaviside, by name, ARN or placeholder: it is called and waited for; may be repeated (or "heaviside": { "foreign": […] } in package.json)',
  },
} as const satisfies { readonly [name: string]: Options };

/** The same as given. */
export interface DefinitionOptions {
  readonly files: readonly string[];
  readonly schemas: string | undefined;
  readonly name: string | undefined;
  readonly type: "STANDARD" | "EXPRESS" | undefined;
  readonly define: readonly string[] | undefined;
  readonly "define-file": string | undefined;
  readonly foreign: readonly string[] | undefined;
}
