import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build, type BuildOptions, type Plugin } from "esbuild";
import { compile } from "../compiler/index.js";

/** A Lambda function of an example, as it would be deployed: one minified module with all that it needs. */
export interface Bundle {
  /** `orders/charge` */
  readonly name: string;
  readonly code: string;
}

const functions = [
  { name: "hello/greet", example: "hello", file: "tasks.ts" },
  ...["validate", "charge", "pack", "email"].map((name) => ({
    name: `orders/${name}`,
    example: "orders",
    file: `handlers/${name}.ts`,
  })),
  ...["validate", "charge", "pack"].map((name) => ({
    name: `orders-jsonata/${name}`,
    example: "orders-jsonata",
    file: `handlers/${name}.ts`,
  })),
];

/** The functions of the examples. Their machines are compiled anew: no generated file need be there. */
export async function exampleBundles(): Promise<readonly Bundle[]> {
  return Promise.all(functions.map((each) => bundled(each)));
}

/** The functions of the example `orders` as they are on AWS, without its SDK. */
export async function awsBundles(): Promise<readonly Bundle[]> {
  const orders = functions.filter(({ example }) => example === "orders");
  const bundles = orders.map((each) => bundled(each, { external: ["@aws-sdk/*"] }, [onAws]));
  return (await Promise.all(bundles)).map(({ name, code }) => ({ name: `${name} on AWS`, code }));
}

/** A handler that takes executions on differs by one import. */
const onAws: Plugin = {
  name: "on AWS",
  setup({ onLoad }) {
    onLoad({ filter: /handlers\/\w+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace('"heaviside/runtime"', '"heaviside/aws"'),
      loader: "ts",
    }));
  },
};

async function bundled(
  { name, example, file }: (typeof functions)[number],
  options: BuildOptions = {},
  plugins: readonly Plugin[] = [],
): Promise<Bundle> {
  const folder = join("examples", example);
  const { outputFiles = [] } = await build({
    ...options,
    entryPoints: [join(folder, file)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
    plugins: [await generated(example, folder), ...plugins],
  });
  return { name, code: outputFiles[0]?.text ?? "" };
}

/** Stands in for the modules that `heaviside compile` writes beside a definition. */
async function generated(example: string, folder: string): Promise<Plugin> {
  const machine = example.replace(/-jsonata$/, "");
  const read = (extension: string) => readFile(join(folder, `${machine}.${extension}`), "utf8");
  const fileName = `${machine}.asl.json`;
  const schemas = await read("schemas.json").catch(() => undefined);
  const options = { fileName, ...(schemas !== undefined && { schemas }) };
  const { code, files, diagnostics } = await compile(await read("asl.json"), options);
  if (code === undefined) throw new Error(`${fileName}: ${diagnostics[0]?.message}`);
  const texts = new Map(Object.entries({ ...files, [`${machine}.ts`]: code }));
  return {
    name: "generated",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path }) => {
        const name = basename(path).replace(/js$/, "ts");
        return texts.has(name) ? { path: name, namespace: "generated" } : undefined;
      });
      onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({
        contents: texts.get(path) ?? "",
        loader: "ts",
        resolveDir: folder,
      }));
    },
  };
}
