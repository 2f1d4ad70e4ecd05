import { StatesError } from "../errors.js";

/** The AWS SDK for JavaScript 3: each client is loaded, and made, when it is first used. */
export interface Sdk {
  /** A client and the package it is from, by the package's name behind `@aws-sdk/client-`. */
  connect<Name extends string>(service: Name, role?: Role): Promise<Connection<Name>>;
}

/** A role to call a service as, and what makes the client's credentials of it. */
export interface Role {
  readonly arn: string;
  readonly credentialsOf: (sdk: Sdk, arn: string) => object;
}

export interface SdkOptions {
  /**
   * Imports a package. Give it where a bundler has to see which packages there are; Lambda, DynamoDB and SQS it sees by itself.
   * Default: `import(name)`.
   */
  readonly load?: (name: string) => Promise<object>;
  /** Settings for every client, such as `region`. */
  readonly client?: object;
}

export interface Connection<Name extends string = string> {
  /** `DynamoDB`: what the names of its classes begin with. */
  readonly name: string;
  readonly module: Name extends keyof Modules ? Modules[Name] : SdkModule;
  readonly client: Name extends keyof Clients ? Clients[Name] : Client;
}

/** What of an SDK client is used where its service is not known. */
export interface Client {
  readonly config: { readonly serviceId: string };
  send(command: object, options?: { readonly abortSignal?: unknown }): Promise<object>;
}

/** The exports of a client's package. */
export interface SdkModule {
  readonly [name: string]: unknown;
}

interface Modules {
  readonly dynamodb: typeof import("@aws-sdk/client-dynamodb");
  readonly lambda: typeof import("@aws-sdk/client-lambda");
  readonly sqs: typeof import("@aws-sdk/client-sqs");
}

interface Clients {
  readonly dynamodb: import("@aws-sdk/client-dynamodb").DynamoDBClient;
  readonly lambda: import("@aws-sdk/client-lambda").LambdaClient;
  readonly sqs: import("@aws-sdk/client-sqs").SQSClient;
}

/** Throws `Heaviside.MissingPackage` where a package is not installed, and tells which. */
export function awsSdk(options: SdkOptions = {}): Sdk {
  const connections = new Map<string, Promise<Connection>>();
  const sdk: Sdk = {
    connect(service, role) {
      const key = `${service} ${role?.arn ?? ""}`;
      let connection = connections.get(key);
      if (connection === undefined) {
        connection = connected(sdk, options, { service, role });
        connections.set(key, connection);
        // Whoever comes next may have more luck.
        connection.catch(() => connections.delete(key));
      }
      // What `Modules` and `Clients` say of a name is what its package exports.
      return connection as Promise<Connection<typeof service>>;
    },
  };
  return sdk;
}

async function connected(
  sdk: Sdk,
  options: SdkOptions,
  { service, role }: { readonly service: string; readonly role: Role | undefined },
): Promise<Connection> {
  const name = `@aws-sdk/client-${service}`;
  const module = (await loaded(name, options)) as SdkModule;
  const found = Object.keys(module).find((each) => /^[^_]\w*Client$/.test(each));
  if (found === undefined) throw new StatesError("Heaviside.NoService", `${name} has no client.`);
  // Each package of the SDK exports one class of that name.
  const ClientClass = module[found] as new (config: object) => Client;
  const credentials = role && { credentials: role.credentialsOf(sdk, role.arn) };
  const client = new ClientClass({ ...options.client, ...credentials });
  return { name: found.replace(/Client$/, ""), module, client };
}

async function loaded(name: string, { load = imported }: SdkOptions): Promise<object> {
  try {
    return await load(name);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const cause = `${name} is not installed: npm install ${name}`;
    throw new StatesError("Heaviside.MissingPackage", cause, { cause: error });
  }
}

function imported(name: string): Promise<object> {
  switch (name) {
    case "@aws-sdk/client-dynamodb":
      return import("@aws-sdk/client-dynamodb");
    case "@aws-sdk/client-lambda":
      return import("@aws-sdk/client-lambda");
    case "@aws-sdk/client-sqs":
      return import("@aws-sdk/client-sqs");
    default:
      return import(name);
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown };
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}

/** A command of a package, such as `putObject`. Throws `Heaviside.NoService` where it has none of that name. */
export function commandOf({ module, name }: Connection, action: string): CommandClass {
  const wanted = `${action}Command`.toLowerCase();
  const found = Object.keys(module).find((each) => each.toLowerCase() === wanted);
  // What has such a name is a command.
  if (found !== undefined) return module[found] as CommandClass;
  throw new StatesError("Heaviside.NoService", `${name} has no action "${action}".`);
}

type CommandClass = new (input: object) => Command;

/** What of a command is used where its service is not known. */
export interface Command {
  /** What the operation takes and gives, in new versions of the SDK; `services/schema.ts` reads it. */
  readonly schema?: readonly unknown[];
  readonly middlewareStack: {
    add(middleware: (next: Handler) => Handler, options: object): void;
  };
}

type Handler = (given: object) => Promise<{ readonly response: unknown }>;
