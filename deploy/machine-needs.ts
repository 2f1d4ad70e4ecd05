import type { Machine, Text } from "../compiler/3-lower/machine.js";
import type { Dedupe } from "../runtime/ports/ports.js";
import { addressIn, bareName, logicalId, ofStack } from "./addresses.js";
import type { Extras } from "./extras.js";
import type { Finding } from "./finding.js";
import { functionNeed, hasJob, hasToken, type Shared, type Unit } from "./function-needs.js";
import { calledFunctions, type Called, type Handler, type Serving } from "./functions.js";
import { invokerNeed } from "./invoker-needs.js";
import { ids, type Needs } from "./needs.js";
import type { OwnMachines } from "./permissions/index.js";
import { isPseudo, placeholdersOf, settingsOf, type Placeholder } from "./placeholders.js";
import { problemsOf } from "./problems.js";
import { layoutOf, type Layout } from "./layout.js";
import { reachOfStart, reachOfTasks } from "./reach.js";
import { quoted } from "./statements.js";
import { fromText, type Sub } from "./sub.js";

export interface NeedsOptions {
  /** Where the handlers of the machine's functions are; a function without one is not ours. */
  readonly handlers: readonly Serving[];
  readonly dedupe: Dedupe;
  /** Whether the history of executions is kept, in a table. Default: it is not. */
  readonly history?: boolean;
  readonly extras?: Extras;
  /** Machines that are heaviside's own: their functions, by their names or by the placeholders for them. */
  readonly machines?: OwnMachines;
}

/** What a machine needs on AWS: a function of its definition. With an error among the findings it cannot be deployed so. */
export function machineNeeds(
  machine: Machine,
  { handlers, dedupe, history = false, extras = {}, machines = new Map() }: NeedsOptions,
): { readonly needs: Needs; readonly findings: readonly Finding[] } {
  const called = calledFunctions(machine, handlers);
  const ours = called.filter(isOurs);
  const tasks = ours.flatMap((each) => each.tasks.map(({ name }) => name));
  const layout = layoutOf(machine, { own: new Set(tasks), dedupe });
  const { named, placeholders } = identified(machine, ours);
  const parameters = new Map(placeholders.map((each) => [each.name, each.parameter]));
  const toSub = (text: Text): Sub =>
    (text.kind === "setting" ? machines.get(text.name) : undefined) ??
    fromText(text, ({ name }) => parameters.get(name) ?? name);
  const units = [
    ...named.map((each) => taskUnit(each, layout, toSub)),
    ...startUnit(handlers, layout),
  ];
  // A placeholder that is a function of ours is known: it needs no parameter.
  const known = new Map([
    ...machines,
    ...named.flatMap(({ address, id }) => {
      const unit = units.find((each) => each.id === id);
      return address.kind === "setting" && unit ? [[address.name, unit.arn] as const] : [];
    }),
  ]);
  const settings = settingsOf(placeholders, known);
  const common = { machine, layout, dedupe, history, extras, machines, toSub, units };
  const shared: Shared = { ...common, ...(settings.length > 0 && { settings }) };
  const delays = new Set(units.flatMap(({ reach }) => [...reach.delays]));
  const table = whyTable(shared);
  return {
    needs: {
      machine: machine.name,
      ...(machine.comment !== undefined && { comment: machine.comment }),
      parameters: placeholders
        .filter(({ name }) => !known.has(name) && !isPseudo(name))
        .map(({ name, parameter, isJson }) => ({ id: parameter, placeholder: name, isJson })),
      functions: [...units.map((unit) => functionNeed(unit, shared)), invokerNeed(shared)],
      ...(delays.size > 0 && { delays: [...delays] }),
      ...(table !== undefined && { table }),
      ...(history && { history }),
      ...(Object.keys(extras).length > 0 && { extras }),
      ...(settings.length > 0 && { settings }),
    },
    findings: problemsOf({ called, handlers, shared }),
  };
}

type Ours = Called & { readonly handler: Handler };
type Named = Ours & { readonly id: string };

function isOurs(called: Called): called is Ours {
  return called.handler !== undefined;
}

/** Logical ids, all different: of functions, of what is beside them, of parameters. */
function identified(
  machine: Machine,
  ours: readonly Ours[],
): { readonly named: readonly Named[]; readonly placeholders: readonly Placeholder[] } {
  const taken = new Set<string>(Object.values(ids));
  const named = ours.map((each) => ({
    ...each,
    id: logicalId(bareName(each.address), "Function", taken),
  }));
  for (const id of [...taken])
    for (const beside of ["Role", "Policy", "Failures", "Delays"]) taken.add(`${id}${beside}`);
  for (const id of ["CodeBucket", "CodePrefix"]) taken.add(id);
  return { named, placeholders: placeholdersOf(machine, taken) };
}

function taskUnit(each: Named, layout: Layout, toSub: Shared["toSub"]): Unit {
  const { id, tasks, handler, address } = each;
  const reach = reachOfTasks(
    tasks.map(({ name }) => name),
    layout,
  );
  return { ...addressIn(address, toSub), id, kind: "task", tasks, handler, reach };
}

/** The function that starts executions and is woken before their first hand-over; its file is the user's. */
function startUnit(handlers: readonly Serving[], layout: Layout): readonly Unit[] {
  const serving = handlers.find(({ isStart }) => isStart);
  if (!serving) return [];
  const handler = { file: serving.file, export: serving.export };
  return [
    {
      ...ofStack("start"),
      id: ids.start,
      kind: "start",
      tasks: [],
      handler,
      reach: reachOfStart(layout),
    },
  ];
}

/** Why there is a table, if there is one. */
function whyTable(shared: Shared): string | undefined {
  const { units, dedupe } = shared;
  const forks = new Set(units.flatMap(({ reach }) => [...reach.forks, ...reach.joins]));
  const tokens = new Set(units.flatMap(({ reach }) => hasToken(reach, shared)));
  const jobs = new Set(units.flatMap(({ reach }) => hasJob(reach, shared)));
  const reasons = [
    ...(forks.size > 0 ? [`branches meet: ${quoted([...forks])}`] : []),
    ...(tokens.size > 0 ? [`tokens are waited for: ${quoted([...tokens])}`] : []),
    ...(jobs.size > 0 ? [`jobs are followed: ${quoted([...jobs])}`] : []),
    ...(dedupe === "claim" ? ["each delivery is claimed"] : []),
    ...(dedupe === "checkpoint" ? ["results of Tasks are remembered"] : []),
  ];
  return reasons.length === 0 ? undefined : reasons.join("; ");
}
