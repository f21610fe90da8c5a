import { quote } from "../go/format.ts";
import { readJsonText } from "../go/json-text.ts";
import { type JsonValue, member } from "../json.ts";
import type { WebhookAnswer, WebhookError, WebhookRequest } from "./answer.ts";
import { checkAttachment } from "./attachment.ts";

/**
 * What istiod's webhook says of a PeerAuthentication that has passed its CRD's schema. Only port keys are left:
 * the schema takes `"08080"` for a number, and istiod's decoder, which reads them as JSON, does not.
 */
export function checkPeerAuthentication({ spec }: WebhookRequest): WebhookAnswer {
  const undecodable = portKeyError(member(spec, "portLevelMtls"));
  if (undecodable) return { errors: [undecodable], warnings: [] };
  return { errors: [], warnings: checkAttachment(spec).warnings };
}

/** The first key that is no JSON number. Go walks the map, so that of several any may be named. */
function portKeyError(ports: JsonValue | null): WebhookError | null {
  if (ports?.kind !== "object") return null;
  for (const [key, { keyRange }] of ports.entries) {
    const why = jsonNumberError(key);
    if (why !== null) return { message: `error decoding configuration: ${why}`, range: keyRange };
  }
  return null;
}

function jsonNumberError(key: string): string | null {
  const reading = readJsonText(key);
  if (reading.kind === "error") return reading.message;
  const rest = key.slice(reading.value.end).trimStart();
  if (rest === "") return null;
  return `invalid character '${quote(rest.charAt(0)).slice(1, -1)}' after top-level value`;
}
