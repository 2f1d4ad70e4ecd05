import type { Template } from "./template-files.js";

// CloudFormation's own description of its resources, as the AWS CDK publishes it. Of the package no more is typed here than is
// used, for it is there in development only.

interface Specification {
  lookup(
    kind: "resource",
    index: "cloudFormationType",
    how: "equals",
    type: string,
  ): readonly Described[];
  get(kind: "typeDefinition", id: string): Described;
}
interface Described {
  readonly name: string;
  readonly properties: { readonly [name: string]: Property };
}
interface Property {
  readonly type: Type;
  readonly required?: boolean;
}
type Type =
  | { readonly type: "string"; readonly allowedValues?: readonly string[] }
  | { readonly type: "integer" | "number" | "boolean" | "json" | "date-time" | "tag" | "null" }
  | { readonly type: "array" | "map"; readonly element: Type }
  | { readonly type: "ref"; readonly reference: { readonly $ref: string } }
  | { readonly type: "union"; readonly types: readonly Type[] };

/** The description, where the package is installed. */
export async function specification(): Promise<Specification | undefined> {
  const name = "@aws-cdk/aws-service-spec";
  try {
    const module = (await import(name)) as { loadAwsServiceSpec(): Promise<Specification> };
    return await module.loadAwsServiceSpec();
  } catch {
    return undefined;
  }
}

/** What a template's resources have that they cannot have, and what they lack. */
export function mistakes({ Resources }: Template, spec: Specification): readonly string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    const [resource] = spec.lookup("resource", "cloudFormationType", "equals", Type);
    return resource ? ofObject(Properties, resource, id, spec) : [`${id}: no type ${Type}`];
  });
}

function ofObject(
  value: { readonly [name: string]: unknown },
  { properties }: Described,
  at: string,
  spec: Specification,
): readonly string[] {
  const lacking = Object.entries(properties)
    .filter(([name, { required }]) => required === true && !(name in value))
    .map(([name]) => `${at}: lacks ${name}`);
  const wrong = Object.entries(value).flatMap(([name, inner]) => {
    const property = properties[name];
    return property ? ofType(inner, property.type, `${at}.${name}`, spec) : [`${at}: no ${name}`];
  });
  return [...lacking, ...wrong];
}

function ofType(value: unknown, type: Type, at: string, spec: Specification): readonly string[] {
  if (isCall(value) || type.type === "json") return [];
  switch (type.type) {
    case "array":
      if (!Array.isArray(value)) return [`${at}: no list`];
      return value.flatMap((item, index) => ofType(item, type.element, `${at}[${index}]`, spec));
    case "map":
      return isObject(value)
        ? Object.entries(value).flatMap(([key, item]) =>
            ofType(item, type.element, `${at}.${key}`, spec),
          )
        : [`${at}: no map`];
    case "ref":
      return isObject(value)
        ? ofObject(value, spec.get("typeDefinition", type.reference.$ref), at, spec)
        : [`${at}: no object`];
    case "union": {
      const all = type.types.map((each) => ofType(value, each, at, spec));
      return all.some(({ length }) => length === 0) ? [] : (all[0] ?? []);
    }
    case "string":
      if (typeof value !== "string") return [`${at}: no text`];
      return type.allowedValues && !type.allowedValues.includes(value)
        ? [`${at}: not ${value}`]
        : [];
    case "integer":
    case "number":
      return typeof value === "number" ? [] : [`${at}: no number`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`${at}: no boolean`];
    default:
      return [];
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCall(value: unknown): boolean {
  const [key = "", ...others] = isObject(value) ? Object.keys(value) : [];
  return others.length === 0 && (key === "Ref" || key.startsWith("Fn::"));
}
