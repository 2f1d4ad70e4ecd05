import { count } from "./count.js";
import { duration } from "./duration.js";
import type { Output } from "./io.js";
import { paint } from "./paint.js";
import type { PastEvent } from "./past-event.js";
import { followHistory, type Visit } from "./progress.js";

/** An execution as a terminal shows it: one line for each state, and one that says what is under way. */
export interface Live {
  event(event: PastEvent): void;
  /** Prints something else between the lines. */
  aside(text: string): void;
  /** Takes the line of what is under way away. */
  end(): void;
}

/** Iterations of a Map that are shown; of the others only what failed is. */
const shownIterations = 5;
const nameWidth = 34;

/** Shows an execution on a terminal. */
export function live(output: Output, colour: boolean): Live {
  const { red, green, yellow, dim } = paint(colour);
  const running = new Set<Visit>();
  let status = "";

  const print = (text: string): void => {
    if (status !== "") output.write("\r\u001b[2K");
    output.write(text);
    if (!output.isTTY) return;
    const names = [...running].map(({ name }) => name);
    status =
      names.length === 0 ? "" : `… ${names.join(", ")}`.slice(0, Math.max(output.columns - 1, 10));
    if (status !== "") output.write(dim(status));
  };

  const row = (mark: string, visit: Visit, notes: readonly string[]): void => {
    const { depth, index } = visit.within;
    const indent = "  ".repeat(depth);
    const label = index === undefined ? visit.name : `#${index} ${visit.name}`;
    const columns = `${indent}${mark} ${label.padEnd(nameWidth - indent.length)} ${dim(visit.type.padEnd(8))}`;
    print(`${[columns, ...notes.filter((note) => note !== "")].join("  ").trimEnd()}\n`);
  };

  const marks = { done: green("✓"), caught: yellow("!"), failed: red("✗"), stopped: dim("–") };

  const follow = followHistory({
    entered(visit) {
      if (hasInside(visit) && !isHidden(visit)) return row(dim("▸"), visit, []);
      if (visit.type === "Task" || visit.type === "Wait") running.add(visit);
      print("");
    },
    left(visit, { at, how }) {
      running.delete(visit);
      if (isHidden(visit) && how !== "failed") return print("");
      const retries = how === "done" ? visit.failures : visit.failures - 1;
      const error =
        visit.error === undefined ? "" : how === "caught" ? `${visit.error}, caught` : visit.error;
      row(marks[how], visit, [
        at > visit.entered ? dim(duration(at - visit.entered)) : "",
        how === "failed" ? red(error) : how === "stopped" ? dim("stopped") : yellow(error),
        retries > 0 && !hasInside(visit)
          ? yellow(count(retries, "retry").replace("retrys", "retries"))
          : "",
        visit.type === "Map" && visit.iterations > 0
          ? dim(count(visit.iterations, "iteration"))
          : "",
      ]);
    },
  });
  return {
    event: follow,
    aside: print,
    end() {
      running.clear();
      print("");
    },
  };
}

function hasInside({ type }: Visit): boolean {
  return type === "Map" || type === "Parallel";
}

function isHidden(visit: Visit): boolean {
  for (let { within } = visit; ; within = within.owner.within) {
    if ((within.index ?? 0) >= shownIterations) return true;
    if (!within.owner) return false;
  }
}
