import type { Severity } from "./diagnostic.js";

/** What the catalogue says of a code. */
export interface Entry {
  readonly severity: Severity;
  /** What the problem is, and why it matters: the text of the documentation. */
  readonly about: string;
  /** The section of the Amazon States Language specification, or the part of heaviside, that the rule is of. */
  readonly section: string;
}

const error = (section: string, about: string): Entry => ({ severity: "error", about, section });
const warning = (section: string, about: string): Entry => ({
  severity: "warning",
  about,
  section,
});

/**
 * Every diagnostic, once. A code is never reused for another meaning. What AWS refuses is an error; what AWS
 * accepts is a warning at most.
 */
export const catalogue = {
  // JSON
  "json-syntax": error(
    "JSON (RFC 8259)",
    "The text is not JSON (or YAML). Comments, trailing commas, bare keys and single quotes are not JSON.",
  ),
  "duplicate-key": error(
    "JSON (RFC 8259), section 4",
    "An object has one key twice. Only one of the two values would count, and readers of JSON disagree on which.",
  ),
  "lone-surrogate": warning(
    "JSON (RFC 8259), section 8.2",
    "A string holds one half of a character that is written as two. It has no UTF-8 form, so that AWS cannot store it.",
  ),
  "too-deeply-nested": error(
    "JSON (RFC 8259), section 9",
    "Values lie inside each other more than 500 levels deep.",
  ),
  "value-not-json": error(
    "Compiling an object",
    "The definition was given as a JavaScript value, and a part of it has no JSON form: undefined, a function, NaN, a BigInt, a cycle.",
  ),

  // templates and placeholders
  "no-state-machine": error(
    "Templates",
    "A CloudFormation or SAM template was given, and it does not say which state machine is meant, or has none of that name. Or a file of another kind was given, such as a serverless.yml, that has a definition inside.",
  ),
  "definition-elsewhere": error(
    "Templates",
    "The template's state machine has its definition in another file or in S3.",
  ),
  "unresolved-function": warning(
    "Templates",
    "A CloudFormation function in a definition cannot be evaluated here. It became a placeholder, to be given a value when the machine is compiled or deployed.",
  ),
  "unused-definition": warning(
    "Placeholders",
    "A value was defined for a placeholder that the definition does not have. Most often one of the two names is misspelt.",
  ),
  "unknown-foreign": warning(
    "Functions without heaviside",
    "A function was said to do without heaviside (--foreign), and no Task hands over to it. Most often its name is misspelt.",
  ),

  // fields
  "missing-field": error(
    "Table of State Types and Fields",
    "A field that the language requires is absent, such as StartAt of a machine, Type of a state, or Next where there is no End.",
  ),
  "unknown-field": error(
    "Table of State Types and Fields",
    "A field that the language does not have at this place.",
  ),
  "wrong-type": error(
    "Table of State Types and Fields",
    "A field's value is of another JSON type than the language asks for.",
  ),
  "out-of-range": error(
    "Table of State Types and Fields",
    "A field's value has the right type, but it is too small, too large, too long, empty, or not one of the words that the field knows.",
  ),
  "bad-timestamp": error(
    "Timestamps",
    "A timestamp is not in the form of RFC 3339, with an uppercase T and an uppercase Z or an offset.",
  ),
  "exclusive-fields": error(
    "Table of State Types and Fields",
    "Two fields that exclude each other, such as Seconds and Timestamp of a Wait state, stand beside each other; or none of a group does of which exactly one must.",
  ),
  "wrong-query-language": error(
    "Query Language",
    "A field of the one query language (JSONPath or JSONata) is used in a state of the other, or JSONPath is asked for inside a JSONata machine.",
  ),
  "not-for-express": error(
    "Express workflows",
    "The machine is compiled as an Express workflow, which has no .sync, no .waitForTaskToken, no activities and no distributed Map.",
  ),
  "bad-variable-name": warning(
    "Variables",
    "Assign sets a variable whose name is no identifier or longer than 80 characters. Nothing can read it by that name.",
  ),
  "reserved-variable": error(
    "Variables",
    'Assign sets "states", which is the name of what the service gives: input, result, errorOutput and context.',
  ),
  "bad-label": error(
    "Map State",
    "The Label of a Map is longer than 40 characters, or has a character that cannot stand in an ARN.",
  ),
  "unknown-resource": error(
    "Task State",
    "A Resource names a service integration, an action of one or a pattern of waiting that Step Functions does not have.",
  ),
  "heartbeat-too-long": warning(
    "Task State",
    "HeartbeatSeconds is not below TimeoutSeconds, so that the task times out before a heartbeat is missed.",
  ),
  "token-not-passed": warning(
    "Task State",
    "A Task waits for its task token to come back, and nothing that it passes on holds the token. It would wait until it times out.",
  ),
  "needs-distributed-map": warning(
    "Map State",
    "A Map in inline mode has ItemReader, ItemBatcher, ResultWriter or Label, which only a distributed Map uses.",
  ),

  // links
  "unknown-state": error(
    "Transitions",
    "A transition or a StartAt names a state that its scope does not have.",
  ),
  "duplicate-state-name": error(
    "States",
    "Two states have the same name. Names are unique in the whole machine, its branches and processors included.",
  ),
  "state-name-too-long": error("States", "A state's name is longer than 80 characters."),
  "transition-leaves-scope": error(
    "Parallel State, Map State",
    "A transition leads out of a branch or of a Map's processor, or into one. States of a scope lead to each other only.",
  ),
  "duplicate-label": error("Map State", "Two distributed Maps have the same Label."),

  // graph
  "unreachable-state": error("Transitions", "No transition leads to the state."),
  "unreachable-cycle": warning(
    "Transitions",
    "States lead to each other, and no state that is ever entered leads to any of them.",
  ),
  "no-end": error(
    "States",
    "A scope has no state that ends it: none with End, no Succeed and no Fail.",
  ),
  "endless-cycle": warning(
    "Transitions",
    "States lead to each other in a circle that nothing leaves and in which nothing waits or works.",
  ),

  // errors
  "states-all-not-alone": error(
    "Errors",
    "States.ALL stands beside other names in one ErrorEquals. It matches them all and must stand alone.",
  ),
  "states-all-not-last": error(
    "Errors",
    "A retrier or catcher with States.ALL is followed by another one, which could never be chosen.",
  ),
  "uncatchable-error": warning(
    "Predefined Error Codes",
    "An ErrorEquals names an error that cannot be retried or caught, such as States.Runtime.",
  ),
  "unknown-states-error": warning(
    "Predefined Error Codes",
    'An ErrorEquals names an error that begins with "States." and that the language does not have. Nothing raises it.',
  ),
  "shadowed-catcher": warning(
    "Fallback States",
    "A retrier or catcher is never chosen, because an earlier one matches the same errors.",
  ),

  // expressions
  "bad-path": error("Paths", "A text that must be a JSONPath is none, or none that AWS reads."),
  "not-a-reference-path": error(
    "Reference Paths",
    "A path that must name one place has a part that may mean several: a wildcard, a filter, a slice, a deep scan. Or it begins where its field does not read or write: in the Context Object.",
  ),
  "bad-intrinsic": error(
    "Intrinsic Functions",
    "A call of a States.* function is not written correctly, or no such function exists, or its arguments do not fit.",
  ),
  "bad-jsonata": error("JSONata", "The text between {% and %} is no JSONata expression."),
  "no-context": error(
    "JSONata",
    "The top of an expression reads the context item: `$`, `$$` or a bare name. In a state there is none: data are in $states and in variables.",
  ),
  "states-field-not-here": error(
    "JSONata",
    "An expression reads $states.result or $states.errorOutput where there is none. The first is there in Output and Assign of a Task, Parallel or Map state, the second in those of a catcher.",
  ),
  "states-hidden": warning(
    "JSONata",
    "An expression binds a variable or a parameter called $states, which hides what the service gives by that name.",
  ),
  "never-a-value": warning(
    "JSONata",
    "A part of an expression never has a value, whatever the data are: a member that $states does not have, `$$`, or `*` and `**` where there is nothing to look into.",
  ),
  "deeply-nested-expression": warning(
    "JSONata",
    "An expression is nested so deep that Step Functions may give up on it. A chain such as `a & b & c` is nested as deep as it is long.",
  ),
  "newer-jsonata": warning(
    "JSONata",
    "An expression uses an operator that JSONata 2.0.6 does not have, which is the version that Step Functions runs.",
  ),
  "unknown-function": warning(
    "JSONata",
    "An expression calls a function that neither the language has nor the expression defines. The evaluation would fail there. Step Functions has no $eval.",
  ),
  "wrong-arguments": warning(
    "JSONata",
    "A function of JSONata is called with too many or too few arguments, or with one of a type that it never takes. The evaluation would fail there.",
  ),
  "operator-always-fails": warning(
    "JSONata",
    "An operator of JSONata is between values that it does not take, such as `<` between a number and a string. The evaluation would fail there.",
  ),
  "unknown-variable": warning(
    "Variables",
    "A variable is read that no state of the scope assigns, and none of the scopes around it. The execution would fail there.",
  ),
  "variable-not-set-yet": warning(
    "Variables",
    "A variable is read in a state, and no path from the start to that state assigns it. What a state assigns has its value from the next state on.",
  ),
  "shadowed-variable": error(
    "Variables",
    "A branch or the processor of a Map assigns a variable that has the name of one around it. Inner states read the variables around them and cannot set them or reuse their names.",
  ),
  "missing-dollar": warning(
    "Payload Template",
    'A value looks like a path or an intrinsic call, and its key does not end with ".$". It is passed on as plain text.',
  ),
  "path-in-constant": warning(
    "Paths",
    "A value looks like a path, and the field takes a constant. The field that takes a path ends with Path.",
  ),
  "expression-as-text": warning(
    "Query Language",
    "An expression of the one query language (JSONPath or JSONata) stands in a state of the other. It is passed on as plain text.",
  ),
  "static-result": warning(
    "Pass State",
    "The Result of a Pass state holds what looks like a path. Result is a constant; Parameters is evaluated.",
  ),

  // data
  "path-never-set": warning(
    "Paths",
    "A path in either query language reads a place that, by the schemas and the states before it, never has a value.",
  ),
  "path-may-be-missing": warning(
    "Paths",
    "A path reads a place that, by the schemas and the states before it, may have no value. The execution would fail then.",
  ),
  "comparison-never-true": warning(
    "Choice State, JSONata",
    "A comparison asks for a type or a text that the value never has.",
  ),

  // schemas
  "bad-schema": error(
    "JSON Schemas",
    "The schemas that were given with the definition are not JSON Schemas, refer to what is not there, or lack the outline of input, results and $defs.",
  ),
  "unknown-schema-target": error(
    "JSON Schemas",
    "A schema describes the result of a state that is no Task, or that the machine does not have.",
  ),
  "untyped-schema": warning(
    "JSON Schemas",
    "A schema describes an object or an array without saying that the value must be one, so that it accepts anything else. Nothing is known of such a value.",
  ),
  "schema-without-payload": warning(
    "JSON Schemas",
    "A schema of what lambda:invoke gives requires what only the function in it gives. The result is Lambda's answer, and the function's is its Payload: every result would be refused.",
  ),

  // limits of heaviside
  "placeholder-needs-value": error(
    "Limits of heaviside",
    "A `${Name}` placeholder stands where the compiler has to know the text: in a path that cannot be read without it, or in the place of a whole array or object of the language.",
  ),
} as const satisfies { readonly [code: string]: Entry };

export type Code = keyof typeof catalogue;
