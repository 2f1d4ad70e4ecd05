import type { Member, Node, ObjectNode, Span } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { member } from "../1-parse/value.js";
import { isStateType, type QueryLanguage, type StateType } from "./schemas/index.js";

/** The scopes and states of a definition, as far as its text has the form of them. Rules work on this. */
export interface Outline {
  /** The machine itself, then branches and processors, outer before inner. */
  readonly scopes: readonly ScopeOutline[];
  /** The states of all scopes, in the order of the text. */
  readonly states: readonly StateOutline[];
}

export interface ScopeOutline {
  readonly kind: "machine" | "branch" | "processor";
  readonly node: ObjectNode;
  /** JSON Pointer. */
  readonly path: string;
  /** Where a message about the scope as a whole points. */
  readonly span: Span;
  /** The Parallel or Map that the scope is of. */
  readonly owner?: StateOutline;
  readonly states: readonly StateOutline[];
}

export interface StateOutline {
  readonly name: string;
  readonly nameSpan: Span;
  readonly node: ObjectNode;
  /** JSON Pointer. */
  readonly path: string;
  /** Absent where Type is absent or unknown. */
  readonly type?: StateType;
  readonly language: QueryLanguage;
  readonly scope: ScopeOutline;
}

/** Finds the scopes and states below a machine. What has not the form of a state or scope is passed over. */
export function outline(root: ObjectNode): Outline {
  const scopes: ScopeOutline[] = [];
  const states: StateOutline[] = [];
  const language = languageOf(root) ?? "JSONPath";
  addScope({ kind: "machine", node: root, path: "", span: start(root) }, language);
  return { scopes, states };

  function addScope(found: Omit<ScopeOutline, "states">, inherited: QueryLanguage): void {
    const own: StateOutline[] = [];
    const scope: ScopeOutline = { ...found, states: own };
    scopes.push(scope);
    const list = member(found.node, "States")?.value;
    if (list?.kind !== "object") return;
    // A state does not pass its own language on to the states inside it (AWS); a branch may have one.
    const language = languageOf(found.node) ?? inherited;
    for (const written of list.members) {
      if (written.value.kind !== "object") continue;
      const state = stateOutline(written, written.value, scope, language);
      own.push(state);
      states.push(state);
      for (const inner of innerScopes(state)) addScope({ ...inner, owner: state }, language);
    }
  }
}

/** The branches of a Parallel state, the processor of a Map. */
function innerScopes({ type, node, path }: StateOutline): Omit<ScopeOutline, "states">[] {
  if (type === "Parallel") {
    const branches = member(node, "Branches")?.value;
    if (branches?.kind !== "array") return [];
    return branches.items.flatMap((branch, index) =>
      branch.kind === "object"
        ? [
            {
              kind: "branch" as const,
              node: branch,
              path: pointer(path, "Branches", index),
              span: start(branch),
            },
          ]
        : [],
    );
  }
  if (type !== "Map") return [];
  return ["ItemProcessor", "Iterator"].flatMap((field) => {
    const found = member(node, field);
    if (found?.value.kind !== "object") return [];
    const path_ = pointer(path, field);
    return [{ kind: "processor" as const, node: found.value, path: path_, span: found.keySpan }];
  });
}

function stateOutline(
  { key, keySpan }: Member,
  node: ObjectNode,
  scope: ScopeOutline,
  inherited: QueryLanguage,
): StateOutline {
  const type = member(node, "Type")?.value;
  return {
    name: key,
    nameSpan: keySpan,
    node,
    path: pointer(scope.path, "States", key),
    ...(type?.kind === "string" && isStateType(type.value) && { type: type.value }),
    language: languageOf(node) ?? inherited,
    scope,
  };
}

function languageOf(node: Node): QueryLanguage | undefined {
  const value = member(node, "QueryLanguage")?.value;
  if (value?.kind !== "string") return undefined;
  return value.value === "JSONata" || value.value === "JSONPath" ? value.value : undefined;
}

const start = ({ span }: Node): Span => ({ start: span.start, end: span.start + 1 });
