// Everything that has lines of its own is written with these two, so that laying out is only a matter of indenting.

/** An object literal with a line for each field. */
export function fieldsBlock(fields: readonly string[]): string {
  return `{\n${fields.join(",\n")},\n}`;
}

/** Statements in braces. */
export function statementsBlock(statements: readonly string[]): string {
  return `{\n${statements.join("\n")}\n}`;
}

/** An array literal; with a line for each item where one has a comment above it. */
export function listBlock(items: readonly string[]): string {
  const isCommented = items.some((text) => text.startsWith("//"));
  return isCommented ? `[\n${items.join(",\n")},\n]` : `[${items.join(", ")}]`;
}
