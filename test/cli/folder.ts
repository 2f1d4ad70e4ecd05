import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { onTestFinished } from "vitest";

/** A directory with these files, for one test. */
export async function folder(files: Readonly<Record<string, string | object>>): Promise<string> {
  const directory = await mkdtemp(join(await realpath(tmpdir()), "heaviside-test-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      typeof content === "string" ? content : JSON.stringify(content, undefined, 2),
    );
  }
  return directory;
}
