import { expect, test } from "vitest";
import { ScopeContext, type Recorded } from "../../runtime/context.js";

function context(record?: (event: Recorded) => void): ScopeContext {
  return new ScopeContext({
    Execution: { Id: "id", Input: null, Name: "name", RoleArn: "role", StartTime: "start" },
    StateMachine: { Id: "machine", Name: "Machine" },
    journal: record === undefined ? { count: 0 } : { count: 0, record },
    now: () => 0,
    random: () => 0,
  });
}

test("a copy of the Context Object is what the ASL says it holds", () => {
  const $$ = context();
  $$.enter("Task", "A", {});
  expect({ ...$$ }).toEqual({
    Execution: { Id: "id", Input: null, Name: "name", RoleArn: "role", StartTime: "start" },
    StateMachine: { Id: "machine", Name: "Machine" },
    State: { Name: "A", EnteredTime: "1970-01-01T00:00:00.000Z", RetryCount: 0 },
  });
  expect(JSON.parse(JSON.stringify($$))).toEqual({ ...$$ });
});

test("what was read of it does not change when the next state is entered", () => {
  const $$ = context();
  $$.enter("Pass", "A", {});
  const state = $$.State;
  $$.enter("Pass", "B", {});
  expect(state.Name).toBe("A");
  expect($$.State.Name).toBe("B");
});

test("events are counted the same with and without somebody who listens", () => {
  const seen: Recorded[] = [];
  const observed = context((event) => seen.push(event));
  for (const $$ of [observed, context()]) {
    $$.note("ExecutionStarted");
    $$.enter("Pass", "A", 1);
    $$.enter("Pass", "B", 2);
    expect($$.current.id).toBe(4);
  }
  expect(seen.map(({ id, previousEventId, type }) => [id, previousEventId, type])).toEqual([
    [1, 0, "ExecutionStarted"],
    [2, 0, "PassStateEntered"],
    [3, 2, "PassStateExited"],
    [4, 3, "PassStateEntered"],
  ]);
  expect(seen[2]?.details).toEqual({ name: "A", output: 2 });
});

test("variables are seen by later states only, and inner ones are lost", () => {
  const $$ = context();
  $$.enter("Pass", "A", {});
  $$.assign({ x: 1 });
  expect($$.Variables).toEqual({});
  $$.enter("Map", "B", {});
  expect($$.Variables).toEqual({ x: 1 });
  const inner = $$.inner({ Index: 0, Value: "item" });
  inner.enter("Pass", "C", {});
  inner.assign({ x: 2 });
  inner.exit({});
  expect(inner.Variables).toEqual({ x: 2 });
  expect(inner.Map).toEqual({ Item: { Index: 0, Value: "item" } });
  expect($$.Variables).toEqual({ x: 1 });
  expect("Map" in $$).toBe(false);
});

test("what a failed attempt assigned is forgotten", () => {
  const $$ = context();
  $$.enter("Task", "A", {});
  $$.assign({ x: 1 });
  $$.retried(1);
  expect($$.State.RetryCount).toBe(1);
  $$.exit({});
  expect($$.Variables).toEqual({});
});
