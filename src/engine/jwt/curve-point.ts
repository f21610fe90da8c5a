/** A curve `y² = x³ - 3x + b` over the numbers below a prime. */
interface Curve {
  readonly bytes: number;
  readonly prime: bigint;
  readonly b: bigint;
}

// FIPS 186-4, appendix D.1.2.
const CURVES: ReadonlyMap<string, Curve> = new Map([
  [
    "P-256",
    {
      bytes: 32,
      prime: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
      b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    },
  ],
  [
    "P-384",
    {
      bytes: 48,
      prime: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
      b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    },
  ],
  [
    "P-521",
    {
      bytes: 66,
      prime: 2n ** 521n - 1n,
      b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    },
  ],
]);

export interface CurvePoint {
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/**
 * A public key's point with both numbers at the curve's width, which is how WebCrypto wants them. Null if the curve has
 * no such point or is unknown. Leading zeros count for nothing, as in BoringSSL's big numbers.
 */
export function curvePoint(name: string, x: Uint8Array, y: Uint8Array): CurvePoint | null {
  const curve = CURVES.get(name);
  if (curve === undefined) return null;
  const { bytes, prime, b } = curve;
  const [wideX, wideY] = [atWidth(x, bytes), atWidth(y, bytes)];
  if (wideX === null || wideY === null) return null;
  const [valueX, valueY] = [toNumber(wideX), toNumber(wideY)];
  if (valueX >= prime || valueY >= prime) return null;
  const difference = valueY ** 2n - valueX ** 3n + 3n * valueX - b;
  return difference % prime === 0n ? { x: wideX, y: wideY } : null;
}

function atWidth(bytes: Uint8Array, width: number): Uint8Array | null {
  const digits = withoutLeadingZeros(bytes);
  if (digits.length > width) return null;
  const wide = new Uint8Array(width);
  wide.set(digits, width - digits.length);
  return wide;
}

/** A big-endian number's bytes from the first that is not zero on. */
export function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(first);
}

function toNumber(bytes: Uint8Array): bigint {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return BigInt(`0x0${hex}`);
}
