/** How a child execution ended; PENDING when the Map failed before it was started. */
export type ChildStatus = "SUCCEEDED" | "FAILED" | "TIMED_OUT" | "ABORTED" | "PENDING";

/** One child execution of a Map Run: an item, or a batch of them. */
export interface ChildExecution {
  /** Unique in the Map Run; AWS takes a UUID. */
  readonly name: string;
  readonly status: ChildStatus;
  readonly input: unknown;
  /** Present when it succeeded. */
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
  /** Absent while PENDING. */
  readonly startDate?: Date;
  readonly stopDate?: Date;
}

/** A run of a distributed Map that has ended, with its children in the order of their items. */
export interface MapRun {
  /** `arn:aws:states:<region>:<account>:mapRun:<machine>/<label>:<id>` */
  readonly mapRunArn: string;
  /** Default: STANDARD. */
  readonly executionType?: string;
  readonly children: readonly ChildExecution[];
}

/** What a Map Run's ARN holds. */
export interface MapRunName {
  /** `arn:aws:states:<region>:<account>` */
  readonly account: string;
  /** `<machine>/<label>` */
  readonly path: string;
  readonly id: string;
}

/** The ARN of the Map Run `id` of the Map `label` in the machine of this ARN. */
export function mapRunArn(stateMachineArn: string, label: string, id: string): string {
  return `${stateMachineArn.replace(":stateMachine:", ":mapRun:")}/${label}:${id}`;
}

/** The label of a Map's runs. Without one the service makes it up from the state's name. */
export function labelOf({
  Label,
  Name,
}: {
  readonly Label?: string;
  readonly Name: string;
}): string {
  return Label ?? Name.replace(/[^\w-]/g, "").slice(0, 40);
}

/** Takes a Map Run's ARN apart. Throws a TypeError when it is none: it is made by `mapRunArn`. */
export function mapRunName(arn: string): MapRunName {
  const [, account, path, id] =
    /^(arn:[^:]+:states:[^:]*:[^:]*):mapRun:(.+):([^:]+)$/.exec(arn) ?? [];
  if (account === undefined || path === undefined || id === undefined) {
    throw new TypeError(`"${arn}" is not the ARN of a Map Run.`);
  }
  return { account, path, id };
}

/** The ARN of a child execution. An Express child's ends in the Map Run's id. */
export function childExecutionArn(run: MapRun, name: string): string {
  const { account, path, id } = mapRunName(run.mapRunArn);
  return run.executionType === "EXPRESS"
    ? `${account}:express:${path}:${name}:${id}`
    : `${account}:execution:${path}:${name}`;
}

/** The ARN of the state machine that the children of a Map Run execute. */
export function childStateMachineArn(run: MapRun): string {
  const { account, path } = mapRunName(run.mapRunArn);
  return `${account}:stateMachine:${path}`;
}
