import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";

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

const root = resolve(import.meta.dirname, "..");
const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly files: readonly string[];
};

test("what docs/deployment.md copies is in the package", () => {
  expect(docs).toContain("cp -r node_modules/heaviside/examples/orders/. .");
  expect(files).toContain("examples");
});

test("what the pages of the package link to is in the package", () => {
  const linked = (page: string): readonly string[] =>
    [...readFileSync(join(root, page), "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
      ([, to = ""]) => normalize(join(dirname(page), to)),
    );
  const pages = new Set(["README.md"]);
  for (const page of pages)
    for (const to of linked(page).filter((path) => path.endsWith(".md"))) pages.add(to);
  expect([...pages]).toContain("docs/deployment.md");
  const all = [...pages].flatMap((page) => [page, ...linked(page)]);
  const isShipped = (path: string) =>
    existsSync(join(root, path)) &&
    files.some((each) => path === each || path.startsWith(`${each}/`));
  expect(all.filter((path) => !isShipped(path))).toEqual([]);
});
