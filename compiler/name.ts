/** A machine's name made of its file's: `order-flow.asl.json` → `OrderFlow`, `template.yaml#Orders` → `Orders`. */
export function machineName(fileName: string): string {
  const fragment = /#(.+)$/.exec(fileName)?.[1];
  const base = fragment ?? fileName.replace(/^.*[\\/]/, "").replace(/(\.asl)?\.(json|ya?ml)$/i, "");
  const words = base.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("") || "Machine";
}
