import type {
  AttachReason,
  ClauseNode,
  DroppedNode,
  GroupNode,
  PeerAuthenticationNode,
  PolicyNode,
  StageNode,
  Trace,
  TraceNode,
} from "./trace.ts";

/**
 * The sentence of one node, as a person would say it. Istio's own words stay verbatim. Pure: the same node
 * gives the same sentence, on the page, in the transcript and in the terminal.
 */
export function sentenceOf(node: TraceNode, trace: Trace): string {
  switch (node.kind) {
    case "stage":
      return stageSentence(node, trace);
    case "policy":
      return policySentence(node);
    case "rule":
      if (node.result === "not-evaluated") return `rule[${node.index}] was not asked`;
      if (node.matchesAll) return `rule[${node.index}] asks for nothing, so it matches everything`;
      return `rule[${node.index}] ${node.result === "match" ? "matches" : "does not match"}`;
    case "group":
      return groupSentence(node);
    case "clause":
      return clauseSentence(node);
    case "dropped":
      return droppedSentence(node);
    case "peer-authentication":
      return peerSentence(node);
    case "check":
      return node.result === "not-evaluated"
        ? `${node.name} was not looked at`
        : `${node.name}: wanted ${node.wanted}, saw ${node.saw}`;
    case "jwt-rule":
      return `jwtRules[${node.index}] of ${node.policy.namespace}/${node.policy.name}: ${node.status}`;
    case "token": {
      const place = `${node.location.in} \`${node.location.name}\``;
      if (!node.found) return `no token in ${place}`;
      const whose = node.subject ? ` of ${node.subject}` : "";
      return `a token${whose} in ${place}${node.status ? `: ${node.status}` : ""}`;
    }
    case "header":
      return headerSentence(node.name, node.before, node.after, node.why);
    case "path":
      return `${node.step}: \`${node.before}\` became \`${node.after}\``;
    case "authorizer":
      return node.asked
        ? `${node.provider} was asked and answered ${node.answer}: ${node.why}`
        : `${node.provider} was not asked: ${node.why}`;
  }
}

/** Why a policy is in or out, in words. */
export function attachSentence(why: AttachReason): string {
  const words: Readonly<Record<AttachReason, string>> = {
    "mesh-wide": "applies to the whole mesh: it is in the root namespace and has no selector",
    "namespace-wide": "applies to its whole namespace: it has no selector",
    "selector-matches": "its selector matches this workload's labels",
    "target-ref-matches": "its targetRef names this gateway",
    "other-namespace": "is in another namespace",
    "selector-differs": "its selector asks for other labels",
    "target-ref-ignored": "has a targetRef, which this proxy does not take",
    "selector-in-root-namespace":
      "has a selector in the root namespace, where PeerAuthentication ignores it",
    "gateway-ignores-peer-authentication":
      "does not concern a gateway: its Gateway resource decides about TLS",
  };
  return words[why];
}

function childrenOf(trace: Trace, id: number): readonly TraceNode[] {
  return trace.nodes.filter((node) => node.parent === id);
}

function stageSentence(node: StageNode & { readonly id: number }, trace: Trace): string {
  if (node.outcome === "not-reached") return `${node.stage} was not reached`;
  const children = childrenOf(trace, node.id);
  const asked = children.filter(
    (child) => child.kind === "policy" && child.applies && !child.dryRun,
  );
  const matched = asked.filter((child) => child.kind === "policy" && child.result === "match");
  const count = asked.length === 1 ? "1 policy asked" : `${asked.length} policies asked`;
  switch (node.stage) {
    case "HANDSHAKE":
      return handshakeSentence(node, children);
    case "PROXY": {
      const last = children.findLast((child) => child.kind === "path");
      if (node.outcome === "rejected") return "the proxy refuses the request before any policy";
      if (node.outcome === "nothing-to-do") return "a TCP connection: there is no request to read";
      const first = children.find((child) => child.kind === "path");
      return last?.kind === "path" && first?.kind === "path"
        ? `path ${first.before} became ${last.after}`
        : "path as it came";
    }
    case "JWT":
      return jwtSentence(node, children);
    case "CUSTOM": {
      const call = children.find((child) => child.kind === "authorizer");
      if (asked.length === 0) return "no CUSTOM policy applies";
      if (call?.kind === "authorizer" && call.asked)
        return `${call.provider} asked, answer: ${call.answer}`;
      if (call?.kind === "authorizer") return call.why;
      return `${count}, none matched, so nobody is called`;
    }
    case "AUDIT":
      if (asked.length === 0) return "no AUDIT policy applies";
      return matched.length > 0 ? "the request is noted down" : `${count}, none matched`;
    case "DENY":
      if (asked.length === 0) return "no DENY policy applies";
      return `${count}, ${matched.length === 0 ? "none" : matched.length} matched`;
    case "ALLOW":
      if (asked.length === 0) return "no ALLOW policy applies, so what is not denied passes";
      return `${count}, ${matched.length === 0 ? "none" : matched.length} matched`;
  }
}

function handshakeSentence(node: StageNode, children: readonly TraceNode[]): string {
  const checks = children.filter((child) => child.kind === "check");
  const failed = checks.find((check) => check.result === "no-match");
  if (node.outcome === "rejected") {
    return failed
      ? `connection closed: wanted ${failed.wanted}, saw ${failed.saw}`
      : "connection closed";
  }
  const identity = checks.find((check) => check.name === "identity");
  return identity ? `mTLS ok, ${identity.saw}` : "let in without a mesh identity";
}

function jwtSentence(node: StageNode, children: readonly TraceNode[]): string {
  const rules = children.filter((child) => child.kind === "jwt-rule");
  if (node.outcome === "rejected") {
    const failed = rules.find((rule) => rule.result === "no-match");
    return failed ? failed.status : "the token is refused";
  }
  if (rules.length === 0) {
    const applies = children.some((child) => child.kind === "policy" && child.applies);
    return applies ? "nothing to check" : "no RequestAuthentication applies";
  }
  const good = rules.find((rule) => rule.result === "match");
  return good
    ? `token accepted by ${good.policy.namespace}/${good.policy.name}`
    : "no token, nothing to check";
}

function policySentence(node: PolicyNode): string {
  const name = `${node.policy.namespace}/${node.policy.name}`;
  if (!node.applies) return `${name} ${attachSentence(node.why)}`;
  if (node.result === "not-evaluated") return `${name} was not asked`;
  if (node.policy.kind === "RequestAuthentication") return `${name} ${attachSentence(node.why)}`;
  if (node.dryRun) {
    const would = node.action === "DENY" ? "would have refused" : "would have let it in";
    return node.result === "match"
      ? `${name} is in dry-run: it ${would}`
      : `${name} is in dry-run and does not match`;
  }
  return node.result === "match" ? `${name} matches` : `${name} does not match`;
}

function groupSentence(node: GroupNode): string {
  const place = node.index === null ? node.role : `${node.role}[${node.index}]`;
  if (node.result === "not-evaluated") return `${place} was not looked at`;
  const join = node.join === "and" ? "all of" : "any of";
  return `${place} ${node.result === "match" ? "holds" : "does not hold"}: ${join}`;
}

/** What a clause wanted, for a reader: alternatives joined by `or`, a negation said first. */
export function wantedWords(node: ClauseNode): string {
  const values = node.wanted.map(({ text }) => text).join(" or ");
  return node.negated ? `not ${values}` : values;
}

/** What it saw: several values joined, `absent` for none, `""` for an empty one. */
export function sawWords(node: ClauseNode): string {
  if (node.saw === null) return "absent";
  return node.saw.map((value) => (value === "" ? '""' : value)).join(", ");
}

function clauseSentence(node: ClauseNode): string {
  if (node.result === "not-evaluated") return `${node.field} was not looked at`;
  return `${node.field} wanted ${wantedWords(node)}, saw ${sawWords(node)}`;
}

function droppedSentence(node: DroppedNode): string {
  const what = node.value === null ? `\`${node.field}\`` : `\`${node.value}\` of \`${node.field}\``;
  const why: Readonly<Record<DroppedNode["reason"], string>> = {
    "http-only-on-tcp": "asks about HTTP, and this is a TCP connection",
    "invalid-value": "cannot be read",
    "unknown-key": "is a key that Istio does not know",
  };
  const effect: Readonly<Record<DroppedNode["effect"], string>> = {
    "rule-skipped": "the whole rule is left out",
    "value-dropped": "the value is left out, and the rule matches more",
    "condition-dropped": "the condition is left out, and the rule matches more",
  };
  return `${what} ${why[node.reason]}: ${effect[node.effect]}`;
}

function peerSentence(node: PeerAuthenticationNode): string {
  const name = `${node.policy.namespace}/${node.policy.name}`;
  switch (node.standing) {
    case "winner":
      return `${name} sets ${node.mode} (${node.scope})`;
    case "overridden":
      return `${name} says ${node.mode} (${node.scope}), and something closer overrides it`;
    case "newer":
      return `${name} does not count: an older one of the same scope does`;
    case "unset":
      return `${name} leaves the mode unset`;
    case "ignored":
      return `${name} ${attachSentence(node.why)}`;
  }
}

function headerSentence(
  name: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
  why: string,
): string {
  if (after === null) return `header \`${name}\` is taken away: ${why}`;
  const verb = before === null ? "added" : "replaced";
  return `header \`${name}\` is ${verb}: ${why}`;
}
