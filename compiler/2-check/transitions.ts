import type { Node, ObjectNode, Span } from "../1-parse/document.js";
import { pointer } from "../1-parse/pointer.js";
import { member } from "../1-parse/value.js";
import type { ScopeOutline, StateOutline } from "./outline.js";
import { hasPlaceholder } from "./placeholders.js";
import type { StateType } from "./schemas/index.js";

/** A name of a state, written where a state or a scope says what comes next. */
export interface Link {
  readonly target: string;
  readonly span: Span;
  /** JSON Pointer of the name. */
  readonly path: string;
}

/** Where a scope starts; `undefined` where that is not said, or left to a placeholder. */
export function startOf({ node, path }: ScopeOutline): Link | undefined {
  return linkOf(node, "StartAt", path);
}

/** Every transition of a state: Next, Default, and the Next of its Choice Rules and catchers. */
export function transitionsOf(state: StateOutline): readonly Link[] {
  return linksOf(state, state.type);
}

/** What would be transitions of a state of the type; of a state of any type, every field that leads on. */
export function linksOf({ node, path }: StateOutline, type?: StateType): readonly Link[] {
  const links: (Link | undefined)[] = [];
  if (has(type, nexts)) links.push(linkOf(node, "Next", path));
  if (has(type, ["Choice"])) {
    links.push(linkOf(node, "Default", path), ...linksIn(node, "Choices", path));
  }
  if (has(type, catchers)) links.push(...linksIn(node, "Catch", path));
  return links.filter((link) => link !== undefined);
}

/** Whether the state ends its scope (ASL, "Terminal State"). */
export function isTerminal({ node, type }: StateOutline): boolean {
  if (type === "Succeed" || type === "Fail") return true;
  const end = member(node, "End")?.value;
  return end?.kind === "string" || (end?.kind === "boolean" && end.value);
}

/** Whether a name in the scope is left to a placeholder, so that any state may be meant. */
export function hasOpenLink(scope: ScopeOutline): boolean {
  return [scope.node, ...scope.states.map(({ node }) => node)].some((node) =>
    [...names(node), ...inner(node, "Choices"), ...inner(node, "Catch")].some(hasPlaceholder),
  );
}

/** Whether StartAt or a state does not say what comes next, or says a name that no state of the scope has. */
export function hasBrokenLink(scope: ScopeOutline): boolean {
  const start = startOf(scope);
  return !start || !scope.states.some(({ name }) => name === start.target) || hasBrokenState(scope);
}

/**
 * Whether a state does not say what comes next, or says a name that no state of the scope has. That is reported, and
 * what seems unreachable or endless may only follow from it.
 */
export function hasBrokenState(scope: ScopeOutline): boolean {
  const names = new Set(scope.states.map(({ name }) => name));
  return scope.states.some(
    (state) => lacksLink(state) || transitionsOf(state).some(({ target }) => !names.has(target)),
  );
}

/** A state whose Type, or what comes next, is missing or is not text. */
function lacksLink(state: StateOutline): boolean {
  const { node, type } = state;
  if (type === undefined) return true;
  if (type === "Succeed" || type === "Fail") return false;
  const isText = (owner: Node) => member(owner, "Next")?.value.kind === "string";
  if (type === "Choice") {
    const fallback = member(node, "Default")?.value;
    const rules = items(node, "Choices");
    return (
      rules.length === 0 ||
      !rules.every(isText) ||
      (fallback !== undefined && fallback.kind !== "string")
    );
  }
  const leadsOn = member(node, "Next") ? isText(node) : isTerminal(state);
  return !leadsOn || !items(node, "Catch").every(isText);
}

const nexts: readonly StateType[] = ["Task", "Pass", "Wait", "Parallel", "Map"];
const catchers: readonly StateType[] = ["Task", "Parallel", "Map"];

// Where the Type is not known, every field may lead on: what follows from one mistake is not reported.
const has = (type: StateType | undefined, types: readonly StateType[]): boolean =>
  type === undefined || types.includes(type);

function linksIn(node: ObjectNode, field: string, path: string): (Link | undefined)[] {
  return items(node, field).map((item, index) => linkOf(item, "Next", pointer(path, field, index)));
}

function linkOf(node: Node, field: string, path: string): Link | undefined {
  const value = member(node, field)?.value;
  if (value?.kind !== "string" || hasPlaceholder(value.value)) return undefined;
  return { target: value.value, span: value.span, path: pointer(path, field) };
}

function names(node: Node): readonly string[] {
  return ["StartAt", "Next", "Default"].flatMap((field) => {
    const value = member(node, field)?.value;
    return value?.kind === "string" ? [value.value] : [];
  });
}

/** The names in a list of rules or catchers; a placeholder may stand for the whole list, or for one of them. */
const inner = (node: ObjectNode, field: string): readonly string[] => {
  const list = member(node, field)?.value;
  if (list?.kind === "string") return [list.value];
  return items(node, field).flatMap((item) =>
    item.kind === "string" ? [item.value] : names(item),
  );
};

function items(node: ObjectNode, field: string): readonly Node[] {
  const list = member(node, field)?.value;
  return list?.kind === "array" ? list.items : [];
}
