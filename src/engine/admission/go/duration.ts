/** Nanoseconds in each unit of a Go duration. */
const UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["\u00b5s", 1_000n],
  ["\u03bcs", 1_000n],
  ["ms", 1_000_000n],
  ["s", 1_000_000_000n],
  ["m", 60_000_000_000n],
  ["h", 3_600_000_000_000n],
]);

const LIMIT = 2n ** 63n;

/** A duration such as `1h30m` or `1.5s` in nanoseconds; null if it is none. Source: Go's time.ParseDuration. */
export function parseDuration(text: string): bigint | null {
  const isNegative = text.startsWith("-");
  const body = text.replace(/^[-+]/, "");
  if (body === "0") return 0n;
  if (body === "") return null;
  let total = 0n;
  const part = /([0-9]*)(\.?)([0-9]*)([^0-9.]+)/y;
  while (part.lastIndex < body.length) {
    const found = part.exec(body);
    const [, whole = "", , fraction = "", unitName = ""] = found ?? [];
    const unit = UNITS.get(unitName);
    if (unit === undefined || (whole === "" && fraction === "")) return null;
    const significant = whole.replace(/^0+/, "");
    if (significant.length > 19) return null;
    total += BigInt(significant || "0") * unit + fractionOf(fraction, unit);
    if (total > LIMIT) return null;
  }
  if (isNegative) return -total;
  return total === LIMIT ? null : total;
}

/** What the digits after the point add. Go counts in floats here, and drops digits beyond 63 bits. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (value > (LIMIT - 1n) / 10n || next > LIMIT) break;
    value = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}
