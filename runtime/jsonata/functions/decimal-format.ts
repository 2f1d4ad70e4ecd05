/** The characters of a number picture; each of them may be replaced (XPath F&O 3.1, 4.7.1 "Defining a decimal format"). */
export interface DecimalFormat {
  readonly decimalSeparator: string;
  readonly groupingSeparator: string;
  readonly exponentSeparator: string;
  readonly minusSign: string;
  readonly percent: string;
  readonly perMille: string;
  readonly zeroDigit: string;
  readonly digit: string;
  readonly patternSeparator: string;
  readonly infinity: string;
  readonly NaN: string;
}

/** The decimal format with the options of `$formatNumber`, named as in XPath; what is no text is ignored. */
export function decimalFormat(options: { readonly [name: string]: unknown }): DecimalFormat {
  const option = (name: string, otherwise: string) => {
    const value = Object.hasOwn(options, name) ? options[name] : undefined;
    return typeof value === "string" && value !== "" ? value : otherwise;
  };
  return {
    decimalSeparator: option("decimal-separator", "."),
    groupingSeparator: option("grouping-separator", ","),
    exponentSeparator: option("exponent-separator", "e"),
    minusSign: option("minus-sign", "-"),
    percent: option("percent", "%"),
    perMille: option("per-mille", "‰"),
    zeroDigit: option("zero-digit", "0"),
    digit: option("digit", "#"),
    patternSeparator: option("pattern-separator", ";"),
    infinity: option("infinity", "Infinity"),
    NaN: option("NaN", "NaN"),
  };
}
