import { createHash, randomBytes } from "node:crypto";

/**
 * Counts a visit to a function in the trace header, which the SDK hands on from invocation to invocation:
 * `Root=…;Lineage=hash:count|hash:count`.
 */
export function visit(
  traceHeader: string | undefined,
  functionName: string,
): { readonly traceHeader: string; readonly visits: number } {
  const parts = (traceHeader ?? newTrace()).split(";").filter((part) => part !== "");
  const lineage = parts.find((part) => part.startsWith("Lineage="))?.slice("Lineage=".length);
  const counts = new Map(
    (lineage?.split("|") ?? []).map((pair) => {
      const [hash = "", count = "0"] = pair.split(":");
      return [hash, Number(count)] as const;
    }),
  );
  const hash = createHash("sha256").update(functionName).digest("hex").slice(0, 8);
  const visits = (counts.get(hash) ?? 0) + 1;
  counts.set(hash, visits);
  const written = [...counts].map(([key, count]) => `${key}:${count}`).join("|");
  const others = parts.filter((part) => !part.startsWith("Lineage="));
  return { traceHeader: [...others, `Lineage=${written}`].join(";"), visits };
}

function newTrace(): string {
  const seconds = Math.floor(Date.now() / 1000).toString(16);
  const [root, parent] = [randomBytes(12).toString("hex"), randomBytes(8).toString("hex")];
  return `Root=1-${seconds}-${root};Parent=${parent};Sampled=0`;
}
