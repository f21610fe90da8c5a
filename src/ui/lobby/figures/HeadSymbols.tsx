import { BEARD, CAP, HAIR, HEAD, HEADWEAR, type Headwear, HOOD, NAPE, RECEIVER } from "./heads.ts";

/** One symbol a headwear, plus a beard and a receiver that are laid over it. Origin: the middle of the head. */
export function HeadSymbols() {
  return (
    <>
      {HEADWEAR.map((wear) => (
        <symbol key={wear} id={`lobby-head-${wear}`} overflow="visible">
          <path className="p-skin p-line" d={HEAD} />
          <Wear wear={wear} />
        </symbol>
      ))}
      <symbol id="lobby-beard" overflow="visible">
        <path className="p-hair" d={BEARD} />
      </symbol>
      <symbol id="lobby-receiver" overflow="visible">
        <path className="p-paper p-line" d={RECEIVER} />
      </symbol>
    </>
  );
}

function Wear({ wear }: { readonly wear: Headwear }) {
  if (wear === "hood") return <path className="p-coat p-line" d={HOOD} />;
  if (wear !== "cap") return <path className="p-hair p-line-thin" d={HAIR[wear]} />;
  return (
    <>
      <path className="p-hair" d={NAPE} />
      <path className="p-jacket p-line" d={CAP.crown} />
      <path className="p-stroke" d={CAP.band} />
      <path className="p-jacket p-line" d={CAP.peak} />
    </>
  );
}
