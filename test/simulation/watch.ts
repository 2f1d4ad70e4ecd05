import type { Carrying, Carrier } from "../../runtime/carrier.js";
import type { Call } from "./operations.js";

/** Notes which Task was worked on in which slot, and what was remembered of it. */
export interface Watch {
  /** Of a Task without a function, several of which may be at work in a call, with the slot that it is remembered in. */
  works(call: Call, state: string, given: unknown, slot?: string): void;
  remembers(call: Call, slot: string, worked: string): void;
  /** Tasks that were worked on twice in the same slot. */
  readonly repeated: readonly string[];
  /** Tasks that were worked on once more after their result was remembered. */
  readonly forgotten: readonly string[];
}

/** With `fuse` a Task is known by its input alone: in which call it is worked on is a matter of time. */
export function watched(fuse = false): Watch {
  const works = new Set<string>();
  /** The Task that a call works on, or works on in a slot. */
  const current = new Map<string, string>();
  const remembered = new Set<string>();
  const repeated: string[] = [];
  const forgotten: string[] = [];
  return {
    repeated,
    forgotten,
    works(call, state, given, slot) {
      const carrier = carrierOf(call);
      // One call may work on a Task several times, each with another input.
      const work = `${state} in ${carrier.p?.join(".") ?? ""}#${carrier.n} with ${JSON.stringify(given)}`;
      // Whoever starts an execution is in no slot.
      if (works.has(work) && carrier.s) repeated.push(`${work} was worked on twice.`);
      works.add(work);
      const place = fuse ? "" : `, visit ${visitOf(carrier, state)}`;
      const visit = `${state}${place} with ${JSON.stringify(given)}`;
      if (remembered.has(visit)) forgotten.push(`${visit} was worked on again.`);
      current.set(slot === undefined ? call.id : `${call.id} ${slot}`, visit);
    },
    remembers(call, slot, worked) {
      const visit = current.get(`${call.id} ${slot}`) ?? current.get(call.id);
      const { failure, running } = JSON.parse(worked) as {
        readonly failure?: unknown;
        readonly running?: unknown;
      };
      // A job that runs is no result yet.
      if (visit !== undefined && failure === undefined && running === undefined)
        remembered.add(visit);
    },
  };
}

/** The same for every attempt of a Task in one visit: the id of its entered event. */
function visitOf({ at, e, n, p, s }: Carrier, state: string): string {
  const path = p?.join(".") ?? "";
  return s === state ? `${path}@${at?.[0] ?? e + 1}` : `${path}#${n} in place`;
}

function carrierOf({ event }: Call): Carrier {
  const parsed = JSON.parse(event) as Carrying | null;
  return { ...({ v: 1, x: "", t: 0, s: "", n: 0, e: 0 } as const), ...parsed?.heaviside };
}
