import type { ParallelState } from "../../3-lower/machine.js";
import { fieldsBlock, listBlock } from "../blocks.js";
import type { Emission } from "../emission.js";
import { effectiveInput } from "../flow.js";
import { derived } from "../names.js";
import { aboveIt } from "../text.js";
import { entry } from "../transition.js";
import { typeWith } from "../types.js";
import { control, inputScope } from "./control.js";
import { caughtLater, nameFields, workingFields } from "./working.js";

/** Parallel: the function that starts the branches, and the join that carries on (ASL, "Parallel State"). */
export function parallel(state: ParallelState, emission: Emission): readonly string[] {
  const { imports, names, types, facts } = emission;
  const { statements, value } = effectiveInput(state, inputScope(state, emission));
  const join = derived.join(names.of(state.name));
  const branches = listBlock(
    state.branches.map(({ startAt, comment }) => aboveIt(comment) + entry(startAt, emission)),
  );
  const given = value.text === "$" ? "" : `, ${caughtLater(state, value.text)}`;
  // With an argument after it, a list on lines of its own is hard to read.
  const isApart = given !== "" && branches.includes("\n");
  const start = `return ${imports.value("parallel")}(${join}, $, ${isApart ? "branches" : branches}${given});`;
  const fields = [...nameFields(state, emission), ...workingFields(state, emission)];
  const type = typeWith(imports.type("ParallelState"), [
    types.ofInput(state.name),
    types.text(facts.shapes.of(state.name).result),
    ...types.ofVariables(state.name),
  ]);
  return [
    control(
      state,
      [...statements, ...(isApart ? [`const branches = ${branches};`] : []), start],
      emission,
    ),
    `const ${join} = ${fieldsBlock(fields)} satisfies ${type};`,
  ];
}
