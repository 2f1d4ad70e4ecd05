import type { Context, Members } from "./types.js";

/** The Context Object as plain JSON: what the path `$$` gives (ASL, "The Context Object"). */
export function contextObject({ Execution, Map, State, StateMachine, Task }: Context): Members {
  const fields = { Execution, ...(Map && { Map }), State, StateMachine, ...(Task && { Task }) };
  return fields as unknown as Members; // all of it is JSON
}
