import { randomUUID } from "node:crypto";
import {
  headerOf,
  jsonReply,
  type Service,
  type ServiceReply,
  type ServiceRequest,
} from "../service.js";
import { LambdaError } from "./errors.js";
import type { InvocationType } from "./invocation.js";
import { clientContextLimit, payloadLimits } from "./limits.js";
import { functionReference, type FunctionReference } from "./names.js";
import type { InvokeReply, Lambda } from "./service.js";
import type { RecursiveLoop } from "./settings.js";

/** https://docs.aws.amazon.com/lambda/latest/api/: what of it a function and its deployment call. */
export function lambdaApi(lambda: Lambda): Service {
  return async (request, operation) => {
    try {
      const reference = referenceOf(request);
      switch (operation) {
        case "Invoke":
          return await invoke(lambda, request, reference);
        case "GetFunctionRecursionConfig":
          return jsonReply(200, { RecursiveLoop: lambda.find(reference).recursiveLoop });
        case "PutFunctionRecursionConfig":
          return putRecursion(lambda, request, reference);
        default:
          throw new LambdaError(
            404,
            "UnknownOperationException",
            `${request.method} ${request.url}`,
          );
      }
    } catch (error) {
      if (error instanceof LambdaError) return refused(error);
      throw error;
    }
  };
}

function referenceOf({ url }: ServiceRequest): FunctionReference {
  const { pathname, searchParams } = new URL(url, "http://lambda");
  const [, , , name = ""] = pathname.split("/");
  return functionReference(decodeURIComponent(name), searchParams.get("Qualifier") ?? undefined);
}

async function invoke(
  lambda: Lambda,
  request: ServiceRequest,
  reference: FunctionReference,
): Promise<ServiceReply> {
  const { headers } = request;
  const type = headerOf(headers, "x-amz-invocation-type") ?? "RequestResponse";
  const deployed = lambda.find(reference);
  if (type === "DryRun") return { status: 204, headers: {}, body: Buffer.alloc(0) };
  if (type !== "RequestResponse" && type !== "Event") {
    throw new LambdaError(
      400,
      "InvalidParameterValueException",
      `There is no invocation type "${type}".`,
    );
  }
  const payload = payloadOf(request.body, type);
  const clientContext = clientContextOf(headerOf(headers, "x-amz-client-context"));
  const reply = await lambda.invoke({
    reference: { ...reference, name: deployed.name },
    type,
    payload,
    traceHeader: headerOf(headers, "x-amzn-trace-id"),
    ...(clientContext !== undefined && { clientContext }),
  });
  return invoked(reply, headerOf(headers, "x-amz-log-type") === "Tail");
}

function payloadOf(body: Buffer, type: InvocationType): string {
  const limit = payloadLimits[type];
  if (body.length > limit) {
    const message = `${body.length} byte payload is too large for the ${type} invocation type (limit ${limit} bytes)`;
    throw new LambdaError(413, "RequestTooLargeException", message);
  }
  const payload = body.length === 0 ? "{}" : body.toString();
  try {
    JSON.parse(payload);
  } catch (error) {
    const message = `Could not parse request body into json: ${String(error)}`;
    throw new LambdaError(400, "InvalidRequestContentException", message);
  }
  return payload;
}

/** As JSON text. */
function clientContextOf(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  if (encoded.length > clientContextLimit) {
    const message = `Client context must be no more than ${clientContextLimit} bytes when base64-encoded`;
    throw new LambdaError(400, "InvalidRequestContentException", message);
  }
  const text = Buffer.from(encoded, "base64").toString();
  try {
    JSON.parse(text);
  } catch {
    const message = "Client context must be a valid Base64-encoded JSON object.";
    throw new LambdaError(400, "InvalidRequestContentException", message);
  }
  return text;
}

function invoked(
  { requestId, version, traceHeader, result }: InvokeReply,
  hasTail: boolean,
): ServiceReply {
  const headers = {
    "x-amzn-requestid": requestId,
    "x-amzn-trace-id": traceHeader,
    "x-amz-executed-version": version,
  };
  if (result === undefined) return { status: 202, headers, body: Buffer.alloc(0) };
  const { functionError, payload, log } = result;
  return {
    status: 200,
    headers: {
      ...headers,
      "content-type": "application/json",
      ...(functionError !== undefined && { "x-amz-function-error": functionError }),
      ...(hasTail && { "x-amz-log-result": Buffer.from(log).subarray(-4096).toString("base64") }),
    },
    body: Buffer.from(payload),
  };
}

function putRecursion(
  lambda: Lambda,
  { body }: ServiceRequest,
  reference: FunctionReference,
): ServiceReply {
  const { RecursiveLoop: wanted } = JSON.parse(body.toString()) as { RecursiveLoop: RecursiveLoop };
  lambda.find(reference).recursiveLoop = wanted;
  return jsonReply(200, { RecursiveLoop: wanted });
}

function refused({ status, name, message, reason }: LambdaError): ServiceReply {
  const fields = {
    Type: "User",
    Message: message,
    message,
    ...(reason !== undefined && { Reason: reason }),
  };
  return jsonReply(status, fields, { "x-amzn-errortype": name, "x-amzn-requestid": randomUUID() });
}
