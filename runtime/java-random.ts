/** Numbers that depend on a seed only. */
export interface Random {
  /** From 0 to 1, without 1. */
  nextDouble(): number;
  /** A whole number from 0 to `bound`, without `bound`. */
  nextInt(bound: number): number;
}

/** The generator of Java, `java.util.Random`, which the service uses: the same seed gives the same numbers there. */
export function javaRandom(seed: number): Random {
  const [high, low] = halves(seed);
  let [upper, lower] = [high ^ 0x5de, low ^ 0xece66d]; // 24 bits each: their products stay exact

  /** The upper bits of the next state: state × 0x5DEECE66D + 11, modulo 2^48. */
  function next(bits: number): number {
    const product = lower * 0xece66d + 11;
    upper = (upper * 0xece66d + lower * 0x5de + Math.floor(product / half)) % half;
    lower = product % half;
    return Math.floor((upper * half + lower) / 2 ** (48 - bits));
  }

  return {
    nextDouble: () => (next(26) * 2 ** 27 + next(27)) / 2 ** 53,
    nextInt(bound) {
      if (bound > 2 ** 31) return Math.floor(this.nextDouble() * bound);
      // A power of two takes the upper bits, which are the more random ones.
      if ((bound & -bound) === bound) return Math.floor((bound * next(31)) / 2 ** 31);
      // The last, incomplete round of `bound` is drawn again, so that every number is as likely.
      for (;;) {
        const bits = next(31);
        if (bits - (bits % bound) + (bound - 1) < 2 ** 31) return bits % bound;
      }
    },
  };
}

const half = 2 ** 24;

function halves(seed: number): readonly [number, number] {
  const state = ((seed % 2 ** 48) + 2 ** 48) % 2 ** 48;
  return [Math.floor(state / half), state % half];
}
