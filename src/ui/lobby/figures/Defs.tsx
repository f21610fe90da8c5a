import { memo } from "react";
import { BodySymbols } from "./BodySymbols.tsx";
import { BustSymbols } from "./BustSymbols.tsx";
import { CarriedSymbols } from "./CarriedSymbols.tsx";
import { FurnitureSymbols } from "./FurnitureSymbols.tsx";
import { HeadSymbols } from "./HeadSymbols.tsx";
import { HouseSymbols } from "./HouseSymbols.tsx";
import { MarkSymbols } from "./MarkSymbols.tsx";

/**
 * Every reusable part of the drawing, once a page. Whoever shows a mark or a figure needs it in the document.
 * Not `display: none`: symbols in a hidden tree are not drawn by every browser.
 */
export const Defs = memo(function Defs() {
  return (
    <svg className="lobby-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <MarkSymbols />
        <CarriedSymbols />
        <FurnitureSymbols />
        <HouseSymbols />
        <HeadSymbols />
        <BustSymbols />
        <BodySymbols />
      </defs>
    </svg>
  );
});
