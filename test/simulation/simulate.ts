import { run, type Json, type Outcome } from "../../local/index.js";
import { beat, callBack } from "../../runtime/callback.js";
import { stopExecution } from "../../runtime/executions.js";
import { StatesError } from "../../runtime/errors.js";
import { hosted } from "../../runtime/host.js";
import { seededRandom } from "../../runtime/ports/memory.js";
import type { Dedupe, Service } from "../../runtime/ports/ports.js";
import type { AnyTask } from "../../runtime/types.js";
import { byAddress, deployed, now, type Deployed } from "../runtime/functions.js";
import { drawFaults, type Faults } from "./faults.js";
import type { Simulated } from "./machines.js";
import type { Call } from "./operations.js";
import { watched, type Watch } from "./watch.js";
import { world, type World } from "./world.js";

/** A machine that is ready to be simulated, and what it comes to where nothing goes wrong. */
export interface Prepared {
  readonly simulated: Simulated;
  readonly deployed: Deployed;
  readonly want: Outcome;
}

export async function prepare(simulated: Simulated): Promise<Prepared> {
  const each = await deployed(simulated.definition);
  if (simulated.stopped !== undefined)
    return { simulated, deployed: each, want: { status: "ABORTED" } as Outcome };
  const want = await run(each.machine, simulated.input, {
    now,
    random: () => 0.5,
    objects: { ...simulated.objects },
    mock({ arguments: given, state }) {
      const work = simulated.work(state, given as Json);
      if ("output" in work || "error" in work) return work;
      if ("hangs" in work) return { hang: true };
      if ("refused" in work) return { error: work.refused };
      if ("job" in work) return work.lasts > 100_000 ? { hang: true } : work.job;
      return work.callback === undefined ? { hang: true } : { output: work.callback };
    },
  });
  return { simulated, deployed: each, want };
}

/** What a seed came to: nothing to say, or what is wrong, with everything that happened. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly log: readonly string[];
}

/** Executes a machine in a world where things go wrong, and says whether what is promised has held. */
export async function simulate(
  prepared: Prepared,
  options: { readonly seed: number; readonly dedupe: Dedupe; readonly faults?: Faults },
): Promise<Verdict> {
  const { dedupe, seed, faults = drawFaults(seededRandom(seed ^ 0x5eed)) } = options;
  const watch = watched(prepared.simulated.fuse);
  const there = world({
    ...{ dedupe, faults, seed, start: now.getTime() },
    objects: { ...prepared.simulated.objects },
    onRemember(call, slot, worked) {
      watch.remembers(call, slot, worked);
      const { running } = JSON.parse(worked) as {
        readonly running?: { readonly job: { readonly id: string } };
      };
      const job = running && site.jobs.get(running.job.id);
      if (job) job.isKnown = true;
    },
    service: (call) => serviceOf(site, call),
  });
  const site: Site = { there, prepared, watch, jobs: new Map() };
  deploy(site);
  const { machine } = prepared.deployed;
  const { input, stopped } = prepared.simulated;
  there.call("starter", (ports) =>
    hosted(ports)
      .start(machine, input, { name: "test", self: "waker" })
      .catch((error: unknown) => {
        // Whoever starts it again may come when it has ended.
        if (!(error instanceof StatesError && error.Error === "ExecutionAlreadyExists"))
          throw error;
      }),
  );
  if (stopped !== undefined)
    there.consume((ports) => stopExecution(ports, `${machine.Name}:test`), stopped * 1000);
  let problem: string | undefined;
  try {
    await there.settle();
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const wrong = problem === undefined ? judge(site, dedupe) : [problem];
  return { wrong, log: [JSON.stringify(faults), ...there.log] };
}

interface Site {
  readonly there: World;
  readonly prepared: Prepared;
  readonly watch: Watch;
  /** By the id of the attempt that began them. */
  readonly jobs: Map<string, RunningJob>;
}

interface RunningJob {
  readonly result: { readonly output: Json } | { readonly error: string };
  /** When it is over, in milliseconds since 1970. */
  readonly ends: number;
  isStopped: boolean;
  /** Whoever began it has written it down. */
  isKnown: boolean;
}

function deploy(site: Site): void {
  const { there, prepared } = site;
  const { machine } = prepared.deployed;
  const { fuse = false } = prepared.simulated;
  for (const [address, tasks] of byAddress(prepared.deployed))
    there.functions.set(address, (ports, event, call) => {
      const handlers = tasks.map(
        (task) => (given: unknown) => working(site, task, { given, call }),
      );
      return hosted(ports).serveEach(tasks, handlers, { fuse })(event as never, {} as never);
    });
  there.functions.set("waker", (ports, event) => hosted(ports).wake(machine)(event, {}));
}

/** A service: what it is asked for is an operation in the world, too. */
function serviceOf(site: Site, call: Call): Service {
  const { there, prepared, watch, jobs } = site;
  return {
    async begin(task, { given, id }) {
      const work = prepared.simulated.work(task.Name, given as Json);
      if (!("job" in work))
        return { kind: "done", result: await working(site, task, { given, call, id }) };
      watch.works(call, task.Name, given, slotBefore(id));
      await call.operation(`began the job ${id} of ${task.Name}`, () => {
        const ends = there.clock.now() + work.lasts * 1000;
        if (!jobs.has(id))
          jobs.set(id, { result: work.job, ends, isStopped: false, isKnown: false });
      });
      return { kind: "running", job: { id, looks: 0 }, seconds: 1 };
    },
    async look(job) {
      const { id, looks } = job as { readonly id: string; readonly looks: number };
      const seen = await call.operation(`looked at the job ${id}`, () => {
        const { ends, isStopped, result } = jobs.get(id) as RunningJob;
        if (isStopped) return { error: "States.TaskFailed" };
        return ends > there.clock.now() ? undefined : result;
      });
      if (seen === undefined)
        return {
          kind: "running",
          job: { id, looks: looks + 1 },
          seconds: Math.min(600, 4 ** looks),
        };
      if ("error" in seen) throw new StatesError(seen.error);
      return { kind: "done", result: seen.output };
    },
    stop: (job) =>
      call.operation(`stopped the job ${(job as { readonly id: string }).id}`, () => {
        const found = jobs.get((job as { readonly id: string }).id);
        if (found && found.ends > there.clock.now()) found.isStopped = true;
      }),
  };
}

/** The work of a Task: it takes an operation in the world, on which the call may die. */
async function working(
  { there, prepared, watch }: Site,
  { Name }: AnyTask,
  { given, call, id }: { readonly given: unknown; readonly call: Call; readonly id?: string },
): Promise<unknown> {
  call.note(`works on ${Name}`);
  watch.works(call, Name, given, id && slotBefore(id));
  const work = prepared.simulated.work(Name, given as Json);
  await call.operation(`did the work of ${Name}`, () => {
    if ("callback" in work) expectWorker(there, work, tokenOf(given));
    if ("refused" in work) expectWorker(there, { ...work, beats: [] }, tokenOf(given));
  });
  if ("hangs" in work) return new Promise(() => undefined);
  if ("error" in work) throw new StatesError(work.error);
  return "output" in work ? work.output : null;
}

/** The slot that a service is called in: it is told the next one. */
function slotBefore(id: string): string {
  return id.replace(/#(\d+)\/\d+$/, (_, n) => `#${Number(n) - 1}`);
}

function tokenOf(given: unknown): string {
  const { MessageBody } = given as { readonly MessageBody: { readonly token: string } };
  return MessageBody.token;
}

/** Somebody outside who uses a token. */
function expectWorker(there: World, { at, beats, callback, refused }: Worker, token: string): void {
  const quietly = async (job: Promise<void>): Promise<void> => {
    try {
      await job;
    } catch (error) {
      // The Task is over by now: what the service answers as well.
      if (!(error instanceof StatesError)) throw error;
    }
  };
  for (const seconds of beats)
    there.consume((ports) => quietly(beat(ports, token)), seconds * 1000);
  const answer =
    refused === undefined ? { output: callback } : { failure: { error: refused, cause: "" } };
  if (callback !== undefined || refused !== undefined)
    there.consume((ports) => quietly(callBack(ports, token, answer)), at * 1000);
}

interface Worker {
  readonly beats: readonly number[];
  readonly at: number;
  readonly callback?: Json | undefined;
  readonly refused?: string;
}

/** What is wrong with how a world came to rest. */
function judge(site: Site, dedupe: Dedupe): readonly string[] {
  const { there, prepared, watch, jobs } = site;
  const { clock, log, outcomes, deliveries } = there;
  const { want } = prepared;
  const wrong: string[] = [];
  const texts = new Set(outcomes.map((outcome) => JSON.stringify(outcome)));
  // A call that fails again and again is given up.
  const gaveUp = log.some((line) => line.includes("(generation 4)"));
  if (texts.size === 0) wrong.push("The execution has no outcome.");
  if (dedupe !== "none" && texts.size > 1) wrong.push("The execution has two outcomes.");
  for (const text of texts)
    if (text !== JSON.stringify(want) && !(gaveUp && text.includes('"Crash"')))
      wrong.push(`It came to ${text}, and not to ${JSON.stringify(want)}.`);
  if (dedupe !== "none") wrong.push(...watch.repeated);
  if (dedupe === "checkpoint") wrong.push(...watch.forgotten);
  // Who begins a job and dies can tell nobody of it.
  const hasDied = log.some((line) => / dies(,|$)/.test(line));
  for (const [id, { ends, isKnown, isStopped }] of jobs)
    if ((isKnown || !hasDied) && !isStopped && ends > clock.now())
      wrong.push(`Nobody has stopped the job ${id}.`);
  if (deliveries > 20_000) wrong.push(`It took ${deliveries} calls.`);
  return wrong;
}
