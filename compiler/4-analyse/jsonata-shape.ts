import type { JsonataExpression, Setting } from "../3-lower/machine.js";
import { builtinNamed } from "../jsonata/builtins.js";
import { emitJsonata } from "../jsonata/emit.js";
import { contextShape } from "./context-shape.js";
import { plainName } from "./plain-read.js";
import type { Readable } from "./readable.js";
import { readName } from "./shape-read.js";
import { unknown, type Read, type Shape } from "./shape.js";

/** What a JSONata expression gives when it gives anything. The code that is written for it tells, so that it never promises more. */
export function jsonataShape(
  { tree, settings }: JsonataExpression,
  from: Readable,
  ofSetting: (setting: Setting) => Shape,
): Shape {
  const { shape } = emitJsonata(tree, {
    states: {
      input: { text: "$", shape: from.$ },
      ...(from.result && { result: { text: "result", shape: from.result } }),
      ...(from.error && { errorOutput: { text: "error", shape: from.error } }),
      context: { text: "$$", shape: contextShape(from.item) },
    },
    variable(name) {
      const setting = settings.get(name);
      if (setting) return { text: name, shape: ofSetting(setting) };
      const read = readVariable(name, from);
      if (!read || read.missing === "always") return undefined;
      const shape = plainName(from.variables, name) ? read.shape : unknown;
      return { text: name, shape, missing: read.missing !== "never" };
    },
    environment: "$$",
    imports: { jsonata: (name) => name, safely: (name) => name },
    isTyped: true,
  });
  return shape ?? unknown;
}

/** What a name stands for, unless it is a function of the language's own: a variable of that name hides it. */
export function readVariable(name: string, { variables }: Readable): Read | undefined {
  const isFunction = builtinNamed(name) && !plainName(variables, name);
  return isFunction ? undefined : readName(variables, name);
}
