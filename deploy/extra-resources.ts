import { ids, type Needs } from "./needs.js";
import { oversizeDays, retention } from "./limits.js";
import { sub } from "./sub.js";
import type { Part } from "./template.js";

/** What stands above each of them. */
export const extraComments = {
  outcomes: "How executions ended: an event for each.",
  bucket: "What is too large to travel. Objects expire; the bucket stays when the stack goes.",
  key: "What carriers are sealed with, so that no event from outside takes an execution on.",
} as const;

/** The queue of outcomes, the bucket and the key: the same in SAM and CloudFormation. */
export function extraResources({
  extras: { outcomes, bucket, seal } = {},
}: Needs): readonly Part[] {
  return [
    ...(outcomes?.isOwn ? [outcomeQueue] : []),
    ...(bucket ? [oversizeBucket] : []),
    ...(seal ? [carrierKey] : []),
  ];
}

/** What whoever listens, or starts executions from outside, has to know of them. */
export function extraOutputs({ extras: { outcomes, seal } = {} }: Needs): readonly Part[] {
  return [
    ...(outcomes?.isOwn
      ? [output("OutcomeQueueUrl", "How executions ended", "${" + ids.outcomes + "}")]
      : []),
    ...(seal
      ? [
          output(
            "CarrierKeyArn",
            "The secret whose value others that start executions need as HEAVISIDE_KEY",
            "${" + ids.key + "}",
          ),
        ]
      : []),
  ];
}

const outcomeQueue: Part = {
  id: ids.outcomes,
  comment: extraComments.outcomes,
  body: { Type: "AWS::SQS::Queue", Properties: { MessageRetentionPeriod: retention } },
};

const oversizeBucket: Part = {
  id: ids.bucket,
  comment: extraComments.bucket,
  body: {
    Type: "AWS::S3::Bucket",
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
    Properties: {
      LifecycleConfiguration: {
        Rules: [{ Id: "Expire", Status: "Enabled", ExpirationInDays: oversizeDays }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    },
  },
};

const carrierKey: Part = {
  id: ids.key,
  comment: extraComments.key,
  body: {
    Type: "AWS::SecretsManager::Secret",
    DeletionPolicy: "Delete",
    UpdateReplacePolicy: "Delete",
    Properties: { GenerateSecretString: { ExcludePunctuation: true, PasswordLength: 64 } },
  },
};

function output(id: string, text: string, value: string): Part {
  return { id, body: { Description: text, Value: sub(value) } };
}
