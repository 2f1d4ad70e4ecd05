import { StatesError } from "../../errors.js";
import { invoked } from "./functions.js";
import type { ServiceResource } from "./resource.js";
import type { Result } from "./result.js";

/** What a service's answer becomes in an optimised integration that does more than pass it on. */
export function finished(
  { service, action, pattern, isSdk }: ServiceResource,
  answer: Result,
): Result {
  if (isSdk) return answer;
  switch (`${service}:${action}`) {
    case "lambda:invoke":
      return invoked(answer);
    case "events:putEvents":
      // Some events may have been taken: Step Functions fails all the same.
      if (answer.FailedEntryCount === 0) return answer;
      throw new StatesError("EventBridge.FailedEntry", JSON.stringify(answer));
    case "ecs:runTask":
      if (pattern === "" || isEmpty(answer.Failures)) return answer;
      throw new StatesError("AmazonECS.Unknown", JSON.stringify(answer));
    case "bedrock:invokeModel":
      return { ...answer, Body: JSON.parse(String(answer.Body)) };
    default:
      return answer;
  }
}

/** What is given to a service, where an optimised integration adds something to the Parameters. */
export function completed(
  { service, action, isSdk }: ServiceResource,
  given: unknown,
  arns: readonly string[] = [],
): unknown {
  if (isSdk) return given;
  const fields = given as Fields;
  switch (`${service}:${action}`) {
    case "lambda:invoke":
      // A null is a payload too.
      return { ...fields, Payload: fields.Payload === undefined ? {} : (fields.Payload ?? "null") };
    case "events:putEvents": {
      const entries = (fields.Entries ?? []) as readonly Fields[];
      const added = (entry: Fields) => [...((entry.Resources as string[]) ?? []), ...arns];
      return {
        ...fields,
        Entries: entries.map((entry) => ({ ...entry, Resources: added(entry) })),
      };
    }
    default:
      return given;
  }
}

interface Fields {
  readonly [name: string]: unknown;
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}
