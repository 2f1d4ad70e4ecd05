import { StatesError } from "../errors.js";
import { commandOf, type Sdk } from "./sdk.js";

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration?: Date;
}

/**
 * The credentials of a role (ASL, "Credentials"), for a client, which asks anew when they expire. Rejects by
 * `States.Permissions` when the role cannot be assumed.
 */
export function assumedRole(sdk: Sdk, RoleArn: string): () => Promise<Credentials> {
  return async () => {
    const connection = await sdk.connect("sts");
    const AssumeRole = commandOf(connection, "assumeRole");
    try {
      const command = new AssumeRole({ RoleArn, RoleSessionName: "heaviside" });
      const answer = await connection.client.send(command);
      // As STS documents it.
      const { Credentials: given } = answer as { readonly Credentials: Answered };
      return {
        accessKeyId: given.AccessKeyId,
        secretAccessKey: given.SecretAccessKey,
        sessionToken: given.SessionToken,
        ...(given.Expiration && { expiration: given.Expiration }),
      };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const cause = `The role '${RoleArn}' cannot be assumed: ${why}`;
      throw new StatesError("States.Permissions", cause, { cause: error });
    }
  };
}

interface Answered {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken: string;
  readonly Expiration?: Date;
}
