import { toJson } from "../../compiler/1-parse/value.js";
import { parseYaml } from "../../compiler/1-parse/yaml.js";
import { Diagnostics } from "../../compiler/diagnostics/diagnostics.js";

/** A template as JSON, with CloudFormation's functions in their long form. */
export interface Template {
  readonly Parameters?: { readonly [id: string]: object };
  readonly Resources: { readonly [id: string]: Resource };
}
export interface Resource {
  readonly Type: string;
  readonly Properties: { readonly [name: string]: unknown };
}

export function parsed(text: string): Template {
  const source = { fileName: "template.yaml", text };
  const diagnostics = new Diagnostics(source);
  const document = parseYaml(source, diagnostics);
  if (!document) throw new Error(JSON.stringify(diagnostics.sorted));
  return toJson(document.root) as unknown as Template;
}

/** The names that a value refers to: of resources, parameters, and what AWS knows. */
export function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === "Ref") return [String(inner)];
    if (key === "Fn::GetAtt") return [String(Array.isArray(inner) ? inner[0] : inner)];
    if (key === "Fn::Sub")
      return [...String(inner).matchAll(/\$\{(?!!)([\w:]+)/g)].map(([, name = ""]) => name);
    return referencesIn(inner);
  });
}

/** Resources that need each other: none of them could be made first. */
export function circles({ Resources }: Template): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (id: string, trail: readonly string[]): void => {
    if (trail.includes(id)) return void found.push([...trail, id].join(" → "));
    if (done.has(id) || !Resources[id]) return;
    for (const next of new Set(referencesIn(Resources[id]))) visit(next, [...trail, id]);
    done.add(id);
  };
  for (const id of Object.keys(Resources)) visit(id, []);
  return found;
}
