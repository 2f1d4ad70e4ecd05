/** What a role may do, as far as it is known. */
export interface ObservedRole {
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
  /** What limits it: its permissions boundary. */
  readonly boundary?: readonly PolicyStatement[];
}

/** One statement of a policy. */
export interface PolicyStatement {
  readonly effect: "Allow" | "Deny";
  readonly action: Patterns;
  readonly resource: Patterns;
  /** It may apply or not: that is known when a call is made. */
  readonly isConditional: boolean;
}

/** Patterns of IAM, in which `*` and `?` stand for anything; `isNot`: all but these. */
export interface Patterns {
  readonly patterns: readonly string[];
  readonly isNot: boolean;
}

/** The statements of a policy document. `textOf` gives what stands in one; `undefined` for what nobody knows yet. */
export function statementsOf(
  document: unknown,
  textOf: (value: unknown) => string | undefined = String,
): readonly PolicyStatement[] {
  const { Statement } = Object(document) as { readonly Statement?: unknown };
  return listOf(Statement).map((value) => {
    const fields = Object(value) as Fields;
    const patternsOf = (name: string): Patterns => {
      const isNot = fields[name] === undefined;
      const given = listOf(isNot ? fields[`Not${name}`] : fields[name]);
      return { isNot, patterns: given.map((one) => textOf(one) ?? "*") };
    };
    return {
      effect: fields["Effect"] === "Deny" ? "Deny" : "Allow",
      action: patternsOf("Action"),
      resource: patternsOf("Resource"),
      isConditional: fields["Condition"] !== undefined,
    };
  });
}

/**
 * Whether a role allows an action on a resource, or on any of what a pattern names. What depends on conditions counts as
 * allowed: nobody is told of a permission that may be there.
 */
export function allows(
  { statements, boundary }: ObservedRole,
  action: string,
  resource: string,
): boolean {
  return [statements, ...(boundary ? [boundary] : [])].every(
    (all) =>
      all.some((one) => one.effect === "Allow" && concerns(one, overlap, action, resource)) &&
      !all.some(
        (one) =>
          one.effect === "Deny" && !one.isConditional && concerns(one, covers, action, resource),
      ),
  );
}

interface Fields {
  readonly [name: string]: unknown;
}

type Fits = (pattern: string, text: string) => boolean;

function concerns(
  { action: actions, resource: resources }: PolicyStatement,
  fits: Fits,
  action: string,
  resource: string,
): boolean {
  // IAM does not tell capitals apart in the names of actions.
  const ofAction: Fits = (pattern, text) => fits(pattern.toLowerCase(), text.toLowerCase());
  return meets(actions, ofAction, action) && meets(resources, fits, resource);
}

function meets({ patterns, isNot }: Patterns, fits: Fits, text: string): boolean {
  return patterns.some((pattern) => fits(pattern, text)) !== isNot;
}

/** Whether everything that the text names fits the pattern. */
function covers(pattern: string, text: string): boolean {
  const source = pattern.replace(/[^]/g, (character) => {
    if (character === "*") return "[^]*";
    return character === "?" ? "[^]" : character.replace(/[\\^$.|+()[\]{}/-]/, "\\$&");
  });
  return new RegExp(`^${source}$`).test(text);
}

/** Whether some text fits both patterns: what is left of both is compared, from their ends. */
export function overlap(a: string, b: string): boolean {
  let after = Array.from({ length: b.length + 1 }, (_, at) => /^\**$/.test(b.slice(at)));
  for (let i = a.length - 1; i >= 0; i--) {
    const row: boolean[] = [];
    row[b.length] = a[i] === "*" && after[b.length] === true;
    for (let j = b.length - 1; j >= 0; j--) {
      const [x, y] = [a[i], b[j]];
      const isOne = x === y || x === "?" || y === "?";
      row[j] =
        x === "*" || y === "*"
          ? after[j] === true || row[j + 1] === true
          : isOne && after[j + 1] === true;
    }
    after = row;
  }
  return after[0] === true;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
