import type { Truth } from "../../engine/trace/trace.ts";
import type { Bay, Depth, FieldGroup } from "../lobby/frame.ts";
import type { NodeOf } from "../lobby/read-trace.ts";

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names of the bays under the dimension line and in speech. */
export const BAY_NAMES = {
  street: "Street",
  HANDSHAKE: "Front door",
  PROXY: "Form check",
  CUSTOM: "Executives",
  JWT: "Badge reader",
  DENY: "Guards",
  ALLOW: "Employees",
  office: "Office",
} as const satisfies Record<Bay, string>;

export const DEPTH_NAMES = {
  stages: "Stages",
  policies: "Policies",
  clauses: "Clauses",
} as const satisfies Record<Depth, string>;

const GROUP_NAMES = {
  source: "source",
  path: "path",
  method: "method",
  host: "host",
  port: "port",
  condition: "condition",
  rule: "no rule",
} as const satisfies Record<FieldGroup, string>;

/** Every word of the scene that is ours. Istio's own words are never in here. */
export const MESSAGES = {
  // clauses
  or: "or",
  not: (value: string) => `not ${value}`,
  andMore: (value: string, count: number) => `${value} and ${count} more`,
  absent: "absent",
  nothing: "nothing",
  header: (name: string) => `header ${name}`,
  claim: (name: string) => `claim ${name}`,
  moreHold: (count: number) => `and ${plural(count, "more holds", "more hold")}`,
  moreDoNot: (count: number) => `and ${plural(count, "more does not", "more do not")}`,
  moreClauses: (count: number) => `and ${count} more`,
  wanted: "wanted",
  saw: "saw",
  holds: "holds",
  holdsNot: "does not hold",

  // street
  withCertificate: "with a mesh certificate",
  withEnvelope: "TLS without a mesh certificate",
  withNothing: "in plaintext",
  noToken: "no token",
  onBehalfOf: (subject: string) => `on behalf of ${subject}`,
  withToken: "with a token",
  connects: (port: string) => `a connection to ${port}`,
  arrives: (name: string, how: string) => `Here comes ${name}, ${how}.`,

  // front door
  doorMtls: "mTLS, certificate accepted",
  doorTls: "TLS, nobody asks who",
  doorPlaintext: "plaintext, let in",
  doorOpaque: "TLS, handed on unread",
  captionMtls: "mTLS ok",
  captionTls: "TLS",
  captionPlaintext: "plaintext",
  captionClosed: "closed",
  noCertificate: "no certificate, so no identity",
  setBy: (mode: string, kind: string, policy: string, scope: string) =>
    `${mode}, set by ${kind} ${policy}${scope}`,
  setByNobody: (mode: string) => `${mode}, since no PeerAuthentication says anything`,
  portScope: " for this port",
  gatewayTls: "the gateway's own TLS settings decide here",
  peerAuthentication: "PeerAuthentication",
  scope: {
    mesh: "mesh",
    namespace: "namespace",
    workload: "workload",
    port: "port",
    none: "nowhere",
  } as const satisfies Record<NodeOf<"peer-authentication">["scope"], string>,
  standing: {
    winner: "in force",
    overridden: "overruled by a narrower one",
    newer: "an older one of the same scope counts",
    unset: "says nothing about the mode",
    ignored: "ignored here",
  } as const satisfies Record<NodeOf<"peer-authentication">["standing"], string>,
  overruled: (text: string) => `overruled: ${text}`,
  moreOverruled: (count: number) => `and ${count} more overruled`,
  doorSign: (mode: string) => `${mode}: which PeerAuthentication says so`,
  doorStack: "Narrowest first: port, workload, namespace, mesh.",
  doorNobody: "No PeerAuthentication says anything, so Istio's default counts.",
  transport: "transport",

  // form check
  asItCame: "path as it came",
  nothingToTidy: "nothing to tidy",
  tidied: "path tidied",
  captionAsItCame: "as it came",
  captionNoForm: "no form",
  noForm: "nobody reads forms here",
  noFormLine: "On TCP the proxy sees a connection, no request.",
  badForm: (status: number) => `${status} Bad Request`,
  formCheck: "form",

  // policies at a desk
  nobodyHere: "nobody here",
  noPolicy: (action: string) => `no ${action} policy applies`,
  captionNobody: "nobody",
  ruleMatches: (index: number) => `rule[${index}] matches`,
  ruleMatchesNot: (index: number) => `rule[${index}] does not match`,
  actionRule: (action: string, words: string) => `${action} ${words}`,
  nearestOf: (count: number, words: string) => `nearest of ${count}: ${words}`,
  asksNothing: "asks for nothing, so it matches every request",
  noRules: "has no rules, so it matches nothing",
  ruleLost: "its rule did not reach the proxy",
  conditionLost: "lost on the way to the proxy, so it matches more:",
  noMatch: "no match",
  noneMatched: "none matched",
  wouldHave: { DENY: "would have refused", ALLOW: "would have let in", other: "would have spoken" },
  wouldNot: "would have said nothing",
  dryRun: "dry run",
  writesDown: "notes it down",
  writesNothing: "nothing to note",

  // executives
  onThePhone: (provider: string, status: number) => `${provider} on the phone: ${status}, go on`,
  refusesOnThePhone: (provider: string, status: number) =>
    `${provider} on the phone: ${status}, no`,
  nobodyAnswers: (provider: string) => `${provider} does not answer`,
  failsOpen: "The provider fails open, so the request goes on.",
  failsClosed: (status: number) => `So the proxy itself answers ${status}.`,
  badProvider: (provider: string) => `cannot reach provider ${provider}`,
  skipsNothing: "An allow here skips nothing that follows.",
  captionAllow: "authorizer: allow",
  captionDeny: "authorizer: no",
  captionError: "no answer",
  captionBadProvider: "bad provider",
  captionNoCall: "no call",

  // badge reader
  noTokenFound: "no token found",
  lookedAt: (places: string) => `looked at ${places}`,
  goesOn: "Nothing to check, so the request goes on.",
  nobodyAsks: "nobody asks for a badge",
  noRequestAuthentication: "no RequestAuthentication applies",
  tokenAccepted: "token accepted",
  checksRight: "signature, issuer and time are right",
  captionNobodyAsks: "nobody asks",
  captionNoBadges: "no badges",
  noBadges: "no badges here",
  noBadgesLine: "Tokens travel in HTTP; on TCP nobody looks for one.",
  inHeader: (name: string, prefix: string) => (prefix === "" ? name : `${name}: ${prefix.trim()}`),

  // employees
  nobodyExpected: "nobody was expecting you",
  turnstileOpen: "the turnstile stands open",
  noAllowPolicy: "No ALLOW policy applies, so whoever",
  comesThisFar: "comes this far may pass.",
  captionOpen: "open",

  // office
  answers: "the workload answers",
  takesConnection: "the workload takes the connection",
  connected: "connected",
  receives: (path: string) => `receives ${path}`,
  office: "workload",
  answeredBy: (status: number, workload: string) => `${status}, answered by ${workload}`,
  connectedTo: (workload: string) => `connected to ${workload}`,
  closedAnswer: "connection closed, no HTTP answer",
  closedTcp: "connection closed",
  grpcAnswer: (status: number, grpc: number) => `${status}, grpc-status ${grpc}`,

  noRoute: "no route leads to a workload",
  captionNoRoute: "no route",

  // choir
  choir: (count: number) => `${count} more, none matched`,
  choirAsked: (count: number) => `${count} more`,
  choirGroups: (groups: readonly (readonly [FieldGroup, number])[]) =>
    groups.map(([group, count]) => `${count} ${GROUP_NAMES[group]}`).join(" · "),

  choirOpen: (count: number) => `${plural(count, "more policy", "more policies")} at this desk`,
  choirReason: (result: Truth, group: FieldGroup | null) => {
    if (result === "not-evaluated") return "not asked";
    if (result === "match" || group === null) return "matches";
    return group === "rule" ? "has no rule that could match" : `${GROUP_NAMES[group]} differs`;
  },

  // the stage around the scene
  section: "Section through",
  nothingYet: "nothing yet",
  stageLabel: "The lobby",
  orderIstio: "Order: as proxies run it",
  orderDocumented: "Order: as the docs draw it",
  orderHint: "In a real proxy CUSTOM runs before JWT",
  orderOther: (answer: string, isDocumented: boolean) =>
    isDocumented ? `as proxies run it: ${answer}` : `as drawn: ${answer}`,
  orderDiffers: (answer: string) =>
    `In the other order of CUSTOM and JWT this request would end differently: ${answer}`,
  depth: "Depth",
  first: "First step",
  back: "Step back",
  forward: "Step forward",
  last: "Last step",
  play: "Play",
  pause: "Pause",
  speed: (speed: number) => `${speed}×`,
  speedIs: (speed: number) => `Speed: ${speed}×`,
  keys: "Keyboard shortcuts",
  together: "Play all",
  togetherHint: "All standing requests walk in at once; pick one to see why it ended as it did",
  crowd: (count: number) => `${plural(count, "other visitor", "other visitors")} in the lobby`,
  crowdCut: (come: number, all: number) => `${come} of ${all} come in`,
  crowdOne: (name: string, words: string) => (words === "" ? name : `${name}: ${words}`),
  crowdCount: (count: number, kind: "in" | "back" | "waits", bay: string) =>
    `${bay}: ${count} ${{ in: "got in", back: "turned back here", waits: "wait, not judged" }[kind]}`,
  steps: "Steps of the walk",
  stepOf: (step: number, count: number) => `Step ${step} of ${count}`,
  stepName: (bay: string, caption: string) => (caption === "" ? bay : `${bay}: ${caption}`),
  decides: "decides",
  transcript: "The walk in words",
  emptyScene: "The empty lobby: nobody is at the door yet.",
  waiting: "The visitor waits in the street: this request cannot be judged.",
  cannotJudge: "cannot be judged",
  cannotJudgeSentence: (why: string) => `This request cannot be judged: ${why}`,
  crashedTitle: (name: string) => `The engine stopped while judging “${name}”.`,
  crashedRest: "Your text and requests are untouched; what you see is from before.",
  restart: "Start it again",
  copyReport: "Copy what happened",
  copied: "Copied",
  whatItDid: (result: Truth, dryRun: boolean) =>
    `${dryRun ? "dry run, " : ""}${{ match: "matches", "no-match": "does not match", "not-evaluated": "not asked" }[result]}`,
  figure: (name: string, what: string) => `${name}, ${what}`,
  openSection: "Scene; scroll sideways to see all of it",
  answerIs: (text: string) => `The client gets: ${text}.`,
  says: (who: string, what: string) => `${who} says: ${what}`,
} as const;
