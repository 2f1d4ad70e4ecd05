import { transform } from "esbuild";
import { describe, expect, test } from "vitest";

import { servedIn } from "../../deploy/served.js";

const constants = {
  module: "orders",
  machine: "Orders",
  tasks: new Map([
    ["Charge card", "ChargeCard"],
    ["Pack", "Pack"],
  ]),
};

async function served(source: string) {
  const { code } = await transform(source, { loader: "ts", format: "esm" });
  return servedIn(code, "handlers/x.ts", constants);
}

const aws = 'import { serve, wake } from "heaviside/aws";\n';
const file = "handlers/x.ts";

describe("a file serves", () => {
  test.each([
    [
      "a Task",
      'import { ChargeCard } from "../orders.js";\nexport const handler = serve(ChargeCard, async (o) => ({ o }));',
    ],
    [
      "a Task by another name",
      'import { ChargeCard as task } from "../generated/orders.ts";\nexport const handler = serve(task, () => 1);',
    ],
    [
      "a Task of a namespace",
      'import * as orders from "../orders.asl.json";\nexport const handler = serve(orders.ChargeCard, () => 1);',
    ],
    [
      "a Task in a list of others",
      'import { ChargeCard } from "../orders.js";\nimport { Pack } from "../other.js";\nexport const handler = serve([ChargeCard, Pack] as const, () => 1);',
    ],
    [
      "a Task, exported below",
      'import { ChargeCard } from "../orders.js";\nconst h = serve(\n  ChargeCard,\n  () => 1,\n);\nexport { h as handler };',
    ],
  ])("%s", async (_, source) => {
    expect(await served(aws + source)).toEqual([
      { file, export: "handler", isHosted: true, tasks: ["Charge card"] },
    ]);
  });

  test("several Tasks, by the names of its exports", async () => {
    const source = `${aws}import { ChargeCard, Pack } from "./orders.js";
export const charge = serve(ChargeCard, () => 1);
export default serve(Pack, () => 2);`;
    expect(await served(source)).toMatchObject([
      { export: "charge", tasks: ["Charge card"] },
      { export: "default", tasks: ["Pack"] },
    ]);
  });

  test("the machine", async () => {
    const source = `${aws}import { Orders } from "../orders.js";\nexport const handler = wake(Orders);`;
    expect(await served(source)).toEqual([
      { file, export: "handler", isHosted: true, tasks: [], isStart: true },
    ]);
  });

  test("a Task, on no host", async () => {
    const source = `import { serve } from "heaviside/runtime";\nimport { Pack } from "../orders.js";\nexport const handler = serve(Pack, () => 1);`;
    expect(await served(source)).toMatchObject([{ isHosted: false, tasks: ["Pack"] }]);
  });
});

test.each([
  [
    "another machine's Task",
    `${aws}import { ChargeCard } from "../other.js";\nexport const handler = serve(ChargeCard, () => 1);`,
  ],
  [
    "somebody else's serve",
    'import { serve } from "./mine.js";\nimport { Pack } from "../orders.js";\nexport const handler = serve(Pack, () => 1);',
  ],
  [
    "what is not exported",
    `${aws}import { Pack } from "../orders.js";\nconst handler = serve(Pack, () => 1);\nconsole.log(handler);`,
  ],
  [
    "a comment",
    '// import { serve } from "heaviside/aws"; export const handler = serve(Pack, () => 1);\nexport const x = 1;',
  ],
])("%s is no handler of the machine", async (_, source) => {
  expect(await served(source)).toEqual([]);
});
