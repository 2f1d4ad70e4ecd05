import type { Span } from "../1-parse/document.js";
import type {
  ArrayExpression,
  ComputedNumber,
  Expression,
  JsonataExpression,
  LiteralExpression,
  ObjectExpression,
  Path,
  ReferencePath,
  Setting,
  Text,
  TextExpression,
} from "./expressions.js";

export type * from "./expressions.js";

/**
 * A checked definition with every default decided and every text parsed: what the later phases work on.
 * `undefined` means that the definition leaves the field out and the language gives it no default.
 */
export interface Machine {
  readonly name: string;
  /** A hash of the definition and the name. */
  readonly version: string;
  readonly comment?: string;
  readonly timeoutSeconds?: number | Setting;
  readonly scope: Scope;
}

/** One `States` object: the machine's own, a Parallel's branch or a Map's processor. */
export interface Scope {
  readonly startAt: string;
  readonly comment?: string;
  /** By name, in the order of the definition. */
  readonly states: ReadonlyMap<string, State>;
}

export type State =
  | TaskState
  | PassState
  | ChoiceState
  | WaitState
  | SucceedState
  | FailState
  | ParallelState
  | MapState;

/** Where a state goes when it is done: the name of a state of its scope, or the end of the scope. */
export type Transition =
  { readonly kind: "next"; readonly name: string } | { readonly kind: "end" };

interface Common {
  readonly name: string;
  readonly comment?: string;
  readonly span: Span;
  /** JSON Pointer of the state. */
  readonly path: string;
  /** In which its expressions are written. */
  readonly language: "JSONPath" | "JSONata";
}

/** InputPath and OutputPath: `null` stands for an empty object (AWS), absent for `$`. */
interface InputAndOutput {
  readonly inputPath?: Path | null;
  readonly outputPath?: Path | null;
  readonly assign?: ObjectExpression;
  /** Output of a JSONata state; absent: its result, or its input where it has none. */
  readonly output?: Expression;
}

/** Task, Parallel, Map: what calls something, and may fail. */
interface Working extends Common, InputAndOutput {
  /** Parameters or Arguments (Task, Parallel). */
  readonly parameters?: Expression;
  readonly resultSelector?: Expression;
  /** `null` discards the result; absent means `$`: the result replaces the state input. */
  readonly resultPath?: ReferencePath | null;
  /** A placeholder may stand for the whole array. */
  readonly retry: readonly Retrier[] | Setting;
  readonly catch: readonly Catcher[];
  readonly transition: Transition;
}

export interface TaskState extends Working {
  readonly type: "Task";
  /** A URI. */
  readonly resource: Text;
  /** Its function does not embed the runtime: it is called and waited for. */
  readonly isForeign?: boolean;
  readonly timeoutSeconds?: ComputedNumber;
  readonly heartbeatSeconds?: ComputedNumber;
  readonly credentials?: Expression;
}

export interface PassState extends Common, InputAndOutput {
  readonly type: "Pass";
  readonly parameters?: Expression;
  readonly result?: LiteralExpression | TextExpression | ObjectExpression | ArrayExpression;
  readonly resultPath?: ReferencePath | null;
  readonly transition: Transition;
}

export interface ChoiceState extends Common, InputAndOutput {
  readonly type: "Choice";
  readonly choices: readonly ChoiceRule[];
  readonly default?: string;
}
export interface ChoiceRule {
  readonly predicate: Predicate;
  readonly next: string;
  readonly assign?: ObjectExpression;
  readonly output?: Expression;
  readonly comment?: string;
}

export interface WaitState extends Common, InputAndOutput {
  readonly type: "Wait";
  readonly duration:
    | { readonly kind: "seconds"; readonly value: ComputedNumber }
    | { readonly kind: "timestamp"; readonly value: Text | Path | JsonataExpression };
  readonly transition: Transition;
}

export interface SucceedState extends Common, InputAndOutput {
  readonly type: "Succeed";
}

export interface FailState extends Common {
  readonly type: "Fail";
  /** A constant, or ErrorPath: a path or an intrinsic call. */
  readonly error?: Expression;
  readonly cause?: Expression;
}

export interface ParallelState extends Working {
  readonly type: "Parallel";
  readonly branches: readonly Scope[];
}

export interface MapState extends Working {
  readonly type: "Map";
  readonly itemsPath?: Path;
  /** Items of a JSONata state. */
  readonly items?: Expression;
  /** ItemSelector, or Parameters of the older form: a template whose `$` is the effective input. */
  readonly itemSelector?: Expression;
  readonly maxConcurrency?: ComputedNumber;
  readonly toleratedFailureCount?: ComputedNumber;
  readonly toleratedFailurePercentage?: ComputedNumber;
  readonly processor: Scope;
  /** Present for ProcessorConfig.Mode DISTRIBUTED. */
  readonly distributed?: Distributed;
}
export interface Distributed {
  readonly executionType?: "STANDARD" | "EXPRESS";
  readonly label?: string;
  readonly itemReader?: ItemReader;
  readonly itemBatcher?: ItemBatcher;
  readonly resultWriter?: ResultWriter;
}
export interface ItemReader {
  readonly resource: Text;
  readonly parameters?: Expression;
  /** ReaderConfig's constant fields as written: InputType, CSVHeaderLocation, CSVHeaders, CSVDelimiter, Transformation, … */
  readonly config: ObjectExpression;
  readonly maxItems?: ComputedNumber;
}
export interface ItemBatcher {
  readonly batchInput?: Expression;
  readonly maxItemsPerBatch?: ComputedNumber;
  readonly maxInputBytesPerBatch?: ComputedNumber;
}
export interface ResultWriter {
  readonly resource?: Text;
  readonly parameters?: Expression;
  readonly config: ObjectExpression;
}

export interface Retrier {
  readonly errorEquals: readonly Text[];
  readonly intervalSeconds?: number | Setting;
  readonly maxAttempts?: number | Setting;
  readonly backoffRate?: number | Setting;
  readonly maxDelaySeconds?: number | Setting;
  readonly jitterStrategy?: "FULL" | "NONE";
  readonly comment?: string;
}
export interface Catcher {
  readonly errorEquals: readonly Text[];
  readonly next: string;
  /** `null` discards the error output; absent means `$`. */
  readonly resultPath?: ReferencePath | null;
  readonly assign?: ObjectExpression;
  readonly output?: Expression;
  readonly comment?: string;
}

export type Predicate =
  | { readonly kind: "and" | "or"; readonly rules: readonly Predicate[] }
  | { readonly kind: "not"; readonly rule: Predicate }
  /** Condition of a JSONata state. */
  | { readonly kind: "condition"; readonly condition: LiteralExpression | JsonataExpression }
  | {
      readonly kind: "compare";
      /** As written, such as `NumericGreaterThanPath`. */
      readonly comparator: string;
      readonly variable: Path;
      readonly type: "String" | "Numeric" | "Boolean" | "Timestamp";
      readonly relation:
        "Equals" | "LessThan" | "LessThanEquals" | "GreaterThan" | "GreaterThanEquals";
      readonly operand: LiteralExpression | TextExpression | Setting | Path;
    }
  | {
      readonly kind: "matches";
      readonly variable: Path;
      readonly pattern: LiteralExpression | TextExpression | Setting;
    }
  | {
      readonly kind: "is";
      readonly variable: Path;
      readonly test: "Present" | "Null" | "String" | "Numeric" | "Boolean" | "Timestamp";
      readonly expected: boolean;
    };
