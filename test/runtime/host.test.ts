import { expect, test } from "vitest";
import { run } from "../../local/index.js";
import { deployed, execute, scripted } from "./functions.js";
const arn = (n: string) => `arn:aws:lambda:us-east-1:123456789012:function:${n}`;
test("linear", async () => {
  const d = await deployed({ StartAt: "A", States: { A: { Type: "Task", Resource: arn("a"), ResultPath: "$.a", Next: "W" }, W: { Type: "Wait", Seconds: 5, Next: "P" }, P: { Type: "Pass", Next: "B" }, B: { Type: "Task", Resource: arn("b"), End: true } } });
  const script = { A: [{ output: 1 }], B: [{ output: { x: 1 } }] };
  const o = await execute(d, { i: 1 }, scripted(script));
  console.log(o.outcomes, o.deliveries.map((x) => x.event), o.milliseconds);
  console.log(await run(d.machine, { i: 1 }, { mock: script }));
});
