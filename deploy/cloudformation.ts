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
import { invokerFile } from "./sam.js";
import { joined, literal, sub } from "./sub.js";
import type { Build, Part, Template } from "./template.js";

/** A template of CloudFormation alone. The code is where CodeBucket and CodePrefix say, a ZIP file for each function. */
export function cloudFormationTemplate(needs: Needs, build: Build): Template {
  const code = [
    {
      id: "CodeBucket",
      body: { Type: "String", Description: "The bucket with the functions' code" },
    },
    {
      id: "CodePrefix",
      body: {
        Type: "String",
        Default: "",
        Description: "What stands before the names of the ZIP files there, such as v1/",
      },
    },
  ];
  return {
    comment: build.heading,
    description: description(needs),
    parameters: [...code, ...parameters(needs)],
    resources: [
      ...needs.functions.flatMap((each) => [
        functionPart(each, build),
        invokeConfig(each),
        role(each, needs),
      ]),
      ...invokerQueues(needs).map(source),
      ...sharedResources(needs),
    ],
    outputs: outputs(needs),
  };
}

function functionPart(need: FunctionNeed, build: Build): Part {
  const { id, name, timeout, environment, handler } = need;
  const { file, export: exported } = handler ?? { file: invokerFile, export: "handler" };
  const stem = basename(file).replace(/\.\w+$/, "");
  return {
    id,
    comment: functionComment(need),
    body: {
      Type: "AWS::Lambda::Function",
      Properties: {
        FunctionName: name,
        Code: {
          S3Bucket: sub("${CodeBucket}"),
          S3Key: joined("${CodePrefix}", literal(`${stem}.zip`)),
        },
        Handler: literal(`${stem}.${exported}`),
        Runtime: build.runtime,
        Architectures: [build.architecture],
        MemorySize: build.memory,
        Timeout: timeout,
        Role: sub("${" + id + "Role.Arn}"),
        RecursiveLoop: "Allow",
        ...(Object.keys(environment).length > 0 && { Environment: { Variables: environment } }),
      },
    },
  };
}

/** Lambda must not try again by itself: that is for Retry to say. */
function invokeConfig({ id, maximumEventAge }: FunctionNeed): Part {
  return {
    id: `${id}Policy`,
    body: {
      Type: "AWS::Lambda::EventInvokeConfig",
      Properties: {
        FunctionName: sub("${" + id + "}"),
        Qualifier: "$LATEST",
        MaximumRetryAttempts: 0,
        MaximumEventAgeInSeconds: maximumEventAge,
        DestinationConfig: { OnFailure: { Destination: sub("${" + ids.failures + ".Arn}") } },
      },
    },
  };
}

function source({ name, id }: { readonly name: string; readonly id: string }): Part {
  return {
    id: `${ids.invoker}${name}`,
    body: {
      Type: "AWS::Lambda::EventSourceMapping",
      Properties: {
        FunctionName: sub("${" + ids.invoker + "}"),
        EventSourceArn: sub("${" + id + ".Arn}"),
        BatchSize: 10,
        FunctionResponseTypes: ["ReportBatchItemFailures"],
      },
    },
  };
}
