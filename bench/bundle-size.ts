import { gzipSync } from "node:zlib";
import { atMost, type Benchmark, type Row } from "./benchmark.js";
import { exampleBundles } from "./example-bundles.js";
import { sample } from "./sample.js";

const budget = 8;

/** What a function carries: its handler, its part of the machine and the runtime. */
export const bundleSize: Benchmark = {
  name: "bundle-size",
  promise: `A function's bundle takes at most ${budget} kB minified: handler, generated code, validators and runtime.`,
  async *rows() {
    for (const { name, code } of await exampleBundles()) {
      const packed = (gzipSync(code).length / 1000).toFixed(1);
      const row: Row = {
        what: `bundle of examples/${name}`,
        size: `minified; ${packed} kB with gzip`,
        unit: "kB",
        ours: sample([Buffer.byteLength(code) / 1000]),
      };
      yield { ...row, goal: atMost(budget, row) };
    }
  },
};
