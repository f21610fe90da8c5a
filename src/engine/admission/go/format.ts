/** How Go prints a float. */
export interface FloatFormat {
  /** Digits enough to read back a 64-bit or a 32-bit float. */
  readonly precision: "double" | "single";
  /** From this power of ten on the exponent is written: 21 for `%v`, 6 for `FormatFloat`. */
  readonly exponentFrom: number;
}

/** A finite float in Go's words, the shortest that reads back the same: `1.5`, `1e+21`, `1e-07`. */
export function floatText(value: number, { precision, exponentFrom }: FloatFormat): string {
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [mantissa = "", power = "0"] = shortest(Math.abs(value), precision).split("e");
  const exponent = Number(power);
  const sign = value < 0 ? "-" : "";
  if (exponent < -4 || exponent >= exponentFrom) {
    const size = Math.abs(exponent).toString().padStart(2, "0");
    return `${sign}${mantissa}e${exponent < 0 ? "-" : "+"}${size}`;
  }
  const digits = mantissa.replace(".", "");
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = digits.slice(exponent + 1);
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}

function shortest(value: number, precision: "double" | "single"): string {
  if (precision === "double") return value.toExponential();
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return value.toExponential();
  for (let digits = 0; digits < 9; digits++) {
    const text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) return text.replace(/\.?0+e/, "e");
  }
  return single.toExponential(8);
}

const NAMED_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\x07", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
  ["\\", "\\\\"],
  ['"', '\\"'],
]);

/** A string in Go's quotes, as `%q` prints it: what is not printable is escaped. */
export function quote(text: string): string {
  let result = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const named = NAMED_ESCAPES.get(character);
    if (named !== undefined) result += named;
    else if (character === " " || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character))
      result += character;
    else if (code < 0x80) result += `\\x${hex(code, 2)}`;
    else if (code < 0x10000) result += `\\u${hex(code, 4)}`;
    else result += `\\U${hex(code, 8)}`;
  }
  return `${result}"`;
}

function hex(code: number, length: number): string {
  return code.toString(16).padStart(length, "0");
}

/** How many bytes a string has in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
