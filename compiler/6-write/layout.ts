/** A declaration of a module with its lines indented, and whether prettier would leave it like that. */
export interface LaidOut {
  readonly text: string;
  readonly isFinal: boolean;
}

/**
 * Indents a declaration as it is emitted, a line for each statement and field. Prettier takes most of a large module's
 * compile time, and has nothing to add to a declaration whose lines are short and hold nothing that it always breaks.
 */
export function layOut(declaration: string, width: number): LaidOut {
  let depth = 0;
  const lines = declaration.split("\n").map((line) => {
    if (/^[}\])]/.test(line)) depth--;
    const indented = "  ".repeat(depth) + line;
    if (/[{[(]$/.test(line) && !comment.test(line)) depth++;
    return indented;
  });
  return { text: lines.join("\n"), isFinal: lines.every((line) => isFinal(line, width)) };
}

const comment = /^ *(?:\/\/|\/\*\*|\*)/;

function isFinal(line: string, width: number): boolean {
  return comment.test(line) || (line.length <= width && !reshaped.test(line));
}

/**
 * What prettier may write in another way, however short: lists of objects or lists, numbers with an exponent, wide
 * characters, chains of calls, functions that are arguments of inner calls.
 */
const reshaped =
  /\}, \{|\], \[|\d[eE][+-]|[^\x20-\x7e]|\)\.[\w$]+\(|=>.*=>|'|\\|\?.*:.*\?|\w\(.*\w\(.*=>/;
