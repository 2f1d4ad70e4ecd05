import { startInstance, type Instance, type Launch } from "./instance.js";
import { platformError, type Invocation, type InvocationResult } from "./invocation.js";

/** The instances of one version of a function: started as they are needed and used again. */
export interface Pool {
  /** Running invocations and those that wait for an instance. */
  readonly load: number;
  /** `onStart` is called when an instance takes it. */
  run(invocation: Invocation, onStart: () => void): Promise<InvocationResult>;
  /** Kills one instance, a busy one if there is one. False when there is none. */
  kill(): boolean;
  /** No work comes any more: instances end when they are done. */
  retire(): void;
  /** Kills all instances; when they are gone. */
  stop(): Promise<void>;
}

export interface PoolOptions {
  readonly launch: () => Launch;
  readonly maxInstances: number;
  readonly onLog: (text: string) => void;
}

interface Waiting {
  readonly invocation: Invocation;
  readonly onStart: () => void;
  readonly end: (result: InvocationResult) => void;
}

interface State {
  readonly options: PoolOptions;
  readonly instances: Set<Instance>;
  readonly waiting: Waiting[];
  isRetired: boolean;
  isStopped: boolean;
}

export function pool(options: PoolOptions): Pool {
  const state: State = {
    options,
    instances: new Set(),
    waiting: [],
    isRetired: false,
    isStopped: false,
  };
  return {
    get load() {
      return state.waiting.length + [...state.instances].filter(({ isBusy }) => isBusy).length;
    },
    run: (invocation, onStart) =>
      new Promise((end) => {
        if (state.isStopped) return end(refusal(invocation));
        state.waiting.push({ invocation, onStart, end });
        pump(state);
      }),
    kill() {
      const all = [...state.instances];
      const victim = all.find(({ isBusy }) => isBusy) ?? all[0];
      victim?.kill();
      return victim !== undefined;
    },
    retire() {
      state.isRetired = true;
      pump(state);
    },
    async stop() {
      state.isStopped = true;
      for (const { invocation, end } of state.waiting.splice(0)) end(refusal(invocation));
      for (const instance of state.instances) instance.kill();
      await Promise.all([...state.instances].map(({ gone }) => gone));
    },
  };
}

/** Gives work to free instances, and starts as many as are lacking. */
function pump(state: State): void {
  if (state.isStopped) return;
  const { instances, waiting, options } = state;
  for (const instance of instances) {
    if (!instance.isFree) continue;
    const next = waiting.shift();
    if (next !== undefined) {
      next.onStart();
      void instance.run(next.invocation).then(next.end);
    } else if (state.isRetired) instance.kill();
  }
  let starting = [...instances].filter(({ isStarting }) => isStarting).length;
  for (; starting < waiting.length && instances.size < options.maxInstances; starting++) {
    start(state);
  }
}

function start(state: State): void {
  const { instances, waiting, options } = state;
  let hadWork = false;
  const instance = startInstance(options.launch(), {
    onFree() {
      hadWork = true;
      pump(state);
    },
    onGone(failure) {
      instances.delete(instance);
      // What it was started for fails with it.
      const first = hadWork ? undefined : waiting.shift();
      first?.end(failure(first.invocation.requestId));
      pump(state);
    },
    onLog: options.onLog,
  });
  instances.add(instance);
}

function refusal({ requestId }: Invocation): InvocationResult {
  const payload = platformError("Stack.Stopped", `RequestId: ${requestId} The stack has stopped.`);
  return { functionError: "Unhandled", payload, log: "" };
}
