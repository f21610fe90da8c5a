import { boolean, field, type Report, text, texts, textValue } from "../source/cursor.ts";
import type { YamlNode } from "../source/yaml.ts";
import type { DecodeInput } from "./decode.ts";
import { decodeSelector, decodeTargetRefs, listItems } from "./decode-common.ts";
import type { JwtRule, RequestAuthentication } from "./request-authentication.ts";

export function decodeRequestAuthentication(input: DecodeInput): RequestAuthentication {
  const { node, meta, range, report } = input;
  const spec = field(node, "spec");
  return {
    kind: "RequestAuthentication",
    meta,
    range,
    selector: decodeSelector(spec),
    targetRefs: decodeTargetRefs(spec),
    jwtRules: listItems(field(spec, "jwtRules"), "rules", report).map((rule, index) =>
      decodeJwtRule(rule, index, report),
    ),
  };
}

function decodeJwtRule(rule: YamlNode, index: number, report: Report): JwtRule {
  const issuer = text(field(rule, "issuer"));
  const payloadHeader = text(field(rule, "outputPayloadToHeader"));
  const inline = text(field(rule, "jwks"));
  return {
    range: rule.range,
    index,
    issuer: issuer?.value ? issuer : null,
    audiences: texts(field(rule, "audiences"), report),
    // The CRD keeps both spellings of this one field, and of no other.
    jwksUri: text(field(rule, "jwksUri")) ?? text(field(rule, "jwks_uri")),
    jwks: inline?.value ? inline : null,
    fromHeaders: listItems(field(rule, "fromHeaders"), "headers", report).flatMap((header) => {
      const name = text(field(header, "name"));
      return name ? [{ name, prefix: textValue(field(header, "prefix")) ?? "" }] : [];
    }),
    fromParams: texts(field(rule, "fromParams"), report),
    fromCookies: texts(field(rule, "fromCookies"), report),
    outputPayloadToHeader: payloadHeader?.value ? payloadHeader : null,
    outputClaimToHeaders: listItems(field(rule, "outputClaimToHeaders"), "claims", report).flatMap(
      (entry) => {
        const header = text(field(entry, "header"));
        const claim = text(field(entry, "claim"));
        return header && claim ? [{ header, claim }] : [];
      },
    ),
    forwardOriginalToken: boolean(field(rule, "forwardOriginalToken")) ?? false,
    spaceDelimitedClaims: texts(field(rule, "spaceDelimitedClaims"), report),
  };
}
