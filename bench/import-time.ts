import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { atMost, type Benchmark, type Row } from "./benchmark.js";
import { awsBundles, exampleBundles } from "./example-bundles.js";
import { converted } from "./sample.js";
import { sideBySide, type Side } from "./side-by-side.js";
import { inScratchFolder } from "./scratch-folder.js";

/** What a cold start pays for a function's bundle. */
export const importTime: Benchmark = {
  name: "import-time",
  promise:
    "Importing a function's bundle in a new process takes at most 3 ms more than importing nothing.",
  rows: () => inScratchFolder(rowsIn),
};

async function* rowsIn(folder: string): AsyncGenerator<Row> {
  const bundles = [...(await exampleBundles()), ...(await awsBundles())];
  const sides = await Promise.all(
    [{ name: "empty", code: "" }, ...bundles].map(async ({ name, code }) => {
      const file = join(folder, `${name.replaceAll(/\W/g, "-")}.mjs`);
      await writeFile(file, code);
      return [name, importing(file)] as const;
    }),
  );
  const times = await sideBySide(Object.fromEntries(sides), { rounds: 31, warmUp: 2 });
  const empty = times["empty"]?.median ?? 0;
  for (const { name, code } of bundles) {
    const time = times[name];
    if (!time) continue;
    const row: Row = {
      what: `import of examples/${name}`,
      size: `${(Buffer.byteLength(code) / 1000).toFixed(1)} kB; empty ${empty.toFixed(2)} ms`,
      unit: "ms",
      ours: converted(time, (milliseconds) => milliseconds - empty),
    };
    yield { ...row, goal: atMost(3, row) };
  }
}

/** The milliseconds that the first import of a new process takes. */
function importing(file: string): Side {
  const url = JSON.stringify(pathToFileURL(file).href);
  const script = `const start = performance.now(); await import(${url}); console.log(performance.now() - start)`;
  return async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      "--input-type=module",
      "-e",
      script,
    ]);
    return Number(stdout);
  };
}
