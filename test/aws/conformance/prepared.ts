import { compile, load } from "../../../compiler/index.js";
import { run, type HistoryEvent } from "../../../local/index.js";
import { scripted, whyApart, type Recorded } from "../../recorded.js";
import { addressesIn } from "../../runtime/functions.js";

/** A recorded execution, and the modules of its machine. */
export interface Prepared {
  /** Of the machine. */
  readonly name: string;
  readonly recorded: Recorded;
  /** The texts of the modules by file name; `machine.ts` exports the machine. */
  readonly files: Readonly<Record<string, string>>;
  readonly s3?: Readonly<Record<string, string>>;
  /** The states whose Tasks have a function. */
  readonly withFunction: ReadonlySet<string>;
}

/** Longer than that, in seconds, nobody waits. */
const patience = 10;

/** Compiles the machine of a recorded execution, all of whose functions are at one ARN; or says why it is counted apart. */
export async function prepare(
  recorded: Recorded,
  { name, functionArn }: { readonly name: string; readonly functionArn: string },
): Promise<Prepared | string> {
  const apart = whyApart(recorded) ?? (await takesLong(recorded));
  if (apart !== undefined) return apart;
  const addresses = addressesIn(recorded.definition);
  const { code, files, diagnostics } = await compile(
    deployedAt(recorded.definition, new Set(addresses.values()), functionArn),
    { name },
  );
  if (code === undefined) throw new Error(`${recorded.id}: ${diagnostics[0]?.message}`);
  return {
    ...{ name, recorded, withFunction: new Set(addresses.keys()) },
    ...(recorded.s3 && { s3: recorded.s3 }),
    files: { ...files, "machine.ts": code },
  };
}

/** The definition with other addresses, as a template that names its functions would have them. */
function deployedAt(definition: object, addresses: ReadonlySet<string>, arn: string): string {
  return JSON.stringify(definition, (field, value: unknown) =>
    (field === "Resource" || field === "FunctionName") && addresses.has(String(value))
      ? arn
      : value,
  );
}

async function takesLong(recorded: Recorded): Promise<string | undefined> {
  const times: number[] = [];
  const onEvent = ({ timestamp }: HistoryEvent) => times.push(timestamp.getTime());
  const mock = scripted(recorded);
  await run(await load(recorded.definition), recorded.input ?? {}, { mock, onEvent });
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  return seconds > patience ? `takes more than ${patience} seconds` : undefined;
}
