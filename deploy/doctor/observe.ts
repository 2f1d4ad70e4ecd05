import { environment } from "../../runtime/aws/environment.js";
import { RolesUnread, type Cloud } from "./cloud.js";
import { namesOf } from "./names.js";
import {
  defaults,
  type Observed,
  type ObservedFunction,
  type ObservedQueue,
  type ObservedTable,
} from "./observed.js";
import type { ObservedRole } from "./policy.js";

/**
 * Looks at what is deployed: functions by their names, and from there on at the queues and the table that they name. `functions`
 * has the names by the ids of what is needed; what takes messages from the queues counts as the invoker, by whatever name.
 */
export async function observeCloud(
  functions: ReadonlyMap<string, string>,
  invoker: string,
  cloud: Cloud,
): Promise<Observed> {
  const roles = rolesOf(cloud);
  const found = new Map<string, ObservedFunction>();
  for (const [id, name] of functions) {
    const there = await functionNamed(name, cloud, roles);
    if (there) found.set(id, there);
  }
  const queues = await queuesOf([...found.values()], cloud);
  if (!found.has(invoker)) {
    const [source] = [...queues.values()].flatMap(({ sources }) => sources);
    const there = source && (await functionNamed(source.function, cloud, roles));
    if (there) found.set(invoker, there);
  }
  return {
    functions: found,
    queues,
    tables: await tablesOf([...found.values()], cloud),
    ...(roles.why !== undefined && { rolesUnread: roles.why }),
  };
}

/** Reads roles, until that is refused: `why` says so then. */
interface Roles {
  why?: string;
  read(arn: string | undefined): Promise<ObservedRole | undefined>;
}

function rolesOf(cloud: Cloud): Roles {
  const roles: Roles = {
    async read(arn) {
      if (arn === undefined || roles.why !== undefined) return undefined;
      try {
        return await cloud.role(arn);
      } catch (error) {
        if (!(error instanceof RolesUnread)) throw error;
        roles.why = error.message;
        return undefined;
      }
    },
  };
  return roles;
}

async function functionNamed(
  name: string,
  cloud: Cloud,
  roles: Roles,
): Promise<ObservedFunction | undefined> {
  const configuration = await cloud.functionConfiguration(name);
  if (!configuration) return undefined;
  const [invokeConfig = {}, recursiveLoop] = await Promise.all([
    cloud.invokeConfig(name),
    cloud.recursion(name),
  ]);
  const { arn, runtime, timeout, environment: variables } = configuration;
  const { retryAttempts, eventAge, onFailure } = invokeConfig;
  const [delaysUrl, table] = [variables[environment.delays], variables[environment.table]];
  const history = variables[environment.history];
  const role = await roles.read(configuration.role);
  const failures = onFailure?.includes(":sqs:") ? await cloud.queueUrl(onFailure) : undefined;
  return {
    name,
    ...(runtime !== undefined && { runtime }),
    timeout,
    recursiveLoop,
    retryAttempts: retryAttempts ?? defaults.retryAttempts,
    eventAge: eventAge ?? defaults.eventAge,
    environment: new Map(Object.entries(variables)),
    // A queue that is gone is as good as none, but its ARN says which one.
    ...(onFailure?.includes(":sqs:") && { onFailure: failures ?? onFailure }),
    ...(delaysUrl !== undefined && { delays: delaysUrl }),
    ...(table !== undefined && { table }),
    ...(history !== undefined && { history }),
    ...(role && { role }),
    names: namesOf({
      variables,
      ...(arn !== undefined && { arn }),
      ...(onFailure !== undefined && { onFailure }),
    }),
  };
}

async function queuesOf(
  functions: readonly ObservedFunction[],
  cloud: Cloud,
): Promise<ReadonlyMap<string, ObservedQueue>> {
  const urls = new Set(
    functions.flatMap(({ onFailure, delays }) => [onFailure ?? [], delays ?? []].flat()),
  );
  const found = new Map<string, ObservedQueue>();
  for (const url of urls) {
    const attributes = /^https?:/.test(url) ? await cloud.queue(url) : undefined;
    if (!attributes) continue;
    const { arn, ...rest } = attributes;
    const sources = await cloud.sources(arn);
    const withTimeouts = sources.map(async (source) => {
      const configuration = await cloud.functionConfiguration(source.function);
      return { ...source, functionTimeout: configuration?.timeout ?? Number.NaN };
    });
    found.set(url, {
      name: arn.replace(/^.*:/, ""),
      ...rest,
      sources: await Promise.all(withTimeouts),
    });
  }
  return found;
}

async function tablesOf(
  functions: readonly ObservedFunction[],
  cloud: Cloud,
): Promise<ReadonlyMap<string, ObservedTable>> {
  const found = new Map<string, ObservedTable>();
  const named = functions.flatMap(({ history, table }) => [table ?? [], history ?? []].flat());
  for (const name of new Set(named)) {
    if (name === "log") continue;
    const there = await cloud.table(name);
    if (there) found.set(name, there);
  }
  return found;
}
