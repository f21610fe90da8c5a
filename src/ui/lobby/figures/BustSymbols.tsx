const SHOULDERS =
  "M-12 0C-12.6 -13 -10 -18 -4.6 -19.4L-4 -22.6C-6.6 -24.6 -7.4 -28 -7 -31.4L7.2 -31.4C8.2 -30.6 8.6 -30 8.4 -29.2L6.9 -29.4C6.9 -26.6 6 -24 4 -22.6L4.6 -19.4C10 -18 12.6 -13 12 0Z";
const BARE_SHOULDERS =
  "M-12 0C-12.6 -13 -10 -18 -4.6 -19.4L-4 -22.6C-6.6 -24.6 -7.4 -28 -7 -31.4C-6.4 -39 6.4 -39 7 -31.4C7.2 -27.6 6 -24 4 -22.6L4.6 -19.4C10 -18 12.6 -13 12 0Z";
const CAP =
  "M-7.4 -30.4C-8 -33.4 -8 -35.6 -8.6 -37.4C-3.6 -40.6 4 -40.6 8.6 -37.2C8 -35.4 8 -33.4 7.4 -31.6C9.4 -31.4 10.8 -30.4 11.4 -28.8C9 -29.8 7 -30 4.4 -30.2Z";
const HAIR = "M-7 -29C-9 -39 9 -39 7 -29C5.6 -33 2 -33.6 -1 -33.2C-4 -33 -6.4 -32 -7 -29Z";

/** Those who stand in the second row: no contours, so that thirty of them stay a crowd. */
export function BustSymbols() {
  return (
    <>
      <symbol id="lobby-bust-cap" overflow="visible">
        <path className="p-tone2" d={SHOULDERS} />
        <path className="p-tone3" d={CAP} />
      </symbol>
      <symbol id="lobby-bust-hair" overflow="visible">
        <path className="p-tone2" d={BARE_SHOULDERS} />
        <path className="p-tone3" d={HAIR} />
      </symbol>
      <symbol id="lobby-bust-visitor" overflow="visible">
        <path className="p-coat p-line" d={SHOULDERS} />
        <path className="p-skin" d="M-6.6 -30C-6.6 -22 6 -22 6.6 -30Z" />
        <path className="p-hair" d={HAIR} />
      </symbol>
    </>
  );
}
