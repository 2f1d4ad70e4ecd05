import { expect } from "vitest";

import { phases } from "../../compiler/compile.js";
import type { CompileOptions } from "../../compiler/index.js";
import type { Serving } from "../../deploy/functions.js";
import { machineNeeds } from "../../deploy/machine-needs.js";
import type { FunctionNeed, Needs } from "../../deploy/needs.js";
import type { Dedupe } from "../../runtime/ports/ports.js";

export const region = "arn:aws:lambda:eu-west-1:123456789012:function:";

/** A Task of a function that is called like it. */
export const task = (name: string, more: object = {}) => ({
  [name]: { Type: "Task", Resource: `${region}${name}`, ...more },
});

export interface Deployed {
  /** The states whose functions are ours, each with a file of its own; `start` is the machine's. */
  readonly ours: readonly string[];
  readonly dedupe?: Dedupe;
  readonly options?: CompileOptions;
}

/** What a definition needs, and what is said of it. */
export async function deployed(
  definition: string | object,
  { ours, dedupe = "none", options = {} }: Deployed,
) {
  const { machine, diagnostics } = await phases(definition, options);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (!machine) throw new Error("The definition has errors.");
  return machineNeeds(machine, { handlers: ours.map(serving), dedupe });
}

export function serving(name: string): Serving {
  const isStart = name === "start";
  const file = `handlers/${name.replaceAll(/\W/g, "")}.ts`;
  return { file, export: "handler", isHosted: true, isStart, tasks: isStart ? [] : [name] };
}

/** What each function may do, shortly: whom it calls, and whether it waits, remembers and what else. */
export function summary({ functions }: Needs): Record<string, object> {
  const names = new Map(functions.map(({ arn, id }) => [arn.text, id.replace(/Function$/, "")]));
  return Object.fromEntries(
    functions
      .filter(({ kind }) => kind !== "invoker")
      .map((need) => [need.id.replace(/Function$/, ""), summaryOf(need, names)]),
  );
}

function summaryOf({ statements }: FunctionNeed, names: ReadonlyMap<string, string>): object {
  const found: Record<string, string[]> = {};
  for (const { actions, resources } of statements)
    for (const { text } of resources) {
      const own = names.get(text);
      if (own !== undefined) (found["calls"] ??= []).push(own);
      else if (text === "${DelayQueue.Arn}") found["waits"] = [];
      else if (text === "${Table.Arn}")
        found["table"] = actions.map((each) => each.replace(/^.*:/, ""));
      else (found["other"] ??= []).push(`${actions.join()} ${text}`);
    }
  found["calls"]?.sort();
  return found;
}
