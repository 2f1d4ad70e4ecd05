/** Dresses a text for a terminal. */
export type Style = (text: string) => string;

const codes = {
  error: [31, 39],
  warning: [33, 39],
  help: [36, 39],
  strong: [1, 22],
  weak: [2, 22],
} as const;

/** What the parts of a message look like: escape sequences with colour, the bare text without. */
export function styles(colour: boolean): Readonly<Record<keyof typeof codes, Style>> {
  const style = (name: keyof typeof codes): Style => {
    const [on, off] = codes[name];
    return (text) => (colour && text !== "" ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    error: style("error"),
    warning: style("warning"),
    help: style("help"),
    strong: style("strong"),
    weak: style("weak"),
  };
}
