/**
 * The rules that Istio's CRDs state in CEL. A rule is about the value that carries it; what each one checks
 * stands in `admission/kube/cel-rules.ts`.
 */
export type CelRule =
  | "one-attachment"
  | "no-label-value-wildcard"
  | "no-label-key-wildcard"
  | "no-empty-label-key"
  | "no-other-namespace"
  | "service-accounts-alone"
  | "ports-in-range"
  | "ports-need-selector"
  | "one-key-source"
  | "valid-duration"
  | "http-url";

interface Described {
  /** One sentence for hover and completion. */
  readonly doc: string;
  readonly rules?: readonly CelRule[];
}

export interface StringField extends Described {
  readonly type: "string";
  readonly enum?: readonly string[];
  /** In characters. */
  readonly minLength?: number;
  /** In characters, though the API server says bytes. */
  readonly maxLength?: number;
  /** A regular expression that need not match the whole value. */
  readonly pattern?: string;
}

export interface BooleanField extends Described {
  readonly type: "boolean";
}

export interface ListField extends Described {
  readonly type: "array";
  readonly items: Field;
  readonly maxItems?: number;
}

/** An object whose keys the user chooses. */
export interface MapField extends Described {
  readonly type: "map";
  readonly values: Field;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface ObjectField extends Described {
  readonly type: "object";
  readonly fields: Readonly<Record<string, Field>>;
  readonly required?: readonly string[];
  /** Fields that are not listed stay; else the API server refuses or drops them. */
  readonly keepsUnknown?: true;
}

/** A value that nothing is checked of. */
export interface AnyField extends Described {
  readonly type: "any";
}

export type Field = StringField | BooleanField | ListField | MapField | ObjectField | AnyField;

/** A list of strings, the most frequent field of all. */
export function strings(
  doc: string,
  limits: Pick<ListField, "maxItems"> = {},
  item: Partial<StringField> = {},
): ListField {
  return { type: "array", doc, ...limits, items: { doc: "One value.", ...item, type: "string" } };
}
