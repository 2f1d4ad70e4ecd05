import { ids } from "./needs.js";
import { arn } from "./permissions/grant.js";
import { queueArn } from "./permissions/messaging.js";
import { isPseudo } from "./placeholders.js";
import { referencesIn, sub, type Sub } from "./sub.js";

/** Who is told how executions end. */
export interface OutcomeTarget {
  /** As functions are told it: the URL of a queue, the ARN of a function or of an event bus. */
  readonly value: Sub;
  /** What a function has to be allowed. */
  readonly action: string;
  readonly resource: Sub;
  /** Whether it is a queue that comes with the machine. */
  readonly isOwn: boolean;
}

/**
 * What `--on-outcome` names: `queue`, one of the machine's own; `events`, the account's default event bus; or the address of a
 * queue, a function or an event bus, in which `${AWS::Region}` and the like may stand. `undefined` for anything else.
 */
export function outcomeTarget(text: string): OutcomeTarget | undefined {
  const given = sub(text);
  if (text === "queue")
    return {
      value: sub("${" + ids.outcomes + "}"),
      action: "sqs:SendMessage",
      resource: sub("${" + ids.outcomes + ".Arn}"),
      isOwn: true,
    };
  if (text === "events") return elsewhere("events:PutEvents", arn("events", "event-bus/default"));
  if (!referencesIn(given).every(isPseudo)) return undefined;
  if (/^arn:[^:]+:events:[^:]+:[^:]+:event-bus\/./.test(parted(text)))
    return elsewhere("events:PutEvents", given);
  if (/^arn:[^:]+:lambda:[^:]+:[^:]+:function:./.test(parted(text)))
    return elsewhere("lambda:InvokeFunction", given);
  const url = queueUrl(given);
  const resource = url && queueArn(url);
  return resource && { value: url, action: "sqs:SendMessage", resource, isOwn: false };
}

function elsewhere(action: string, resource: Sub): OutcomeTarget {
  return { value: resource, action, resource, isOwn: false };
}

/** A queue by its URL, or by its ARN. */
function queueUrl(given: Sub): Sub | undefined {
  if (given.text.startsWith("https://")) return given;
  // `${AWS::Region}` has colons too.
  const found =
    /^arn:(?:\$\{[^}]*\}|[^:$]+):sqs:(\$\{[^}]*\}|[^:$]+):(\$\{[^}]*\}|[^:$]+):([\w-]+)$/.exec(
      given.text,
    );
  if (!found) return undefined;
  const [, region = "", account = "", name = ""] = found;
  return sub(`https://sqs.${region}.\${AWS::URLSuffix}/${account}/${name}`);
}

/** A text in which a reference has no colon. */
function parted(text: string): string {
  return text.replace(/\$\{[^}]*\}/g, "x");
}
