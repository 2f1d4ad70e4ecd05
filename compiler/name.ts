import { nameParts } from "./1-parse/index.js";

/** A machine's name made of its file's: `order-flow.asl.json` → `OrderFlow`, `template.yaml#Orders` → `Orders`. */
export function machineName(fileName: string): string {
  const { file, id } = nameParts(fileName);
  return nameOfWords(id ?? file.replace(/^.*[\\/]/, "").replace(/(\.asl)?\.(json|ya?ml)$/i, ""));
}

/** `order flow` → `OrderFlow` */
export function nameOfWords(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join("") || "Machine";
}
