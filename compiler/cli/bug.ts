import { fileProblem, UsageError } from "./usage-error.js";

/** A throw of the compiler, which is a bug: a user's mistake is a diagnostic. The cause is what was thrown. */
export class Bug extends Error {
  override readonly name = "Bug";
  /** The definition that it happened to, as the user named it. */
  readonly definition: string;

  constructor(definition: string, cause: unknown) {
    super("The compiler threw", { cause });
    this.definition = definition;
  }
}

/** Does work on one definition, so that a bug says which one it was. */
export async function workingOn<Result>(
  definition: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const expected = error instanceof UsageError || fileProblem(error) !== undefined;
    throw expected ? error : new Bug(definition, error);
  }
}
