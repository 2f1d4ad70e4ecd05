/** A definition with schemas for its input and some of its Tasks, made up at random but checkable. */
export interface RandomMachine {
  readonly definition: object;
  readonly schemas: {
    readonly input: Schema;
    readonly results: Readonly<Record<string, Schema>>;
    readonly $defs: Readonly<Record<string, Schema>>;
  };
}
export type Schema = true | { readonly [keyword: string]: unknown };
export type Random = () => number;

/** Numbers from 0 to 1, always the same for one seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

// A name that every string has, and one that is no identifier, are among them.
const names = ["id", "total", "items", "note", "ship", "length", "odd-key", "meta"];
const thing = {
  type: "object",
  properties: {
    id: { type: "string" },
    items: { type: "array", items: { $ref: "#/$defs/Thing" } },
  },
  required: ["id"],
  additionalProperties: false,
};

/**
 * The machine of a seed: every State Type, scopes in scopes, paths that mostly find something, catchers. Only Tasks
 * lead back, and a mock that lets them fail ends every execution.
 */
export function randomMachine(seed: number): RandomMachine {
  const random = randomOf(seed);
  const { chance, int, pick } = dice(random);
  const tasks: string[] = [];
  let count = 0;
  /** The names of the variables of the scope at hand, and of those around it. */
  let visible: string[] = [];

  const schema = (depth: number): Schema => {
    const kind = int(depth <= 0 ? 5 : 9);
    if (kind < 2) return { type: "string" };
    if (kind === 2) return { type: "number" };
    if (kind === 3) return { type: "boolean" };
    if (kind === 4) {
      const nullable = { type: ["string", "null"] };
      return pick<Schema>([
        true,
        nullable,
        { enum: ["a", "b"] },
        { type: "null" },
        { $ref: "#/$defs/Thing" },
      ]);
    }
    if (kind === 5) return { type: "array", items: schema(depth - 1) };
    if (kind === 6) return { anyOf: [{ type: "null" }, schema(depth - 1)] };
    return objectSchema(depth - 1);
  };
  const objectSchema = (depth: number): Schema => {
    const kept = names.filter(() => chance(0.85));
    const others = chance(0.6)
      ? { additionalProperties: chance(0.8) ? false : { type: "string" } }
      : {};
    return {
      type: "object",
      properties: Object.fromEntries(kept.map((name) => [name, schema(depth)])),
      required: kept.filter(() => chance(0.93)),
      ...others,
    };
  };

  const step = () => {
    const name = pick(names);
    return name === "odd-key" ? `['${name}']` : `.${name}`;
  };
  /** `$`, or a variable. */
  const root = () => (visible.length > 0 && chance(0.15) ? `$${pick(visible)}` : "$");
  const definite = () =>
    chance(0.1) ? root() : `${root()}${step()}${chance(0.12) ? pick([step(), "[0]"]) : ""}`;
  const path = () =>
    chance(0.9)
      ? definite()
      : `${root()}${step()}${pick(["[*]", "[*].id", "[0:1]", "[?(@.id == 'x')]"])}`;
  const call = () =>
    pick([
      `States.Format('{} {}', ${definite()}, 'x')`,
      `States.Array(${definite()}, 1)`,
      `States.ArrayLength(${definite()})`,
      `States.MathAdd(${definite()}, 1)`,
      `States.StringToJson(${definite()})`,
      `States.JsonMerge($, ${definite()}, false)`,
      "$$.State.Name",
      "$$.Execution.Input.id",
    ]);
  const constant = () => pick<unknown>([1, "s", true, null, [1, "a"], [], {}, { a: 1, b: ["x"] }]);
  const template = (depth = 1): object =>
    Object.fromEntries(
      names
        .filter(() => chance(0.3))
        .map((name) => {
          if (chance(0.6)) return [`${name}.$`, chance(0.2) ? call() : path()];
          return [name, depth > 0 && chance(0.4) ? template(depth - 1) : constant()];
        }),
    );

  const rule = (depth: number): object => {
    if (depth > 0 && chance(0.3)) {
      const inner = () => rule(depth - 1);
      return pick<() => object>([
        () => ({ And: [inner(), inner()] }),
        () => ({ Or: [inner(), inner()] }),
        () => ({ Not: inner() }),
      ])();
    }
    const test = pick<object>([
      { IsPresent: chance(0.5) },
      { IsNull: chance(0.5) },
      { IsString: true },
      { IsNumeric: chance(0.5) },
      { NumericGreaterThan: 5 },
      { NumericEquals: 1 },
      { StringEquals: "a" },
      { BooleanEquals: true },
      { StringMatches: "a*" },
      { StringLessThanPath: definite() },
      { NumericLessThanPath: definite() },
      { StringEqualsPath: definite() },
      { TimestampGreaterThanPath: definite() },
    ]);
    return { Variable: definite(), ...test };
  };

  const places = [null, "$.r", "$.r", "$.note", "$.ship", "$.meta.a", "$.a.b", "$", "$.x"];
  const maybe = (likely: number, fields: () => object) => (chance(likely) ? fields() : {});
  const filters = () => ({
    ...maybe(0.2, () => ({ InputPath: pick([null, definite(), "$"]) })),
    ...maybe(0.15, () => ({ OutputPath: pick([null, definite()]) })),
  });

  const scope = (depth: number): { StartAt: string; States: Record<string, object> } => {
    const around = visible;
    const own = [`v${count++}`, `v${count++}`];
    visible = [...around, ...own];
    const ids = Array.from({ length: 2 + int(4) }, () => `S${count++}`);
    const assign = () =>
      maybe(0.25, () => ({
        Assign: chance(0.7) ? { [`${pick(own)}.$`]: path() } : { [pick(own)]: template() },
      }));
    const states = ids.map((id, at) => {
      const later = ids.slice(at + 1);
      const [next] = later;
      const going = next === undefined ? { End: true } : { Next: next };
      const caught = () => ({
        ErrorEquals: ["States.ALL"],
        ...maybe(0.7, () => ({ ResultPath: pick(["$.error", "$.note", null]) })),
        ...maybe(0.2, () => ({ Assign: { [`${pick(own)}.$`]: "$.Cause" } })),
        Next: pick(later),
      });
      const working = () => ({
        ...filters(),
        ...assign(),
        ResultPath: pick(places),
        ...(next === undefined ? {} : maybe(0.4, () => ({ Catch: [caught()] }))),
      });
      const kinds: (() => object)[] = [
        () => ({
          Type: "Pass",
          ...filters(),
          ...maybe(0.4, () => ({ Parameters: template() })),
          ...assign(),
          ResultPath: pick(places),
          ...going,
        }),
        () => ({ Type: "Pass", Result: constant(), ResultPath: pick(places), ...going }),
        () => {
          tasks.push(id);
          return {
            Type: "Task",
            Resource: `arn:aws:lambda:eu-west-1:123456789012:function:${id}`,
            ...working(),
            ...maybe(0.4, () => ({ Parameters: template() })),
            ...maybe(0.4, () => ({ ResultSelector: template() })),
            ...(next !== undefined && chance(0.1) ? { Next: pick(ids), Catch: [caught()] } : going),
          };
        },
        () => ({
          Type: "Wait",
          ...filters(),
          ...pick<object>([
            { Seconds: 1 },
            { SecondsPath: definite() },
            { TimestampPath: definite() },
          ]),
          ...going,
        }),
      ];
      if (next === undefined) kinds.push(() => ({ Type: "Succeed", ...filters() }));
      else
        kinds.push(() => ({
          Type: "Choice",
          ...filters(),
          Choices: Array.from({ length: 1 + int(2) }, () => ({
            ...rule(1),
            ...assign(),
            Next: pick(later),
          })),
          ...assign(),
          Default: next,
        }));
      if (depth > 0)
        kinds.push(
          () => ({
            Type: "Parallel",
            Branches: Array.from({ length: 1 + int(2) }, () => scope(depth - 1)),
            ...working(),
            ...maybe(0.3, () => ({ Parameters: template() })),
            ...maybe(0.3, () => ({ ResultSelector: { "a.$": pick(["$[0]", "$[1]", "$"]) } })),
            ...going,
          }),
          () => ({
            Type: "Map",
            ...working(),
            ...maybe(0.7, () => ({ ItemsPath: definite() })),
            ...maybe(0.3, () => ({ ItemSelector: { ...template(), "v.$": "$$.Map.Item.Value" } })),
            ItemProcessor: scope(depth - 1),
            ...going,
          }),
        );
      return [id, pick(kinds)()] as const;
    });
    visible = around;
    return { StartAt: ids[0] ?? "", States: reached(ids[0] ?? "", Object.fromEntries(states)) };
  };

  const definition = scope(2);
  const text = JSON.stringify(definition);
  const described = tasks.filter((task) => chance(0.7) && text.includes(`"${task}":{`));
  const results = described.map((task) => [
    task,
    chance(0.7) ? { ...(objectSchema(1) as object), title: `R${task}` } : schema(1),
  ]);
  return {
    definition,
    schemas: {
      input: objectSchema(2),
      results: Object.fromEntries(results),
      $defs: { Thing: thing },
    },
  };
}

/** A value that a random machine's schema accepts; of an open object with keys that the schema does not list. */
export function randomValue(schema: Schema, random: Random, depth = 0): unknown {
  const { chance, int, pick } = dice(random);
  if (schema === true) return pick<unknown>([1, "s", null, { id: "x" }, [1]]);
  if ("$ref" in schema) return randomValue(thing, random, depth);
  if (Array.isArray(schema.enum)) return pick<unknown>(schema.enum);
  if (Array.isArray(schema.anyOf))
    return randomValue(pick(schema.anyOf as Schema[]), random, depth);
  const type = Array.isArray(schema.type) ? pick<unknown>(schema.type) : schema.type;
  switch (type) {
    case "null":
      return null;
    case "string":
      return pick(["a", "x", "", "2020-01-01T00:00:00Z"]);
    case "number":
      return pick([0, 1, 5, 7.5]);
    case "boolean":
      return chance(0.5);
    case "array": {
      const length = depth > 4 ? 0 : int(3);
      return Array.from({ length }, () => randomValue(schema.items as Schema, random, depth + 1));
    }
  }
  const required = schema.required as string[];
  const properties = Object.entries(schema.properties as Record<string, Schema>);
  const listed = properties
    .filter(([name]) => required.includes(name) || (depth < 5 && chance(0.5)))
    .map(([name, part]) => [name, randomValue(part, random, depth + 1)]);
  const isOpen = schema.additionalProperties === undefined;
  const others = names.filter(
    (name) => isOpen && !properties.some(([each]) => each === name) && chance(0.2),
  );
  return Object.fromEntries([
    ...listed,
    ...others.map((name) => [name, pick<unknown>(["s", 5, null, { id: 1 }])]),
  ]);
}

export function dice(random: Random) {
  const int = (below: number) => Math.floor(random() * below);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[int(values.length)];
    if (value === undefined) throw new Error("Nothing to pick from");
    return value;
  };
  return { chance: (likely: number) => random() < likely, int, pick };
}

/** The states that something leads to: the others are an error. */
export function reached(start: string, states: Record<string, object>): Record<string, object> {
  const found = new Set([start]);
  for (const name of found) {
    const next = [...JSON.stringify(states[name]).matchAll(/"(?:Next|Default)":"(S\d+)"/g)];
    for (const [, target = ""] of next) if (target in states) found.add(target);
  }
  return Object.fromEntries(Object.entries(states).filter(([name]) => found.has(name)));
}
