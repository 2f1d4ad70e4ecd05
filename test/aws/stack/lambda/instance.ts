import { spawn, type ChildProcess } from "node:child_process";
import { platformError, type Invocation, type InvocationResult } from "./invocation.js";
import { responseLimit } from "./limits.js";
import type { Reaper } from "./reaper.js";
import { startRuntimeApi, type RuntimeApi, type RuntimeResult } from "./runtime-api.js";

/** A process that runs a function's handler, one invocation at a time. Between them it is frozen, as Lambda does. */
export interface Instance {
  readonly isStarting: boolean;
  readonly isFree: boolean;
  readonly isBusy: boolean;
  /** Only when free. */
  run(invocation: Invocation): Promise<InvocationResult>;
  /** Kills the process. What it is at ends as `Runtime.ExitError`. */
  kill(): void;
  /** When the process is gone. */
  readonly gone: Promise<void>;
}

export interface Launch {
  /** Arguments of node. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly timeoutMs: number;
  readonly isFrozenBetween: boolean;
  readonly reaper: Reaper;
}

export interface InstanceEvents {
  onFree(): void;
  /** The process ended; `failure` is what it failed with when it was not at any invocation. */
  onGone(failure: (requestId: string) => InvocationResult): void;
  onLog(text: string): void;
}

interface State {
  readonly launch: Launch;
  readonly events: InstanceEvents;
  give: ((invocation: Invocation, deadline: number) => void) | undefined;
  running: Running | undefined;
  /** Whose log is written, after its end until the next begins. */
  logged: Running | undefined;
  process: ChildProcess | undefined;
  initError: string | undefined;
  hasStarted: boolean;
  isKilled: boolean;
}

interface Running {
  readonly invocation: Invocation;
  readonly timers: readonly NodeJS.Timeout[];
  readonly end: (result: InvocationResult) => void;
  log: string;
}

export function startInstance(launch: Launch, events: InstanceEvents): Instance {
  const state: State = {
    launch,
    events,
    give: undefined,
    running: undefined,
    logged: undefined,
    process: undefined,
    initError: undefined,
    hasStarted: false,
    isKilled: false,
  };
  return {
    get isStarting() {
      return !state.hasStarted && !state.isKilled;
    },
    get isFree() {
      return state.give !== undefined && !state.isKilled;
    },
    get isBusy() {
      return state.running !== undefined;
    },
    run: (invocation) => run(state, invocation),
    kill: () => kill(state),
    gone: live(state),
  };
}

/** From the start of the process to its end. */
async function live(state: State): Promise<void> {
  const api = await startRuntimeApi({
    onNext: (give) => becomeFree(state, give),
    current: () => state.running?.invocation.requestId,
    onResult: (result) => finish(state, resultOf(result)),
    onInitError: (error) => (state.initError = error),
  });
  const reason = state.isKilled ? reasonOf(null, "SIGKILL") : await processEnd(state, api);
  state.isKilled = true;
  const failure = (requestId: string) =>
    state.initError ??
    platformError("Runtime.ExitError", `RequestId: ${requestId} Error: ${reason}`);
  finish(state, {
    functionError: "Unhandled",
    payload: failure(state.running?.invocation.requestId ?? ""),
  });
  await api.close();
  state.events.onGone((requestId) => ({
    functionError: "Unhandled",
    payload: failure(requestId),
    log: "",
  }));
}

function processEnd(state: State, api: RuntimeApi): Promise<string> {
  const { args, environment, folder, reaper } = state.launch;
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: api.address },
    stdio: ["ignore", "pipe", "pipe"],
  });
  state.process = child;
  const { pid } = child;
  if (pid !== undefined) reaper.add(pid);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      if (state.logged !== undefined) state.logged.log += text;
      state.events.onLog(text);
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve(`Runtime failed to start: ${error.message}`));
    child.on("exit", (code, signal) => {
      if (pid !== undefined) reaper.remove(pid);
      resolve(reasonOf(code, signal));
    });
  });
}

function becomeFree(state: State, give: (invocation: Invocation, deadline: number) => void): void {
  state.hasStarted = true;
  state.give = give;
  state.events.onFree();
  if (state.give !== undefined && state.launch.isFrozenBetween) state.process?.kill("SIGSTOP");
}

function run(state: State, invocation: Invocation): Promise<InvocationResult> {
  const { give } = state;
  if (give === undefined) throw new Error("The instance is not free.");
  state.give = undefined;
  const { timeoutMs } = state.launch;
  return new Promise((end) => {
    const timers = [setTimeout(() => timeOut(state, invocation), timeoutMs)];
    if (invocation.killAfterMs !== undefined) {
      timers.push(setTimeout(() => kill(state), invocation.killAfterMs));
    }
    state.running = { invocation, timers, end, log: "" };
    state.logged = state.running;
    if (state.launch.isFrozenBetween) state.process?.kill("SIGCONT");
    give(invocation, Date.now() + timeoutMs);
  });
}

function timeOut(state: State, { requestId }: Invocation): void {
  const seconds = (state.launch.timeoutMs / 1000).toFixed(2);
  const message = `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`;
  finish(state, {
    functionError: "Unhandled",
    payload: platformError("Sandbox.Timedout", message),
  });
  kill(state);
}

function finish(state: State, result: Omit<InvocationResult, "log">): void {
  const { running } = state;
  if (running === undefined) return;
  state.running = undefined;
  for (const timer of running.timers) clearTimeout(timer);
  // What the process wrote before its answer has arrived, and is read in this turn of the loop.
  setImmediate(() => running.end({ ...result, log: running.log }));
}

function kill(state: State): void {
  state.isKilled = true;
  state.process?.kill("SIGKILL");
}

function resultOf(result: RuntimeResult): Omit<InvocationResult, "log"> {
  switch (result.kind) {
    case "response":
      return { payload: result.payload };
    case "error":
      return { payload: result.payload, functionError: "Unhandled" };
    case "too large": {
      const message = `Response payload size exceeded maximum allowed payload size (${responseLimit} bytes).`;
      return {
        payload: platformError("Function.ResponseSizeTooLarge", message),
        functionError: "Unhandled",
      };
    }
  }
}

const signals: Readonly<Record<string, string>> = {
  SIGKILL: "killed",
  SIGABRT: "aborted",
  SIGSEGV: "segmentation fault",
  SIGTERM: "terminated",
};

function reasonOf(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signals[signal] ?? signal}`;
  if (code === 0) return "Runtime exited without providing a reason";
  return `Runtime exited with error: exit status ${code ?? "unknown"}`;
}
