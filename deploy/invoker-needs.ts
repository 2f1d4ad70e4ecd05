import { environment } from "../runtime/aws/environment.js";
import { ofStack } from "./addresses.js";
import { extraStatements, extraVariables } from "./extras.js";
import { hasToken, type Shared } from "./function-needs.js";
import { invokerTimeout, maximumEventAge } from "./limits.js";
import { ids, type FunctionNeed } from "./needs.js";
import { callsFunctions, keepsHistory, usesTable, type TableUse } from "./statements.js";
import { sub } from "./sub.js";

/**
 * What the invoker needs: it takes messages from the queues and hands on to whoever can go on. It knows no machine, so it does
 * nothing of what a machine does.
 */
export function invokerNeed(shared: Shared): FunctionNeed {
  const { dedupe, extras, history, units, machine } = shared;
  const { name, arn } = ofStack("invoker");
  const hasDelays = units.some(({ reach }) => reach.delays.size > 0);
  const hasTokens = units.some(({ reach }) => hasToken(reach, shared).length > 0);
  const isControlled = dedupe !== "none";
  const uses: readonly TableUse[] = [
    ...(hasTokens ? (["callback"] as const) : []),
    ...(isControlled ? (["control"] as const) : []),
  ];
  const arnOf = (id: string) => sub("${" + id + ".Arn}");
  return {
    id: ids.invoker,
    kind: "invoker",
    tasks: [],
    name,
    arn,
    timeout: invokerTimeout,
    maximumEventAge: maximumEventAge(machine),
    environment: {
      ...(uses.length > 0 && { [environment.table]: sub("${" + ids.table + "}") }),
      ...(hasDelays && { [environment.delays]: sub("${" + ids.delays + "}") }),
      [environment.failures]: arnOf(ids.failures),
      ...extraVariables(extras),
      ...(history && { [environment.history]: sub("${" + ids.history + "}") }),
    },
    requests: [
      ...(hasTokens ? ["sendTaskSuccess", "sendTaskFailure", "sendTaskHeartbeat"] : []),
      ...(isControlled ? ["stopExecution", "describeExecution"] : []),
    ],
    statements: [
      ...callsFunctions(
        "Hands on what the queues bring.",
        units.map((unit) => unit.arn),
      ),
      ...(hasDelays
        ? [
            {
              reason: "Sends on what is not due within 15 minutes.",
              actions: ["sqs:SendMessage"],
              resources: [arnOf(ids.delays)],
            },
          ]
        : []),
      ...usesTable(
        uses,
        [
          ...(hasTokens ? ["Results come with tokens."] : []),
          ...(isControlled ? ["Executions are stopped, and described."] : []),
        ].join(" "),
      ),
      ...extraStatements(extras, { tellsOutcomes: isControlled }),
      // An execution that is stopped ends here, and when it was started is known there.
      ...(history ? [keepsHistory(["GetItem", "PutItem", "UpdateItem"])] : []),
    ],
  };
}
