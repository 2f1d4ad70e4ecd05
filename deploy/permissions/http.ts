import { joined, sub, type Sub } from "../sub.js";
import { arn, type Call, type Grant } from "./grant.js";

/** `http:invoke`: the connection is looked up, and the secret that EventBridge keeps for it is read. */
export function httpGrants(call: Call): readonly Grant[] {
  const connection =
    call.inner("Authentication").field("ConnectionArn") ??
    call.inner("InvocationConfig").field("ConnectionArn");
  const name = connection && connectionName(connection);
  const wide = "ConnectionArn is known when the state runs or is deployed";
  return [
    {
      actions: ["events:DescribeConnection"],
      resources: [connection ?? arn("events", "connection/*")],
      ...(!connection && { wide }),
    },
    {
      actions: ["secretsmanager:GetSecretValue"],
      resources: [
        arn("secretsmanager", joined("secret:events!connection/", name ?? sub("*"), "/*")),
      ],
      ...(!name && { wide }),
    },
  ];
}

/** `apigateway:invoke`: who signs needs permission; for others there is nothing to be allowed. */
export function apiGrants(call: Call): readonly Grant[] {
  if (!call.has("AuthType")) return [];
  const kind = call.field("AuthType");
  if (kind && !/^(IAM_ROLE|RESOURCE_POLICY)$/.test(kind.text)) return [];
  const id = /^(?:https:\/\/)?([a-z\d]+)\.execute-api\./.exec(
    call.field("ApiEndpoint")?.text ?? "",
  )?.[1];
  const part = (field: string): string | Sub =>
    call.has(field) ? (call.field(field) ?? "*") : "*";
  const path = call.field("Path");
  return [
    {
      actions: ["execute-api:Invoke"],
      resources: [
        arn(
          "execute-api",
          ...[id ?? "*", "/", part("Stage"), "/", part("Method"), "/"],
          path ? sub(path.text.replace(/^\//, "")) : "*",
        ),
      ],
      ...(id === undefined && { wide: "ApiEndpoint is known when the state runs or is deployed" }),
    },
  ];
}

/** `…:connection/name/id` */
function connectionName({ text }: Sub): Sub | undefined {
  const [, name] = /:connection\/([^/]+)\//.exec(text) ?? [];
  return name === undefined ? undefined : sub(name);
}
