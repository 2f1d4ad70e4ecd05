import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { atMost, type Benchmark, type Row } from "./benchmark.js";
import { largeDefinition } from "./large-definition.js";
import { converted } from "./sample.js";
import { sideBySide, type Side } from "./side-by-side.js";
import { inScratchFolder } from "./scratch-folder.js";

const sizes = [10, 100, 1_000] as const;

/** `heaviside compile` as a process of its own: from the command line to the file on the disk. */
export const compileTime: Benchmark = {
  name: "compile-time",
  promise:
    "Compile time grows linearly with the definition: 1,000 states within 3 s, everything included.",
  rows: () => inScratchFolder(rowsIn),
};

async function* rowsIn(folder: string): AsyncGenerator<Row> {
  const [few, some, many] = await Promise.all(sizes.map((size) => compiling(folder, size)));
  if (!few || !some || !many) return;
  const times = await sideBySide({ few, some, many }, { rounds: 5, warmUp: 1 });
  const what = "heaviside compile, whole process";
  yield { what, size: "10 states", unit: "ms", ours: times.few };
  yield { what, size: "100 states", unit: "ms", ours: times.some };
  const all: Row = { what, size: "1,000 states", unit: "ms", ours: times.many };
  yield { ...all, goal: atMost(3_000, all) };

  // Starting a process and loading the compiler costs the same for all sizes, and falls out of a difference.
  const perState = (times.some.median - times.few.median) / (100 - 10);
  const growth: Row = {
    what: "cost of a further state, 100 to 1,000 against 10 to 100",
    size: `${perState.toFixed(2)} ms a state up to 100`,
    unit: "×",
    ours: converted(times.many, (time) => (time - times.some.median) / (1_000 - 100) / perState),
  };
  yield { ...growth, goal: atMost(1.3, growth) };
}

/** Compiles a definition of so many states, in a process; its milliseconds. */
async function compiling(folder: string, size: number): Promise<Side> {
  const definition = join(folder, `states-${size}.asl.json`);
  await writeFile(definition, JSON.stringify(largeDefinition(size), undefined, 2));
  const command = ["dist/compiler/cli/index.js", "compile", definition, "--force"];
  return async () => {
    const start = performance.now();
    await promisify(execFile)(process.execPath, command);
    return performance.now() - start;
  };
}
