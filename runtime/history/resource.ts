/** What a Task's Resource asks for, and what its events are called. */
export type Resource =
  | { readonly kind: "lambda"; readonly arn: string; readonly functionName: string }
  | { readonly kind: "activity"; readonly arn: string }
  | {
      readonly kind: "service";
      /** `dynamodb`, `lambda`, `aws-sdk:s3`, … */
      readonly resourceType: string;
      /** `putItem`, `invoke.waitForTaskToken`, … */
      readonly resource: string;
      readonly region: string;
      readonly pattern: "request" | "sync" | "token";
    };

/** Takes a Resource apart. What is neither a Lambda function nor a service integration is work for an activity's workers. */
export function parseResource(text: string): Resource {
  const lambda = /^arn:[^:]+:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(text);
  if (lambda?.[1] !== undefined) return { kind: "lambda", arn: text, functionName: lambda[1] };
  const service = /^arn:[^:]+:states:([^:]*):[^:]*:((?:aws-sdk:)?[^:]+):(.+)$/.exec(text);
  const [, region = "", resourceType = "", resource = ""] = service ?? [];
  if (service === null || resourceType === "activity") return { kind: "activity", arn: text };
  return { kind: "service", resourceType, resource, region, pattern: patternOf(resource) };
}

/** The function that `lambda:invoke` is asked for: a name, or the name in a full or partial ARN, without a version. */
export function functionName(given: string): string {
  const named = /(?:^|:)function:([^:]+)/.exec(given)?.[1];
  return named ?? given.split(":")[0] ?? given;
}

function patternOf(resource: string): "request" | "sync" | "token" {
  if (resource.endsWith(".waitForTaskToken")) return "token";
  return /\.sync(:\d+)?$/.test(resource) ? "sync" : "request";
}
