import { catalogue, type Entry } from "./catalogue.js";

/** The text of docs/diagnostics.md: every code of the catalogue, by section, in Markdown. */
export function renderCatalogue(): string {
  const bySection = new Map<string, [string, Entry][]>();
  for (const [code, entry] of Object.entries(catalogue)) {
    const found = bySection.get(entry.section);
    if (found) found.push([code, entry]);
    else bySection.set(entry.section, [[code, entry]]);
  }
  const sections = [...bySection].map(
    ([section, entries]) =>
      `## ${section}\n\n${entries.map(([code, entry]) => entryText(code, entry)).join("\n\n")}\n`,
  );
  return `${head}\n${sections.join("\n")}`;
}

const head = `# Diagnostics

What \`heaviside check\` and \`heaviside compile\` say about a definition. Generated from
\`compiler/diagnostics/catalogue.ts\`; edit that file, not this one.

An **error** is what AWS refuses, and no module is made. A **warning** is what AWS accepts and what hardly was meant.
The headings are sections of the [Amazon States Language specification](https://states-language.net/), where the rule
is one of its rules.
`;

function entryText(code: string, { severity, about }: Entry): string {
  return `### \`${code}\` (${severity})\n\n${about}`;
}
