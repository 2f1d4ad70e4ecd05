import { JsonataError } from "./error.js";
import type { Callable } from "./functions/contract.js";
import { enterCall, leaveCall, tick } from "./limits.js";
import { finish, isSequence } from "./sequence.js";
import { checker } from "./signature.js";

type Body = (...parameters: readonly unknown[]) => unknown;

/** Calls what has to be a function. Throws T1006. */
export function call(f: unknown, ...parameters: readonly unknown[]): unknown {
  const function_ = callable(f);
  enterCall();
  const result = finish(function_(...parameters));
  leaveCall();
  return result;
}

/** Calls a function that may take its first argument from the context. */
export function callWithin(
  context: unknown,
  f: unknown,
  ...parameters: readonly unknown[]
): unknown {
  const { within } = callable(f);
  return within ? finish(within(context, ...parameters)) : call(f, ...parameters);
}

/** A call that a lambda ends with: it is made when the lambda is done, so that recursion needs no stack. */
export function tail(f: unknown, ...parameters: readonly unknown[]): unknown {
  return new TailCall(callable(f), parameters);
}

/** A lambda that ends with calls. */
export function lambda(body: Body): Callable {
  const f = (...parameters: readonly unknown[]) => made(body(...parameters));
  return Object.assign(f, { body, arity: body.length });
}

/** `[]` behind what a function gives: a sequence of one stays a list of one, any other value is what it is. */
export function keep(result: unknown): unknown {
  const found = made(result);
  if (!isSequence(found)) return found;
  return found.length === 0 ? undefined : Array.from(found);
}

/** A lambda with a signature. Throws T0410, T0411, T0412 when it is called with something else. */
export function signed(signature: string, f: Callable): Callable {
  const check = checker("", signature);
  const checked = (...parameters: readonly unknown[]) => f(...check.fitted(parameters, undefined));
  const within = (context: unknown, ...parameters: readonly unknown[]) =>
    f(...check.fitted(parameters, context));
  return Object.assign(checked, { within, arity: f.arity ?? f.length });
}

/** An argument that a partial application leaves open: `?`. */
export const open = Symbol("?");

/** A function of the arguments that are left open. Throws T1008. */
export function partial(f: unknown, ...parameters: readonly unknown[]): Callable {
  if (typeof f !== "function")
    throw new JsonataError("T1008", "Attempted to partially apply a non-function");
  const applied = (...rest: readonly unknown[]) => {
    let at = 0;
    return call(f, ...parameters.map((one) => (one === open ? rest[at++] : one)));
  };
  return Object.assign(applied, { arity: parameters.filter((one) => one === open).length });
}

/** `a ~> f`: calls `f` with `a`, or composes two functions. Throws T2006 when `f` is none. */
export function chain(value: unknown, f: unknown): unknown {
  if (typeof f !== "function")
    throw new JsonataError(
      "T2006",
      "The right side of the function application operator ~> must be a function",
      {
        token: "~>",
        value: f,
      },
    );
  if (typeof value !== "function") return call(f, value);
  return Object.assign((input: unknown) => call(f, call(value, input)), { arity: 1 });
}

/**
 * What is to be called, where the expression has the name of a function without its `$`. Throws T1005, or T1007 in a partial
 * application.
 */
export function named(value: unknown, name: string, code: string): unknown {
  if (value !== undefined) return value;
  const attempt = code === "T1007" ? "partially apply" : "invoke";
  throw new JsonataError(code, `Attempted to ${attempt} a non-function. Did you mean $${name}?`, {
    token: name,
  });
}

class TailCall {
  readonly f: Callable;
  readonly parameters: readonly unknown[];

  constructor(f: Callable, parameters: readonly unknown[]) {
    this.f = f;
    this.parameters = parameters;
  }
}

/** Makes the calls that are left to be made. */
function made(given: unknown): unknown {
  let result = given;
  while (result instanceof TailCall) {
    tick();
    const next: Body = result.f.body ?? result.f;
    result = next(...result.parameters);
  }
  return result;
}

function callable(f: unknown): Callable {
  if (typeof f === "function") return f as Callable;
  throw new JsonataError("T1006", "Attempted to invoke a non-function", { value: f });
}
