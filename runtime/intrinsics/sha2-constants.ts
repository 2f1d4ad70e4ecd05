// The constants of SHA-2 are digits of roots of the first primes (FIPS 180-4): computing them takes less room than
// listing them.

/** The first 64 bits after the point of the cube roots of the first `count` primes. */
export function cubeRootBits(count: number): readonly bigint[] {
  return primes(count).map((prime) => BigInt.asUintN(64, root(BigInt(prime) << 192n, 3n)));
}

/** The same of the square roots of the primes from the `from`th to before the `to`th. */
export function squareRootBits(from: number, to: number): readonly bigint[] {
  return primes(to)
    .slice(from)
    .map((prime) => BigInt.asUintN(64, root(BigInt(prime) << 128n, 2n)));
}

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime)) found.push(n);
  return found;
}

/** The whole part of a root, by Newton's method from above: the primes take less than 10 bits. */
function root(value: bigint, degree: bigint): bigint {
  let guess = 1n << 69n;
  for (;;) {
    const next = ((degree - 1n) * guess + value / guess ** (degree - 1n)) / degree;
    if (next >= guess) return guess;
    guess = next;
  }
}
