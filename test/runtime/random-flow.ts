import { dice, randomMachine, randomOf, type Random } from "../compiler/random-machine.js";

// Random machines with what matters between functions: variables, the Context Object, Retry, iterations that have to wait, Tasks
// without a function.

interface Scope {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}
interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: true;
  readonly Resource?: string;
  readonly Catch?: readonly object[];
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Default?: string;
  readonly Branches?: readonly Scope[];
  readonly ItemProcessor?: Scope;
}

/** The machine of a seed. It ends: nothing leads back. */
export function randomFlow(seed: number): object {
  const random = randomOf(seed + 1_000_000);
  return scoped(randomMachine(seed).definition as Scope, 0, { random, inMap: false });
}

interface Making {
  readonly random: Random;
  /** In an iteration, where there is an item. */
  readonly inMap: boolean;
}

/** A scope that begins with setting its variables. Those of inner scopes have other names, by depth. */
function scoped({ StartAt, States }: Scope, depth: number, making: Making): object {
  const first = `${StartAt} begins`;
  const Assign = { [`a${depth}`]: first, [`b${depth}`]: 0, [`c${depth}`]: ["x", { y: 1 }, [2]] };
  const names = Object.keys(States);
  const changed = Object.entries(States).map(([name, state], at) => {
    const isBack = state.Next !== undefined && names.indexOf(state.Next) <= at;
    const { Next: _, ...ending } = state;
    return [name, inner(isBack ? { ...ending, End: true } : state, depth, making)];
  });
  return {
    StartAt: first,
    States: { [first]: { Type: "Pass", Assign, Next: StartAt }, ...Object.fromEntries(changed) },
  };
}

/** A state goes where it went; what it does to the data is made anew, so that nothing but a Task fails. */
function inner(state: State, depth: number, making: Making): object {
  const { chance, int, pick } = dice(making.random);
  const { Branches, Catch, Choices, Default, End, ItemProcessor, Next, Type } = state;
  const variable = () => `$${pick(["a", "b", "c"])}${int(depth + 1)}`;
  const contexts = [
    "$$.Execution.Input",
    "$$.State.Name",
    ...(making.inMap ? ["$$.Map.Item"] : []),
  ];
  const reads = () => ({ "in.$": "$", "read.$": chance(0.7) ? variable() : pick(contexts) });
  const assign = () =>
    chance(0.25) && { Assign: { [`${pick(["a", "b"])}${depth}.$`]: "$$.State.Name" } };
  const going = { ...(Next !== undefined && { Next }), ...(End !== undefined && { End }) };
  const isRetried = chance(0.4);
  const working = {
    ...{ Type, ...going, ...assign() },
    ...(Catch && { Catch: [{ ...Catch[0], ResultPath: "$", ...assign() }] }),
    ...(isRetried && {
      Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 1, MaxAttempts: 1 }],
    }),
  };
  switch (Type) {
    case "Task":
      return {
        ...working,
        Resource: chance(0.2) ? "arn:aws:states:::dynamodb:getItem" : state.Resource,
        // Another attempt has another result.
        ...((isRetried || chance(0.5)) && {
          Parameters: { ...reads(), "try.$": "$$.State.RetryCount" },
        }),
      };
    case "Parallel":
      return {
        ...working,
        ...(chance(0.5) && { Parameters: reads() }),
        Branches: (Branches ?? []).map((each) => scoped(each, depth + 1, making)),
      };
    case "Map":
      return {
        ...{ ...working, ItemsPath: `$c${int(depth + 1)}` },
        ...(chance(0.5) && { ItemSelector: { ...reads(), "v.$": "$$.Map.Item.Value" } }),
        ...(chance(0.6) && { MaxConcurrency: 1 + int(2) }),
        ItemProcessor:
          ItemProcessor && scoped(ItemProcessor, depth + 1, { ...making, inMap: true }),
      };
    case "Choice":
      return {
        ...{ Type, Default, ...assign() },
        Choices: (Choices ?? []).map(({ Next: to }) => ({
          ...{ Variable: `$a${int(depth + 1)}`, StringLessThan: "M", Next: to, ...assign() },
        })),
      };
    case "Wait":
      return { Type, Seconds: 1 + int(3), ...going, ...assign() };
    case "Pass":
      return { Type, Parameters: reads(), ...going, ...assign() };
    default:
      return { Type };
  }
}
