import { gzipSync } from "node:zlib";
import { atMost, type Benchmark, type Row } from "./benchmark.js";
import { awsBundles, exampleBundles, type Bundle } from "./example-bundles.js";
import { sample } from "./sample.js";

const budget = 8;

/** What a function carries: its handler, its part of the machine and the runtime. */
export const bundleSize: Benchmark = {
  name: "bundle-size",
  promise: `A function's bundle takes at most ${budget} kB minified: handler, generated code, validators and runtime.`,
  async *rows() {
    for (const bundle of await exampleBundles()) {
      const row = rowOf(bundle);
      yield { ...row, goal: atMost(budget, row) };
    }
    yield* (await awsBundles()).map(rowOf);
  },
};

function rowOf({ name, code }: Bundle): Row {
  const packed = (gzipSync(code).length / 1000).toFixed(1);
  return {
    what: `bundle of examples/${name}`,
    size: `minified; ${packed} kB with gzip`,
    unit: "kB",
    ours: sample([Buffer.byteLength(code) / 1000]),
  };
}
