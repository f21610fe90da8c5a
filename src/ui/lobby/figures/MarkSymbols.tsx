/** The shapes of the verdicts, 16 by 16. Origin: the middle. */
export function MarkSymbols() {
  return (
    <>
      <symbol id="lobby-mark-pass" overflow="visible">
        <circle className="p-allow" r="8" />
        <path className="p-mark" d="M-3.8 .2L-1 3L4 -3" />
      </symbol>
      <symbol id="lobby-mark-deny" overflow="visible">
        <path className="p-refuse" d="M-3.4 -8H3.4L8 -3.4V3.4L3.4 8H-3.4L-8 3.4V-3.4Z" />
        <path className="p-mark" d="M-3 -3L3 3M3 -3L-3 3" />
      </symbol>
      <symbol id="lobby-mark-closed" overflow="visible">
        <rect className="p-refuse" x="-8" y="-8" width="16" height="16" rx="1.5" />
        <path className="p-mark" d="M-4.4 0H4.4" />
      </symbol>
      <symbol id="lobby-mark-none" overflow="visible">
        <circle className="p-mark-none" r="6.6" />
        <path className="p-mark-none" d="M-3 0H3" />
      </symbol>
      <symbol id="lobby-mark-skip" overflow="visible">
        <circle className="p-mark-skip" r="6.6" />
      </symbol>
    </>
  );
}
