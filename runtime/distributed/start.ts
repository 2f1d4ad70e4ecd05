import type { Branches } from "../branches.js";
import { slot } from "../carrier.js";
import { recover, recoverThrown, type Completion } from "../complete.js";
import { mapField, type Item } from "../context.js";
import { StatesError } from "../errors.js";
import { itemsIn } from "../items.js";
import { tolerated } from "../join.js";
import { modeOf, type ErasedMap, type Mapping } from "../map-runs.js";
import type { Objects } from "../ports/ports.js";
import type { Invocation, Scope } from "../scope.js";
import { failure, thrown } from "../step.js";
import { batchItems } from "./batch.js";
import { iterationInput, readDataset, type EvaluatedReader } from "./reader.js";
import type { MapItem } from "./reader-config.js";
import { labelOf, mapRunArn } from "./map-run.js";
import { distributedSettings, type DistributedSettings } from "./settings.js";
import { uuidOf } from "./uuid.js";

/** The iterations of a distributed Map: its items, read, selected and batched; or how that has failed. */
export async function start(
  run: Invocation,
  $$: Scope,
  mapping: Mapping,
): Promise<Branches | Completion> {
  const { completing, map, input, values = [] } = mapping;
  let settings: DistributedSettings;
  try {
    settings = distributedSettings({ map, input, $$ });
  } catch (error) {
    return recoverThrown(completing, thrown(error, $$));
  }
  $$.count++;
  run.notes?.note($$, $$.count, "MapRunStarted", { mapRunArn: arnOf(run, $$, map) });
  let items: readonly ReadItem[];
  try {
    const { reader } = settings;
    items = reader ? await dataset(reader, objectsOf(run, map)) : itemsIn(values);
  } catch (error) {
    return runFailed($$, mapping, error);
  }
  let inputs: readonly unknown[];
  try {
    inputs = selected($$, mapping, items);
  } catch (error) {
    // A bad ItemSelector is the state's mistake; bad data was the run's.
    return recoverThrown(completing, thrown(error, $$));
  }
  try {
    return branches(mapping, settings, { inputs, items });
  } catch (error) {
    return runFailed($$, mapping, error);
  }
}

/** As `finish` has it. */
function arnOf(
  { carrier }: Invocation,
  { StateMachine, next, path }: Scope,
  map: ErasedMap,
): string {
  return mapRunArn(StateMachine.Id, labelOf(map), uuidOf(slot(carrier.x, path, next)));
}

type ReadItem = Omit<Item, "Index">;

/** What failed the run, by name, fails the Map; anything else fails the call. */
export function runFailed(
  $$: Scope,
  { completing }: Pick<Mapping, "completing">,
  error: unknown,
): Completion {
  if (!(error instanceof StatesError)) throw error;
  $$.note("MapRunFailed", { ...failure(error) });
  return recover(completing, failure(error));
}

/** The objects of the platform. Throws `Heaviside.NoObjects` where the deployment has none. */
export function objectsOf({ ports }: Invocation, map: Parameters<typeof modeOf>[0]): Objects {
  const objects = ports.objects ?? modeOf(map)?.objects?.(ports);
  if (objects !== undefined) return objects;
  throw new StatesError("Heaviside.NoObjects", "This platform has no objects to read or write.");
}

async function dataset(reader: EvaluatedReader, objects: Objects): Promise<readonly MapItem[]> {
  const steps = readDataset(reader);
  let next = steps.next();
  while (next.done !== true) {
    const asked = next.value;
    next = steps.next(
      await ("text" in asked ? objects.text(asked.text) : objects.list(asked.list)),
    );
  }
  return next.value;
}

function selected(
  $$: Scope,
  { map, input }: Mapping,
  items: readonly ReadItem[],
): readonly unknown[] {
  if (!map.ItemSelector) return items.map(iterationInput);
  const outer = $$.Map;
  try {
    return items.map((item, Index) => {
      $$.Map = mapField({ Index, ...item });
      return map.ItemSelector?.(input, $$);
    });
  } finally {
    // Outside of any Map: as good as absent.
    $$.Map = outer as NonNullable<typeof outer>;
  }
}

function branches(
  { concurrency }: Mapping,
  { batcher, limits, writer }: DistributedSettings,
  { inputs, items }: { readonly inputs: readonly unknown[]; readonly items: readonly ReadItem[] },
): Branches {
  const mapRun = { tolerated: tolerated(items.length, limits), ...(writer && { writer }) };
  if (batcher === undefined) return { inputs, items, concurrency, mapRun };
  const batches = batchItems(inputs, batcher);
  const sizes = batches.map(({ Items }) => Items.length);
  return { inputs: batches, concurrency, mapRun: { ...mapRun, sizes } };
}
