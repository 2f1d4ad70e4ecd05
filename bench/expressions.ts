import { deepStrictEqual } from "node:assert/strict";
import { JSONPath } from "jsonpath-plus";
import { expression, load } from "../compiler/index.js";
import type { Json } from "../local/index.js";
import type { Context, Machine } from "../runtime/types.js";
import type { Benchmark, Row } from "./benchmark.js";
import { converted, type Sample } from "./sample.js";
import { calibrated, sideBySide } from "./side-by-side.js";

const peerName = "jsonpath-plus 10";
const itemCount = 10;

/** JSONPath: compiled one by one, and as part of a machine's module, beside an engine. */
export const expressions: Benchmark = {
  name: "expressions",
  promise: `A path is compiled to code that reads the members: no engine. Data: ${itemCount} items.`,
  async *rows() {
    // All kinds share the peer's code: what comes first must not pay for its warm-up.
    for (const { path } of kinds) calibrated(() => readByPeer(path), 100);
    for (const kind of kinds) yield* kindRows(kind);
  },
};

/** One kind of path, which both sides write alike. */
interface Kind {
  readonly what: string;
  readonly path: string;
}

const kinds: readonly Kind[] = [
  { what: "member", path: "$.order.id" },
  { what: "deep member", path: "$.order.customer.address.city" },
  { what: "quoted name", path: "$['order']['ship to']" },
  { what: "index", path: "$.items[3].sku" },
  { what: "wildcard", path: "$.items[*].sku" },
  { what: "slice", path: "$.items[1:4]" },
  { what: "last", path: "$.items[-1:].sku" },
  { what: "union", path: "$.items[0,2,4].sku" },
  { what: "members of an object", path: "$.order.customer.*" },
  { what: "filter", path: "$.items[?(@.price < 30)]" },
  { what: "filter of two conditions", path: "$.items[?(@.price < 60 && @.stock > 2)].sku" },
  { what: "filter of existence", path: "$.items[?(@.note)].sku" },
  { what: "deep scan", path: "$..sku" },
];

const data: Json = {
  order: {
    id: "o-42",
    "ship to": "home",
    customer: { name: "Ada", address: { street: "Main St 1", city: "London" } },
  },
  items: Array.from({ length: itemCount }, (_, index) => ({
    sku: `sku-${index}`,
    price: index * 10,
    stock: index % 5,
    ...(index % 3 === 0 && { note: "fragile" }),
  })),
};

async function* kindRows({ what, path }: Kind): AsyncGenerator<Row> {
  const evaluate = await expression("JSONPath", path);
  const machine = await load(machineOf(path));
  const peer = () => readByPeer(path);
  const answer = JSON.parse(JSON.stringify(peer()));
  deepStrictEqual(evaluate(data), answer, path);
  deepStrictEqual(emitted(machine), { value: answer }, path);
  const measured = await sideBySide(
    {
      called: calibrated(() => evaluate(data)),
      emitted: calibrated(() => machine.StartAt(data, context)),
      peer: calibrated(peer),
    },
    { rounds: 11, warmUp: 4 },
  );
  const shared = { unit: "ns", peer: { name: peerName, ...nanoseconds(measured.peer) } } as const;
  yield {
    what: path,
    size: `${what}; by expression()`,
    ours: nanoseconds(measured.called),
    ...shared,
  };
  yield {
    what: path,
    size: `${what}; in a module`,
    ours: nanoseconds(measured.emitted),
    ...shared,
  };
}

/** As the peer is mostly called. It keeps what it has parsed; "safe", its default, is the faster way for filters. */
function readByPeer(path: string): unknown {
  return JSONPath({ path, json: data as object, wrap: false });
}

/** A machine that does nothing but evaluate one path. */
function machineOf(path: string): object {
  return {
    StartAt: "Read",
    States: { Read: { Type: "Pass", Parameters: { "value.$": path }, End: true } },
  };
}

function emitted(machine: Machine): unknown {
  const transition = machine.StartAt(data, context);
  return "kind" in transition && transition.kind === "succeed" ? transition.output : transition;
}

// `$$` that keeps no books, so that what is measured is the path: a path asks for nothing but the state's input.
const context = {
  State: { Name: "Read" },
  enter: (_type: string, _name: string, input: unknown) => input,
} as Context;

function nanoseconds(one: Sample): Sample {
  return converted(one, (milliseconds) => milliseconds * 1e6);
}
