import { expect, test } from "vitest";
import { printF, printG } from "./print-number.ts";

/** Measured on Envoy 1.39, whose numbers come from the C library. */
test.each([
  { value: 0, text: "0" },
  { value: -0, text: "-0" },
  { value: -1, text: "-1" },
  { value: 1.5, text: "1.5" },
  { value: 100_000, text: "100000" },
  { value: 0.0001, text: "0.0001" },
  { value: 0.00015, text: "0.00015" },
  { value: 1e-5, text: "1e-05" },
  { value: 1.25e-10, text: "1.25e-10" },
  { value: 123_456_789_012_345, text: "123456789012345" },
  { value: 1e15, text: "1e+15" },
  { value: 1.5e300, text: "1.5e+300" },
  { value: 999_999_999_999_999.5, text: "1e+15" },
  { value: 5e-324, text: "4.94065645841247e-324" },
])("%g of $value with 15 digits", ({ value, text }) => {
  expect(printG(value, 15)).toBe(text);
});

test.each([
  { value: 1 / 3, text: "0.33333333333333331" },
  { value: Number("12345678901234567890"), text: "1.2345678901234567e+19" },
  { note: "a tie goes to the even digit", value: 2 ** 50 + 0.25, text: "1125899906842624.2" },
  { note: "also upwards", value: 2 ** 50 + 0.75, text: "1125899906842624.8" },
])("%g of $value with 17 digits", ({ value, text }) => {
  expect(printG(value, 17)).toBe(text);
});

test.each([
  { value: -5, text: "-5.000000" },
  { value: 1.5, text: "1.500000" },
  { value: -0, text: "-0.000000" },
  { value: 1e-9, text: "0.000000" },
  { value: 1.234_567_89, text: "1.234568" },
  { value: 1e22, text: "10000000000000000000000.000000" },
  { note: "a tie goes to the even digit", value: 0.007_812_5, text: "0.007812" },
  { note: "also upwards", value: 0.023_437_5, text: "0.023438" },
  { value: -0.007_812_5, text: "-0.007812" },
])("%f of $value", ({ value, text }) => {
  expect(printF(value)).toBe(text);
});
