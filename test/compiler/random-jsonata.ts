import { dice, reached, type Random, type RandomMachine, type Schema } from "./random-machine.js";

const scalars = ["s", "n", "b", "e", "z", "u"];
const names = [...scalars, "o", "l"];
/** Of the items of `l`. */
const tests = ["n > 1", "b", "s = 'a'", "e = 'b'", "n = 1 or b", "s != 'a' and n < 2"];

function object(chance: (likely: number) => boolean, depth: number): Schema {
  const thing: { readonly [name: string]: Schema } = {
    s: { type: "string" },
    n: { type: "number" },
    b: { type: "boolean" },
    e: { enum: ["a", "b", "c"] },
    z: { type: ["string", "null"] },
    u: true,
  };
  const list = { type: "array", items: chance(0.8) ? plain(thing) : { type: "string" } };
  const nested = depth > 0 && { o: object(chance, depth - 1), l: list };
  const properties = { ...thing, ...nested };
  return {
    type: "object",
    properties,
    required: Object.keys(properties).filter(() => chance(0.8)),
    additionalProperties: false,
  };
}

function plain(properties: { readonly [name: string]: Schema }): Schema {
  const { u: _, ...known } = properties;
  return {
    type: "object",
    properties: known,
    required: ["n", "b", "s"],
    additionalProperties: false,
  };
}

/**
 * A machine in JSONata with schemas, made up at random: its expressions read little and in many ways, so that what is proven of one
 * matters to the next, and pass it on in variables.
 */
export function randomJsonataMachine(random: Random): RandomMachine {
  const { chance, int, pick } = dice(random);
  const tasks: string[] = [];
  let count = 0;
  let visible: string[] = [];

  const name = () => (chance(0.8) ? pick(scalars) : pick(names));
  const path = (start?: string): string => {
    const from =
      start ??
      pick([
        "$states.input",
        "$states.input",
        ...visible.map((each) => `$${each}`),
        "$states.input",
      ]);
    if (chance(0.1)) return from;
    return `${from}.${chance(0.2) ? "o." : ""}${name()}`;
  };
  const list = () => {
    const all = `${pick(["$states.input", ...visible.map((each) => `$${each}`)])}.l`;
    const chosen = chance(0.6) ? `[${pick([...tests, "0"])}]` : "";
    const index = chosen && chance(0.3) ? pick(["[0]", "[-1]", "[1]"]) : "";
    const step = pick([
      ".n",
      ".s",
      ".z",
      ".{'n': n, 's': s & 'x'}",
      ".{'e': e, 'b': b, 't': n * 2}",
    ]);
    return `${all}${chosen}${index}${chance(0.4) ? step : ""}`;
  };
  const each = (): string => {
    const all = `${pick(["$states.input", ...visible.map((one) => `$${one}`)])}.l`;
    const some = `$filter(${all}, function($x) { ${pick(tests).replace(/\b([nbse])\b(?!')/g, "$x.$1")} })`;
    const made = pick([
      "$x.n * $x.n",
      "$x.s & '!'",
      "{'n': $x.n + 1, 'z': $x.z}",
      "$x",
      "$x.e",
      "$x.n > 1",
    ]);
    const mapped = `$map(${chance(0.5) ? some : all}, function($x) { ${made} })`;
    return pick([some, mapped, `${some}[0].s`, `${some}.n`, `$count(${some})`, `[${mapped}]`]);
  };
  const sum = (depth: number): string => {
    const number = () => (depth > 0 && chance(0.5) ? `(${sum(depth - 1)})` : path());
    return pick<() => string>([
      () => `${number()} ${pick(["+", "-", "*"])} ${number()}`,
      () => `${number()} ${pick(["+", "-", "*", "/", "%"])} ${pick(["2", "0.5", "100", "1e308"])}`,
      () => `${pick(["1", "-1", "1e308"])} ${pick(["+", "*", "-"])} ${number()}`,
      () => `$number(${pick(["'1.5'", path()])})`,
      () => `$power(${number()}, 2)`,
    ])();
  };
  const literal = () => pick(["1", "5", "'a'", "'b'", "'d'", "true", "false", "null"]);
  const test = (depth: number): string => {
    if (depth > 0 && chance(0.4))
      return `(${test(depth - 1)}) ${pick(["and", "or"])} (${test(depth - 1)})`;
    return pick<() => string>([
      () => path(),
      () => `${path()} ${pick(["=", "!="])} ${literal()}`,
      () => `${path()} ${pick(["=", "!="])} ${literal()}`,
      () => `${path()} ${pick(["=", "!="])} ${path()}`,
      () => `${path()} ${pick([">", "<="])} ${pick(["1", "'b'", path()])}`,
      () => `$exists(${path()})`,
      () => `$not(${path()})`,
      () => `$count(${list()}) > 1`,
    ])();
  };
  const value = (depth: number): string =>
    pick<() => string>([
      () => path(),
      () => path(),
      literal,
      () => test(1),
      () => `${path()} & '-' & ${path()}`,
      () => `${path()} ${pick(["+", "*"])} 2`,
      () => `$round(${path()}, 1)`,
      () => `$uppercase(${path()})`,
      () => `[${list()}]`,
      () => `[${list()}, ${literal()}]`,
      () => `$count(${list()})`,
      () => list(),
      () => each(),
      () => sum(2),
      () => `$fromMillis($toMillis(${pick(["'2024-01-02T03:04:05Z'", path()])}) + 1000)`,
      () => `$contains(${path()}, 'a')`,
      () => `${path()}[0]`,
      () => "$states.context.State.Name",
      ...(depth > 0
        ? [
            () => `${test(0)} ? ${value(depth - 1)} : ${value(depth - 1)}`,
            () => {
              const asked = path();
              const found = pick([
                asked,
                asked,
                `${asked} & '!'`,
                `{'v': ${asked}}`,
                `${asked} + 1`,
              ]);
              return `$exists(${asked}) ? ${found} : ${value(depth - 1)}`;
            },
            () => `{'s': ${value(depth - 1)}, 'n': ${value(depth - 1)}}`,
          ]
        : []),
    ])();
  const expression = (text: string) => `{% ${text} %}`;
  const template = (): unknown =>
    chance(0.5)
      ? expression(value(1))
      : Object.fromEntries(
          names.filter(() => chance(0.4)).map((each) => [each, expression(value(1))]),
        );

  const scope = (depth: number): { StartAt: string; States: Record<string, object> } => {
    const around = visible;
    const own = [`v${count++}`, `v${count++}`];
    visible = [...around, ...own];
    const ids = Array.from({ length: 2 + int(4) }, () => `S${count++}`);
    const sets = () => ({ [pick(own)]: chance(0.5) ? "{% $states.input %}" : template() });
    const assign = () => (chance(0.5) ? { Assign: sets() } : {});
    const output = () => (chance(0.4) ? { Output: template() } : {});
    const states = ids.map((id, at) => {
      const later = ids.slice(at + 1);
      const [next] = later;
      const going = next === undefined ? { End: true } : { Next: next };
      const caught = () => ({
        Catch: [{ ErrorEquals: ["States.ALL"], Next: pick(later), ...assign(), ...output() }],
      });
      const kinds: (() => object)[] = [
        () => ({ Type: "Pass", ...assign(), ...output(), ...going }),
        () => {
          tasks.push(id);
          const Resource = `arn:aws:lambda:eu-west-1:123456789012:function:${id}`;
          const made = chance(0.5) ? { Arguments: template() } : {};
          const given = { Assign: { [pick(own)]: expression(path("$states.result")) } };
          const set = chance(0.5) ? given : assign();
          const kept = next !== undefined && chance(0.4) ? caught() : {};
          return { Type: "Task", Resource, ...made, ...set, ...output(), ...kept, ...going };
        },
      ];
      if (next === undefined)
        kinds.push(() => ({ Type: "Fail", Error: "E", Cause: expression(value(0)) }));
      else {
        const choice = () => ({
          Type: "Choice",
          Choices: Array.from({ length: 1 + int(4) }, () => ({
            Condition: expression(test(2)),
            ...assign(),
            ...output(),
            Next: pick(later),
          })),
          ...assign(),
          Default: next,
        });
        kinds.push(choice, choice);
      }
      if (depth > 0)
        kinds.push(() => ({
          Type: "Map",
          Items: expression(`[${list()}]`),
          ItemProcessor: scope(depth - 1),
          ...output(),
          ...going,
        }));
      return [id, pick(kinds)()] as const;
    });
    visible = around;
    const StartAt = ids[0] ?? "";
    return { StartAt, States: reached(StartAt, Object.fromEntries(states)) };
  };

  const definition = { QueryLanguage: "JSONata", ...scope(1) };
  const text = JSON.stringify(definition);
  const described = tasks.filter((task) => text.includes(`"${task}":{`) && chance(0.8));
  return {
    definition,
    schemas: {
      input: object(chance, 1),
      results: Object.fromEntries(described.map((task) => [task, object(chance, 1)])),
      $defs: {},
    },
  };
}
