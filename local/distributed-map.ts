import type { Item } from "../runtime/context.js";
import { batchItems } from "../runtime/distributed/batch.js";
import { labelOf, mapRunArn, type MapRun } from "../runtime/distributed/map-run.js";
import type { EvaluatedReader } from "../runtime/distributed/reader.js";
import { distributedSettings, type DistributedSettings } from "../runtime/distributed/settings.js";
import { toleranceExceeded } from "../runtime/distributed/tolerance.js";
import { StatesError, type Failure } from "../runtime/errors.js";
import { tolerated } from "../runtime/join.js";
import { failure } from "../runtime/step.js";
import { evaluate, fail, join } from "./attempt.js";
import { startChild, type Child } from "./child.js";
import type { Scope } from "./execution.js";
import { runFork } from "./fork.js";
import { uuid } from "./ids.js";
import { readDataset } from "./map/reader.js";
import { writeResults } from "./map/result-writer.js";
import { selected, type Mapping } from "./mapping.js";

/** Runs a distributed Map: each item, or batch of items, in an execution of its own (ASL, "Map State", ProcessorConfig). */
export function startMapRun(
  scope: Scope,
  mapping: Mapping,
  given: readonly Item[] | undefined,
): void {
  const { attempt, map } = mapping;
  const { host, surroundings } = scope.execution;
  const settings = evaluate(attempt, () =>
    distributedSettings({ map, input: mapping.input, $$: scope.$$ }),
  );
  if (settings === undefined) return;
  const { reader, batcher } = settings.value;
  const arn = mapRunArn(surroundings.StateMachine.Id, labelOf(map), uuid(host.random));
  scope.$$.note("MapRunStarted", { mapRunArn: arn });

  const run: Run = { scope, mapping, settings: settings.value, arn };
  const items = reported(run, () =>
    reader === undefined ? (given ?? []) : dataset(reader, scope),
  );
  if (items === undefined) return;
  // A bad ItemSelector is the state's mistake; bad data was the run's.
  const inputs = evaluate(attempt, () => selected(mapping, items.value));
  if (inputs === undefined) return;
  const batches = reported(run, () =>
    batcher === undefined ? inputs.value : batchItems(inputs.value, batcher),
  );
  if (batches !== undefined) runChildren(run, items.value, batches.value);
}

/** A Map Run under way. */
interface Run {
  readonly scope: Scope;
  readonly mapping: Mapping;
  readonly settings: DistributedSettings;
  readonly arn: string;
}

function runChildren(run: Run, items: readonly Item[], inputs: readonly unknown[]): void {
  const { scope, mapping, settings, arn } = run;
  const { attempt, map, concurrency } = mapping;
  const isBatched = settings.batcher !== undefined;
  const children: Child[] = [];
  const write = (): { readonly value: unknown } | undefined =>
    reported(run, () =>
      writeResults(settings.writer, report(run, inputs, children), scope.execution.host.objects),
    );

  runFork(scope, {
    fork: {
      count: inputs.length,
      concurrency,
      tolerated: tolerated(items.length, settings.limits),
    },
    start(index, onEnd) {
      const item = isBatched ? undefined : items[index];
      const child = startChild({
        parent: scope,
        map,
        mapRunArn: arn,
        input: inputs[index],
        onEnd,
        ...(item !== undefined && { item }),
      });
      children[index] = child;
      return child.scope;
    },
    weight: (index) => (isBatched ? sizeOf(inputs[index]) : 1),
    onComplete() {
      const result = write();
      if (result === undefined) return;
      scope.$$.note("MapRunSucceeded");
      join(attempt, result.value);
    },
    onFailure() {
      if (write() !== undefined) failRun(run, failure(toleranceExceeded()));
    },
  });
}

function failRun({ scope, mapping }: Run, because: Failure): void {
  scope.$$.note("MapRunFailed", { ...because });
  fail(mapping.attempt, because);
}

/** The value, unless computing it throws: then the Map Run fails for that. */
function reported<T>(run: Run, compute: () => T): { readonly value: T } | undefined {
  try {
    return { value: compute() };
  } catch (error) {
    if (!(error instanceof StatesError)) throw error;
    failRun(run, failure(error));
    return undefined;
  }
}

function dataset(reader: EvaluatedReader, scope: Scope): readonly Item[] {
  const { scheduler, objects } = scope.execution.host;
  const lastModified = Math.floor(scheduler.now() / 1000);
  return readDataset(reader, objects, { lastModified }).map((item, Index) => ({ Index, ...item }));
}

function report(run: Run, inputs: readonly unknown[], children: readonly Child[]): MapRun {
  const executionType = run.mapping.map.ProcessorConfig?.ExecutionType;
  return {
    mapRunArn: run.arn,
    ...(executionType !== undefined && { executionType }),
    children: inputs.map(
      (input, index) => children[index]?.report() ?? { name: "", status: "PENDING", input },
    ),
  };
}

function sizeOf(batch: unknown): number {
  // `batchItems` has made it.
  return (batch as { readonly Items: readonly unknown[] }).Items.length;
}
