import { environment } from "../runtime/aws/environment.js";
import { ids, type Statement } from "./needs.js";
import { globalArn } from "./permissions/grant.js";
import type { OutcomeTarget } from "./outcome-target.js";
import { joined, sub, type Sub } from "./sub.js";

/** What whoever deploys asks for, beyond what the definition needs. */
export interface Extras {
  /** Who is told how executions end. */
  readonly outcomes?: OutcomeTarget;
  /** Whether what is too large to travel is kept in a bucket. */
  readonly bucket?: boolean;
  /** Whether carriers are sealed. */
  readonly seal?: boolean;
}

/** The variables that all functions have for it, the invoker among them. */
export function extraVariables({ outcomes, bucket, seal }: Extras): Readonly<Record<string, Sub>> {
  return {
    ...(outcomes && { [environment.outcomes]: outcomes.value }),
    ...(bucket && { [environment.bucket]: sub("${" + ids.bucket + "}") }),
    // CloudFormation looks the secret up when it makes the function.
    ...(seal && {
      [environment.key]: joined("{{resolve:secretsmanager:", "${" + ids.key + "}", "}}"),
    }),
  };
}

/** What a function does with them: tells outcomes, where executions may end in it, and keeps what is too large. */
export function extraStatements(
  { outcomes, bucket }: Extras,
  { tellsOutcomes }: { readonly tellsOutcomes: boolean },
): readonly Statement[] {
  return [
    ...(outcomes && tellsOutcomes
      ? [
          {
            reason: "Tells how executions end.",
            actions: [outcomes.action],
            resources: [outcomes.resource],
          },
        ]
      : []),
    ...(bucket
      ? [
          {
            reason: "Keeps what is too large to travel.",
            actions: ["s3:GetObject", "s3:PutObject"],
            resources: [globalArn("s3", sub("${" + ids.bucket + "}"), "/*")],
          },
        ]
      : []),
  ];
}
