import { assertNever } from "../../../lib/assert-never.ts";

export type Clothes = "coat" | "guard" | "shirt" | "vest" | "suit";

/** The trunk in its clothes. Origin: the middle of the hip; the shoulders lie 33 above it. */
export function Torso({ clothes }: { readonly clothes: Clothes }) {
  switch (clothes) {
    case "coat":
      return (
        <>
          <path
            className="p-coat p-line"
            d="M-8.6 -33C-8.8 -36.4 -5 -38.6 -1.6 -39.4L3.6 -39.4C7 -38.6 9.4 -36 9.2 -32.4C9.4 -22 8.6 -12 11.6 15.6C5 18 -5.4 18 -11.8 15.6C-9.2 -10 -9.4 -22 -8.6 -33Z"
          />
          <path
            className="p-coat-line"
            d="M4 -38.6C4.6 -28 4.4 -8 5.6 16.4M4 -38.4L7.4 -31.4L4.8 -27.4M-1.4 -39.2L4.4 -32"
          />
        </>
      );
    case "guard":
      return (
        <>
          <path
            className="p-jacket p-line"
            d="M-9 -33C-9.2 -36.6 -5 -38.8 -1.6 -39.4L3.6 -39.4C7.4 -38.8 9.8 -36.2 9.6 -32.4C9.8 -22 8.4 -12 9.4 6.4C4 8 -4.8 8 -9.4 6.4C-8.6 -10 -9.8 -22 -9 -33Z"
          />
          <path
            className="p-jacket-line"
            d="M-9.2 -3.6C-3 -2 4 -2 9 -3.4M-9.2 -.2C-3 1.4 4 1.4 9.1 0M5 -38.4C5.4 -28 4.6 -12 5 -3M.6 -28.6L3.4 -28.6L3.4 -25.4L2 -23.8L.6 -25.4Z"
          />
        </>
      );
    case "shirt":
      return (
        <>
          <path
            className="p-paper p-line"
            d="M-8.4 -33C-8.6 -36.4 -5 -38.6 -1.6 -39.4L3.6 -39.4C7 -38.6 9.2 -36 9 -32.4C9 -22 7.4 -12 7.8 2.6C3 4 -4 4 -8 2.6C-7.4 -10 -9 -22 -8.4 -33Z"
          />
          <path
            className="p-stroke"
            d="M-1 -39C1 -34 3 -27 3.4 -20M4 -39C4.4 -33 3.8 -27 3.4 -20M1 -20L6 -20L6 -13L1 -13ZM-8 -1.4C-3 0 4 0 7.8 -1.2"
          />
        </>
      );
    case "vest":
      return (
        <>
          <path
            className="p-paper p-line"
            d="M-8.4 -33C-8.6 -36.4 -5 -38.6 -1.6 -39.4L3.6 -39.4C7 -38.6 9.2 -36 9 -32.4C9 -22 8 -12 8.6 5C3 6.4 -4 6.4 -8.8 5C-8 -10 -9 -22 -8.4 -33Z"
          />
          <path
            className="p-suit p-line"
            d="M-7.4 -36.6L-1.4 -39.2L4.6 -22L7.4 -37.4C9.4 -35 9 -28 8.6 5C3 6.4 -4 6.4 -8.8 5C-8 -10 -9 -22 -7.4 -36.6Z"
          />
          <path className="p-stroke" d="M4.6 -22L5 5.4" />
        </>
      );
    case "suit":
      return (
        <>
          <path
            className="p-suit p-line"
            d="M-8.8 -33C-9 -36.4 -5 -38.6 -1.6 -39.4L3.6 -39.4C7.2 -38.6 9.6 -36 9.4 -32.4C9.6 -22 8.2 -12 9.6 8C4 9.6 -4.8 9.6 -9.6 8C-8.6 -10 -9.4 -22 -8.8 -33Z"
          />
          <path
            className="p-paper"
            d="M-.4 -39.6L4.4 -39.6C6 -34 6 -30 5.4 -25C3 -29 1 -34 -.4 -39.6Z"
          />
          <path className="p-hair" d="M3 -38.4L5 -38.4L5.6 -36L6 -28L5.2 -25L3.6 -29L3.6 -36Z" />
          <path className="p-stroke" d="M-.8 -39.4C.6 -34 3 -29 5.4 -24.6L5.8 8.8" />
        </>
      );
    default:
      return assertNever(clothes);
  }
}
