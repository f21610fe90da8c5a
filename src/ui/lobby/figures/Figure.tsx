import { bodyId, type Look, skeletonIn } from "./cast.ts";
import { at } from "./geometry.ts";
import type { PoseName } from "./poses.ts";

interface FigureProps {
  readonly look: Look;
  readonly pose: PoseName;
  readonly x: number;
  readonly y: number;
  /** Staff face left. */
  readonly mirrored?: boolean;
}

/** One person, standing (or seated) at a place on the floor. */
export function Figure({ look, pose, x, y, mirrored = false }: FigureProps) {
  const id = bodyId(look.clothes, pose);
  const { head, headTurn, arms } = skeletonIn(pose);
  const shoulder = { transformOrigin: `${arms.far.root.x}px ${arms.far.root.y}px` };
  const onHead = `translate(${at(head)})rotate(${headTurn})`;
  const onPhone = pose === "phone" || pose === "slice";
  return (
    <g transform={`translate(${x} ${y})${mirrored ? "scale(-1 1)" : ""}`}>
      {pose === "refuse" && <use href={`#${id}-far`} className="lobby-raised" style={shoulder} />}
      <use href={`#${id}`} />
      <use href={`#lobby-head-${look.head}`} transform={onHead} />
      {look.beard && <use href="#lobby-beard" transform={onHead} />}
      {onPhone && <use href="#lobby-receiver" transform={onHead} />}
      <use href={`#${id}-arm`} />
    </g>
  );
}

/** A symbol at a place; the building blocks of everything that is not a person. */
export function Part(props: {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly mirrored?: boolean;
}) {
  const { name, x, y, mirrored = false } = props;
  return (
    <use
      href={`#lobby-${name}`}
      transform={`translate(${x} ${y})${mirrored ? "scale(-1 1)" : ""}`}
    />
  );
}
