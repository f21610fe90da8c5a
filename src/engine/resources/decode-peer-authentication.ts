import { field, map } from "../source/cursor.ts";
import type { DecodeInput } from "./decode.ts";
import { decodeSelector, oneOf } from "./decode-common.ts";
import { MUTUAL_TLS_MODES, type PeerAuthentication } from "./peer-authentication.ts";

export function decodePeerAuthentication({
  node,
  meta,
  range,
  report,
}: DecodeInput): PeerAuthentication {
  const spec = field(node, "spec");
  return {
    kind: "PeerAuthentication",
    meta,
    range,
    selector: decodeSelector(spec),
    mode: oneOf(field(field(spec, "mtls"), "mode"), MUTUAL_TLS_MODES, report),
    portLevel: (map(field(spec, "portLevelMtls"))?.entries ?? []).flatMap(
      ({ key, keyRange, value }) => {
        const port = Number(key);
        if (!Number.isInteger(port)) return [];
        const mode = oneOf(field(value, "mode"), MUTUAL_TLS_MODES, report);
        return [{ port, mode: mode ?? { value: "UNSET" as const, range: keyRange } }];
      },
    ),
  };
}
