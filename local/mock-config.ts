import { didYouMean, oneOf } from "../compiler/diagnostics/suggest.js";
import type { ScriptedResult } from "./types.js";

/** A mock configuration that cannot be used. The message lists every problem, one a line. */
export class MockConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "MockConfigError";
    this.problems = problems;
  }
}

/**
 * Reads the mock configuration file of Step Functions Local (`{StateMachines, MockedResponses}`) as the `mock` of
 * `run`: what each attempt of each mocked state gives in one test case. The test case is `Name`, or `Machine/Name` where
 * several machines have one of that name; it may be left out where there is only one. Throws MockConfigError.
 */
export function mockConfig(text: string, testCase?: string): Record<string, ScriptedResult[]> {
  const problems: string[] = [];
  const config = parsed(text);
  const states = statesOf(config, testCase);
  const responses = object(config["MockedResponses"]);
  if (responses === undefined) {
    throw new MockConfigError(['"MockedResponses" must be an object of mocked responses by name.']);
  }
  const mock: Record<string, ScriptedResult[]> = {};
  for (const [state, name] of Object.entries(states)) {
    const response =
      typeof name === "string" && Object.hasOwn(responses, name) ? responses[name] : undefined;
    if (typeof name !== "string") {
      problems.push(`State "${state}" must name a mocked response.`);
    } else if (response === undefined) {
      problems.push(
        `State "${state}" names the mocked response "${name}", which does not exist.${hint(name, Object.keys(responses))}`,
      );
    } else {
      const attempts = attemptsOf(name, response, problems);
      // Defined, not assigned: a state may be called "__proto__".
      Object.defineProperty(mock, state, { value: attempts, enumerable: true, writable: true });
    }
  }
  if (problems.length > 0) throw new MockConfigError([...new Set(problems)]);
  return mock;
}

type Members = { readonly [name: string]: unknown };

function parsed(text: string): Members {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MockConfigError([`The mock configuration is not JSON: ${reason}`]);
  }
  const config = object(value);
  if (config !== undefined) return config;
  throw new MockConfigError(["The mock configuration must be a JSON object."]);
}

/** The mocked states of the test case: state name → name of a mocked response. */
function statesOf(config: Members, testCase: string | undefined): Members {
  const cases = testCases(config);
  const names = [...cases.keys()];
  const named =
    testCase === undefined
      ? names
      : names.filter((name) => name === testCase || shortName(name) === testCase);
  // A full name wins over a test case that is called like it.
  const [first, ...others] = named.filter((name) => name === testCase).concat(named);
  const found = first === undefined ? undefined : cases.get(first);
  if (found !== undefined && (first === testCase || others.length === 0)) return found;
  if (named.length > 1) {
    const which =
      testCase === undefined ? "several test cases" : `several test cases "${testCase}"`;
    throw new MockConfigError([`There are ${which}. Name ${oneOf(named)}.`]);
  }
  if (testCase === undefined) throw new MockConfigError(["There are no test cases."]);
  const help = hint(testCase, [...names.map(shortName), ...names]) || ` There is ${oneOf(names)}.`;
  throw new MockConfigError([
    `There is no test case "${testCase}".${names.length === 0 ? "" : help}`,
  ]);
}

/** Every test case by `Machine/Name`. */
function testCases(config: Members): ReadonlyMap<string, Members> {
  const machines = object(config["StateMachines"]);
  if (machines === undefined) {
    throw new MockConfigError(['"StateMachines" must be an object of state machines by name.']);
  }
  const problems: string[] = [];
  const found = new Map<string, Members>();
  for (const [machine, value] of Object.entries(machines)) {
    const cases = object(object(value)?.["TestCases"]);
    if (cases === undefined)
      problems.push(`State machine "${machine}" needs an object "TestCases".`);
    for (const [name, states] of Object.entries(cases ?? {})) {
      const mocked = object(states);
      if (mocked === undefined) {
        problems.push(`Test case "${machine}/${name}" must be an object of states.`);
      } else found.set(`${machine}/${name}`, mocked);
    }
  }
  if (problems.length > 0) throw new MockConfigError(problems);
  return found;
}

/** A Retry can ask for more, but no test can mean them all. */
const maxAttempts = 10_000;

function attemptsOf(name: string, response: unknown, problems: string[]): ScriptedResult[] {
  const attempts: ScriptedResult[] = [];
  const problem = (text: string): void => {
    problems.push(`Mocked response "${name}"${text}`);
  };
  const entries = Object.entries(object(response) ?? {});
  if (entries.length === 0) {
    problem(' must be an object of attempts, such as {"0": {"Return": {}}}.');
    return attempts;
  }
  for (const [range, outcome] of entries) {
    const bounds = boundsOf(range);
    if (bounds === undefined) {
      problem(`: "${range}" is no attempt: write "0", or "1-2" for several.`);
      continue;
    }
    const result = resultOf(outcome, (text) => problem(`, attempt "${range}"${text}`));
    const repeated: number[] = [];
    for (let attempt = bounds.first; attempt <= bounds.last; attempt += 1) {
      if (attempts[attempt] === undefined) attempts[attempt] = result;
      else repeated.push(attempt);
    }
    if (repeated.length > 0)
      problem(`: attempt ${spans(repeated)} of "${range}" is there already.`);
  }
  // A hole in the array is `undefined` here.
  const missing = Array.from(attempts, (result, attempt) => (result === undefined ? attempt : -1));
  const holes = missing.filter((attempt) => attempt >= 0);
  if (holes.length > 0) problem(`: attempt ${spans(holes)} is missing.`);
  return attempts;
}

function boundsOf(range: string): { readonly first: number; readonly last: number } | undefined {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
  if (from === undefined) return undefined;
  const first = Number(from);
  const last = Number(to ?? from);
  return first <= last && last < maxAttempts ? { first, last } : undefined;
}

function resultOf(outcome: unknown, problem: (text: string) => void): ScriptedResult {
  const given = object(outcome) ?? {};
  const unknown = Object.keys(given).filter((field) => field !== "Return" && field !== "Throw");
  if (unknown.length > 0) problem(` has ${oneOf(unknown)}, but only Return and Throw are known.`);
  const returns = Object.hasOwn(given, "Return");
  const throws = Object.hasOwn(given, "Throw");
  if (returns && throws) problem(" has both Return and Throw.");
  if (!returns && !throws && unknown.length === 0) problem(" needs Return or Throw.");
  if (!throws) return { output: given["Return"] } as ScriptedResult; // JSON, as it was parsed
  const { Error: error, Cause: cause } = object(given["Throw"]) ?? {};
  if (typeof error !== "string") problem(': "Throw" needs a string "Error".');
  if (cause !== undefined && typeof cause !== "string") problem(': "Cause" must be a string.');
  return {
    ...(typeof error === "string" ? { error } : {}),
    ...(typeof cause === "string" ? { cause } : {}),
  };
}

/** `1, 3-5` */
function spans(attempts: readonly number[]): string {
  const found: { first: number; last: number }[] = [];
  for (const attempt of attempts) {
    const previous = found.at(-1);
    if (previous?.last === attempt - 1) previous.last = attempt;
    else found.push({ first: attempt, last: attempt });
  }
  return found
    .map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`))
    .join(", ");
}

function object(value: unknown): Members | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Members)
    : undefined;
}

function shortName(full: string): string {
  return full.slice(full.indexOf("/") + 1);
}

function hint(name: string, names: readonly string[]): string {
  const meant = didYouMean(name, names);
  return meant === undefined ? "" : ` ${meant}`;
}
