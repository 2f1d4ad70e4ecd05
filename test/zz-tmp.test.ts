import { test } from "vitest";
import { readFileSync, readdirSync, writeFileSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { phases } from "../compiler/compile.js";
import { typeErrors } from "./type-check.js";
test("x", async () => {
  const folder = mkdtempSync("/tmp/all-");
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const files: string[] = [];
  const add = async (name: string, text: string) => { const { module } = await phases(text, {}).catch(() => ({ module: undefined })); if (!module) return; const f = join(folder, name.replace(/\W+/g, "-") + ".ts"); writeFileSync(f, module.text); files.push(f); };
  for (const k of ["real-world", "valid"]) for (const f of readdirSync("../shared/definitions/" + k)) await add(k + f, readFileSync(`../shared/definitions/${k}/${f}`, "utf8"));
  for (const f of readdirSync("../shared/conformance/cases")) { const d = JSON.parse(readFileSync(`../shared/conformance/cases/${f}`, "utf8")); if (d.definition?.States) await add(f, JSON.stringify(d.definition)); }
  console.log(files.length, typeErrors(files));
  const lambda = "arn:aws:lambda:us-east-1:123456789012:function:f";
  const one = (A: object, o = {}) => JSON.stringify({ StartAt: "A", States: { A, ...o } });
  const tests = {
    writer: one({ Type: "Map", ItemProcessor: { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, StartAt: "I", States: { I: { Type: "Pass", End: true } } }, ResultWriter: { Resource: "arn:aws:states:::s3:putObject", Parameters: { Bucket: "b", Prefix: "p" } }, ResultSelector: { "k.$": "$.ResultWriterDetails.Key" }, End: true }),
    unreachable: one({ Type: "Pass", End: true }, { B: { Type: "Task", Resource: lambda, End: true } }),
    dollars: one({ Type: "Task", Resource: lambda, Parameters: { "$$": 1 }, End: true }),
    branch: one({ Type: "Parallel", Branches: [{ StartAt: "F", States: { F: { Type: "Fail" } } }], Catch: [{ ErrorEquals: ["E"], Next: "B" }], Next: "B" }, { B: { Type: "Pass", End: true } }),
    start: JSON.stringify({ StartAt: "${X}", States: { A: { Type: "Pass", End: true } } }),
  };
  for (const [n, t] of Object.entries(tests)) { try { const r = await phases(t, {}); console.log(n, r.diagnostics.map((d) => d.code)); if (r.module) { const f = join(folder, `${n}.ts`); writeFileSync(f, r.module.text); console.log(typeErrors([f])); } } catch (e) { console.log(n, String(e)); } }
}, 100000);
