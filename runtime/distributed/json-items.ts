import { itemReaderFailed } from "./failures.js";
import type { MapItem } from "./reader-config.js";

/**
 * The items of a JSON file: the elements of its array or the members of its object, at the ItemsPointer (a JSON
 * Pointer, RFC 6901) if there is one. Throws `States.ItemReaderFailed` with AWS's texts.
 */
export function jsonItems(
  text: string,
  pointer: string | undefined,
  Source: string,
): readonly MapItem[] {
  const node = at(parsed(text, Source), pointer ?? "");
  if (Array.isArray(node)) return node.map((Value: unknown) => ({ Value, Source }));
  if (isObject(node)) return Object.entries(node).map(([Key, Value]) => ({ Value, Key, Source }));
  throw itemReaderFailed("Attempting to map over non-iterable node.");
}

/** One item per line of a JSON Lines file; blank lines are none. Throws `States.ItemReaderFailed`. */
export function jsonLinesItems(text: string, Source: string): readonly MapItem[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => ({ Value: parsed(line, Source), Source }));
}

function parsed(text: string, source: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw itemReaderFailed(`Unable to parse ${source} as JSON: ${reason}`);
  }
}

function at(root: unknown, pointer: string): unknown {
  if (pointer === "") return root;
  const [before, ...steps] = pointer.split("/");
  let node = before === "" ? root : undefined;
  for (const step of steps) node = member(node, step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (node === undefined) {
    throw itemReaderFailed(
      "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.",
    );
  }
  return node;
}

function member(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return /^(0|[1-9]\d*)$/.test(name) ? node[Number(name)] : undefined;
  return isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
