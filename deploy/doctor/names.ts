import { environment } from "../../runtime/aws/environment.js";
import { ids } from "../needs.js";

/** What a function on AWS is told, and where it is. */
interface Where {
  /** The function's ARN, and that of its failure queue. */
  readonly arn?: string;
  readonly onFailure?: string;
  readonly variables: { readonly [name: string]: string };
}

/** What references in the resources of statements are, for a function on AWS; what is not known is absent. */
export function namesOf({ arn = "", onFailure, variables }: Where): ReadonlyMap<string, string> {
  const [, partition, , region, account] = arn.split(":");
  const found = new Map<string, string>();
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== "") found.set(name, value);
  };
  add("AWS::Partition", partition);
  add("AWS::Region", region);
  add("AWS::AccountId", account);
  const table = (name: string | undefined) =>
    name && partition && `arn:${partition}:dynamodb:${region}:${account}:table/${name}`;
  add(`${ids.table}.Arn`, table(variables[environment.table]));
  add(`${ids.history}.Arn`, table(variables[environment.history]));
  add(`${ids.delays}.Arn`, queueArn(variables[environment.delays], partition));
  add(`${ids.outcomes}.Arn`, queueArn(variables[environment.outcomes], partition));
  add(`${ids.failures}.Arn`, onFailure ?? variables[environment.failures]);
  add(ids.bucket, variables[environment.bucket]);
  return found;
}

/** A queue's ARN by its URL, which has its Region, its account and its name. */
function queueArn(url: string | undefined, partition = "aws"): string | undefined {
  const [, region, account, name] =
    /^https:\/\/sqs\.([\w-]+)\.[^/]+\/(\d+)\/([\w.-]+)$/.exec(url ?? "") ?? [];
  return name === undefined ? undefined : `arn:${partition}:sqs:${region}:${account}:${name}`;
}
