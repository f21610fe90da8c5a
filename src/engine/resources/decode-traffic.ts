import { field, fieldAt, integer, items, textMap, textValue } from "../source/cursor.ts";
import type { DecodeInput } from "./decode.ts";
import type { DestinationRuleResource, GatewayResource, ServiceResource } from "./workload.ts";

export function decodeService({ node, meta, range }: DecodeInput): ServiceResource {
  const spec = field(node, "spec");
  return {
    kind: "Service",
    meta,
    range,
    selector: textMap(field(spec, "selector")),
    ports: items(field(spec, "ports")).flatMap((entry) => {
      const port = integer(field(entry, "port"));
      if (port === null) return [];
      return [
        {
          port,
          name: textValue(field(entry, "name")),
          appProtocol: textValue(field(entry, "appProtocol")),
          targetPort: textValue(field(entry, "targetPort")) ?? String(port),
        },
      ];
    }),
  };
}

export function decodeDestinationRule({ node, meta, range }: DecodeInput): DestinationRuleResource {
  const policy = fieldAt(node, "spec", "trafficPolicy");
  return {
    kind: "DestinationRule",
    meta,
    range,
    host: textValue(fieldAt(node, "spec", "host")) ?? "",
    tlsMode: textValue(fieldAt(policy, "tls", "mode")),
    portTlsModes: items(field(policy, "portLevelSettings")).flatMap((entry) => {
      const port = integer(fieldAt(entry, "port", "number"));
      const mode = textValue(fieldAt(entry, "tls", "mode"));
      return port === null || mode === null ? [] : [{ port, mode }];
    }),
  };
}

export function decodeGateway({ node, meta, range }: DecodeInput): GatewayResource {
  return {
    kind: "Gateway",
    meta,
    range,
    selector: textMap(fieldAt(node, "spec", "selector")),
    servers: items(fieldAt(node, "spec", "servers")).flatMap((server) => {
      const port = integer(fieldAt(server, "port", "number"));
      if (port === null) return [];
      return [
        {
          port,
          protocol: textValue(fieldAt(server, "port", "protocol")) ?? "HTTP",
          tlsMode: textValue(fieldAt(server, "tls", "mode")),
        },
      ];
    }),
  };
}
