import { StatesError } from "../errors.js";
import type { Clock, Service } from "../ports/ports.js";
import type { Machine, Resuming } from "../types.js";
import type { Sdk } from "./sdk.js";

/**
 * The services that Tasks without a function carry, among what these states can be woken for, and among the Tasks of a machine, which
 * may be entered where it starts: a function that has no such Task does not hold them. Throws `Heaviside.NoService` where there are none.
 */
export function carriedServices(sdk: Sdk, states: Iterable<Resuming>, clock: Clock): Service {
  let port: Service | undefined;
  const found = (): Service => (port ??= servicesIn(states)(sdk, clock));
  return {
    begin: async (task, call) => found().begin(task, call),
    look: async (job) => found().look(job),
    stop: async (job) => found().stop(job),
  };
}

type Services = (sdk: Sdk, clock: Clock) => Service;

function servicesIn(states: Iterable<Resuming>): Services {
  for (const state of states) {
    const { Tasks } = state as Partial<Machine>;
    for (const woken of Object.values({ ...state.Wakes?.(), ...Tasks?.() })) {
      const { services } = woken as { readonly services?: unknown };
      // Generated modules carry what `heaviside/runtime/services` exports.
      if (services !== undefined) return services as Services;
    }
  }
  throw new StatesError("Heaviside.NoService", "No Task carries services: compile again.");
}
