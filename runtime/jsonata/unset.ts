/** What a variable holds before it is assigned; a variable of the same name around it counts until then. */
export const unset: unique symbol = Symbol("unset");
