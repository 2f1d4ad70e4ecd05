import type { Json } from "../compiler/1-parse/document.js";
import { seededRandom } from "../runtime/ports/memory.js";

/** Makes JSONata expressions and data to run them on: the same ones for the same seed. */
export interface Generator {
  /** An expression of about this depth. */
  expression(depth: number): string;
  data(depth: number): Json;
}

const names = ["a", "b", "c", "d"];
const numbers = ["0", "1", "2", "3", "-1", "1.5", "10"];
const texts = ['""', '"a"', '"b"', '"abc"', '"x y"', '"10"', '"2"'];

export function generator(seed: number): Generator {
  const random = seededRandom(seed);
  const below = (bound: number) => Math.floor(random() * bound);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const chance = (of: number) => random() < of;
  const several = (least: number, most: number, make: () => string) =>
    Array.from({ length: least + below(most - least + 1) }, make).join(", ");
  /** The variables in sight; those of `functions` hold functions of one parameter. */
  let variables: readonly string[] = [];
  let functions: readonly string[] = [];

  function data(depth: number): Json {
    const kind = depth <= 0 ? below(5) : below(9);
    if (kind === 0) return pick([0, 1, 2, 3, -1, 1.5, 10]);
    if (kind === 1) return pick(["", "a", "b", "abc", "x y", "10"]);
    if (kind === 2) return chance(0.5);
    if (kind === 3) return chance(0.3) ? null : below(4);
    if (kind === 4) return below(5);
    if (kind < 7) return object(depth);
    // Lists of objects are what most data is; lists of anything, even of lists, may be data too.
    const item = chance(0.6) ? () => object(depth - 1) : () => data(depth - 1);
    return Array.from({ length: below(4) }, item);
  }

  function object(depth: number): Json {
    const fields = names.filter(() => chance(0.6)).map((name) => [name, data(depth - 1)] as const);
    return Object.fromEntries(fields);
  }

  function scoped<Result>(added: readonly string[], make: () => Result): Result {
    const before = variables;
    variables = [...variables, ...added];
    const result = make();
    variables = before;
    return result;
  }

  function expression(depth: number): string {
    if (depth <= 0) return leaf();
    const next = () => expression(depth - 1);
    switch (below(29)) {
      case 0:
        return leaf();
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
        return path(depth);
      case 6:
        return `${atom(depth)} ${pick(["+", "-", "*", "/", "%"])} ${atom(depth)}`;
      case 7:
        return `${atom(depth)} ${pick(["=", "!=", "<", "<=", ">", ">="])} ${atom(depth)}`;
      case 8:
        return `${atom(depth)} ${pick(["and", "or", "in"])} ${atom(depth)}`;
      case 9:
        return `${atom(depth)} & ${atom(depth)}`;
      case 10:
        return chance(0.8)
          ? `${atom(depth)} ? ${atom(depth)} : ${atom(depth)}`
          : `${atom(depth)} ${pick(["?:", "??"])} ${atom(depth)}`;
      case 11:
        return `[${several(0, 3, next)}]`;
      case 12:
        return `{${several(0, 2, () => `${key(depth)}: ${next()}`)}}`;
      case 13:
        return block(depth);
      case 14:
        return `[${pick(["0", "1", atom(depth)])}..${pick(["2", "3", atom(depth)])}]`;
      case 15:
        return `${atom(depth)} ~> ${pick(["$count", "$string", "$sum", "$keys", fn(depth, 1)])}`;
      case 16:
        return `${atom(depth)} ~> |${path(depth - 1)}|${update(depth)}${chance(0.3) ? `, ["a"]` : ""}|`;
      case 17:
        return `(${fn(depth, 1)})(${next()})`;
      case 18:
        return functions.length > 0 ? `$${pick(functions)}(${next()})` : call(depth);
      case 19:
        return `${atom(depth)}{${key(depth)}: ${next()}}`;
      case 20:
        return recursion(depth);
      case 21:
        return closure(depth);
      case 22:
        return chain(depth);
      default:
        return call(depth);
    }
  }

  /** A function that calls itself, as its last call or within another. */
  function recursion(depth: number): string {
    const step = pick(["$r($n - 1)", "$n + $r($n - 1)", "[$n, $r($n - 1)]", "$r($n - 1) & 'x'"]);
    const end = scoped(["n"], () => expression(depth - 2));
    return `($r := function($n){$n > 0 ? ${step} : ${end}}; $r(${pick(["0", "1", "3"])}))`;
  }

  /** A function that a function gives, or one of which some arguments are left open. */
  function closure(depth: number): string {
    const given = expression(depth - 1);
    if (chance(0.4))
      return `(function($v){${fn(depth - 1, 1)}})(${given})(${expression(depth - 2)})`;
    // The interpreter checks no arguments of what it has applied in part: they fit here.
    if (chance(0.5))
      return `(${pick(["$append(?, ?)", "$append(1, ?)", '$lookup(?, "a")'])})(${given}, ${given})`;
    if (chance(0.3)) return `($power(2, ?))($count(${given}))`;
    const open = [
      "$substring(?, 1)",
      '$replace(?, "a", "b")',
      '$split(?, "a")',
      '$contains("abc", ?)',
    ];
    return `(${pick(open)})("" & (${given}))`;
  }

  function chain(depth: number): string {
    const links = Array.from({ length: 1 + below(3) }, () =>
      pick([
        "$sum",
        "$count()",
        "$distinct",
        "$distinct()",
        "$string",
        '$join("-")',
        "$reverse()",
        "$sort",
        "$keys",
        "$uppercase ~> $lowercase",
        "$append(1)",
        '$lookup("b")',
        fn(depth - 2, 1),
        `$map(${fn(depth - 2, 1)})`,
        `$filter(${fn(depth - 2, 1)})`,
      ]),
    );
    return `${atom(depth)} ~> ${links.join(" ~> ")}`;
  }

  function leaf(): string {
    const kind = below(10);
    if (kind < 4) return pick(names);
    if (kind === 4) return pick(numbers);
    if (kind === 5) return pick(texts);
    if (kind === 6) return pick(["true", "false", "null", "nothing", "$$", "$"]);
    if (kind === 7) return "$";
    if (variables.length > 0) return `$${pick(variables)}`;
    return pick(names);
  }

  /** Something that any operator may stand beside. */
  function atom(depth: number): string {
    const text = expression(depth - 1);
    return /^[\w$."]+$/.test(text) ? text : `(${text})`;
  }

  function key(depth: number): string {
    return chance(0.5)
      ? pick(['"x"', '"y"'])
      : pick(names.concat(`$string(${expression(depth - 2)})`));
  }

  function update(depth: number): string {
    return `{${several(0, 2, () => `"${pick(["x", "a", "b"])}": ${expression(depth - 2)}`)}}`;
  }

  function path(depth: number): string {
    const head = below(10);
    let text =
      head < 6
        ? pick(names)
        : head === 6
          ? "$"
          : head === 7 && variables.length > 0
            ? `$${pick(variables)}`
            : head === 8
              ? `(${expression(depth - 1)})`
              : pick(names);
    const before = variables;
    const steps = below(4);
    if (chance(0.3)) text += predicate(depth);
    for (let at = 0; at < steps; at++) text += step(depth, at + 1);
    if (chance(0.12)) text += "[]";
    variables = before;
    return text;
  }

  function step(depth: number, at: number): string {
    const bind = chance(0.05) ? `${pick(["@", "#"])}$${bound(pick(["p", "q"]))}` : "";
    const after = bind + (chance(0.25) ? predicate(depth) : "");
    const kind = below(14);
    if (kind < 7) return `.${pick(names)}${after}`;
    if (kind === 7) return `.${pick(["*", "**", "$"])}${after}`;
    if (kind === 8) return `.(${expression(depth - 1)})${after}`;
    if (kind === 9) return `.{${key(depth)}: ${expression(depth - 1)}}`;
    if (kind === 10) return `.[${several(0, 2, () => expression(depth - 1))}]`;
    if (kind === 11) {
      const term = () => `${pick(["", "<", ">"])}${pick(names.concat("$", "$string($)"))}`;
      return `^(${several(1, 2, term)})${chance(0.3) ? predicate(depth) : ""}`;
    }
    if (kind === 12 && at > 1) return `.%${chance(0.5) ? `.${pick(names)}` : ""}`;
    return `.${call(depth)}${after}`;
  }

  function bound(name: string): string {
    variables = [...variables, name];
    return name;
  }

  function predicate(depth: number): string {
    const kind = below(5);
    if (kind < 2) return `[${pick(["0", "1", "-1", "2"])}]`;
    if (kind === 2)
      return `[${pick(names)} ${pick(["=", "!=", "in"])} ${pick([...numbers, ...texts])}]`;
    return `[${expression(depth - 2)}]`;
  }

  function block(depth: number): string {
    const before = [variables, functions] as const;
    const lines: string[] = [];
    for (let count = below(3); count >= 0; count--) {
      if (chance(0.3)) {
        const name = pick(["f", "g"]);
        lines.push(`$${name} := ${fn(depth - 1, 1)}`);
        functions = [...functions, name];
      } else {
        const name = pick(["x", "y", "z"]);
        lines.push(`$${name} := ${expression(depth - 1)}`);
        variables = [...variables, name];
      }
    }
    const text = `(${[...lines, expression(depth - 1)].join("; ")})`;
    [variables, functions] = before;
    return text;
  }

  function fn(depth: number, parameters: number): string {
    const list = ["v", "i", "w", "o"].slice(0, chance(0.8) ? parameters : 1);
    return scoped(
      list,
      () => `function(${list.map((name) => `$${name}`).join(", ")}){${expression(depth - 1)}}`,
    );
  }

  function call(depth: number): string {
    const next = () => expression(depth - 1);
    switch (below(34)) {
      case 0:
        return `$map(${next()}, ${fn(depth, 2)})`;
      case 1:
        return `$filter(${next()}, ${fn(depth, 2)})`;
      case 2:
        return `$reduce(${next()}, ${fn(depth, 2)}${chance(0.3) ? `, ${next()}` : ""})`;
      case 3:
        return `$sort(${next()}${chance(0.3) ? ", function($v, $i){$v > $i}" : ""})`;
      case 4:
        return `$append(${next()}, ${next()})`;
      case 5:
        return `$lookup(${next()}, ${pick(['"a"', '"b"'])})`;
      case 6:
        return `$each(${next()}, ${fn(depth, 2)})`;
      case 7:
        return `$sift(${next()}, ${fn(depth, 2)})`;
      case 8:
        return `$${pick(["uppercase", "lowercase", "length", "trim", "number", "abs", "floor"])}(${chance(0.15) ? "" : next()})`;
      case 9:
        return `$substring(${next()}, ${pick(numbers)}${chance(0.5) ? `, ${pick(numbers)}` : ""})`;
      case 10:
        return `$${pick(["contains", "split"])}(${next()}, ${pick(['"a"', "/[a-c]/", '" "'])})`;
      case 11:
        return `$join(${next()}${chance(0.5) ? ', "-"' : ""})`;
      case 12:
        return `$replace(${next()}, ${pick(['"a"', "/b/"])}, "z")`;
      case 13:
        return `$zip(${several(1, 2, next)})`;
      case 14:
        return `$match(${next()}, /[ab]/)`;
      case 15:
        return `$single(${next()}, ${fn(depth, 1)})`;
      case 16:
        return `$map(${next()}, ${pick(["$string", "$keys", "$count", "$uppercase", "$not"])})`;
      case 17:
        return `$${pick(["substringBefore", "substringAfter"])}(${next()}, ${pick(texts)})`;
      case 18:
        return `$pad(${next()}, ${pick(["5", "-5", "0", "2.5"])}${chance(0.4) ? `, ${pick(texts)}` : ""})`;
      case 19:
        return `$split(${next()}, ${pick(['"a"', '""', "/[ab]/", "/ +/"])}${chance(0.5) ? `, ${pick(numbers)}` : ""})`;
      case 20:
        return `$replace(${next()}, ${pick(['"a"', "/(a)(b)?/", "/[abc]/i"])}, ${pick(['"$0$1"', '"$$"', '"$2x"', "function($m){$m.match & $m.index}", "function($m){$m.match}"])}${chance(0.4) ? `, ${pick(numbers)}` : ""})`;
      case 21:
        return `$match(${next()}, ${pick(["/(a)(b)?/", "/./", "/B/i"])}${chance(0.4) ? `, ${pick(numbers)}` : ""})${pick(["", ".match", ".groups", "[0].index"])}`;
      case 22:
        return `$formatNumber(${next()}, ${pick(['"#,##0.00"', '"0"', '"0.0e0"', '"#.##%"', '"00;(0)"', '"#,#0.#"'])})`;
      case 23:
        return `$${pick(["formatInteger", "formatBase"])}(${next()}${pick([', "w"', ', "I"', ', "#,##0"', ', "a"', ", 2", ', "1;o"', ""])})`;
      case 24:
        return `$fromMillis(${pick(["0", "1e12", "-1", `$count(${next()})`])}${pick(["", ', "[Y0001]-[M01]-[D01]"', ', "[FNn], [D1o] [MNn] [Y]"', ', "[H01]:[m01] [Z]", "+0130"', ', "[X]-W[W01]-[F1]"'])})`;
      case 25:
        return `$toMillis(${pick(['"2024-02-29"', '"2024-02-29T12:30:00.5Z"', '"1999-12-31T23:59:59+0200"', next()])}${pick(["", ', "[Y0001]-[M01]-[D01]"'])})`;
      case 26:
        return `$${pick(["round", "sqrt", "ceil", "number", "formatBase"])}(${next()}${chance(0.5) ? `, ${pick(numbers)}` : ""})`;
      case 27:
        return `$sort(${next()}, function($l, $m){${pick(["$l < $m", "$l.a > $m.a", "$string($l) > $string($m)", "true"])}})`;
      case 28:
        return `$reduce(${next()}, function($p, $q${pick(["", ", $k", ", $k, $all"])}){${scoped(["p", "q"], () => expression(depth - 1))}}, ${next()})`;
      case 29:
        return `$${pick(["spread", "distinct", "merge", "zip"])}(${next()})`;
      case 30:
        return `$${pick(["encodeUrlComponent", "decodeUrl", "base64encode", "base64decode"])}(${next()})`;
      case 31:
        return `$exists(${atom(depth)} in ${atom(depth)})`;
      default:
        return `$${pick("count sum max min average exists not boolean string keys spread merge reverse distinct type length trim abs floor ceil".split(" "))}(${next()})`;
    }
  }

  return {
    expression(depth) {
      variables = [];
      functions = [];
      return expression(depth);
    },
    data,
  };
}
