import * as intrinsics from "../../runtime/intrinsics/index.js";
import * as v1 from "../../runtime/v1.js";
import type { Path, Step } from "../3-lower/machine.js";

/** What the items of a list are called: `items` gives `item`, `Records` gives `record`. */
export function itemName(path: Path, step: Step): string {
  const before = path.steps.slice(0, path.steps.indexOf(step));
  const name = before.findLast((one) => one.kind === "name")?.name;
  return name === undefined ? "item" : singular(name);
}

/** One of what a plural name says; `item` where that would be no good name. */
export function singular(plural: string): string {
  const name = plural.replace(/ies$/, "y").replace(/([^aious])s$/, "$1");
  const camel = name.charAt(0).toLowerCase() + name.slice(1);
  const isGood = name !== plural && /^[a-z][A-Za-z0-9]*$/.test(camel) && camel.length > 2;
  return isGood && !taken.has(camel) ? camel : "item";
}

// What a condition may refer to has to stay in sight.
const taken: ReadonlySet<string> = new Set([
  ...Object.keys(v1),
  ...Object.keys(intrinsics),
  ..."break case catch class const continue debugger default delete else enum export extends false finally for function".split(
    " ",
  ),
  ..."import instanceof new null return super switch this throw true try typeof var void while with yield let".split(
    " ",
  ),
  ..."static await async undefined effective selected result results error output next value arguments eval".split(
    " ",
  ),
]);
