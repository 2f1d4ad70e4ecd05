import { sameFields, type ObjectShape } from "./shape.js";

/** What a named type and its fields are for, by the schema's descriptions. */
export interface Description {
  readonly about?: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** The TypeScript names of the types that schemas describe. */
export interface TypeRegistry {
  /** A name like `wanted` that is a TypeScript identifier and that no other type has. */
  claim(wanted: string): string;
  /** The shape under a name: that of an equal shape which already has it, else a name of its own. */
  named(shape: ObjectShape, wanted: string, description: Description): ObjectShape;
  /** Notes a shape that has a name. */
  describe(shape: ObjectShape, description: Description): void;
  descriptionOf(name: string): Description;
}

/** An empty registry. */
export function typeRegistry(): TypeRegistry {
  const taken = new Set(reserved);
  const types = new Map<string, ObjectShape>();
  const wantedBy = new Map<string, string[]>();
  const descriptions = new Map<string, Description>();
  const claim = (wanted: string) => {
    const base = typeIdentifier(wanted);
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}${count}`;
    taken.add(name);
    return name;
  };
  const describe = (shape: ObjectShape, description: Description) => {
    const name = shape.type ?? "";
    types.set(name, shape);
    descriptions.set(name, description);
  };
  return {
    claim,
    describe,
    named(shape, wanted, description) {
      const like = wantedBy.get(wanted) ?? [];
      for (const name of like) {
        const other = types.get(name);
        if (other && sameFields(other, shape)) return other;
      }
      const name = claim(wanted);
      wantedBy.set(wanted, [...like, name]);
      const named = { ...shape, type: name };
      describe(named, description);
      return named;
    },
    descriptionOf: (name) => descriptions.get(name) ?? { fields: new Map() },
  };
}

/** "packed item" → `PackedItem`; `2nd` → `Type2nd`. */
export function typeIdentifier(text: string): string {
  const words = text.normalize("NFC").match(/[\p{L}\p{N}_]+/gu) ?? [];
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  const name = joined.replace(/[^\p{ID_Continue}]/gu, "");
  return /^[\p{ID_Start}_]/u.test(name) ? name : `Type${name}`;
}

// Types that generated modules import from the runtime, and the language's own that they use.
const reserved = [
  ..."Context Enter ErrorOutput Machine MapState Members ParallelState TaskState Transition Validator Value View".split(
    " ",
  ),
  ..."Array Boolean Date Error Function JSON Map Math Number Object Pick Promise Record RegExp Set String Symbol".split(
    " ",
  ),
];
