import { Agent, request, type IncomingHttpHeaders } from "node:http";
import Module from "node:module";

// Runs before aws-lambda-ric in a function's process. The client talks to the Runtime API through a native addon, which
// its installation would compile; this is the addon's three functions in JavaScript. The client itself is unmodified.

interface Next {
  readonly bodyJson: string;
  readonly headers: IncomingHttpHeaders;
}

interface NativeClient {
  next(): Promise<Next>;
  done(requestId: string, body: string): void;
  error(requestId: string, body: string, cause: string): void;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const api = `http://${process.env["AWS_LAMBDA_RUNTIME_API"] ?? ""}/2018-06-01/runtime/invocation`;

// The addon posts synchronously. Here the next invocation waits for it.
let posted: Promise<unknown> = Promise.resolve();

const client: NativeClient = {
  next: () => posted.then(() => call("GET", "next")),
  done(requestId, body) {
    posted = call("POST", `${requestId}/response`, body);
  },
  error(requestId, body) {
    posted = call("POST", `${requestId}/error`, body);
  },
};

// Node has no public way to provide a module that is not there (module.registerHooks is not in Node 20).
const loader = Module as unknown as { _load(name: string, ...rest: readonly unknown[]): unknown };
const load = loader._load;
loader._load = function (this: unknown, name, ...rest) {
  return name === "./rapid-client.node" ? client : load.call(this, name, ...rest);
};

function call(method: string, path: string, body?: string): Promise<Next> {
  return new Promise((resolve, reject) => {
    const sent = request(`${api}/${path}`, { method, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("error", reject);
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ bodyJson: text, headers: response.headers }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
