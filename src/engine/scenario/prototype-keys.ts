/**
 * Takes every key `__proto__` out of plain data, and gives the paths where they stood. It is the one name that no map of
 * a scenario can hold: the validation would pass over it without a word. The data must not nest beyond any stack.
 */
export function takePrototypeKeys(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const found: (readonly string[])[] = [];
  if (Object.hasOwn(value, "__proto__")) {
    Reflect.deleteProperty(value, "__proto__");
    found.push(["__proto__"]);
  }
  for (const [key, part] of Object.entries(value)) {
    for (const path of takePrototypeKeys(part)) found.push([key, ...path]);
  }
  return found;
}
