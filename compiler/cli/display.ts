import type { HistoryEvent, Outcome } from "../../local/types.js";
import { duration } from "./duration.js";
import { wantsColour, type Io } from "./io.js";
import { live } from "./live.js";
import { paint } from "./paint.js";
import { millisecondsOf } from "./past-event.js";

/** How an execution is shown while it runs, and when it has ended. */
export interface Display {
  event(event: HistoryEvent): void;
  /** What the user's handlers print. */
  aside(text: string): void;
  end(outcome: Outcome): void;
  /** Ends without an outcome. */
  stop(): void;
}

/** The history as JSON lines. */
export function eventLines(io: Io): Display {
  return {
    event: (event) => io.stdout.write(`${JSON.stringify(event)}\n`),
    aside: (text) => io.stderr.write(text),
    end: (outcome) => tellFailure(outcome, io),
    stop: () => {},
  };
}

/** The outcome as JSON, for other programs. */
export function outcomeJson(io: Io): Display {
  return {
    event: () => {},
    aside: (text) => io.stderr.write(text),
    end(outcome) {
      io.stdout.write(`${JSON.stringify(outcome, undefined, 2)}\n`);
      tellFailure(outcome, io);
    },
    stop: () => {},
  };
}

/** A line for each state, for people. */
export function terminal(io: Io, { virtual }: { readonly virtual: boolean }): Display {
  const colour = wantsColour(io.stdout, io.env);
  const { bold, dim, green, red } = paint(colour);
  const shown = live(io.stdout, colour);
  let first: number | undefined;
  let last = 0;
  return {
    event(event) {
      last = millisecondsOf(event);
      first ??= last;
      shown.event(event);
    },
    aside: shown.aside,
    stop: shown.end,
    end(outcome) {
      shown.end();
      const time = `${duration(last - (first ?? last))}${virtual ? " of virtual time" : ""}`;
      if (outcome.status === "SUCCEEDED") {
        io.stdout.write(`${green(bold("Succeeded"))} ${dim(`in ${time}`)}\n`);
        io.stdout.write(`${JSON.stringify(outcome.output, undefined, 2)}\n`);
      } else {
        io.stdout.write(`${red(bold(words[outcome.status]))} ${dim(`after ${time}`)}\n`);
        if (reasonOf(outcome).length > 0) io.stdout.write(`${reasonOf(outcome).join(": ")}\n`);
      }
    },
  };
}

type Failure = Exclude<Outcome, { readonly status: "SUCCEEDED" }>;

const words = { FAILED: "Failed", TIMED_OUT: "Timed out", ABORTED: "Aborted" } as const;

/** For who looks at the terminal while the outcome goes elsewhere. */
function tellFailure(outcome: Outcome, io: Io): void {
  if (outcome.status === "SUCCEEDED") return;
  io.stderr.write(`heaviside: ${[words[outcome.status], ...reasonOf(outcome)].join(": ")}\n`);
}

function reasonOf({ error = "", cause = "" }: Failure): readonly string[] {
  return [error, cause].filter((text) => text !== "");
}
