import { createHash } from "node:crypto";
import type { Json, Node } from "../1-parse/document.js";
import { toJson, uniqueMembers } from "../1-parse/value.js";

/**
 * What tells a definition from every other: 8 characters of `0-9a-z`, of the SHA-256 of the machine's name and the definition.
 * How it is laid out, the order of its fields, and each Comment of the language (not those in data) make no difference.
 */
export function versionOf(definition: Node, name: string): string {
  const hash = createHash("sha256")
    .update(`${name}\n${canonical(scope(definition))}`)
    .digest();
  return (hash.readUIntBE(0, 6) % 36 ** 8).toString(36).padStart(8, "0");
}

/** JSON text with the keys of every object in order. */
function canonical(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonical).join()}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join()}}`;
}

type Bare = (node: Node) => Json;

// The parts of a definition that have comments.
const scope: Bare = (node) => bare(node, { States: (states) => members(states, state) });
const state: Bare = (node) =>
  bare(node, {
    Choices: (rules) => list(rules, rule),
    Retry: (retriers) => list(retriers, (retrier) => bare(retrier, {})),
    Catch: (catchers) => list(catchers, (catcher) => bare(catcher, {})),
    Branches: (branches) => list(branches, scope),
    ItemProcessor: scope,
    Iterator: scope,
  });
const rule: Bare = (node) =>
  bare(node, { And: (rules) => list(rules, rule), Or: (rules) => list(rules, rule), Not: rule });

/** An object of the language without its Comment. */
function bare(node: Node, parts: { readonly [field: string]: Bare }): Json {
  const known = new Map(Object.entries(parts));
  return members(node, (value, key) => (known.get(key) ?? toJson)(value), "Comment");
}

function members(node: Node, inner: (value: Node, key: string) => Json, without?: string): Json {
  if (node.kind !== "object") return toJson(node);
  const kept = uniqueMembers(node).filter(({ key }) => key !== without);
  return Object.fromEntries(kept.map(({ key, value }) => [key, inner(value, key)]));
}

function list(node: Node, inner: Bare): Json {
  return node.kind === "array" ? node.items.map(inner) : toJson(node);
}

// Array.isArray alone does not narrow a readonly array.
const isArray = (value: Json): value is readonly Json[] => Array.isArray(value);
