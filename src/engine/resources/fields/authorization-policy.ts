import { ACTIONS } from "../authorization-policy.ts";
import { SELECTOR, TARGET_REF, TARGET_REFS } from "./attachment.ts";
import { type ListField, type ObjectField, strings } from "./field.ts";

function serviceAccounts(doc: string): ListField {
  return strings(doc, { maxItems: 16 }, { maxLength: 320 });
}

const SOURCE: ObjectField = {
  type: "object",
  doc: "Who sends the request; every field that is given must match.",
  rules: ["service-accounts-alone"],
  fields: {
    principals: strings(
      "Peer identities from mutual TLS, as `cluster.local/ns/NAMESPACE/sa/NAME`.",
    ),
    notPrincipals: strings("Peer identities that must not match."),
    requestPrincipals: strings("Token identities, as `ISSUER/SUBJECT`."),
    notRequestPrincipals: strings("Token identities that must not match."),
    namespaces: strings("Namespaces of the peer's identity."),
    notNamespaces: strings("Namespaces of the peer's identity that must not match."),
    serviceAccounts: serviceAccounts(
      "Service accounts of the peer, as `NAME` or `NAMESPACE/NAME`.",
    ),
    notServiceAccounts: serviceAccounts("Service accounts of the peer that must not match."),
    ipBlocks: strings("Addresses or CIDR ranges of the connection's sender."),
    notIpBlocks: strings(
      "Addresses or CIDR ranges of the connection's sender that must not match.",
    ),
    remoteIpBlocks: strings(
      "Addresses or CIDR ranges of the original client, from X-Forwarded-For or PROXY.",
    ),
    notRemoteIpBlocks: strings(
      "Addresses or CIDR ranges of the original client that must not match.",
    ),
    trustDomains: strings("Trust domains of the peer's identity."),
    notTrustDomains: strings("Trust domains of the peer's identity that must not match."),
  },
};

const OPERATION: ObjectField = {
  type: "object",
  doc: "What the request does; every field that is given must match.",
  fields: {
    hosts: strings("Values of the Host header, without regard to case."),
    notHosts: strings("Hosts that must not match."),
    ports: strings("Ports of the workload, as quoted numbers."),
    notPorts: strings("Ports that must not match."),
    methods: strings("HTTP methods, in upper case."),
    notMethods: strings("HTTP methods that must not match."),
    paths: strings("Paths without query; `*` at an end, or the templates `{*}` and `{**}`."),
    notPaths: strings("Paths that must not match."),
  },
};

const CONDITION: ObjectField = {
  type: "object",
  doc: "One more demand on the request.",
  required: ["key"],
  fields: {
    key: {
      type: "string",
      doc: "The attribute, such as `request.headers[x-team]` or `source.ip`.",
    },
    values: strings("Values of which one must match."),
    notValues: strings("Values that must not match."),
  },
};

const RULE: ObjectField = {
  type: "object",
  doc: "Matches a request that fits one of `from`, one of `to` and all of `when`.",
  fields: {
    from: {
      type: "array",
      doc: "Sources of which one must match; absent: any.",
      maxItems: 512,
      items: { type: "object", doc: "One source.", fields: { source: SOURCE } },
    },
    to: {
      type: "array",
      doc: "Operations of which one must match; absent: any.",
      items: { type: "object", doc: "One operation.", fields: { operation: OPERATION } },
    },
    when: { type: "array", doc: "Conditions that must all hold; absent: none.", items: CONDITION },
  },
};

export const AUTHORIZATION_POLICY_SPEC: ObjectField = {
  type: "object",
  doc: "Which requests to which workloads are allowed, denied, audited or handed to an authorizer.",
  rules: ["one-attachment"],
  fields: {
    selector: SELECTOR,
    targetRef: TARGET_REF,
    targetRefs: TARGET_REFS,
    rules: {
      type: "array",
      doc: "The policy matches a request that one of its rules matches; without rules it matches none.",
      maxItems: 512,
      items: RULE,
    },
    action: {
      type: "string",
      doc: "What happens to a request that matches; ALLOW if absent.",
      enum: ACTIONS,
    },
    provider: {
      type: "object",
      doc: "The external authorizer; only for CUSTOM.",
      fields: { name: { type: "string", doc: "Name of an extension provider in MeshConfig." } },
    },
  },
};
