import { useEffect, useState } from "react";
import { scenarioFileName } from "../../share/scenario-file.ts";
import { FILES } from "../messages/files.ts";
import { useSharedCopy } from "../share/sharing-context.tsx";
import { useLobby } from "../store-context.tsx";
import "./files.css";
import { offerDownload } from "./offer-download.ts";
import { readPicture } from "./picture.ts";
import { pictureText } from "./picture-text.ts";
import { PNG_SCALE, pngOf, svgAddress } from "./png.ts";

interface Made {
  readonly svg: string;
  readonly scene: string;
  readonly width: number;
  readonly height: number;
}

const SAID_FOR_MS = 1600;

/** The scene at this step as a picture, to look at and to take away. */
export function PictureTab() {
  const isCrowded = useLobby((state) => state.together);
  const name = useLobby((state) => state.draft.settings.name);
  const isCopy = useSharedCopy().state.kind === "made";
  const [made, setMade] = useState<Made | null>(null);
  // Once: it is a picture of what was there when it was asked for.
  useEffect(() => setMade(makePicture()), []);
  const words = FILES.picture;
  if (made === null) return <p>{words.noScene}</p>;
  return (
    <div className="share-made">
      <p className="modal-text">
        {words.explain} {isCrowded && words.crowd} {isCopy && words.names}
      </p>
      <img className="picture" src={svgAddress(made.svg)} alt={words.preview(made.scene)} />
      <p className="field-note">{words.size(made.width * PNG_SCALE, made.height * PNG_SCALE)}</p>
      <Actions
        made={made}
        stem={scenarioFileName(name === undefined ? {} : { name }).replace(/\.lobby\.yaml$/, "")}
      />
    </div>
  );
}

function Actions({ made, stem }: { readonly made: Made; readonly stem: string }) {
  const [said, setSaid] = useState<"copied" | "not-copied" | { readonly why: string } | null>(null);
  const { svg, width, height } = made;
  const words = FILES.picture;
  useEffect(() => {
    if (said !== "copied") return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const downloadPng = () =>
    pngOf(svg, width, height).then(
      (png) => offerDownload(`${stem}.png`, png),
      (problem: unknown) => setSaid({ why: String(problem) }),
    );
  const copyPng = async () => {
    try {
      // The promise goes in as it is: Safari lets a page write only what it began within the click.
      await navigator.clipboard.write([
        new ClipboardItem({ "image/png": pngOf(svg, width, height) }),
      ]);
      setSaid("copied");
    } catch {
      setSaid("not-copied");
    }
  };
  return (
    <>
      {said === "not-copied" && (
        <p role="alert" className="field-error">
          {words.notCopied}
        </p>
      )}
      {said !== null && typeof said === "object" && (
        <p role="alert" className="field-error">
          {words.failed(said.why)}
        </p>
      )}
      <p className="modal-actions">
        <button
          type="button"
          className="btn"
          onClick={() => offerDownload(`${stem}.svg`, new Blob([svg], { type: "image/svg+xml" }))}
        >
          {words.svg}
        </button>
        <button type="button" className="btn" onClick={() => void copyPng()}>
          <span aria-live="polite">{said === "copied" ? words.copied : words.copy}</span>
        </button>
        <button type="button" className="btn btn-primary" onClick={() => void downloadPng()}>
          {words.png}
        </button>
      </p>
    </>
  );
}

/** Null where the page shows no scene. */
function makePicture(): Made | null {
  const scene = document.querySelector<SVGSVGElement>("svg.lobby-scene");
  if (scene === null) return null;
  const { root, width, height } = readPicture(scene);
  return { svg: pictureText(root), scene: scene.getAttribute("aria-label") ?? "", width, height };
}
