import { joined, sub, type Sub } from "../sub.js";
import { arn, grantOn, named, type Call, type Grant } from "./grant.js";

/** `lambda:invoke` where the function is computed, or answers by a token. */
export function lambdaGrants(call: Call): readonly Grant[] {
  return [
    grantOn(call, "FunctionName", {
      actions: ["lambda:InvokeFunction"],
      toArns: (name) => functionArns(name),
      otherwise: arn("lambda", "function:*"),
    }),
  ];
}

/** The ARN of a function by any of its addresses: an ARN, `account:function:name`, `name`, `name:alias`. */
export function functionArns(address: Sub): readonly Sub[] {
  const { text } = address;
  const partial = /^(\d{12}|\$\{AWS::AccountId\}):(function:.+)$/.exec(text);
  if (partial) return [sub(`arn:\${AWS::Partition}:lambda:\${AWS::Region}:${text}`)];
  return [named(address, (name) => arn("lambda", joined("function:", name)))];
}
