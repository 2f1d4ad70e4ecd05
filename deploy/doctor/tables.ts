import { historyLayout, tableLayout } from "../../runtime/aws/environment.js";
import type { Finding } from "../finding.js";
import type { Needs } from "../needs.js";
import type { Observed, ObservedTable } from "./observed.js";

/** What is wrong with the tables; several functions may name several. */
export function tableFindings(
  { functions, table, history }: Needs,
  observed: Observed,
): readonly Finding[] {
  const named = (which: "table" | "history") => [
    ...new Set(functions.flatMap(({ id }) => observed.functions.get(id)?.[which] ?? [])),
  ];
  return [
    ...(table === undefined ? [] : ofTables(named("table"), [tableLayout.key], observed)),
    ...(history
      ? // "log": lines of the log.
        ofTables(
          named("history").filter((name) => name !== "log"),
          [historyLayout.key, historyLayout.sort],
          observed,
        )
      : []),
  ];
}

function ofTables(
  all: readonly string[],
  wanted: readonly string[],
  observed: Observed,
): readonly Finding[] {
  const found = all.flatMap((key): readonly Finding[] => {
    const there = observed.tables.get(key);
    if (there === "elsewhere") return [];
    if (there) return [...keyed(there, wanted), ...expiring(there), ...billed(there)];
    return [
      {
        code: "table-missing",
        severity: "error",
        subject: key,
        message: "A function names this table, which is not there.",
        help: '"heaviside template" writes it.',
      },
    ];
  });
  return all.length < 2 ? found : [...found, several(all)];
}

function several(all: readonly string[]): Finding {
  return {
    code: "several-tables",
    severity: "error",
    subject: all.join(", "),
    message:
      "Functions of one machine name different tables: what one writes, the others never see.",
    help: "Give all of them the same one.",
  };
}

function keyed({ name, key }: ObservedTable, wanted: readonly string[]): readonly Finding[] {
  if (key.join() === wanted.map((each) => `${each} S`).join()) return [];
  const [first = "", sort] = wanted;
  const schema = [
    `{ AttributeName: ${first}, KeyType: HASH }`,
    ...(sort === undefined ? [] : [`{ AttributeName: ${sort}, KeyType: RANGE }`]),
  ];
  const what =
    sort === undefined
      ? `the string "${first}" alone`
      : `the strings "${first}" and, to sort, "${sort}"`;
  return [
    {
      code: "table-key",
      severity: "error",
      subject: name,
      message: `Its key is (${key.join(", ")}), and has to be ${what}.`,
      help: `KeySchema: [${schema.join(", ")}]: a new table.`,
    },
  ];
}

function expiring({ name, expires }: ObservedTable): readonly Finding[] {
  if (expires === tableLayout.expires) return [];
  return [
    {
      code: "table-grows",
      severity: "error",
      subject: name,
      message: `Items stay for ever: they expire by "${tableLayout.expires}", which is not switched on.`,
      help: `TimeToLiveSpecification: { AttributeName: ${tableLayout.expires}, Enabled: true }`,
    },
  ];
}

function billed({ name, isOnDemand }: ObservedTable): readonly Finding[] {
  if (isOnDemand) return [];
  return [
    {
      code: "provisioned-table",
      severity: "warning",
      subject: name,
      message: "Its capacity is provisioned: a large Map is throttled.",
      help: "BillingMode: PAY_PER_REQUEST",
    },
  ];
}
