import { describe, expect, test } from "vitest";
import { shapes } from "../../compiler/4-analyse/shapes.js";
import { typeText } from "../../compiler/4-analyse/type-text.js";
import { names } from "../../compiler/5-emit/names.js";
import { typeNames } from "../../compiler/5-emit/types.js";
import { machineOf, task } from "./lowered.js";

/** What a state, or one after it, may read of variables. */
function variablesAt(state: string, states: Record<string, object>): string {
  const { fields } = shapes(machineOf(states)).of(state).variables;
  return fields.size === 0 ? "none" : typeText({ kind: "object", fields });
}

const pass = (fields: object, Next?: string) => ({
  Type: "Pass",
  ...fields,
  ...(Next === undefined ? { End: true } : { Next }),
});
const read = (...paths: string[]) =>
  pass({ Parameters: Object.fromEntries(paths.map((path, at) => [`p${at}.$`, path])) });
const either = (Next: string, Default: string, fields: object = {}) => ({
  Type: "Choice",
  Choices: [{ Variable: "$.x", IsPresent: true, Next }],
  Default,
  ...fields,
});

describe("a variable is known in every state that follows", () => {
  test("what Assign sets", () => {
    const states = {
      A: pass({ Assign: { n: 1, t: { a: ["x"] } } }, "B"),
      B: pass({ Assign: { "m.$": "States.MathAdd($n, 1)" } }, "C"),
      C: read("$n", "$t.a", "$m"),
    };
    expect(variablesAt("A", states)).toBe("none");
    expect(variablesAt("B", states)).toBe("{ n: number; t: { a: string[] } }");
    expect(variablesAt("C", states)).toBe("{ n: number; t: { a: string[] }; m: number }");
  });

  test("what a JSONata expression gives", () => {
    const states = {
      A: {
        ...pass(
          { Assign: { n: "{% $count($states.input.l) %}", s: "{% 'a' & $states.input.x %}" } },
          "B",
        ),
        QueryLanguage: "JSONata",
      },
      B: read("$n", "$s"),
    };
    expect(variablesAt("B", states)).toBe("{ n: number; s: string }");
  });

  test("in a Task's Assign `$` is the result, in a catcher's the error output", () => {
    const states = {
      A: task({
        ResultSelector: { "id.$": "States.UUID()" },
        Assign: { "v.$": "$.id" },
        Catch: [{ ErrorEquals: ["States.ALL"], Assign: { "v.$": "$.Error" }, Next: "C" }],
        Next: "B",
      }),
      B: read("$v"),
      C: read("$v"),
    };
    expect(variablesAt("B", states)).toBe("{ v: string }");
    expect(variablesAt("C", states)).toBe("{ v: string | null }");
  });

  test("a Choice Rule's own Assign counts on its way, the state's on that of Default", () => {
    const states = {
      A: {
        ...either("B", "C", { Assign: { v: 1 } }),
        Choices: [{ Variable: "$.x", IsPresent: true, Assign: { v: "a" }, Next: "B" }],
      },
      B: read("$v"),
      C: read("$v"),
    };
    expect(variablesAt("B", states)).toBe("{ v: string }");
    expect(variablesAt("C", states)).toBe("{ v: number }");
  });
});

describe("where ways meet", () => {
  test("what only one of them has set is optional, what both have set is either", () => {
    const states = {
      A: either("B", "C"),
      B: pass({ Assign: { one: 1, both: 1 } }, "D"),
      C: pass({ Assign: { both: "a" } }, "D"),
      D: read("$one", "$both"),
    };
    expect(variablesAt("D", states)).toBe("{ one?: number; both: number | string }");
  });

  test("around a cycle, and one that grows comes to an end", () => {
    const states = {
      A: pass({ Assign: { list: [] } }, "B"),
      B: pass({ Assign: { "list.$": "States.Array($list)", last: 1 } }, "C"),
      C: either("B", "D"),
      D: read("$list", "$last"),
    };
    expect(variablesAt("B", states)).toBe("{ list: unknown[] }");
    expect(variablesAt("D", states)).toMatch(/last: number/);
  });
});

describe("scopes", () => {
  const inner = {
    StartAt: "I",
    States: { I: pass({ Assign: { in: 1 } }, "J"), J: read("$in", "$out") },
  };
  test("an inner one reads the outer, and what it sets stays in it", () => {
    const states = {
      A: pass({ Assign: { out: "a" } }, "M"),
      M: { Type: "Map", ItemProcessor: inner, Assign: { later: 1 }, Next: "Z" },
      Z: read("$in", "$out", "$later"),
    };
    expect(variablesAt("I", states)).toBe("{ out: string }");
    expect(variablesAt("J", states)).toBe("{ out: string; in: number }");
    expect(variablesAt("Z", states)).toBe("{ out: string; later: number }");
  });

  test("iterations that are executions of their own see none", () => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      ...inner,
    };
    const states = {
      A: pass({ Assign: { out: "a" } }, "M"),
      M: { Type: "Map", ItemProcessor, End: true },
    };
    expect(variablesAt("I", states)).toBe("none");
    expect(variablesAt("M", states)).toBe("none");
  });
});

describe("a state is told of what it or one after it reads", () => {
  test("not of what is set anew before that", () => {
    const states = {
      A: pass({ Assign: { v: 1, w: 1 } }, "B"),
      B: pass({}, "C"),
      C: pass({ Assign: { v: "a" } }, "D"),
      D: read("$v"),
    };
    expect(variablesAt("B", states)).toBe("none");
    expect(variablesAt("D", states)).toBe("{ v: string }");
  });

  test("a type that is too long to write out has a name, and grows", () => {
    const machine = machineOf({
      A: pass({ Assign: { first: "a", second: 1, third: [true] } }, "B"),
      B: pass({ Assign: { fourth: 1 } }, "C"),
      C: read("$first", "$second", "$third", "$fourth"),
    });
    const types = typeNames(machine, shapes(machine), names(machine, []));
    expect(types.ofVariables("A")).toEqual([]);
    expect(types.ofVariables("C")).toEqual(["CVariables"]);
    expect(types.declarations.map(({ text }) => text)).toEqual([
      "type BVariables = { first: string; second: number; third: boolean[] };",
      "type CVariables = BVariables & { fourth: number };",
    ]);
  });
});
