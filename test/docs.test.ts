import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { expect, test } from "vitest";

import { deployOptions } from "../compiler/cli/needs.js";
import { environment, serviceEnvironment } from "../runtime/aws/environment.js";

const docs = readFileSync(join(import.meta.dirname, "../docs/deployment.md"), "utf8");

test("docs/deployment.md has every environment variable once, in its table", () => {
  const rows = [...docs.matchAll(/^\| `(HEAVISIDE_\w+)`/gm)].map(([, name = ""]) => name);
  const all = Object.values({ ...environment, ...serviceEnvironment });
  expect(rows.toSorted()).toEqual([...all].toSorted());
});

test("docs/deployment.md has every option of a deployment", () => {
  const others = ["handlers", "handler"];
  const named = Object.keys(deployOptions).filter((name) => !others.includes(name));
  expect(named.filter((name) => !docs.includes(`| \`--${name}`))).toEqual([]);
});

test("what docs/deployment.md copies is in the package", () => {
  const root = resolve(import.meta.dirname, "..");
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly files: readonly string[];
  };
  expect(docs).toContain("cp -r node_modules/heaviside/examples/orders/. .");
  expect(files).toContain("examples");
});
