import { joined } from "../sub.js";
import { arn, grantOn, named, pascal, type Call, type Grant } from "./grant.js";

/** What IAM calls an operation, where it is not called the same. */
const actions: { readonly [operation: string]: readonly string[] } = {
  executeStatement: ["PartiQLSelect", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete"],
  batchExecuteStatement: ["PartiQLSelect", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete"],
  executeTransaction: ["PartiQLSelect", "PartiQLInsert", "PartiQLUpdate", "PartiQLDelete"],
  transactGetItems: ["GetItem"],
  transactWriteItems: ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"],
};

/** `dynamodb:*`, and `aws-sdk:dynamodb:*`. */
export function dynamodbGrants(call: Call): readonly Grant[] {
  const { action, has } = call;
  const names = actions[action] ?? [pascal(action)];
  return [
    grantOn(call, "TableName", {
      actions: names.map((name) => `dynamodb:${name}`),
      toArns: (table) => {
        const whole = named(table, (name) => arn("dynamodb", joined("table/", name)));
        return has("IndexName") ? [whole, joined(whole, "/index/*")] : [whole];
      },
      otherwise: arn("dynamodb", "table/*"),
    }),
  ];
}
