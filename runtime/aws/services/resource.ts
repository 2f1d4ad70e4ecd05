/** How a Task waits for a service: not at all, for the end of the job, or for its token to come back. */
export type Pattern = "" | ".sync" | ".sync:2" | ".waitForTaskToken";

/** What a Task's Resource asks for. */
export type Resource =
  | { readonly kind: "function"; readonly arn: string }
  | ServiceResource
  /** An activity, or nothing that AWS knows. */
  | { readonly kind: "other" };

export interface ServiceResource {
  readonly kind: "service";
  /** `dynamodb`; without the prefix of an SDK integration. */
  readonly service: string;
  /** `putItem`. */
  readonly action: string;
  readonly pattern: Pattern;
  /** An SDK integration, `arn:aws:states:::aws-sdk:…`. */
  readonly isSdk: boolean;
}

/** Takes a Resource of any partition apart. */
export function parseResource(resource: string): Resource {
  if (/^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:./.test(resource))
    return { kind: "function", arn: resource };
  const parts =
    /^arn:aws[\w-]*:states:[^:]*:[^:]*:(aws-sdk:)?([\w-]+):(\w+)(\.sync(?::2)?|\.waitForTaskToken)?$/.exec(
      resource,
    );
  const [, sdk, service = "", action = "", pattern = ""] = parts ?? [];
  if (parts === null || service === "activity") return { kind: "other" };
  // The expression lets no other through.
  return {
    kind: "service",
    service,
    action,
    pattern: pattern as Pattern,
    isSdk: sdk !== undefined,
  };
}
