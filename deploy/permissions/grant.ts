import type { Expression, Text } from "../../compiler/3-lower/machine.js";
import { joined, referenceOf, sub, type Sub } from "../sub.js";

/** Calls that a function may make, and on what. */
export interface Grant {
  /** As IAM names them: `dynamodb:GetItem`. */
  readonly actions: readonly string[];
  readonly resources: readonly Sub[];
  /** What could not be narrowed down, and why: `TableName is computed when the state runs`. */
  readonly wide?: string;
}

/** The fields of Parameters or Arguments, as far as the definition says them. */
export interface Fields {
  /** A text; `undefined` where there is none, or it is computed. */
  field(name: string): Sub | undefined;
  /** Whether the field is there, computed or not. */
  has(name: string): boolean;
  /** The fields of an object; none of anything else. */
  inner(name: string): Fields;
  /** The objects of a list. */
  items(name: string): readonly Fields[] | undefined;
}

/** A call of a service in a definition. */
export interface Call extends Fields {
  /** As in the Resource: `startExecution`. */
  readonly action: string;
  /** `.sync` and the like, or empty. */
  readonly pattern: string;
}

/** The account and Region of the deployment, in an ARN of a service. */
export function arn(service: string, ...rest: readonly (string | Sub)[]): Sub {
  return joined("arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:", ...rest);
}

/** An ARN without account and Region: those of S3, of models. */
export function globalArn(service: string, ...rest: readonly (string | Sub)[]): Sub {
  return joined("arn:${AWS::Partition}:" + service + ":::", ...rest);
}

/** Whether a text is an ARN, or a placeholder that is called one. */
export function isArn(text: Sub): boolean {
  return text.text.startsWith("arn:") || /Arn$/.test(referenceOf(text) ?? "");
}

/** The ARN itself, or the one that a name stands for. */
export function named(text: Sub, toArn: (name: Sub) => Sub): Sub {
  return isArn(text) ? text : toArn(text);
}

/** A grant on what a field names, or on everything where only the running state knows. */
export function grantOn(
  { field, has }: Call,
  names: string | readonly string[],
  {
    actions,
    toArns,
    otherwise,
  }: {
    readonly actions: readonly string[];
    readonly toArns: (name: Sub) => readonly (Sub | undefined)[];
    readonly otherwise: Sub;
  },
): Grant {
  const all = [names].flat();
  for (const name of all) {
    const value = field(name);
    if (!value) continue;
    const known = toArns(value).filter((one) => one !== undefined);
    if (known.length > 0) return { actions, resources: known };
    return { actions, resources: [otherwise], wide: `${name} is known when it is deployed` };
  }
  const given = all.find((name) => has(name)) ?? all[0] ?? "";
  return { actions, resources: [otherwise], wide: `${given} is computed when the state runs` };
}

/** The resource of calls that have none. */
export const everything = sub("*");

/** Actions on no particular resource. */
export function onEverything(actions: readonly string[], wide?: string): Grant {
  return { actions, resources: [everything], ...(wide !== undefined && { wide }) };
}

/** Reads Parameters or Arguments. */
export function fieldsOf(parameters: Expression | undefined, toSub: (text: Text) => Sub): Fields {
  const fields = parameters?.kind === "object" ? parameters.fields : [];
  const valueOf = (name: string) => fields.find(({ written }) => written === name)?.value;
  return {
    field(name) {
      const value = valueOf(name);
      if (value?.kind === "setting" || value?.kind === "text") return toSub(value);
      return value?.kind === "literal" && typeof value.value === "string"
        ? toSub(value)
        : undefined;
    },
    has: (name) => fields.some(({ key }) => key === name),
    inner: (name) => fieldsOf(valueOf(name), toSub),
    items(name) {
      const value = valueOf(name);
      if (value?.kind !== "array") return undefined;
      return value.items.map((item) => fieldsOf(item, toSub));
    },
  };
}

/** `sendMessage` → `SendMessage`. */
export function pascal(action: string): string {
  return action.slice(0, 1).toUpperCase() + action.slice(1);
}
