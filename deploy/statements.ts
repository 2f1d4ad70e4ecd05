import type { State, Text } from "../compiler/3-lower/machine.js";
import type { Dedupe } from "../runtime/ports/ports.js";
import { ids, type Statement } from "./needs.js";
import { mapGrants, taskGrants, type Grant, type OwnMachines } from "./permissions/index.js";
import type { Reach } from "./reach.js";
import { sub, type Sub } from "./sub.js";

/** What the table is asked for, by why it is: see `runtime/joins.ts`, `callback.ts` and `claim.ts`. */
const tableCalls = {
  fork: ["GetItem", "PutItem", "UpdateItem"],
  join: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"],
  token: ["GetItem", "PutItem", "UpdateItem"],
  /** A look at a job asks whether somebody still waits for it. */
  job: ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"],
  /** A result comes with a token, or a sign of life does. */
  callback: ["GetItem", "UpdateItem"],
  /** The invoker stops executions, and tells how they ended. */
  control: ["GetItem", "PutItem"],
  claim: ["GetItem", "PutItem", "UpdateItem"],
  checkpoint: ["GetItem", "PutItem", "UpdateItem"],
} as const;
export type TableUse = keyof typeof tableCalls;

/** Functions that are called, each once. */
export function callsFunctions(reason: string, arns: readonly Sub[]): readonly Statement[] {
  const resources = distinct(arns);
  return resources.length === 0 ? [] : [{ reason, actions: ["lambda:InvokeFunction"], resources }];
}

/** Messages that arrive later. */
export function sendsDelays(states: ReadonlySet<string>): readonly Statement[] {
  if (states.size === 0) return [];
  const reason = `Time passes: ${quoted([...states])}.`;
  return [{ reason, actions: ["sqs:SendMessage"], resources: [sub("${" + ids.delays + ".Arn}")] }];
}

/** What the function does with the table. */
export function usesTable(uses: readonly TableUse[], reason: string): readonly Statement[] {
  const actions = new Set(uses.flatMap((use) => tableCalls[use]));
  if (actions.size === 0) return [];
  const named = ["GetItem", "BatchGetItem", "PutItem", "UpdateItem"] as const;
  return [
    {
      reason,
      actions: named.filter((name) => actions.has(name)).map((name) => `dynamodb:${name}`),
      resources: [sub("${" + ids.table + ".Arn}")],
    },
  ];
}

/** What the function does with the table of histories: see `runtime/aws/history/table-recorder.ts`. */
export function keepsHistory(calls: readonly string[]): Statement {
  return {
    reason: "Writes the history of executions.",
    actions: calls.map((name) => `dynamodb:${name}`),
    resources: [sub("${" + ids.history + ".Arn}")],
  };
}

/** What a function on its way asks the table for. */
export function tableUses(
  reach: Reach,
  { tokens, jobs }: { readonly tokens: boolean; readonly jobs: boolean },
  dedupe: Dedupe,
): readonly TableUse[] {
  return [
    ...(reach.forks.size > 0 ? (["fork"] as const) : []),
    ...(reach.joins.size > 0 ? (["join"] as const) : []),
    ...(tokens ? (["token"] as const) : []),
    ...(jobs ? (["job"] as const) : []),
    ...(dedupe === "none" ? [] : [dedupe]),
  ];
}

/** The calls of services that a function makes in place; the same call for several states is one statement. */
export function callsServices(
  states: readonly State[],
  { toSub, machines }: { readonly toSub: (text: Text) => Sub; readonly machines?: OwnMachines },
): readonly (Statement & Pick<Grant, "wide"> & { readonly states: readonly string[] })[] {
  const found = new Map<string, { grant: Grant; states: string[] }>();
  for (const state of states) {
    const grants =
      state.type === "Task"
        ? taskGrants(state, toSub, machines)
        : state.type === "Map"
          ? mapGrants(state, toSub)
          : [];
    for (const grant of grants) {
      const key = JSON.stringify([grant.actions, grant.resources]);
      found.set(key, { grant, states: [...(found.get(key)?.states ?? []), state.name] });
    }
  }
  return [...found.values()].map(({ grant, states: names }) => ({
    ...grant,
    reason: grant.wide === undefined ? `${quoted(names)}.` : `${quoted(names)}: ${grant.wide}.`,
    states: names,
  }));
}

/** Names of states, as text that is one line. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(", ");
}

function distinct(arns: readonly Sub[]): readonly Sub[] {
  return [...new Map(arns.map((one) => [one.text, one])).values()];
}
