import { environment } from "../../runtime/aws/environment.js";
import type { Finding } from "../finding.js";
import type { FunctionNeed, Needs } from "../needs.js";
import { inNameOf } from "../shared-resources.js";
import type { Sub } from "../sub.js";
import type { ObservedFunction } from "./observed.js";
import { allows } from "./policy.js";

/** What the role of a function does not allow. A role that nobody has read is not judged. */
export function permissionFindings(
  need: FunctionNeed,
  there: ObservedFunction,
  needs: Needs,
): readonly Finding[] {
  const { name, role } = there;
  if (!role) return [];
  const names = new Map([...settingsOf(needs, there), ...there.names]);
  const statements = [...need.statements, ...inNameOf(need, needs)];
  const lacking = statements.flatMap(({ reason, actions, resources }) =>
    resources.flatMap((resource) => {
      const whole = resolved(resource, names);
      const missing = actions.filter((action) => !allows(role, action, whole));
      return missing.length === 0 ? [] : [{ reason, actions: missing, resource: whole }];
    }),
  );
  return [...lacking.map((one) => missing(name, role.name, one)), ...log(need, there)];
}

/** A role that nobody could read. */
export function unread(why: string): Finding {
  return {
    code: "roles-not-read",
    severity: "warning",
    subject: "roles",
    message: `What the functions may do is not looked at: ${why}.`,
    help: "npm install --save-dev @aws-sdk/client-iam, and the right to call iam:GetRole, iam:Get… and iam:List… of its policies.",
  };
}

function missing(
  subject: string,
  role: string,
  {
    reason,
    actions,
    resource,
  }: { readonly reason: string; readonly actions: readonly string[]; readonly resource: string },
): Finding {
  return {
    code: "permission-missing",
    severity: "error",
    subject,
    message: `Its role "${role}" does not allow ${actions.join(", ")} on ${resource}. ${reason}`,
    help: `{ Effect: Allow, Action: [${actions.join(", ")}], Resource: "${resource}" }`,
  };
}

/** Without a log nothing is lost, and nobody sees anything. */
function log({ kind }: Pick<FunctionNeed, "kind">, { name, role }: ObservedFunction) {
  if (!role || allows(role, "logs:PutLogEvents", "*")) return [];
  return [
    {
      code: "no-log",
      severity: "warning" as const,
      subject: name,
      message: `Its role "${role.name}" does not let it write a log${kind === "invoker" ? ", in which failed calls are told" : ""}.`,
      help: "The managed policy AWSLambdaBasicExecutionRole.",
    },
  ];
}

/** The values of the template's parameters, where the function is told them. */
function settingsOf({ parameters }: Needs, there: ObservedFunction): readonly [string, string][] {
  const text = there.environment.get(environment.settings);
  if (text === undefined) return [];
  const values = JSON.parse(text) as { readonly [placeholder: string]: unknown };
  return parameters.flatMap(({ id, placeholder }): readonly [string, string][] => {
    const value = Object.hasOwn(values, placeholder) ? values[placeholder] : undefined;
    return typeof value === "string" ? [[id, value]] : [];
  });
}

/** A resource as a pattern of IAM: what is not known is anything. */
function resolved({ text }: Sub, names: ReadonlyMap<string, string>): string {
  return text
    .replace(/\$\{(?!!)([^}]*)\}/g, (_, name: string) => names.get(name) ?? "*")
    .replaceAll("${!", "${");
}
