import type { Json } from "../1-parse/document.js";
import type { Machine } from "../3-lower/machine.js";
import type { Entry, SchemaFile } from "./schema-file.js";
import { isSchema, type SchemaIndex } from "./schema-index.js";
import { typeIdentifier, type TypeRegistry } from "./schema-names.js";
import type { SchemaShapes } from "./schema-shape.js";
import type { Shape } from "./shape.js";

/** One described value: the machine's input, or a Task's result. */
export interface Described {
  readonly shape: Shape;
  /** Absent for a schema that accepts everything. */
  readonly validator?: string;
}
/** All that the schemas of a file describe. */
export interface AllDescribed {
  readonly input: Described | undefined;
  readonly results: ReadonlyMap<string, Described>;
  /** JSON Pointers of the schemas by the validator's identifier. */
  readonly validators: ReadonlyMap<string, string>;
  /** What each validator proves. */
  readonly proven: ReadonlyMap<string, Shape>;
}

/** What the file describes with. */
export interface Describing {
  readonly shapeOf: SchemaShapes["shapeOf"];
  readonly index: SchemaIndex;
  readonly types: TypeRegistry;
}

/** The shape and the validator of each described value. */
export function describe(
  file: SchemaFile,
  machine: Machine,
  { shapeOf, index, types }: Describing,
): AllDescribed {
  const byPointer = new Map<string, string>();
  const proven = new Map<string, Shape>();
  const one = ({ schema, pointer }: Entry, name: string): Described => {
    const shape = shapeOf(schema, name);
    if (schema === true || (isSchema(schema) && Object.keys(schema).length === 0)) return { shape };
    const target = referredPointer(schema, index) ?? pointer;
    const type =
      shape.kind === "object" && shape.type !== undefined ? shape.type : typeIdentifier(name);
    const validator = byPointer.get(target) ?? types.claim(`Is${type}`).replace(/^I/, "i");
    byPointer.set(target, validator);
    proven.set(validator, shape);
    return { shape, validator };
  };
  const input = file.input && one(file.input, `${machine.name} input`);
  const results = new Map(
    [...file.results].map(([task, entry]) => [task, one(entry, `${task} result`)]),
  );
  const validators = new Map([...byPointer].map(([pointer, name]) => [name, pointer]));
  return { input, results, validators, proven };
}

/** The schema that a bare reference means, so that what refers to one schema shares one validator. */
function referredPointer(schema: Json, index: SchemaIndex): string | undefined {
  if (!isSchema(schema) || typeof schema.$ref !== "string" || Object.keys(schema).length > 1)
    return undefined;
  const target = index.resolve(schema.$ref, schema);
  return isSchema(target) ? (referredPointer(target, index) ?? index.pointerOf(target)) : undefined;
}
