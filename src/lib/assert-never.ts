/** Closes a switch: a case that the types say cannot exist was reached, which is our bug. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
