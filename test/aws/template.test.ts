import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { heaviside } from "../cli/heaviside.js";
import { parsed, type Resource, type Template } from "../deploy/template-files.js";
import { isInstalled, stackTitle, startStack, type Stack } from "./stack/index.js";
import { account, region } from "./stack/service.js";

// What "heaviside template" writes, made as it says: the example as it is, on the emulated stack.

/** Values of the stack as CloudFormation fills them in, and what is made of its resources. */
interface Made {
  readonly stack: Stack;
  readonly refs: ReadonlyMap<string, string>;
  readonly arns: ReadonlyMap<string, string>;
}

const stackName = "shop";
const pseudo: Readonly<Record<string, string>> = {
  "AWS::AccountId": account,
  "AWS::Partition": "aws",
  "AWS::Region": region,
  "AWS::StackName": stackName,
};

function valueOf(value: unknown, { refs, arns }: Made): string {
  if (typeof value === "string") return value;
  const call = value as { readonly [name: string]: unknown };
  const found = (name: string): string => {
    const text = /\.Arn$/.test(name)
      ? arns.get(name.replace(/\.Arn$/, ""))
      : (pseudo[name] ?? refs.get(name));
    if (text === undefined) throw new Error(`Nothing is called ${name}.`);
    return text;
  };
  if (typeof call["Ref"] === "string") return found(call["Ref"]);
  if (Array.isArray(call["Fn::GetAtt"])) return found(call["Fn::GetAtt"].join("."));
  const text = String(call["Fn::Sub"]).replace(/\$\{([\w:.]+)\}/g, (_, name: string) =>
    found(name),
  );
  return text.replace(/\{\{resolve:secretsmanager:.*\}\}/, "a key that was made up");
}

const ofType = ({ Resources }: Template, type: string) =>
  Object.entries(Resources).filter(([, { Type }]) => Type === type);

async function made(template: Template, folder: string, stack: Stack): Promise<Made> {
  const refs = new Map<string, string>();
  const arns = new Map<string, string>();
  const all: Made = { stack, refs, arns };
  // Dead letters come first: others name them.
  for (const [id, { Properties }] of ofType(template, "AWS::SQS::Queue").toReversed()) {
    const redrive = Properties["RedrivePolicy"] as { readonly maxReceiveCount: number } | undefined;
    const { url, arn } = await stack.queue(id, {
      ...(redrive && {
        redrive: { queue: "DeadLetterQueue", maxReceiveCount: redrive.maxReceiveCount },
      }),
    });
    refs.set(id, url);
    arns.set(id, arn);
  }
  for (const [id, { Properties }] of ofType(template, "AWS::DynamoDB::Table")) {
    const { TimeToLiveSpecification: _, ...definition } = Properties;
    await stack.table({ ...definition, TableName: id } as Parameters<Stack["table"]>[0]);
    refs.set(id, id);
  }
  for (const [id] of ofType(template, "AWS::S3::Bucket")) {
    await stack.bucket(id.toLowerCase());
    refs.set(id, id.toLowerCase());
  }
  for (const [id] of ofType(template, "AWS::SecretsManager::Secret")) refs.set(id, id);
  for (const [, resource] of ofType(template, "AWS::Serverless::Function"))
    await functionMade(resource, folder, all);
  return all;
}

async function functionMade(
  resource: Resource & { readonly Metadata?: unknown },
  folder: string,
  all: Made,
): Promise<void> {
  const { Metadata, Properties } = resource;
  const { BuildProperties } = Metadata as {
    readonly BuildProperties: { readonly EntryPoints: readonly [string] };
  };
  const [entry] = BuildProperties.EntryPoints;
  const { Variables } = Properties["Environment"] as { readonly Variables: object };
  const { DestinationConfig, MaximumRetryAttempts } = Properties["EventInvokeConfig"] as {
    readonly MaximumRetryAttempts: 0;
    readonly DestinationConfig: { readonly OnFailure: { readonly Destination: unknown } };
  };
  const name = valueOf(Properties["FunctionName"], all);
  await all.stack.deploy({
    name,
    // heaviside's own file, not yet built.
    entry: entry.endsWith("/invoker.js") ? "runtime/aws/invoker.ts" : join(folder, entry),
    timeoutMs: Number(Properties["Timeout"]) * 1000,
    retries: MaximumRetryAttempts,
    onFailure: valueOf(DestinationConfig.OnFailure.Destination, all),
    recursiveLoop: Properties["RecursiveLoop"] as "Allow",
    maxInstances: 2,
    environment: Object.fromEntries(
      Object.entries(Variables).map(([key, value]) => [key, valueOf(value, all)]),
    ),
  });
  for (const event of Object.values((Properties["Events"] ?? {}) as object)) {
    const { Queue } = (event as { readonly Properties: { readonly Queue: unknown } }).Properties;
    await all.stack.mapQueue(valueOf(Queue, all).replace(/^.*:/, ""), name);
  }
}

async function edited(file: string, from: string, to: string): Promise<void> {
  await writeFile(file, (await readFile(file, "utf8")).replaceAll(from, to));
}

const title = stackTitle("the template of examples/orders");
describe.skipIf(!isInstalled)(title, { timeout: 90_000 }, () => {
  let folder = "";
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
    folder = await mkdtemp(join(tmpdir(), "heaviside-orders-"));
    await cp(join(import.meta.dirname, "../../examples/orders"), folder, { recursive: true });
    // What whoever deploys the example changes in it: the account and Region, and what handlers import.
    await edited(join(folder, "orders.asl.json"), "eu-west-1:123456789012", `${region}:${account}`);
    for (const name of await readdir(join(folder, "handlers")))
      await edited(join(folder, "handlers", name), '"heaviside/runtime"', '"heaviside/aws"');
    await writeFile(join(folder, "package.json"), "{}");
    expect(await heaviside(["compile", "orders.asl.json"], { cwd: folder })).toMatchObject({
      code: 0,
    });
  }, 60_000);
  afterAll(async () => {
    await stack?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("runs an order, sealed and claimed, and tells how it ended", async () => {
    const argv = ["template", "orders.asl.json", "--dedupe", "claim", "--stdout"];
    const extras = ["--on-outcome", "queue", "--bucket", "--seal"];
    const { code, stdout, stderr } = await heaviside([...argv, ...extras], { cwd: folder });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const template = parsed(stdout);
    const all = await made(template, folder, stack);
    // Whoever starts executions from outside of the stack: with the same variables as its functions.
    const { Environment } = template.Resources["ValidateFunction"]?.Properties ?? {};
    const { Variables } = Environment as { readonly Variables: Readonly<Record<string, unknown>> };
    const module = JSON.stringify(join(folder, "orders.js"));
    await stack.deploy({
      name: "outside",
      code: `import { start, startSync } from "heaviside/aws";
        import { Orders } from ${module};
        export const handler = async (order) => {
          const { executionArn } = await start(Orders, order, { name: order.orderId });
          const ended = await startSync(Orders, order, { name: order.orderId });
          return { executionArn, ended };
        };`,
      environment: {
        ...Object.fromEntries(
          Object.entries(Variables).map(([key, value]) => [key, valueOf(value, all)]),
        ),
        HEAVISIDE_ACCOUNT: `${region}:${account}`,
      },
      timeoutMs: 50_000,
    });
    const input = JSON.parse(await readFile(join(folder, "input.json"), "utf8")) as object;
    const order = { ...input, items: [{ sku: "lamp-1", quantity: 1 }] };
    const { payload } = await stack.invoke("outside", order);
    const { executionArn, ended: awaited } = payload as {
      readonly executionArn: string;
      readonly ended: unknown;
    };
    const describeExecution = { executionArn };
    const ended = { status: "SUCCEEDED", output: [[{ sku: "lamp-1", box: 1 }], "ada@example.com"] };
    // The same name and input: it waits for the execution that was started.
    expect(awaited).toEqual(ended);
    expect((await stack.invoke(`${stackName}-invoker`, { describeExecution })).payload).toEqual(
      ended,
    );
    // An outcome is told once it is recorded.
    await stack.idle();
    const { ready } = await stack.messages("OutcomeQueue");
    expect(ready.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { source: "heaviside", detail: { executionArn, status: "SUCCEEDED" } },
    ]);
    expect((await stack.messages("DeadLetterQueue")).ready).toEqual([]);
    // What is not sealed takes no execution on.
    const forged = {
      heaviside: { v: 1, x: "Orders:forged", t: 1, s: "ChargeCard", n: 1, e: 2 },
      data: {},
    };
    const { functionError } = await stack.invoke("charge", forged);
    expect(functionError).toBe("Unhandled");
  });
});
