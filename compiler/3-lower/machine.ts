import type { Json, Span } from "../1-parse/document.js";

/**
 * A checked definition with every default decided and every text parsed: what the later phases work on.
 * `undefined` means that the definition leaves the field out and the language gives it no default.
 */
export interface Machine {
  readonly name: string;
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
export type Transition = { readonly kind: "next"; readonly name: string } | { readonly kind: "end" };

interface Common {
  readonly name: string;
  readonly comment?: string;
  readonly span: Span;
  /** JSON Pointer of the state. */
  readonly path: string;
}

/** InputPath and OutputPath: `null` stands for an empty object (AWS), absent for `$`. */
interface InputAndOutput {
  readonly inputPath?: Path | null;
  readonly outputPath?: Path | null;
  readonly assign?: ObjectExpression;
}

/** Task, Parallel, Map: what calls something, and may fail. */
interface Working extends Common, InputAndOutput {
  /** Parameters (Task, Parallel). */
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
  readonly timeoutSeconds?: number | Setting | Path;
  readonly heartbeatSeconds?: number | Setting | Path;
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
  readonly comment?: string;
}

export interface WaitState extends Common, InputAndOutput {
  readonly type: "Wait";
  readonly duration:
    | { readonly kind: "seconds"; readonly value: number | Setting | Path }
    | { readonly kind: "timestamp"; readonly value: string | Setting | Path };
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
  /** ItemSelector, or Parameters of the older form: a template whose `$` is the effective input. */
  readonly itemSelector?: Expression;
  readonly maxConcurrency?: number | Setting | Path;
  readonly toleratedFailureCount?: number | Setting | Path;
  readonly toleratedFailurePercentage?: number | Setting | Path;
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
  readonly config: { readonly [field: string]: Json };
  readonly maxItems?: number | Setting | Path;
}
export interface ItemBatcher {
  readonly batchInput?: Expression;
  readonly maxItemsPerBatch?: number | Setting | Path;
  readonly maxInputBytesPerBatch?: number | Setting | Path;
}
export interface ResultWriter {
  readonly resource?: Text;
  readonly parameters?: Expression;
  readonly config: { readonly [field: string]: Json };
}

export interface Retrier {
  readonly errorEquals: readonly string[];
  readonly intervalSeconds?: number | Setting;
  readonly maxAttempts?: number | Setting;
  readonly backoffRate?: number | Setting;
  readonly maxDelaySeconds?: number | Setting;
  readonly jitterStrategy?: "FULL" | "NONE";
}
export interface Catcher {
  readonly errorEquals: readonly string[];
  readonly next: string;
  /** `null` discards the error output; absent means `$`. */
  readonly resultPath?: ReferencePath | null;
  readonly assign?: ObjectExpression;
  readonly comment?: string;
}

// ---- expressions ----

/** A constant string, perhaps with `${…}` placeholders. */
export type Text = LiteralExpression | TextExpression | Setting;

/** Something that gives a JSON value when a state runs. */
export type Expression =
  | LiteralExpression
  | TextExpression
  | ObjectExpression
  | ArrayExpression
  | IntrinsicExpression
  | Setting
  | Path;

export interface LiteralExpression {
  readonly kind: "literal";
  readonly value: null | boolean | number | string;
}
/** A constant string with `${…}` placeholders in it. */
export interface TextExpression {
  readonly kind: "text";
  readonly parts: readonly (string | Setting)[];
}
/** A whole value given by a `${…}` placeholder, as the type that its place wants. */
export interface Setting {
  readonly kind: "setting";
  readonly name: string;
  readonly as: "string" | "number" | "boolean" | "array" | "value";
}
export interface ObjectExpression {
  readonly kind: "object";
  readonly fields: readonly Field[];
}
export interface Field {
  /** The key of the value, without `.$`. */
  readonly key: string;
  /** The key as written (`total.$`), which is what AWS's messages call the field. */
  readonly written: string;
  readonly value: Expression;
}
export interface ArrayExpression {
  readonly kind: "array";
  readonly items: readonly Expression[];
}
export interface IntrinsicExpression {
  readonly kind: "intrinsic";
  /** `States.Format` and the like. */
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** As written. */
  readonly text: string;
}

/** A parsed JSONPath. */
export interface Path {
  readonly kind: "path";
  /** As written: `$.a.b`, `$$.State.Name`, `$total.eur`. */
  readonly text: string;
  /** What it starts from: `$`, `$$` (Context Object) or a variable. */
  readonly root: Root;
  readonly steps: readonly Step[];
  /** Names and indices only: it gives one value or none. */
  readonly definite: boolean;
}
export type Root =
  | { readonly kind: "input" }
  | { readonly kind: "context" }
  | { readonly kind: "variable"; readonly name: string };

export type Step =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  /** `[(@.length-1)]` */
  | { readonly kind: "last"; readonly offset: number }
  /** `.*` or `[*]` */
  | { readonly kind: "wildcard" }
  | { readonly kind: "names"; readonly names: readonly string[] }
  | { readonly kind: "indices"; readonly indices: readonly number[] }
  | { readonly kind: "slice"; readonly from?: number; readonly to?: number }
  | { readonly kind: "filter"; readonly test: Filter }
  /** `..`: the value itself and everything below it, on which the next step works. */
  | { readonly kind: "descend" }
  /** A trailing function: `.length()`, `.min()`, … */
  | { readonly kind: "function"; readonly name: string };

export type Filter =
  | { readonly kind: "and" | "or"; readonly tests: readonly Filter[] }
  /** `@.a` alone: it is there and not null; `!@.a`: it is missing or null. */
  | { readonly kind: "exists"; readonly path: Path; readonly from: "item" | "root"; readonly negated?: boolean }
  | {
      readonly kind: "compare";
      readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=" | "=~";
      readonly left: Operand;
      readonly right: Operand;
    };
export type Operand =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string }
  /** `@.a` (from: item) or `$.a` (from: root). */
  | { readonly kind: "path"; readonly path: Path; readonly from: "item" | "root" };

/** A path of names and indices only, from `$`: where ResultPath may write. */
export interface ReferencePath {
  readonly text: string;
  readonly steps: readonly (
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "index"; readonly index: number }
  )[];
}

// ---- Choice Rules ----

export type Predicate =
  | { readonly kind: "and" | "or"; readonly rules: readonly Predicate[] }
  | { readonly kind: "not"; readonly rule: Predicate }
  | {
      readonly kind: "compare";
      /** As written, such as `NumericGreaterThanPath`. */
      readonly comparator: string;
      readonly variable: Path;
      readonly type: "String" | "Numeric" | "Boolean" | "Timestamp";
      readonly relation: "Equals" | "LessThan" | "LessThanEquals" | "GreaterThan" | "GreaterThanEquals";
      readonly operand: LiteralExpression | TextExpression | Setting | Path;
    }
  | { readonly kind: "matches"; readonly variable: Path; readonly pattern: LiteralExpression | TextExpression | Setting }
  | {
      readonly kind: "is";
      readonly variable: Path;
      readonly test: "Present" | "Null" | "String" | "Numeric" | "Boolean" | "Timestamp";
      readonly expected: boolean;
    };
