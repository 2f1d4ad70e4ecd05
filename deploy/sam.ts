import { basename } from "node:path";

import { ids, type FunctionNeed, type Needs } from "./needs.js";
import {
  description,
  functionComment,
  invokerQueues,
  outputs,
  parameters,
  role,
  sharedResources,
} from "./shared-resources.js";
import { literal, sub } from "./sub.js";
import type { Build, Part, Template, Value } from "./template.js";

/** Where heaviside's invoker is, from the project's directory. */
export const invokerFile = "node_modules/heaviside/dist/runtime/aws/invoker.js";

/** A template of AWS SAM, which builds the handlers with esbuild. */
export function samTemplate(needs: Needs, build: Build): Template {
  return {
    comment: build.heading,
    description: description(needs),
    transform: "AWS::Serverless-2016-10-31",
    globals: {
      Function: {
        CodeUri: literal(build.root),
        Runtime: build.runtime,
        Architectures: [build.architecture],
        MemorySize: build.memory,
      },
    },
    parameters: parameters(needs),
    resources: [
      ...needs.functions.flatMap((each) => [functionPart(each, needs), role(each, needs)]),
      ...sharedResources(needs),
    ],
    outputs: outputs(needs),
  };
}

function functionPart(need: FunctionNeed, needs: Needs): Part {
  const { id, name, timeout, maximumEventAge, environment, handler } = need;
  const { file, export: exported } = handler ?? { file: invokerFile, export: "handler" };
  const stem = basename(file).replace(/\.\w+$/, "");
  return {
    id,
    comment: functionComment(need),
    body: {
      Type: "AWS::Serverless::Function",
      Metadata: {
        BuildMethod: "esbuild",
        BuildProperties: {
          EntryPoints: [literal(file)],
          Format: "esm",
          OutExtension: [".js=.mjs"],
          MainFields: "module,main",
          Target: "es2022",
          Minify: true,
          Sourcemap: true,
        },
      },
      Properties: {
        FunctionName: name,
        Handler: literal(`${stem}.${exported}`),
        Timeout: timeout,
        Role: sub("${" + id + "Role.Arn}"),
        RecursiveLoop: "Allow",
        EventInvokeConfig: {
          MaximumRetryAttempts: 0,
          MaximumEventAgeInSeconds: maximumEventAge,
          DestinationConfig: {
            OnFailure: { Type: "SQS", Destination: sub("${" + ids.failures + ".Arn}") },
          },
        },
        ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
        ...(need.kind === "invoker" && { Events: events(needs) }),
      },
    },
  };
}

function events(needs: Needs): { readonly [name: string]: Value } {
  const all = invokerQueues(needs).map(({ name, id }) => [
    name,
    {
      Type: "SQS",
      Properties: {
        Queue: sub("${" + id + ".Arn}"),
        BatchSize: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      },
    },
  ]);
  return Object.fromEntries(all);
}
