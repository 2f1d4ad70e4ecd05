/** A call of `testState` that the service would refuse; the message is the service's. */
export class TestStateError extends Error {
  readonly code: "ValidationException" | "InvalidDefinition";

  constructor(code: TestStateError["code"], message: string) {
    super(message);
    this.name = "TestStateError";
    this.code = code;
  }
}

/** What the call asks for does not go together. */
export function invalidCall(message: string): TestStateError {
  return new TestStateError("ValidationException", message);
}
