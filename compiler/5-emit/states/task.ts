import type { TaskState } from "../../3-lower/machine.js";
import { functionOf } from "../../4-analyse/task-function.js";
import { fieldsBlock } from "../blocks.js";
import { constant } from "../constant.js";
import type { Emission } from "../emission.js";
import { emitExpression } from "../expressions.js";
import { effectiveInput } from "../flow.js";
import { heading } from "../heading.js";
import { derived } from "../names.js";
import { resumingFields, versionField } from "../resuming.js";
import type { EmitScope } from "../scope.js";
import { typeWith } from "../types.js";
import { inputScope } from "./control.js";
import { callback, computedField, nameFields, numberField, workingFields } from "./working.js";

/** A Task's exported constant: what its function runs, and what follows (ASL, "Task State"). */
export function task(state: TaskState, emission: Emission): string {
  const { names, types, imports, facts } = emission;
  const parameters = effectiveInput(state, inputScope(state, emission));
  const validator = facts.schemas?.resultValidator(state);
  const fields = [
    ...nameFields(state, emission),
    ...versionField(state, emission),
    ...(functionOf(state) === state.resource ? [] : resource(state, emission)),
    ...doneBy(state, emission),
    ...numberField("TimeoutSeconds", state.timeoutSeconds, "timeout", { state, emission }),
    ...numberField("HeartbeatSeconds", state.heartbeatSeconds, "timeout", { state, emission }),
    ...(parameters.value.text === "$" ? [] : [callback("Parameters", ["$", "$$"], parameters)]),
    ...credentials(state, emission),
    ...(validator === undefined ? [] : [`Result: ${validator}`]),
    ...workingFields(state, emission),
    ...resumingFields(state, emission),
  ];
  const type = typeWith(imports.type("TaskState"), [
    types.ofInput(state.name),
    types.text(facts.shapes.of(state.name).result),
    ...types.ofVariables(state.name),
  ]);
  const name = names.of(state.name);
  const block = fieldsBlock(fields);
  // A Task that is entered by itself, `invoke(SaveOrder, $)`, has to have a type that does not depend on where it goes.
  const declared =
    functionOf(state) === undefined
      ? `${name}: ${type} = ${block}`
      : `${name} = ${block} satisfies ${type}`;
  return `${heading(state, emission)}\nexport const ${declared};`;
}

/** The function that enters a Task: it hands over to the Lambda function. Nothing for a Task without one. */
export function handOver(state: TaskState, emission: Emission): readonly string[] {
  const { names, types, imports } = emission;
  const target = functionOf(state);
  if (target === undefined) return [];
  const name = constant({ kind: "literal", value: state.name }, emission);
  return [
    `function ${derived.handOver(names.of(state.name))}($: ${types.ofInput(state.name)}): ${imports.type("Transition")} {`,
    `return ${imports.value("invoke")}(${name}, ${constant(target, emission)}, $);`,
    "}",
  ];
}

function resource({ resource: text }: TaskState, emission: Emission): readonly string[] {
  return [`Resource: ${text.kind === "literal" ? "" : "() => "}${constant(text, emission)}`];
}

/** What does the work of a Task without a function; or what stands between a function and `lambda:invoke`. */
function doneBy(state: TaskState, { imports }: Emission): readonly string[] {
  const target = functionOf(state);
  if (target === undefined) return [imports.services("services")];
  return target === state.resource ? [] : [`Invoke: ${imports.value("lambdaInvoke")}`];
}

function credentials(state: TaskState, emission: Emission): readonly string[] {
  const { credentials: expression } = state;
  if (!expression) return [];
  const compute = (scope: EmitScope) => emitExpression(expression, scope, "Credentials").text;
  return [computedField("Credentials", state, emission, compute)];
}
