import type { Json } from "../../compiler/1-parse/document.js";
import { literal } from "../sub.js";

export type Fields = { readonly [key: string]: Json };

/** A template's resources, in the long form of its functions. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Fields;
}

export function resourcesIn(template: Fields): readonly Resource[] {
  return Object.entries(fields(template["Resources"])).map(([id, value]) => {
    const { Type, Properties } = fields(value);
    return { id, type: typeof Type === "string" ? Type : "", properties: fields(Properties) };
  });
}

/** An object's fields; none of anything else. */
export function fields(value: Json | undefined): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields) // TypeScript does not take arrays out of a union of readonly ones
    : {};
}

export function items(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** A number, or what stands for none; NaN for what is known when it is deployed. */
export function numberOf(value: Json | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  return typeof value === "number" || (typeof value === "string" && value.trim() !== "")
    ? Number(value)
    : Number.NaN;
}

/** A text as `Fn::Sub` has it, so that texts that mean the same are the same; `undefined` for other functions. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === "string") return literal(value).text;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const call = fields(value);
  const [ref, sub, attribute] = [call["Ref"], call["Fn::Sub"], call["Fn::GetAtt"]];
  if (typeof ref === "string") return "${" + ref + "}";
  if (typeof sub === "string") return sub;
  if (typeof attribute === "string") return "${" + attribute + "}";
  const parts = items(attribute);
  return parts.length === 2 ? "${" + parts.join(".") + "}" : undefined;
}

/** The resource that a value refers to: `!Ref Queue`, `!GetAtt Queue.Arn`. */
export function targetOf(value: Json | undefined): string | undefined {
  return /^\$\{(\w+)(?:\.\w+)?\}$/.exec(textOf(value) ?? "")?.[1];
}
