import { TriangleAlert } from "lucide-react";
import { showInvisible } from "../../lib/show-invisible.ts";
import type { Secret } from "../../share/secrets.ts";
import { SHARE } from "../messages/share.ts";
import { shortened } from "./InsideList.tsx";

const SHOWN = 50;
/** Enough to know it again; nobody who looks over a shoulder can use it. */
const TASTE = 24;

/** The secrets of the link, where they cannot be overlooked. */
export function SecretsNotice({ secrets }: { readonly secrets: readonly Secret[] }) {
  if (secrets.length === 0) return null;
  const words = SHARE.secrets;
  return (
    <section className="secrets" aria-labelledby="secrets-title">
      <h3 id="secrets-title">
        <TriangleAlert size={16} aria-hidden="true" />
        {words.title(secrets.length)}
      </h3>
      <p>{words.explain}</p>
      <ul>
        {secrets.slice(0, SHOWN).map((secret) => (
          <li key={`${secret.kind} ${secret.value}`}>
            <strong>{words.kind(secret.kind)}</strong> <code>{taste(secret.value)}</code>{" "}
            {secret.where === null ? words.elsewhere : words.where(showInvisible(secret.where))}
            {secret.token && `: ${showInvisible(words.token(secret.token))}`}
          </li>
        ))}
        {secrets.length > SHOWN && <li>{SHARE.inside.more(secrets.length - SHOWN)}</li>}
      </ul>
    </section>
  );
}

function taste(value: string): string {
  const most = Math.min(TASTE, Math.max(6, Math.floor(value.length / 2)));
  return shortened(value, most);
}
