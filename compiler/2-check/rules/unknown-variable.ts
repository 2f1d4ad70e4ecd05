import type { Node } from "../../1-parse/document.js";
import { member } from "../../1-parse/value.js";
import { parseIntrinsic, variablesOf } from "../../3-lower/intrinsic.js";
import { parsePath } from "../../3-lower/path.js";
import { didYouMean } from "../../diagnostics/suggest.js";
import type { ScopeOutline } from "../outline.js";
import { hasPlaceholder } from "../placeholders.js";
import { dynamicTexts, looksLikeCall, takesCall } from "../templates.js";
import { spanAt } from "../text-span.js";
import type { Rule } from "./rule.js";

/**
 * A variable is read that no state of the scope assigns, and none of the scopes around it (ASL, "Variables"). Which
 * states come before is not asked: a circle may lead back.
 */
export const unknownVariable: Rule = ({ places, source }, diagnostics) => {
  const seen = new Map<ScopeOutline, Assigned>();
  for (const placed of places.filter(({ place }) => reading.has(place))) {
    const assigned = assignedIn(placed.state.scope, seen);
    if (assigned === "anything") continue;
    for (const { node, path } of dynamicTexts(placed)) {
      const isCall = takesCall(placed) && looksLikeCall(node.value);
      for (const name of variablesIn(node.value, isCall)) {
        if (assigned.has(name)) continue;
        const at = node.value.indexOf(`$${name}`);
        diagnostics.report("unknown-variable", {
          path,
          span: spanAt(node, at, source, name.length + 1),
          message: `No state of this scope or around it assigns "${name}".`,
          help:
            didYouMean(name, assigned) ??
            (name === "states" ? "Only JSONata has $states: use $ or $$." : undefined) ??
            `Assign it in a state before, or write "$.${name}" for a field of the input.`,
        });
      }
    }
  }
};

const reading: ReadonlySet<string> = new Set(["path", "value-path", "text-path", "template"]);

/** The names that may have a value in a scope; a placeholder for them may assign anything. */
type Assigned = ReadonlySet<string> | "anything";

function assignedIn(scope: ScopeOutline, seen: Map<ScopeOutline, Assigned>): Assigned {
  const known = seen.get(scope);
  if (known) return known;
  const around = scope.owner ? assignedIn(scope.owner.scope, seen) : new Set<string>();
  const own = scope.states.flatMap(({ node }) =>
    [node, ...items(node, "Choices"), ...items(node, "Catch")].map((one) => member(one, "Assign")),
  );
  const keys = own.flatMap((assign) => keysOf(assign?.value));
  const isOpen = around === "anything" || keys.some(hasPlaceholder);
  const found = isOpen ? "anything" : new Set([...around, ...keys]);
  seen.set(scope, found);
  return found;
}

/** The names that an Assign sets, or the placeholder that stands for it. */
function keysOf(assign: Node | undefined): readonly string[] {
  if (assign?.kind === "string") return [assign.value];
  if (assign?.kind !== "object") return [];
  return assign.members.map(({ key }) => key.replace(/\.\$$/, ""));
}

function items(node: Node, field: string): readonly Node[] {
  const list = member(node, field)?.value;
  return list?.kind === "array" ? list.items : [];
}

/** The variables that a path or a call reads, each once; of a text that is neither, none. */
function variablesIn(text: string, isCall: boolean): ReadonlySet<string> {
  if (hasPlaceholder(text)) return new Set();
  const read = isCall ? parseIntrinsic(text) : parsePath(text);
  return new Set(read.ok ? variablesOf(read.value) : []);
}
