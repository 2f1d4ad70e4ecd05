import type { Needs } from "./needs.js";
import type { Build } from "./template.js";

export function cdkConstruct(needs: Needs, build: Build): string {
  return `${needs.machine}${build.heading}`;
}
