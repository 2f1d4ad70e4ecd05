import type { History, WatchedPorts } from "../notes.js";
import { arnsOf } from "../executions.js";
import type { Clock, Ports } from "../ports/ports.js";
import type { Resuming } from "../types.js";
import { carriedServices } from "./carried-services.js";
import { scheduleIn } from "./delay-queue.js";
import { environment } from "./environment.js";
import { invokerOn, persistent } from "./event-invoke.js";
import { historyMaker } from "./history-maker.js";
import { log } from "./log.js";
import { objectsIn } from "./objects.js";
import { tellOutcome } from "./outcomes.js";
import { payloadsIn } from "./payloads.js";
import { awsSdk, type Sdk } from "./sdk.js";
import { sealWith } from "./seal.js";
import { settingsOf, type Settings, type Variables } from "./settings.js";
import { tableOn } from "./table.js";

/** Lambda, SQS and DynamoDB behind the ports, as the environment of a function says. */
export interface AwsPorts extends WatchedPorts {
  /** For what carries executions: it tries for long. */
  readonly sdk: Sdk;
  readonly settings: Settings;
}

/** What Lambda tells a handler beside its event. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly invokedFunctionArn: string;
  getRemainingTimeInMillis(): number;
}

const clock: Clock = {
  now: Date.now,
  after(milliseconds, job) {
    // Longer than this a timer of Node.js cannot wait, and no function runs.
    const timer = setTimeout(job, Math.min(milliseconds, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};

let ports: AwsPorts | undefined;
const known = new Set<Resuming>();

/** The ports of this process, made on first use, for the functions of these states and of those before. */
export function awsPorts(states: readonly Resuming[] = []): AwsPorts {
  for (const state of states) known.add(state);
  return (ports ??= portsOf(process.env, known));
}

/** Ports as an environment says, with the services that the states carry. Throws what is wrong in it. */
export function portsOf(variables: Variables, states: Iterable<Resuming> = []): AwsPorts {
  const settings = settingsOf(variables);
  const sdk = awsSdk({ client: persistent });
  const plain = awsSdk();
  const send = invokerOn(sdk);
  const seal = settings.key === undefined ? undefined : sealWith(settings.key);
  const invoke: Ports["invoke"] = seal
    ? async (to, event) => send(to, await seal.sealed(event))
    : send;
  const place = placeOf(settings);
  const objects =
    settings.bucket === undefined ? undefined : objectsIn(sdk, { bucket: settings.bucket });
  const { delays: queueUrl } = settings;
  const { dedupe, table, ttlSeconds } = settings;
  const history = historyPort(plain, settings);
  return {
    ...{ sdk, settings, clock, dedupe, invoke, place, random },
    ...(seal && { isSealed: seal.isSealed }),
    ...(table && {
      table: tableOn(sdk, { name: table, now: clock.now, ttlSeconds, ...(objects && { objects }) }),
    }),
    delivery(context) {
      // What Lambda calls a function with.
      const lambda = context as LambdaContext;
      const { awsRequestId, invokedFunctionArn } = lambda;
      if (!place.account) place.learn(invokedFunctionArn);
      const self = invokedFunctionArn.replace(/:\$LATEST$/, "");
      const remaining = (): number => lambda.getRemainingTimeInMillis();
      return { id: newId(), message: awsRequestId, self, remaining };
    },
    schedule: queueUrl === undefined ? noQueue : scheduleIn(sdk, { queueUrl, clock, invoke }),
    outcome: outcomePort({ sdk, settings, place, invoke }),
    payloads: payloadsIn(objects),
    service: carriedServices(plain, states, clock),
    // Nothing waits for long because a history cannot be written.
    ...(history && { history }),
    told(call) {
      if (call.error !== undefined) log("WARN", { message: "A call has failed.", ...call });
      else if (settings.hasCalls) log("INFO", { message: "A call is done.", ...call });
    },
  };
}

/** From 0 to below 1, and nobody can guess it: tokens are made of it. */
function random(): number {
  const [bits = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  return Number(bits >> 11n) / 2 ** 53;
}

let calls = 0;
let own: string | undefined;

/** An id of a call, of any process: as good as a UUID, for which Node.js would have to load what it has for cryptography. */
function newId(): string {
  own ??= `${Math.random()}${Math.random()}`;
  return `${own}-${calls++}`;
}

/** What keeps the history, where the environment asks for one and the function has what keeps it. */
function historyPort(sdk: Sdk, settings: Settings): History | undefined {
  if (!settings.history) return undefined;
  const made = historyMaker()?.(sdk, settings, clock.now);
  if (!made) log("WARN", { message: "No history: call keepHistory()." });
  return made;
}

function noQueue(): Promise<never> {
  throw new Error(`Time passes, and ${environment.delays} names no queue.`);
}

/** Where executions are: the environment says it, else the first function that is called. */
function placeOf({ account = "", role = "" }: Settings) {
  const place = {
    ...{ account, roleArn: role },
    learn(functionArn: string): void {
      const [, , , region, owner] = functionArn.split(":");
      place.account = `${region}:${owner}`;
    },
  };
  return place;
}

function outcomePort({
  sdk,
  settings,
  place,
  invoke,
}: {
  readonly sdk: Sdk;
  readonly settings: Settings;
  readonly place: Ports["place"];
  readonly invoke: Ports["invoke"];
}): Ports["outcome"] {
  return async (execution, outcome) => {
    const { status, error } = { error: undefined, ...outcome };
    const level = status === "SUCCEEDED" ? "INFO" : "WARN";
    log(level, { message: "The execution has ended.", execution, status, error });
    if (!settings.outcomes) return;
    const ended = { ...arnsOf(place, execution), outcome, stopDate: Date.now() };
    await tellOutcome(sdk, settings.outcomes, { ended, invoke });
  };
}
