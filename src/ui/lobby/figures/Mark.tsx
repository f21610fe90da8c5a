/** The shape of a verdict; see look/README section 6. */
export type MarkKind = "pass" | "deny" | "closed" | "none" | "skip";

/** A mark outside the scene: decoration beside a word that says the same. Needs `Defs` in the page. */
export function Mark({ kind, size = 16 }: { readonly kind: MarkKind; readonly size?: number }) {
  return (
    <svg
      className="lobby-mark"
      width={size}
      height={size}
      viewBox="-9 -9 18 18"
      aria-hidden="true"
      focusable="false"
    >
      <use href={`#lobby-mark-${kind}`} />
    </svg>
  );
}
