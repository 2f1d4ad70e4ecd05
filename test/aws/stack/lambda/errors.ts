/** An answer of the Lambda API that is an error. */
export class LambdaError extends Error {
  readonly status: number;
  override readonly name: string;
  readonly reason: string | undefined;

  constructor(status: number, name: string, message: string, reason?: string) {
    super(message);
    this.status = status;
    this.name = name;
    this.reason = reason;
  }
}
