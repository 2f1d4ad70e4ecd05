import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { ScriptedResult } from "../../../local/index.js";

/** What a Task is called with. */
export interface Question {
  readonly machine: string;
  readonly state: string;
  readonly given: unknown;
}
/** What it comes to, as JSON. */
export type Answer = ScriptedResult;

/** Where the functions of a stack ask for the results of their Tasks. */
export interface Answers {
  readonly url: string;
  stop(): void;
}

export async function startAnswers(answer: (question: Question) => Answer): Promise<Answers> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end(JSON.stringify(answered(answer, body)));
    });
  });
  // A function that is frozen does not learn that its connection was closed.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It listens on a port, and not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answered(answer: (question: Question) => Answer, body: string): Answer {
  try {
    return answer(JSON.parse(body) as Question);
  } catch (error) {
    return { error: "Conformance.NoAnswer", cause: String(error) };
  }
}
