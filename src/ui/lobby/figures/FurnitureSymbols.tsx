/** What stands at the desks. Origin: on the floor, in the middle; for what stands on a desk, on its top. */
export function FurnitureSymbols() {
  return (
    <>
      <symbol id="lobby-desk" overflow="visible">
        <rect className="p-paper p-line" x="-31" y="-42" width="62" height="4" />
        <path className="p-paper p-line" d="M-27 -38H27V0H23V-33H-23V0H-27Z" />
        <rect className="p-tone1 p-line" x="-23" y="-38" width="46" height="22" />
        <path className="p-detail" d="M-23 -27H23" />
      </symbol>
      <symbol id="lobby-desk-small" overflow="visible">
        <rect className="p-paper p-line" x="-22" y="-42" width="44" height="4" />
        <path className="p-paper p-line" d="M-19 -38H19V0H15.4V-34H-15.4V0H-19Z" />
        <rect className="p-tone1 p-line" x="-15.4" y="-38" width="30.8" height="15" />
      </symbol>
      <symbol id="lobby-chair" overflow="visible">
        <path
          className="p-tone2 p-line"
          d="M-13 -31H6C8 -31 8 -26 6 -26H-12C-15 -26 -16 -29 -17 -34L-20 -62C-20 -66 -15 -67 -14 -63L-11 -37C-10.6 -33 -12 -31 -13 -31Z"
        />
        <path className="p-stroke-bold" d="M-4 -26V-10M-14 -3L-4 -10L6 -3M-14 -3V0M6 -3V0" />
      </symbol>
      <symbol id="lobby-telephone" overflow="visible">
        <path className="p-hair p-line-thin" d="M-9 0C-9 -5 -6 -7 -3 -7H3C6 -7 9 -5 9 0Z" />
        <circle className="p-paper" cx="0" cy="-3" r="2" />
      </symbol>
      <symbol id="lobby-telephone-hung" overflow="visible">
        <path className="p-hair p-line-thin" d="M-9 0C-9 -5 -6 -7 -3 -7H3C6 -7 9 -5 9 0Z" />
        <circle className="p-paper" cx="0" cy="-3" r="2" />
        <path
          className="p-hair p-line-thin"
          d="M-11 -8C-11 -13 11 -13 11 -8L7 -7.4L6 -10H-6L-7 -7.4Z"
        />
      </symbol>
      <symbol id="lobby-reader" overflow="visible">
        <path className="p-tone1 p-line" d="M-8 0L-6 -58H6L8 0Z" />
        <rect className="p-paper p-line" x="-10" y="-74" width="20" height="24" rx="2.5" />
        <rect className="p-led p-line-thin" x="-6.4" y="-70.4" width="12.8" height="8" rx="1" />
        <path className="p-stroke-bold" d="M-6 -57.4H6" />
        <path className="p-detail" d="M-3.6 -40H3.6M-3.6 -36H3.6" />
      </symbol>
      <symbol id="lobby-lectern" overflow="visible">
        <path className="p-tone1 p-line" d="M-3.4 0L-3 -44H5L5.4 0Z" />
        <path className="p-paper p-line" d="M-16 -40L16 -56L18 -51L-13 -35Z" />
        <path className="p-stroke-bold" d="M-9 0H11" />
      </symbol>
      <symbol id="lobby-turnstile-closed" overflow="visible">
        <path
          className="p-tone1 p-line"
          d="M-10 0V-40C-10 -43.6 -8 -45 -5 -45H6C9 -45 10 -43.6 10 -40V0Z"
        />
        <circle className="p-paper p-line" cx="-5" cy="-34" r="4.6" />
        <path className="p-bar" d="M-8 -34H-33" />
        <path className="p-bar" d="M-5 -31L-1 -12" />
        <path className="p-detail" d="M2 -38H7M2 -34.6H7" />
      </symbol>
      <symbol id="lobby-turnstile-open" overflow="visible">
        <path
          className="p-tone1 p-line"
          d="M-10 0V-40C-10 -43.6 -8 -45 -5 -45H6C9 -45 10 -43.6 10 -40V0Z"
        />
        <circle className="p-paper p-line" cx="-5" cy="-34" r="4.6" />
        <path className="p-bar" d="M-8 -33L-16 -11" />
        <path className="p-bar" d="M-5 -31L-1 -12" />
        <path className="p-detail" d="M2 -38H7M2 -34.6H7" />
      </symbol>
      <symbol id="lobby-monitor" overflow="visible">
        <path className="p-stroke-bold" d="M-7 0H7M0 0V-6" />
        <rect className="p-paper p-line" x="-16" y="-27" width="32" height="21" rx="1.6" />
        <path className="p-detail" d="M-11 -21H4M-11 -17H9M-11 -13H-1" />
      </symbol>
    </>
  );
}
