/** What hands hold. Origin: where the hand holds it. */
export function CarriedSymbols() {
  return (
    <>
      <symbol id="lobby-card" overflow="visible">
        <g transform="rotate(-6)">
          <rect className="p-doc p-line" x="-2" y="-13" width="20" height="14" rx="1.6" />
          <rect className="p-doc-blue" x="-2" y="-13" width="20" height="3.6" rx="1" />
          <circle className="p-doc-ink" cx="3" cy="-5.6" r="2" />
          <path className="p-doc-ink" d="M0 -.6C0 -3.6 6 -3.6 6 -.6Z" />
          <path className="p-doc-line" d="M8.6 -6H15.6M8.6 -3H13.4" />
        </g>
      </symbol>
      <symbol id="lobby-badge" overflow="visible">
        <g transform="rotate(4)">
          <path className="p-stroke" d="M4 -15L6 -22L8 -15" />
          <rect className="p-doc p-line" x="-1" y="-16" width="14" height="19" rx="2" />
          <rect className="p-stroke" x="3.6" y="-14" width="5" height="1.6" rx="0.8" />
          <path
            className="p-doc-blue"
            d="M6 -10.6L9.6 -9.2V-5.6C9.6 -3 7.8 -1.4 6 -.6C4.2 -1.4 2.4 -3 2.4 -5.6V-9.2Z"
          />
        </g>
      </symbol>
      <symbol id="lobby-badge-bad" overflow="visible">
        <g transform="rotate(4)">
          <path className="p-stroke" d="M4 -15L6 -22L8 -15" />
          <rect className="p-doc p-line" x="-1" y="-16" width="14" height="19" rx="2" />
          <rect className="p-stroke" x="3.6" y="-14" width="5" height="1.6" rx="0.8" />
          <path
            className="p-doc-red"
            d="M6 -10.6L9.6 -9.2V-5.6C9.6 -3 7.8 -1.4 6 -.6C4.2 -1.4 2.4 -3 2.4 -5.6V-9.2Z"
          />
          <path className="p-doc-strike" d="M2.4 -9.2L9.6 -1.8" />
        </g>
      </symbol>
      <symbol id="lobby-form" overflow="visible">
        <g transform="rotate(-8)">
          <path className="p-doc p-line" d="M-3 -17H9L13 -13V3H-3Z" />
          <path className="p-doc-line" d="M9 -17V-13H13M0 -9.6H9.4M0 -6H9.4M0 -2.4H6" />
        </g>
      </symbol>
      <symbol id="lobby-envelope" overflow="visible">
        <g transform="rotate(-5)">
          <rect className="p-doc p-line" x="-2" y="-12" width="22" height="14" rx="1" />
          <path className="p-doc-line" d="M-2 -11.6L9 -3.4L20 -11.6" />
          <circle className="p-doc-blue" cx="9" cy="-3.8" r="2.4" />
        </g>
      </symbol>
      <symbol id="lobby-clip" overflow="visible">
        <g transform="rotate(-14)">
          <rect className="p-tone3 p-line" x="-3" y="-18" width="14" height="20" rx="1.4" />
          <rect className="p-doc" x="-1.4" y="-15.4" width="10.8" height="15.6" />
          <path className="p-doc-line" d="M.6 -12H7.4M.6 -9H7.4M.6 -6H7.4M.6 -3H5" />
          <rect className="p-doc p-line" x="1.4" y="-19.6" width="5" height="3" rx="1" />
        </g>
      </symbol>
    </>
  );
}
