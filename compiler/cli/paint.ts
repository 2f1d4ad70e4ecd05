/** ANSI colours, where they are wanted. */
export function paint(wanted: boolean): Record<Colour, (text: string) => string> {
  const painted =
    (code: number, end: number) =>
    (text: string): string =>
      wanted && text !== "" ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return {
    red: painted(31, 39),
    green: painted(32, 39),
    yellow: painted(33, 39),
    bold: painted(1, 22),
    dim: painted(2, 22),
  };
}

export type Colour = "red" | "green" | "yellow" | "bold" | "dim";
