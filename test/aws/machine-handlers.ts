import { StatesError } from "../../runtime/errors.js";

// What the Tasks of the machines in these tests do. On this computer they run with the same handlers.

export function double({ n }: { readonly n: number }): { readonly n: number } {
  return { n: 2 * n };
}

export function increment({ n }: { readonly n: number }): { readonly n: number } {
  return { n: n + 1 };
}

/** Fails before the attempt that it is told of. */
export function tryHard({ attempt, until }: { readonly attempt: number; readonly until: number }) {
  if (attempt < until) throw new StatesError("Busy", `Attempt ${attempt}`);
  return { attempt };
}
