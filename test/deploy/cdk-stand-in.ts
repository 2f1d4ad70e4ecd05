// As much of the AWS CDK as constructs of "heaviside template" use, which keeps what they are given. The package itself is large,
// and no dependency.

export class Construct {
  readonly id: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly calls: (readonly unknown[])[] = [];
  constructor(_scope: unknown, id: string, props: Readonly<Record<string, unknown>> = {}) {
    this.id = id;
    this.props = props;
    made.push(this);
  }
  addToRolePolicy(statement: unknown): void {
    this.calls.push(["addToRolePolicy", statement]);
  }
  addEventSource(source: unknown): void {
    this.calls.push(["addEventSource", source]);
  }
}

/** Whatever was made since the last look. */
export const made: Construct[] = [];

class Given {
  readonly given: readonly unknown[];
  constructor(...given: readonly unknown[]) {
    this.given = given;
  }
}

export class NodejsFunction extends Construct {
  readonly functionName = `name of ${this.id}`;
  readonly functionArn = `arn of ${this.id}`;
}
export class Queue extends Construct {
  readonly queueUrl = `url of ${this.id}`;
  readonly queueArn = `arn of ${this.id}`;
}
export class Table extends Construct {
  readonly tableName = `name of ${this.id}`;
  readonly tableArn = `arn of ${this.id}`;
}
export class Bucket extends Construct {
  readonly bucketName = `name of ${this.id}`;
}
export class Secret extends Construct {
  readonly secretArn = `arn of ${this.id}`;
}
export class PolicyStatement extends Given {}
export class SqsDestination extends Given {}
export class SqsEventSource extends Given {}

export const Stack = {
  of: () => ({
    partition: "aws",
    region: "eu-west-1",
    account: "123456789012",
    stackName: "shop",
    toJsonString: (value: unknown) => JSON.stringify(value),
  }),
};
export const BlockPublicAccess = { BLOCK_ALL: "all" };
export const Duration = { seconds: (given: number) => given, days: (given: number) => given };
export const RemovalPolicy = { DESTROY: "destroy", RETAIN: "retain" };
export const AttributeType = { STRING: "S" };
export const BillingMode = { PAY_PER_REQUEST: "on demand" };
export const Architecture = { ARM_64: "arm64", X86_64: "x86_64" };
export const RecursiveLoop = { ALLOW: "Allow" };
export const Runtime = { NODEJS_22_X: "nodejs22.x", NODEJS_24_X: "nodejs24.x" };
export const OutputFormat = { ESM: "esm" };
