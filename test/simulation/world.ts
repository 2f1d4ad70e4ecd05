import {
  memoryTable,
  seededRandom,
  virtualClock,
  type VirtualClock,
} from "../../runtime/ports/memory.js";
import type {
  Delivery,
  Dedupe,
  Fields,
  Outcome,
  Ports,
  Random,
  Service,
} from "../../runtime/ports/ports.js";
import { onDelayed, onFailure, type Delayed, type FailedCall } from "../../runtime/invoker.js";
import type { Faults } from "./faults.js";
import { called, type Call } from "./operations.js";
import { objectsIn } from "../runtime/objects.js";

// Lambda, SQS, S3 and DynamoDB as their documentation allows them to be, from a seed: messages come twice, late and in any order,
// operations are refused or lose their answers, calls die at any operation.

export interface WorldOptions {
  readonly seed: number;
  readonly faults: Faults;
  readonly dedupe: Dedupe;
  /** When it starts, in milliseconds since 1970. */
  readonly start: number;
  /** By `"bucket/key"`; what is written is added. */
  readonly objects: Record<string, string>;
  /** Told of every result that is remembered. */
  readonly onRemember: (call: Call, slot: string, worked: string) => void;
  /** Does the work of Tasks without a function. */
  readonly service: (call: Call) => Service;
}

/** A function of the world: called with an event, on the ports of this call alone. */
export type WorldFunction = (ports: Ports, event: unknown, call: Call) => unknown;

export interface World {
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly functions: Map<string, WorldFunction>;
  readonly items: ReadonlyMap<string, Fields>;
  /** Every outcome as often as it was told. */
  readonly outcomes: readonly Outcome[];
  /** What happened, in order: for whoever has to find out why. */
  readonly log: readonly string[];
  note(text: string): void;
  /** Calls a function once, as Lambda does. */
  call(name: string, work: (ports: Ports, call: Call) => unknown): void;
  /** Has a message consumed after so many milliseconds, as SQS does. */
  consume(work: (ports: Ports) => Promise<void>, delay: number): void;
  /** Delivers an event to a function. */
  send(to: string, event: string): void;
  /** Runs until nothing moves any more; throws when that takes too many steps. */
  settle(): Promise<void>;
  /** How often functions were called. */
  readonly deliveries: number;
}

/** As long as a function may run, and a queue hides a message, in milliseconds. */
const functionTimeout = 900_000;
const visibilityTimeout = 60_000;
const longestDelay = 900_000;
/** A message that waits for long is sent again and again: without an end to them its copies would have copies. */
const mostCopies = 12;
const mostLostAnswers = 30;

export function world(options: WorldOptions): World {
  const { dedupe, faults, objects, onRemember, seed, service, start } = options;
  const clock = virtualClock(start);
  const random = seededRandom(seed);
  const table = memoryTable();
  const buckets = objectsIn(objects, () => clock.now());
  const functions = new Map<string, WorldFunction>();
  const outcomes: Outcome[] = [];
  const log: string[] = [];
  const problems: unknown[] = [];
  let [sequence, deliveries] = [0, 0];

  const note = (text: string): void => void log.push(`${clock.now() - start} ${text}`);
  const happens = (rate: number): boolean => rate > 0 && random() < rate;
  const latency = (): number => 1 + Math.floor(random() * (happens(faults.delay) ? 20_000 : 20));
  const atMost = (most: number, rate: number) => (): boolean =>
    most > 0 && happens(rate) && most-- > 0;
  const isTwice = atMost(mostCopies, faults.duplicate);
  const mayCrash = atMost(faults.crashes, faults.crash);
  const losesAnswer = atMost(mostLostAnswers, faults.lostAnswer);
  const later = (milliseconds: number, job: () => void): void =>
    void clock.after(milliseconds, job);
  const twice = (deliver: () => void): void => {
    later(latency(), deliver);
    if (isTwice()) later(latency() * 3, deliver);
  };

  /** Lambda: an event is delivered at least once; what fails is reported once, at least. */
  const send = (to: string, event: string): void => {
    const message = `m${sequence++}`;
    twice(() => {
      const work = functions.get(to);
      if (work === undefined) return void problems.push(new Error(`There is no function ${to}.`));
      const dead = /"f":\{"d":\[([^\]]*)/.exec(event)?.[1]?.split(",") ?? [];
      begin(`${to} (generation ${dead.length})`, message, {
        self: to,
        event,
        work: (ports, call) => work(ports, JSON.parse(event), call),
        failed: (failure) =>
          queue((ports) => onFailure(ports, { ...failure, to, message, event: JSON.parse(event) })),
      });
    });
  };

  /** SQS: a message is received until its consumer has ended well. */
  const queue = (consume: (ports: Ports) => Promise<void>, delay = 0): void => {
    const message = `q${sequence++}`;
    const receive = (): void =>
      begin("invoker", message, {
        work: consume,
        failed: () => later(visibilityTimeout, receive),
      });
    later(delay, () => twice(receive));
  };

  const begin = (
    name: string,
    message: string,
    {
      self = name,
      event = "null",
      work,
      failed,
    }: {
      readonly self?: string;
      readonly event?: string;
      readonly work: (ports: Ports, call: Call) => unknown;
      readonly failed: (failure: Omit<FailedCall, "to" | "message" | "event">) => void;
    },
  ): void => {
    deliveries++;
    const id = `${message}.${sequence++}`;
    note(`${name} is called as ${id}`);
    let isReported = false;
    const report = (error: string, cause: string): void => {
      if (isReported) return;
      isReported = true;
      note(`${id} has failed: ${error}`);
      later(latency(), () => failed({ error, cause }));
    };
    const call = called({
      ...{
        id,
        message,
        name,
        event,
        clock,
        random,
        faults,
        note,
        mayCrash,
        losesAnswer,
        onRemember,
      },
      onCrash: () => report("Crash", "The function has died."),
    });
    // Nobody knows how long work has taken.
    const remaining = (): number => random() * functionTimeout;
    const delivery: Delivery = { id, message, self, remaining };
    const operation = call.operation;
    const ports: Ports = {
      clock: call.clock,
      random,
      dedupe,
      place: { account: "us-east-1:123456789012", roleArn: "" },
      delivery: () => delivery,
      invoke: (to, event) =>
        operation(`invoke ${to} ${event.slice(0, 140)}`, () => send(to, event)),
      schedule: (to, event, due) =>
        operation(`schedule ${to} at ${due - start}`, () => {
          const delayed: Delayed = { to, event, due };
          const delay = Math.min(longestDelay, Math.max(0, due - clock.now()));
          queue((each) => onDelayed(each, delayed), delay);
        }),
      outcome: (_, outcome) => operation("outcome", () => void outcomes.push(outcome)),
      table: call.table(table),
      objects: call.objects(buckets),
      payloads: {
        keep: async () => false,
        kept: async (key) => key,
      },
      service: service(call),
    };
    const timeout = clock.after(functionTimeout, () => call.die());
    Promise.resolve()
      .then(() => work(ports, call))
      .then(
        () => {
          timeout();
          note(`${id} is done`);
          call.end();
        },
        (error: unknown) => {
          timeout();
          call.end();
          report(error instanceof Error ? error.name : "Error", String(error));
          problems.push(error);
        },
      );
  };

  return {
    ...{ clock, random, functions, items: table.items, outcomes, log, note, send },
    get deliveries() {
      return deliveries;
    },
    call(name, work) {
      // Whoever called it tries again.
      const failed = (): void => later(1000, () => this.call(name, work));
      begin(name, `c${sequence++}`, { work, failed });
    },
    consume: (work, delay) => queue(work, delay),
    async settle() {
      for (let steps = 0; ; steps++) {
        if (steps > 200_000) throw new Error("It does not end.");
        await idle();
        if (problems.length > 0) throw problems[0];
        if (!clock.advance()) return;
      }
    },
  };
}

/** Until no promise has anything left to do. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
