/** Doors, plants and the street. Origin: on the floor. */
export function HouseSymbols() {
  return (
    <>
      <symbol id="lobby-door-open" overflow="visible">
        <path className="p-glass p-line" d="M0 0V-142L17 -133V7.4Z" />
        <path className="p-detail" d="M4 -10V-130L13 -125V-4" />
        <circle className="p-hair" cx="13.4" cy="-62" r="1.7" />
      </symbol>
      <symbol id="lobby-door-closed" overflow="visible">
        <rect className="p-glass p-line" x="-5" y="-142" width="10" height="142" />
        <path className="p-stroke-bold" d="M-5 -72H5M-9 -66V-56M9 -66V-56" />
      </symbol>
      <symbol id="lobby-plant" overflow="visible">
        <path className="p-paper p-line" d="M-9 -18H9L7 0H-7Z" />
        <path
          className="p-tone3 p-line"
          d="M0 -18C-2 -30 -14 -34 -18 -46C-8 -44 -2 -36 0 -26C-2 -40 -6 -52 -2 -64C4 -54 4 -40 1 -26C4 -36 10 -44 19 -47C16 -36 4 -30 0 -18Z"
        />
      </symbol>
      <symbol id="lobby-plant-small" overflow="visible">
        <path className="p-paper p-line" d="M-6 -10H6L5 0H-5Z" />
        <path
          className="p-tone3 p-line"
          d="M0 -10C-2 -16 -9 -18 -11 -25C-4 -24 -1 -20 0 -15C-1 -23 -2 -28 1 -34C4 -28 3 -21 1 -15C3 -20 7 -24 12 -25C10 -18 2 -16 0 -10Z"
        />
      </symbol>
      <symbol id="lobby-tree" overflow="visible">
        <path className="p-stroke-far" d="M0 0C1 -22 -1 -40 0 -66M0 -44L12 -62M0 -36L-11 -52" />
        <path
          className="p-leaf"
          d="M-2 -58C-18 -56 -28 -70 -22 -84C-32 -98 -20 -114 -6 -110C4 -126 26 -118 25 -102C38 -94 34 -74 20 -70C16 -60 6 -57 -2 -58Z"
        />
        <path
          className="p-detail"
          d="M-14 -80C-10 -86 -4 -86 0 -82M6 -98C10 -102 16 -101 18 -96M-10 -98C-6 -102 -2 -102 2 -98"
        />
      </symbol>
    </>
  );
}
