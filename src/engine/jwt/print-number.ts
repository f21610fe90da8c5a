/** More digits than a tie at 17 of them can have. */
const EXACT_DIGITS = 60;

/**
 * A number as C's `%g` prints it with this many significant digits: zeros at the end fall away, and the exponent has two
 * digits or more. JavaScript rounds a tie up, C to the even digit.
 */
export function printG(value: number, precision: number): string {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (value === 0) return `${sign}0`;
  const { digits, exponent } = rounded(Math.abs(value), precision);
  if (exponent < -4 || exponent >= precision) {
    const power = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${withPoint(digits, 1)}e${exponent < 0 ? "-" : "+"}${power}`;
  }
  if (exponent < 0) return `${sign}${withPoint("0".repeat(-exponent) + digits, 1)}`;
  return `${sign}${withPoint(digits, exponent + 1)}`;
}

/** A number as C's `%f` prints it: six decimals. */
export function printF(value: number): string {
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const magnitude = Math.abs(value);
  if (Number.isInteger(magnitude)) return `${sign}${BigInt(magnitude)}.000000`;
  const up = magnitude.toFixed(6);
  const [exact, last] = [magnitude.toFixed(EXACT_DIGITS), Number(up.at(-1))];
  const isTie = /^50*$/.test(exact.slice(exact.indexOf(".") + 7));
  return `${sign}${isTie && last % 2 === 1 ? exact.slice(0, exact.indexOf(".") + 7) : up}`;
}

function rounded(
  magnitude: number,
  precision: number,
): { readonly digits: string; readonly exponent: number } {
  const exact = split(magnitude.toExponential(EXACT_DIGITS));
  const kept = exact.digits.slice(0, precision);
  const isTie = /^50*$/.test(exact.digits.slice(precision));
  if (isTie && Number(kept.at(-1)) % 2 === 0) return { ...exact, digits: kept };
  return split(magnitude.toExponential(precision - 1));
}

function split(scientific: string): { readonly digits: string; readonly exponent: number } {
  const [mantissa = "", exponent = "0"] = scientific.split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) };
}

/** Digits with a point behind the first few, without zeros at the end of the fraction. */
function withPoint(digits: string, whole: number): string {
  const fraction = digits.slice(whole).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, whole) : `${digits.slice(0, whole)}.${fraction}`;
}
