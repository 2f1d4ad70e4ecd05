import type { Machine, State, TaskState, Text } from "../compiler/3-lower/machine.js";
import { environment, serviceEnvironment } from "../runtime/aws/environment.js";
import type { Dedupe } from "../runtime/ports/ports.js";
import type { Address } from "./addresses.js";
import { extraStatements, extraVariables, type Extras } from "./extras.js";
import { integration, type Handler } from "./functions.js";
import { functionTimeout, maximumEventAge } from "./limits.js";
import { ids, type FunctionNeed, type Statement } from "./needs.js";
import { polls, waitsForToken, type Layout } from "./layout.js";
import type { OwnMachines } from "./permissions/index.js";
import { settingsText, type SettingValue } from "./placeholders.js";
import type { Reach } from "./reach.js";
import {
  callsFunctions,
  callsServices,
  keepsHistory,
  quoted,
  sendsDelays,
  tableUses,
  usesTable,
} from "./statements.js";
import { joined, literal, sub, type Sub } from "./sub.js";

/** A function of ours, and what may happen in it. */
export interface Unit extends Address {
  readonly id: string;
  readonly kind: "task" | "start";
  readonly tasks: readonly TaskState[];
  readonly handler: Handler;
  readonly reach: Reach;
}

/** What the functions of a machine have in common. */
export interface Shared {
  readonly machine: Machine;
  readonly layout: Layout;
  readonly dedupe: Dedupe;
  /** Whether the history of executions is kept. */
  readonly history: boolean;
  readonly extras: Extras;
  /** Machines that are heaviside's own, and that this one may start. */
  readonly machines: OwnMachines;
  /** A text of the definition, with parameters for its placeholders. */
  readonly toSub: (text: Text) => Sub;
  readonly units: readonly Unit[];
  /** The values of placeholders, where there are any. */
  readonly settings?: readonly SettingValue[];
}

/** What a function of ours needs. */
export function functionNeed(unit: Unit, shared: Shared): FunctionNeed {
  const { id, kind, tasks, name, arn, handler, reach } = unit;
  const limits = tasks.flatMap(({ timeoutSeconds: one }) => (typeof one === "number" ? [one] : []));
  const inPlace = statesIn(reach.inPlace, shared).filter((state) => state.type === "Task");
  return {
    id,
    kind,
    tasks: tasks.map((task) => task.name),
    name,
    arn,
    handler,
    timeout: functionTimeout(tasks, inPlace),
    ...(limits.length > 0 && { taskTimeout: Math.max(...limits) }),
    maximumEventAge: maximumEventAge(shared.machine),
    environment: environmentOf(reach, shared),
    statements: executionStatements(unit, shared),
  };
}

/** The Tasks in reach that give tokens away. */
export function hasToken({ inPlace }: Reach, shared: Shared): readonly string[] {
  return statesIn(inPlace, shared)
    .filter(waitsForToken)
    .map(({ name }) => name);
}

/** The Tasks in reach whose jobs are followed. */
export function hasJob({ inPlace }: Reach, shared: Shared): readonly string[] {
  return statesIn(inPlace, shared)
    .filter((state) => state.type === "Task" && polls(state))
    .map(({ name }) => name);
}

/** The states whose calls a function makes: Tasks in place, and Maps that read or write objects. */
export function callingStates({ inPlace, maps }: Reach, shared: Shared): readonly State[] {
  return statesIn(new Set([...inPlace, ...maps]), shared);
}

/** What executions do in a function. */
function executionStatements(unit: Unit, shared: Shared): readonly Statement[] {
  const { reach, arn } = unit;
  const { units } = shared;
  const next = units.filter(({ tasks }) => tasks.some(({ name }) => reach.handsOver.has(name)));
  const homes = units.filter((other) =>
    [...reach.again].some((name) => other.reach.forks.has(name)),
  );
  const targets = [...next, ...homes].map((each) => each.arn);
  const reason = `Hands over: ${quoted([...reach.handsOver, ...reach.again]) || "to itself"}.`;
  return [
    ...callsFunctions(reason, reach.self ? [...targets, arn] : targets),
    ...sendsDelays(reach.delays),
    ...usesTable(usesOf(reach, shared), whyTable(reach, shared)),
    ...(shared.history ? [keepsHistory(["PutItem", "UpdateItem"])] : []),
    // Wherever an execution is, it may fail for good.
    ...extraStatements(shared.extras, { tellsOutcomes: true }),
    ...callsServices(callingStates(reach, shared), shared).map(
      ({ reason: why, actions, resources }) => ({ reason: why, actions, resources }),
    ),
  ];
}

function environmentOf(reach: Reach, shared: Shared): FunctionNeed["environment"] {
  const { dedupe, extras, history, settings } = shared;
  const hasTable = usesOf(reach, shared).length > 0;
  return {
    ...(hasTable && { [environment.table]: sub("${" + ids.table + "}") }),
    ...(reach.delays.size > 0 && { [environment.delays]: sub("${" + ids.delays + "}") }),
    ...(dedupe !== "none" && { [environment.dedupe]: sub(dedupe) }),
    ...(history && { [environment.history]: sub("${" + ids.history + "}") }),
    ...extraVariables(extras),
    ...(startsMachines(reach, shared) && {
      [serviceEnvironment.machines]: machinesText(shared.machines),
    }),
    ...(settings && { [environment.settings]: settingsText(settings) }),
  };
}

/** Whether a machine of heaviside's own may be started here by the name that it has at Step Functions. */
function startsMachines(reach: Reach, shared: Shared): boolean {
  if (shared.machines.size === 0) return false;
  return callingStates(reach, shared).some((state) => {
    const found = state.type === "Task" ? integration(state.resource) : undefined;
    if (found?.service === "states") return found.action === "startExecution";
    return found?.service === "aws-sdk:sfn" && /^sendTask/.test(found.action);
  });
}

/** Their functions by their names, as JSON. */
function machinesText(machines: OwnMachines): Sub {
  const fields = [...machines].map(([name, arn]) =>
    joined(literal(JSON.stringify(name)), ':"', arn, '"'),
  );
  return joined("{", ...fields.flatMap((field, at) => (at === 0 ? [field] : [",", field])), "}");
}

function usesOf(reach: Reach, shared: Shared): ReturnType<typeof tableUses> {
  const tokens = hasToken(reach, shared).length > 0;
  const jobs = hasJob(reach, shared).length > 0;
  return tableUses(reach, { tokens, jobs }, shared.dedupe);
}

function whyTable(reach: Reach, shared: Shared): string {
  const parts = [
    ...reach.forks,
    ...reach.joins,
    ...hasToken(reach, shared),
    ...hasJob(reach, shared),
  ];
  const meets = parts.length === 0 ? [] : [`Remembers: ${quoted([...new Set(parts)])}.`];
  const claims = shared.dedupe === "none" ? [] : [`Deliveries: ${shared.dedupe}.`];
  return [...meets, ...claims].join(" ");
}

function statesIn(names: ReadonlySet<string>, { layout }: Shared): readonly State[] {
  // In the order of the definition, whatever way they were found.
  return [...layout.states.values()].filter(({ name }) => names.has(name));
}
