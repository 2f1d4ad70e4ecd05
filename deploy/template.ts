import type { Sub } from "./sub.js";

/** A value in a template. Strings are ours; what comes from a definition is a `Sub`. */
export type Value =
  string | number | boolean | Sub | readonly Value[] | { readonly [key: string]: Value };

/** A CloudFormation template; with a transform, one of SAM. Comments say why each part is there. */
export interface Template {
  readonly comment: string;
  readonly description: Sub;
  readonly transform?: string;
  /** What SAM gives every function. */
  readonly globals?: { readonly [key: string]: Value };
  readonly parameters: readonly Part[];
  readonly resources: readonly Part[];
  readonly outputs: readonly Part[];
}

/** A resource, parameter or output under its logical id. */
export interface Part {
  readonly id: string;
  readonly comment?: string;
  readonly body: { readonly [key: string]: Value };
}

/** How code is built and run. */
export interface Build {
  /** Such as `nodejs22.x`. */
  readonly runtime: string;
  readonly architecture: "arm64" | "x86_64";
  /** Megabytes. */
  readonly memory: number;
  /** The directory with the project's package.json, from where the template is. Handlers' files are named from there. */
  readonly root: string;
  /** The heading of what is written: who generated it, from what. */
  readonly heading: string;
}

/** Whether a value is a text of `Fn::Sub`: no key of a template is called `kind`. */
export function isSub(value: Value): value is Sub {
  return typeof value === "object" && "kind" in value && value["kind"] === "sub";
}
