import { randomUUID } from "node:crypto";
import type { Delivery, Fault, Faults } from "../faults.js";
import type { Time } from "../time.js";
import {
  addVersion,
  deployedFunction,
  loadOf,
  versionOf,
  type DeployedFunction,
  type Version,
} from "./deployed.js";
import { LambdaError } from "./errors.js";
import { deliver } from "./events.js";
import type { Invocation, InvocationResult, InvocationType } from "./invocation.js";
import { launchOf, type LaunchSite } from "./launch.js";
import { recursionLimit } from "./limits.js";
import { functionArn, functionReference, type FunctionReference } from "./names.js";
import { pool } from "./pool.js";
import { visit } from "./recursion.js";
import type { FunctionSettings } from "./settings.js";

/** Lambda, behind its API. */
export interface Lambda {
  /** Another version of the function, whose bundle is in `folder`; the first one makes the function. */
  deploy(settings: FunctionSettings, folder: string): DeployedFunction;
  /** Ends its processes. Throws a LambdaError when there is no such function. */
  remove(name: string): Promise<void>;
  /** Throws a LambdaError when there is no such function. */
  find(reference: FunctionReference): DeployedFunction;
  invoke(call: InvokeCall): Promise<InvokeReply>;
  /** Processes that die, deliveries that come late or twice: from now on. */
  setFaults(faults: Faults | undefined): void;
  /** Every start of a handler, in order. */
  readonly deliveries: readonly Delivery[];
  /** Whether no handler runs and no event waits. */
  readonly isIdle: boolean;
  stop(): Promise<void>;
}

export interface InvokeCall {
  readonly reference: FunctionReference;
  readonly type: InvocationType | "SQS";
  readonly payload: string;
  readonly clientContext?: string;
  readonly traceHeader?: string | undefined;
}

export interface InvokeReply {
  readonly requestId: string;
  readonly version: string;
  readonly traceHeader: string;
  /** Absent of an Event invocation, which was only accepted. */
  readonly result?: InvocationResult;
}

export interface LambdaOptions {
  readonly site: LaunchSite;
  readonly time: Time;
  /** Sends a destination's record to a queue. */
  readonly sendToQueue: (arn: string, record: string) => Promise<void>;
}

interface State extends LambdaOptions {
  readonly functions: Map<string, DeployedFunction>;
  readonly deliveries: Delivery[];
  /** Event invocations under way. */
  readonly events: Set<Promise<void>>;
  faults: Faults | undefined;
}

/** An invocation on its way to a version. */
interface Addressed {
  readonly call: InvokeCall;
  readonly deployed: DeployedFunction;
  readonly requestId: string;
  readonly traceHeader: string;
  readonly isLoop: boolean;
}

export function startLambda(options: LambdaOptions): Lambda {
  const functions = new Map<string, DeployedFunction>();
  const state: State = {
    ...options,
    functions,
    deliveries: [],
    events: new Set(),
    faults: undefined,
  };
  const pools = () => [...functions.values()].flatMap((deployed) => deployed.pools);
  return {
    deploy: (settings, folder) => deploy(state, settings, folder),
    remove: (name) => remove(state, name),
    find: (reference) => find(state, reference),
    invoke: (call) => invoke(state, call),
    setFaults(faults) {
      state.faults = faults;
    },
    deliveries: state.deliveries,
    get isIdle() {
      return state.events.size === 0 && pools().every(({ load }) => load === 0);
    },
    async stop() {
      await Promise.all(pools().map((each) => each.stop()));
    },
  };
}

function deploy(state: State, settings: FunctionSettings, folder: string): DeployedFunction {
  const { name } = settings;
  const known = state.functions.get(name);
  const version = (versionName: string): Version => ({
    name: versionName,
    settings,
    pool: pool({
      launch: () => launchOf(state.site, settings, { folder, version: versionName }),
      maxInstances: settings.maxInstances ?? 10,
      onLog: (text) => (deployed.log += text),
    }),
  });
  const latest = version("$LATEST");
  const deployed: DeployedFunction = known ?? deployedFunction(name, latest);
  const numbered = version(String(deployed.versions.size + 1));
  addVersion(deployed, { latest, numbered });
  state.functions.set(name, deployed);
  return deployed;
}

async function remove({ functions }: State, name: string): Promise<void> {
  const { pools } = find({ functions }, { name });
  functions.delete(name);
  await Promise.all(pools.map((each) => each.stop()));
}

function find(
  { functions }: Pick<State, "functions">,
  reference: FunctionReference,
): DeployedFunction {
  const deployed = functions.get(reference.name);
  if (deployed === undefined || versionOf(deployed, reference.qualifier) === undefined) {
    const message = `Function not found: ${functionArn(reference)}`;
    throw new LambdaError(404, "ResourceNotFoundException", message);
  }
  return deployed;
}

async function invoke(state: State, call: InvokeCall): Promise<InvokeReply> {
  const { reference, type } = call;
  const deployed = find(state, reference);
  const { traceHeader, visits } = visit(call.traceHeader, reference.name);
  const isLoop = visits > recursionLimit && deployed.recursiveLoop === "Terminate";
  const requestId = randomUUID();
  const addressed: Addressed = { call, deployed, requestId, traceHeader, isLoop };
  const reply = { requestId, version: versionNow(addressed).name, traceHeader };
  if (type === "Event") {
    accept(state, addressed);
    return reply;
  }
  if (isLoop) throw recursive(reference);
  return { ...reply, result: await answered(state, addressed) };
}

/** The result of an invocation that somebody waits for. A batch of messages may come late or twice. */
async function answered(state: State, addressed: Addressed): Promise<InvocationResult> {
  const fault = faultOf(state, addressed, 1);
  const { isThrottled = false, delayMs = 0, duplicates = 0 } = fault;
  const isBatch = addressed.call.type === "SQS";
  if (isBatch) await state.time.wait(delayMs);
  const first = isThrottled ? undefined : run(state, addressed, 1, fault);
  if (first === undefined) throw throttled();
  for (let more = isBatch ? duplicates : 0; more > 0; more--) await run(state, addressed, 1, {});
  return first;
}

function accept(state: State, addressed: Addressed): void {
  const { call, requestId, isLoop } = addressed;
  const version = versionNow(addressed);
  const { name, qualifier = "$LATEST" } = call.reference;
  const arn = functionArn({ name, qualifier });
  const { payload } = call;
  const event = {
    requestId,
    payload,
    functionArn: arn,
    version: version.name,
    settings: version.settings,
    isLoop,
  };
  const delivery = deliver(event, {
    time: state.time,
    fault: (attempt) => faultOf(state, addressed, attempt),
    run: (attempt, fault) => run(state, addressed, attempt, fault),
    send: (to, record) => send(state, to, record, addressed),
  })
    .catch((error: unknown) => {
      // What was still to come when the stack stopped.
      if (!state.time.stopped.aborted) addressed.deployed.log += `${String(error)}\n`;
    })
    .finally(() => state.events.delete(delivery));
  state.events.add(delivery);
}

/** What the qualifier leads to by now: an event that comes late meets what was deployed meanwhile. */
function versionNow({ call, deployed }: Addressed): Version {
  return versionOf(deployed, call.reference.qualifier) ?? deployed.latest;
}

/** Undefined when the reserved concurrency is used up. */
function run(
  state: State,
  addressed: Addressed,
  attempt: number,
  { killAfterMs }: Fault,
): Promise<InvocationResult> | undefined {
  const { call, deployed, requestId, traceHeader } = addressed;
  const version = versionNow(addressed);
  const { type, payload, clientContext, reference } = call;
  const { reservedConcurrency = Infinity } = version.settings;
  if (loadOf(deployed) >= reservedConcurrency) return undefined;
  const invocation: Invocation = {
    requestId,
    type: type === "Event" ? "Event" : "RequestResponse",
    payload,
    traceHeader,
    functionArn: functionArn(reference),
    ...(clientContext !== undefined && type === "RequestResponse" && { clientContext }),
    ...(killAfterMs !== undefined && { killAfterMs }),
  };
  const { name: functionName } = deployed;
  return version.pool.run(invocation, () =>
    state.deliveries.push({ functionName, type, payload, requestId, attempt }),
  );
}

function faultOf(
  { faults }: State,
  { call, deployed, requestId }: Addressed,
  attempt: number,
): Fault {
  const { type, payload } = call;
  return faults?.({ functionName: deployed.name, type, payload, requestId, attempt }) ?? {};
}

async function send(state: State, arn: string, record: object, from: Addressed): Promise<void> {
  const payload = JSON.stringify(record);
  if (arn.split(":")[2] === "sqs") return state.sendToQueue(arn, payload);
  const { traceHeader } = from;
  await invoke(state, { reference: functionReference(arn), type: "Event", payload, traceHeader });
}

function throttled(): LambdaError {
  const reason = "ReservedFunctionConcurrentInvocationLimitExceeded";
  return new LambdaError(429, "TooManyRequestsException", "Rate Exceeded.", reason);
}

function recursive({ name }: FunctionReference): LambdaError {
  const message = `Lambda has detected ${name} being invoked in a recursive loop and stopped the invocation.`;
  return new LambdaError(400, "RecursiveInvocationException", message);
}
