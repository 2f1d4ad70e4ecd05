/** What the service accepts at a place of a call, as far as a constant shows it. */
export type Parameter = "any" | "string" | "number" | "array" | "object" | "algorithm" | "false";

export interface IntrinsicFunction {
  readonly parameters: readonly Parameter[];
  /** How many of the parameters must be given; all where absent. */
  readonly needed?: number;
  /** What any number of further arguments are. */
  readonly more?: Parameter;
}

/** The intrinsic functions of the service (ASL, "Appendix B"), by name without `States.`. */
export const intrinsicFunctions: { readonly [name: string]: IntrinsicFunction } = {
  Format: { parameters: ["string"], more: "any" },
  StringToJson: { parameters: ["string"] },
  JsonToString: { parameters: ["any"] },
  Array: { parameters: [], more: "any" },
  ArrayPartition: { parameters: ["array", "number"] },
  ArrayContains: { parameters: ["array", "any"] },
  ArrayRange: { parameters: ["number", "number", "number"] },
  ArrayGetItem: { parameters: ["array", "number"] },
  ArrayLength: { parameters: ["array"] },
  ArrayUnique: { parameters: ["array"] },
  Base64Encode: { parameters: ["string"] },
  Base64Decode: { parameters: ["string"] },
  Hash: { parameters: ["any", "algorithm"] },
  JsonMerge: { parameters: ["object", "object", "false"] },
  MathRandom: { parameters: ["number", "number", "number"], needed: 2 },
  MathAdd: { parameters: ["number", "number"] },
  StringSplit: { parameters: ["string", "string"] },
  UUID: { parameters: [] },
};

export const algorithms: readonly string[] = ["MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512"];
