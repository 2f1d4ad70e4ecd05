/** A function of a text that keeps its last results: pictures are mostly constants, and cost more to read than to use. */
export function remembered<Result>(of: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text);
    if (result !== undefined) return result;
    if (known.size >= most) known.clear();
    const found = of(text);
    known.set(text, found);
    return found;
  };
}

const most = 64;
