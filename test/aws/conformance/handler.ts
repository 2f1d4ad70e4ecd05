import { portsOf } from "../../../runtime/aws/aws-ports.js";
import { isCarrying, type Carrying } from "../../../runtime/carrier.js";
import { StatesError } from "../../../runtime/errors.js";
import { hosted, type Host } from "../../../runtime/host.js";
import type { Ports, Service } from "../../../runtime/ports/ports.js";
import type { AnyTask, Machine } from "../../../runtime/types.js";
import { objectsIn } from "../../runtime/objects.js";
import type { Answer, Question } from "./answers.js";

// The one function of all machines: all of their Tasks, and what they start and wake by.

export interface StartRequest {
  readonly machine: string;
  readonly name: string;
  readonly input: unknown;
}

type Receive = (event: unknown, context: unknown) => unknown;

/** The exports of a generated module. */
type Module = Readonly<Record<string, unknown>>;

/** S3 objects by `"bucket/key"`. Recordings have the same names for different ones, so each machine has its own. */
type S3 = Readonly<Record<string, string>>;

/** The handler for machines by name. What Tasks come to is asked of whoever answers at `ANSWERS`. */
export function handlerOf(
  machines: Readonly<Record<string, Module>>,
  objects: Readonly<Record<string, S3>> = {},
): Receive {
  let ports: Ports | undefined;
  const hostOf = (name: string): Host => {
    ports ??= portsOf(process.env);
    const own = objectsIn({ ...objects[name] }, Date.now);
    return hosted({ ...ports, service: serviceOf(name), objects: own });
  };
  return async (event, context) => {
    if (isCarrying(event)) {
      const { name, state } = placeOf(event);
      const receive = receiver(hostOf(name), { name, machine: found(machines, name), state });
      return receive(event, context);
    }
    const { input, machine, name } = event as StartRequest; // of the tests alone
    const { invokedFunctionArn: self } = context as { readonly invokedFunctionArn: string };
    return hostOf(machine).start(found(machines, machine), input, { name, self });
  };
}

interface Place {
  readonly name: string;
  readonly machine: Machine;
  readonly state: string;
}

/** As if each Task had a function of its own. */
function receiver(host: Host, { name, machine, state }: Place): Receive {
  const tasks = Object.values(machine.Tasks());
  const task =
    tasks.find(({ Name, Version }) => Name === state && Version !== undefined) ??
    tasks.find(({ Wakes }) => Object.hasOwn(Wakes?.() ?? {}, state));
  if (task === undefined) return host.wake(machine);
  const serve = host.serve(task, (given: unknown) => answered(name, task, given));
  return (event, context) => serve(event as never, context as never);
}

/** All work is done at once: recorded are the results of jobs. */
function serviceOf(machine: string): Service {
  return {
    begin: async (task, { given }) => ({
      kind: "done",
      result: await answered(machine, task, given),
    }),
    look: () => Promise.reject(new Error("There is no job.")),
    stop: async () => undefined,
  };
}

function placeOf({ heaviside }: Carrying): Omit<Place, "machine"> {
  if ("key" in heaviside) throw new Error("There is no bucket.");
  return { name: heaviside.x.split(":", 1)[0] ?? "", state: heaviside.s };
}

async function answered(machine: string, { Name: state }: AnyTask, given: unknown) {
  const question: Question = { machine, state, given };
  const answer = await fetch(process.env["ANSWERS"] ?? "", {
    method: "POST",
    body: JSON.stringify(question),
  });
  const result = (await answer.json()) as Answer;
  if ("hang" in result) return new Promise(() => undefined);
  if ("output" in result) return result.output;
  throw new StatesError(result.error, result.cause);
}

function found(modules: Readonly<Record<string, Module>>, name: string): Machine {
  const exported = Object.values(modules[name] ?? {});
  const machine = exported.find((each) => Object.hasOwn(Object(each) as object, "StartAt"));
  if (machine === undefined) throw new Error(`There is no machine "${name}".`);
  // What has StartAt is one.
  return machine as Machine;
}
