import type { Details } from "../context.js";
import type { Failure } from "../errors.js";
import type { History, Notes, Noting } from "../notes.js";
import { resourceOf as resourceText, type Call } from "../run.js";
import type { Scope } from "../scope.js";
import type { AnyTask } from "../types.js";
import type { End, Happened, Part, Recorder, Start } from "./recorder.js";
import { parseResource, type Resource } from "./resource.js";
import * as events from "./task-events.js";

/** A history that a recorder writes down. `onError` is told where that fails: executions go on. */
export function historyOn(
  recorder: Recorder,
  { now, onError }: { readonly now: () => number; readonly onError: (error: unknown) => void },
): History {
  return {
    open: async (call) => notesOf(call, recorder, onError),
    async stopped(execution, outcome) {
      await recorder.end({ execution, time: now(), outcome }).catch(onError);
    },
  };
}

interface Growing extends Part {
  begins: boolean;
  readonly events: Happened[];
}

function notesOf(call: Noting, recorder: Recorder, onError: (error: unknown) => void): Notes {
  const { carrier, dead, ports, self } = call;
  const generation = dead.length;
  const { x: execution, t: startTime } = carrier;
  const { now } = ports.clock;
  const parts = new Map<Scope, Growing>();
  let [start, end]: [Start | undefined, End | undefined] = [undefined, undefined];
  let [key, kept] = ["", 0];
  const note = ($$: Scope, id: number, type: string, details?: Details, time = now()): void => {
    const event = { id, time, type };
    parts.get($$)?.events.push(details === undefined ? event : { ...event, details });
  };
  const region = ports.place.account.split(":")[0] ?? "";
  return {
    note,
    begin($$) {
      const { next: slot, path } = $$;
      key ||= `${path.join(".")}#${slot}#${generation}`;
      // A child execution of a distributed Map has a history of its own, and nobody keeps it.
      if ($$.begun !== undefined) return;
      // Nobody but whoever starts a branch has its first slot before them.
      const begins = slot === 0 && path.length > 0;
      parts.set($$, { path, slot, generation, begins, events: [] });
    },
    forget: ($$) => void parts.get($$)?.events.splice(0),
    scheduled($$, task, given) {
      const resource = resourceOf(task, self);
      const unknown: Call = { arguments: undefined };
      note($$, $$.count + 1, ...events.scheduled(resource, given ?? unknown, region));
      note($$, $$.count + 2, ...events.started(resource));
    },
    submitted: ($$, task, text) =>
      note($$, $$.count + 3, ...events.submitted(resourceOf(task, self), JSON.parse(text || "{}"))),
    worked($$, task, { failure, text }) {
      const resource = resourceOf(task, self);
      note($$, $$.count, ...workedEvent(resource, text, failure));
    },
    started(input) {
      start = { execution, time: startTime, input, roleArn: ports.place.roleArn };
    },
    ended(outcome) {
      end = { execution, startTime, time: now(), outcome };
    },
    async keep() {
      const writes: Promise<void>[] = [];
      const noted = [...parts.values()].filter((part) => part.events.length > 0);
      if (start) writes.push(recorder.start(start));
      if (noted.length > 0) {
        // Later events of the same scopes get a key of their own.
        const copies = noted.map(taken);
        writes.push(recorder.parts(execution, `${key}#${kept++}`, copies));
      }
      if (end) writes.push(recorder.end(end));
      [start, end] = [undefined, undefined];
      await Promise.all(writes).catch(onError);
    },
  };
}

/** What was noted of a scope by now; its notes go on. */
function taken(part: Growing): Part {
  const { begins, path, slot, generation } = part;
  part.begins = false;
  return {
    ...{ path, slot, generation },
    ...(begins && { begins }),
    events: part.events.splice(0),
  };
}

function workedEvent(
  resource: Resource,
  text: string,
  failure: Failure | undefined,
): events.TaskEvent {
  return failure === undefined
    ? events.succeeded(resource, JSON.parse(text))
    : events.failed(resource, failure);
}

/** A Task with a function has no Resource: the function is this one. */
function resourceOf(task: AnyTask, self: string): Resource {
  return parseResource(resourceText(task) || self);
}
