import { badIntrinsic } from "./bad-intrinsic.js";
import { badJsonata } from "./bad-jsonata.js";
import { badLabel } from "./bad-label.js";
import { badPath } from "./bad-path.js";
import { badTimestamp } from "./bad-timestamp.js";
import { badVariableName } from "./bad-variable-name.js";
import { choiceRule } from "./choice-rule.js";
import { credentials } from "./credentials.js";
import { deeplyNestedExpression } from "./deeply-nested-expression.js";
import { duplicateKey } from "./duplicate-key.js";
import { duplicateLabel } from "./duplicate-label.js";
import { duplicateStateName } from "./duplicate-state-name.js";
import { endlessCycle } from "./endless-cycle.js";
import { expressionMistakes } from "./expression-mistakes.js";
import { expressionAsText } from "./expression-as-text.js";
import { heartbeatTooLong } from "./heartbeat-too-long.js";
import { missingDollar } from "./missing-dollar.js";
import { needsDistributedMap } from "./needs-distributed-map.js";
import { neverAValue } from "./never-a-value.js";
import { newerJsonata } from "./newer-jsonata.js";
import { noContext } from "./no-context.js";
import { noEnd } from "./no-end.js";
import { notAReferencePath } from "./not-a-reference-path.js";
import { notForExpress } from "./not-for-express.js";
import { pathInConstant } from "./path-in-constant.js";
import { processorConfig } from "./processor-config.js";
import { readerConfig } from "./reader-config.js";
import { reservedVariable } from "./reserved-variable.js";
import type { Rule } from "./rule.js";
import { shadowedCatcher } from "./shadowed-catcher.js";
import { shadowedVariable } from "./shadowed-variable.js";
import { stateNameTooLong } from "./state-name-too-long.js";
import { statesAllNotAlone } from "./states-all-not-alone.js";
import { statesAllNotLast } from "./states-all-not-last.js";
import { statesFieldNotHere } from "./states-field-not-here.js";
import { statesHidden } from "./states-hidden.js";
import { staticResult } from "./static-result.js";
import { templateFieldType } from "./template-field-type.js";
import { tokenNotPassed } from "./token-not-passed.js";
import { transitionLeavesScope } from "./transition-leaves-scope.js";
import { uncatchableError } from "./uncatchable-error.js";
import { unknownFunction } from "./unknown-function.js";
import { unknownResource } from "./unknown-resource.js";
import { unknownState } from "./unknown-state.js";
import { unknownStatesError } from "./unknown-states-error.js";
import { unknownVariable } from "./unknown-variable.js";
import { unreachableState } from "./unreachable-state.js";
import { variableNotSetYet } from "./variable-not-set-yet.js";
import { wrongQueryLanguage } from "./wrong-query-language.js";

/** Every rule beyond the form of states: each looks for one kind of mistake. */
export const rules: readonly Rule[] = [
  duplicateKey,
  unknownState,
  transitionLeavesScope,
  duplicateStateName,
  stateNameTooLong,
  unreachableState,
  noEnd,
  endlessCycle,
  statesAllNotAlone,
  statesAllNotLast,
  unknownStatesError,
  uncatchableError,
  shadowedCatcher,
  choiceRule,
  wrongQueryLanguage,
  badPath,
  notAReferencePath,
  badIntrinsic,
  templateFieldType,
  badTimestamp,
  badJsonata,
  noContext,
  statesFieldNotHere,
  statesHidden,
  neverAValue,
  newerJsonata,
  deeplyNestedExpression,
  unknownFunction,
  expressionMistakes,
  badVariableName,
  reservedVariable,
  unknownVariable,
  variableNotSetYet,
  shadowedVariable,
  missingDollar,
  expressionAsText,
  pathInConstant,
  staticResult,
  processorConfig,
  readerConfig,
  needsDistributedMap,
  badLabel,
  duplicateLabel,
  unknownResource,
  credentials,
  notForExpress,
  tokenNotPassed,
  heartbeatTooLong,
];
