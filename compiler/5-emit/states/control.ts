import type { State } from "../../3-lower/machine.js";
import type { Shape } from "../../4-analyse/shape.js";
import { needsView } from "../../4-analyse/view.js";
import type { Emission } from "../emission.js";
import type { EmitScope } from "../scope.js";
import { heading } from "../heading.js";
import { quote } from "../text.js";
import { typeWith } from "../types.js";
import { uses, withoutUnused } from "../uses.js";

/** A control state: the function that enters it, does its work and returns the transition. */
export function control(state: State, all: readonly string[], emission: Emission): string {
  const body = withoutUnused(all);
  const type = emission.types.ofInput(state.name);
  const context = typeWith(
    emission.imports.type("Context"),
    emission.types.ofVariables(state.name),
  );
  const transition = emission.imports.type("Transition");
  const views = uses("$", body.join("\n")) && needsView(state, inputShape(state, emission));
  const parameter = views ? "input" : "$";
  const enter = `$$.enter(${quote(state.type)}, ${quote(state.name)}, ${parameter});`;
  return [
    heading(state, emission),
    `function ${emission.names.of(state.name)}(${parameter}: ${type}, $$: ${context}): ${transition} {`,
    views ? `const $ = ${enter}` : enter,
    ...body,
    "}",
  ].join("\n");
}

/** `$`, the state input, and what is known of it. */
export function inputScope(state: State, emission: Emission): EmitScope {
  return {
    $: { text: "$", shape: inputShape(state, emission) },
    variables: emission.facts.shapes.of(state.name).variables,
    imports: emission.imports,
  };
}

function inputShape(state: State, { facts }: Emission): Shape {
  return facts.shapes.of(state.name).input;
}
