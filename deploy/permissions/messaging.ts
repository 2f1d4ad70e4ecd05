import { joined, sub, type Sub } from "../sub.js";
import { arn, grantOn, named, onEverything, pascal, type Call, type Grant } from "./grant.js";

const sqsActions: { readonly [operation: string]: string } = {
  sendMessageBatch: "SendMessage",
  deleteMessageBatch: "DeleteMessage",
  changeMessageVisibilityBatch: "ChangeMessageVisibility",
};

/** `sqs:*`: the queue is named by its URL. */
export function sqsGrants(call: Call): readonly Grant[] {
  const action = sqsActions[call.action] ?? pascal(call.action);
  return [
    grantOn(call, "QueueUrl", {
      actions: [`sqs:${action}`],
      toArns: (url) => [queueArn(url)],
      otherwise: arn("sqs", "*"),
    }),
  ];
}

/** `https://sqs.eu-west-1.amazonaws.com/123456789012/orders` → its ARN. A URL that is one placeholder hides its queue. */
export function queueArn({ text }: Sub): Sub | undefined {
  const [, host, account, name] = /^https:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (host === undefined || account === undefined || name === undefined) return undefined;
  const [, region = "${AWS::Region}"] = /^sqs\.([\w-]+|\$\{AWS::Region\})\./.exec(host) ?? [];
  return sub(`arn:\${AWS::Partition}:sqs:${region}:${account}:${name}`);
}

/** `sns:*`: a topic, or an endpoint; a telephone number is no resource. */
export function snsGrants(call: Call): readonly Grant[] {
  const action = call.action === "publishBatch" ? "Publish" : pascal(call.action);
  if (call.has("PhoneNumber")) return [onEverything([`sns:${action}`])];
  return [
    grantOn(call, ["TopicArn", "TargetArn"], {
      actions: [`sns:${action}`],
      toArns: (topic) => [topic],
      otherwise: arn("sns", "*"),
    }),
  ];
}

/** `events:putEvents`: each entry may name a bus; the default one is `default`. */
export function eventsGrants(call: Call): readonly Grant[] {
  const actions = [`events:${pascal(call.action)}`];
  if (call.action !== "putEvents")
    return [onEverything(actions, "which rule or bus it is, is not looked at")];
  const buses = call
    .items("Entries")
    ?.map((entry) => (entry.has("EventBusName") ? entry.field("EventBusName") : sub("default")));
  if (!buses || buses.some((bus) => bus === undefined))
    return [
      {
        actions,
        resources: [arn("events", "event-bus/*")],
        wide: "EventBusName is computed when the state runs",
      },
    ];
  const arns = buses.flatMap((bus) =>
    bus ? [named(bus, (name) => arn("events", joined("event-bus/", name)))] : [],
  );
  return [
    {
      actions,
      resources: arns.filter((one, at) => at === arns.findIndex(({ text }) => text === one.text)),
    },
  ];
}
