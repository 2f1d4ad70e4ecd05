import { tableLayout } from "../../runtime/aws/environment.js";
import type { Finding } from "../finding.js";
import type { Needs } from "../needs.js";
import type { Observed, ObservedTable } from "./observed.js";

/** What is wrong with the table; several functions may name several. */
export function tableFindings({ functions, table }: Needs, observed: Observed): readonly Finding[] {
  if (table === undefined) return [];
  const keys = new Set(functions.flatMap(({ id }) => observed.functions.get(id)?.table ?? []));
  const all = [...keys];
  const found = all.flatMap((key): readonly Finding[] => {
    const there = observed.tables.get(key);
    if (there === "elsewhere") return [];
    if (there) return [...keyed(there), ...expiring(there), ...billed(there)];
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
    message: "Functions of one machine name different tables: their branches never meet.",
    help: "Give all of them the same HEAVISIDE_TABLE.",
  };
}

function keyed({ name, key }: ObservedTable): readonly Finding[] {
  const wanted = `${tableLayout.key} S`;
  if (key.length === 1 && key[0] === wanted) return [];
  return [
    {
      code: "table-key",
      severity: "error",
      subject: name,
      message: `Its key is (${key.join(", ")}), and has to be the string "${tableLayout.key}" alone.`,
      help: `KeySchema: [{ AttributeName: ${tableLayout.key}, KeyType: HASH }]: a new table.`,
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
