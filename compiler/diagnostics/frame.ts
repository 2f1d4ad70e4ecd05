import type { Source, Span } from "../1-parse/document.js";
import { pointerSteps } from "../1-parse/pointer.js";
import { linesOf, type Lines } from "../1-parse/source.js";
import { windowOf, type Window } from "./cells.js";
import { styles, type Style } from "./colour.js";
import type { Diagnostic, Related } from "./diagnostic.js";

export interface FrameOptions {
  /** Escape sequences for a terminal; off by default. */
  readonly colour?: boolean;
  /** Columns of the heading and of source lines; 100 by default. */
  readonly width?: number;
}

/**
 * One diagnostic as text, without a line break at its end: where it is, the line before, the line with the place
 * marked, what is wrong, what to type, and the other places that belong to it.
 */
export function frame(
  diagnostic: Diagnostic,
  source: Source,
  { colour = false, width = 100 }: FrameOptions = {},
): string {
  const lines = linesOf(source);
  // The span of another file has no line here.
  const fileName = diagnostic.fileName ?? source.fileName;
  const { severity, help } = diagnostic;
  const span = fileName === source.fileName ? diagnostic.span : undefined;
  const related = (diagnostic.related ?? []).map((one) =>
    span ? one : { ...one, span: undefined },
  );
  const digits = digitsOf([span, ...related.map((one) => one.span)], lines);
  const view: View = { lines, width, style: styles(colour), digits };
  const tone = severity === "error" ? view.style.error : view.style.warning;
  const helpText = help === undefined ? undefined : view.style.help(`help: ${help}`);
  return [
    heading({ ...diagnostic, fileName }, span, view),
    ...(span
      ? [
          ...lineBefore(span, view),
          ...marked({ span, tone, view, texts: [diagnostic.message, helpText] }),
        ]
      : [`  ${[diagnostic.message, helpText].filter(Boolean).join("    ")}`]),
    ...related.flatMap((one) => relatedLines(one, view)),
  ].join("\n");
}

/** A JSON Pointer as people write it: `/States/Charge/Choices/0/Next` is `States.Charge.Choices[0].Next`. */
export function label(path: string): string {
  return pointerSteps(path)
    .map((step, index) => {
      if (/^\d+$/.test(step)) return `[${step}]`;
      if (/^[\w$:-]+$/.test(step)) return index === 0 ? step : `.${step}`;
      return `[${JSON.stringify(step)}]`;
    })
    .join("");
}

interface View {
  readonly lines: Lines;
  readonly width: number;
  readonly style: Readonly<Record<"error" | "warning" | "help" | "strong" | "weak", Style>>;
  /** How many digits the line numbers have. */
  readonly digits: number;
}

// The heading, and a line with a message, may be somewhat longer than the source, so that all of it stays together.
const overhang = 20;

function heading(
  { severity, code, path, fileName }: Diagnostic,
  span: Span | undefined,
  { lines, width, style }: View,
): string {
  const at = span ? lines.at(span.start) : undefined;
  const place = at ? `${fileName}:${at.line}:${at.column}` : (fileName ?? "");
  const tone = severity === "error" ? style.error : style.warning;
  const length = [place, severity, code].join(" ").length;
  const name = shortened(label(path), Math.max(30, width + overhang - length - 2));
  const blanks = name === "" ? "" : " ".repeat(Math.max(2, width - length - name.length));
  return `${style.strong(place)} ${tone(severity)} ${style.strong(code)}${blanks}${style.weak(name)}`;
}

function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : text;
}

function lineBefore(span: Span, view: View): readonly string[] {
  const { line } = view.lines.at(span.start);
  return line < 2 ? [] : [sourceLine(line - 1, windowAt(span, view), view)];
}

/** The first line of a span, with marks below what the span covers of it and the texts beside the marks. */
function marked({
  span,
  tone,
  view,
  texts,
}: {
  readonly span: Span;
  readonly tone: Style;
  readonly view: View;
  readonly texts: readonly (string | undefined)[];
}): readonly string[] {
  const { line } = view.lines.at(span.start);
  const window = windowAt(span, view);
  const goesOn = view.lines.at(span.end).line > line;
  const marks = "^".repeat(Math.max(1, window.marks)) + (goesOn ? "…" : "");
  const indent = " ".repeat(window.indent);
  const said = texts.filter((text) => text !== undefined);
  const beside = fitting(said, window.indent + marks.length + 1, view);
  const first = `${gutter("", view)}${indent}${tone(marks)}${beside ? ` ${beside}` : ""}`;
  const below = (beside ? said.slice(1) : said).map((text) => `${gutter("", view)}${text}`);
  const allBeside = beside === said.join("    ");
  return [sourceLine(line, window, view), first, ...(allBeside ? [] : below)];
}

/** What of message and help fits behind the marks: both, the message, or nothing. */
function fitting(texts: readonly string[], from: number, view: View): string | undefined {
  const room = view.width + overhang - from - view.digits - 5;
  const [first = ""] = texts;
  return [texts.join("    "), first].find((text) => plainLength(text) <= room);
}

function relatedLines(
  { span, message, path }: Pick<Related, "message" | "path"> & { readonly span?: Span | undefined },
  view: View,
): readonly string[] {
  if (span) return marked({ span, tone: view.style.help, view, texts: [message] });
  const name = label(path);
  return [`${gutter("", view)}${message}${name === "" ? "" : ` (${name})`}`];
}

function sourceLine(line: number, window: Window, view: View): string {
  const text = view.lines.all[line - 1]?.text ?? "";
  return `${gutter(String(line), view)}${window.show(text)}`.trimEnd();
}

function gutter(number: string, { digits, style }: View): string {
  return style.weak(`  ${number.padStart(digits)} | `);
}

function windowAt(span: Span, { lines, width, digits }: View): Window {
  const { line } = lines.at(span.start);
  const { start, end, text } = lines.all[line - 1] ?? { start: 0, end: 0, text: "" };
  const from = span.start - start;
  const to = Math.min(span.end, end) - start;
  return windowOf(text, { from, to, width: width - digits - 5 });
}

function digitsOf(spans: readonly (Span | undefined)[], lines: Lines): number {
  const numbers = spans.map((span) => (span ? lines.at(span.start).line : 1));
  return Math.max(2, String(Math.max(...numbers)).length);
}

function plainLength(text: string): number {
  return text.replaceAll(/\u001b\[\d+m/g, "").length;
}
