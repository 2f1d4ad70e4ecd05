import { jobKindOf } from "./jobs.js";
import type { Resource } from "./resource.js";

/** What speaks to Kubernetes itself, and what EMR's API has no single action for. */
const noService = [
  "eks:call",
  "eks:runJob",
  "elasticmapreduce:modifyInstanceFleetByName",
  "elasticmapreduce:modifyInstanceGroupByName",
];

/** Why heaviside cannot do the work of a Resource, and what to do instead; `undefined` where it can. */
export function unsupported(resource: Resource, text: string): string | undefined {
  const { kind } = resource;
  if (kind === "function") return undefined;
  if (
    kind === "other" ||
    (!resource.isSdk && noService.includes(`${resource.service}:${resource.action}`))
  )
    return `heaviside cannot do the work of "${text}" on AWS: give the Task a Lambda function.`;
  const { action, pattern, service } = resource;
  if (!pattern.startsWith(".sync") || jobKindOf(resource)) return undefined;
  return `heaviside cannot follow what "${service}:${action}${pattern}" starts: start it without "${pattern}", and look with a Wait and a Choice.`;
}
