/** The object with a field set, or without it when the value is undefined: absent and empty are different things. */
export function withField<T extends object, K extends keyof T>(
  object: T,
  key: K,
  value: T[K] | undefined,
): T {
  const { [key]: _, ...rest } = object;
  // Typed by its callers: the rest of T, and T's own field if there is one.
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}
