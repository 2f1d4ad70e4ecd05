import { account, region } from "../service.js";

/** A function as clients name it: `name`, `name:qualifier`, an ARN, or `account:function:name`. */
export interface FunctionReference {
  readonly name: string;
  readonly qualifier?: string;
}

/** `qualifier` is the one that came beside the name, if any. */
export function functionReference(text: string, qualifier?: string): FunctionReference {
  const bare = text.replace(/^(?:arn:aws:lambda:[^:]*:)?(?:\d+:)?(?:function:)?/, "");
  const [name = "", own] = bare.split(":");
  const used = qualifier ?? own;
  return { name, ...(used !== undefined && { qualifier: used }) };
}

export function functionArn({ name, qualifier }: FunctionReference): string {
  const arn = `arn:aws:lambda:${region}:${account}:function:${name}`;
  return qualifier === undefined ? arn : `${arn}:${qualifier}`;
}
