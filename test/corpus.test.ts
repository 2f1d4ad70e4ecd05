import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { phases } from "../compiler/compile.js";
import { catalogue } from "../compiler/diagnostics/catalogue.js";
import { load } from "../compiler/index.js";
import { corpusPart } from "./corpus-folder.js";
import { typeErrors } from "./type-check.js";

// Machines that other people wrote, and what other tools and the service say of them.
const { path, isThere, title } = corpusPart("definitions");

interface Entry {
  readonly file: string;
  readonly class: "real-world" | "valid" | "invalid";
  /** The tools that judge it are not of one mind. */
  readonly suspect?: unknown;
  readonly disputed?: unknown;
  readonly singleWitness?: unknown;
}

describe.skipIf(!isThere)(`definitions of ${title}`, () => {
  const entries = isThere ? manifest() : [];
  const isDoubtful = ({ suspect, disputed, singleWitness }: Entry) =>
    [suspect, disputed, singleWitness].some(Boolean);
  const compiled = new Map<string, string>();

  test("each is compiled or refused with known codes", { timeout: 60_000 }, async () => {
    const [wrong, disagreed]: [string[], string[]] = [[], []];
    for (const entry of entries) {
      const { file, class: kind } = entry;
      const text = readFileSync(join(path, file), "utf8");
      try {
        const { module, diagnostics } = await phases(text, { fileName: file });
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        const unknown = diagnostics.filter(({ code }) => !(code in catalogue));
        if (unknown.length > 0)
          wrong.push(`${file}: unknown codes ${unknown.map(({ code }) => code).join()}`);
        if ((module === undefined) !== errors.length > 0)
          wrong.push(`${file}: ${errors.length} errors, and code or none`);
        if (module) compiled.set(file, module.text);
        if (isDoubtful(entry) || isJsonata(text)) continue;
        if ((kind === "invalid") === errors.length > 0) continue;
        const list = kind === "real-world" ? wrong : disagreed;
        list.push(
          `${file}: ${errors.map(({ code, path: at }) => `${code} ${at}`).join() || "accepted"}`,
        );
      } catch (error) {
        wrong.push(`${file}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
    expect(entries.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
    // Suites of other tools are not always right: of theirs a few may be judged otherwise.
    if (disagreed.length > entries.length / 50) expect(disagreed).toEqual([]);
  });

  test("a sample of the modules can be loaded", { timeout: 60_000 }, async () => {
    for (const file of [...compiled.keys()].filter((_, index) => index % 8 === 0))
      await load(readFileSync(join(path, file), "utf8"), { fileName: file });
  });

  test("a sample of the modules type-checks", { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), "corpus-"));
    try {
      writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
      const files = [...compiled]
        .filter((_, index) => index % 2 === 0)
        .map(([file, text]) => {
          const name = join(folder, `${file.replace(/\W+/g, "-")}.ts`);
          writeFileSync(name, text);
          return name;
        });
      expect(files.length).toBeGreaterThan(0);
      expect(typeErrors(files).slice(0, 5000)).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function manifest(): readonly Entry[] {
  const { definitions } = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8")) as {
    readonly definitions: readonly Entry[];
  };
  return definitions.filter(({ file }) => existsSync(join(path, file)));
}

function isJsonata(text: string): boolean {
  return /"QueryLanguage"\s*:\s*"JSONata"/.test(text);
}
