import type { ShortVerdict } from "../../share/compare-copy.ts";
import type { ContentKind } from "../../share/contents.ts";
import type { CopyKind } from "../../share/copy.ts";
import type { SecretKind, TokenState } from "../../share/secrets.ts";

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

const KINDS = {
  namespace: ["namespace", "namespaces"],
  host: ["host", "hosts"],
  address: ["address", "addresses"],
  email: ["email address", "email addresses"],
  principal: ["principal", "principals"],
  workload: ["workload or account", "workloads and accounts"],
  issuer: ["issuer or URL", "issuers and URLs"],
  token: ["token", "tokens"],
  key: ["public key", "public keys"],
  secret: ["other secret", "other secrets"],
} as const satisfies Record<ContentKind, readonly [string, string]>;

const SECRETS = {
  token: "Token",
  bearer: "Bearer token",
  basic: "User and password",
  cookie: "Cookie",
  "api-key": "API key",
  password: "Password",
  "private-key": "Private key",
  "kubernetes-secret": "Kubernetes Secret",
} as const satisfies Record<SecretKind, string>;

const TIMES = {
  expired: "expired by this scenario's clock",
  valid: "not expired by this scenario's clock",
  "no-expiry": "never expires",
  "not-yet": "not valid yet by this scenario's clock",
} as const satisfies Record<TokenState["time"], string>;

function verdict(said: ShortVerdict | null): string {
  if (said === null) return "no verdict";
  const { outcome, status, stage, policy, rule } = said;
  const decider = policy === null ? "" : ` ${policy}${rule === null ? "" : `[${rule}]`}`;
  return `${outcome}${status === null ? "" : ` ${status}`}, ${stage}${decider}`;
}

/** The words of the share dialog and of its link. */
export const SHARE = {
  title: "Share this scenario",
  ways: "Everything is made in this page; nothing is stored anywhere else.",
  explain:
    "Whoever has the link sees all of this: policies and their comments, requests, tokens, and the step that you look at.",
  link: "Link",
  copy: "Copy the link",
  download: "Download as a file",
  notDownloaded: (why: string) => `The file cannot be written: ${why}.`,
  tooLong:
    "This scenario is too large for a link. It stays in this page, and nothing of it is in the address. Send the file instead.",
  notKept: "It is also too large for this browser to keep: a reload loses it. Keep your own copy.",
  inside: {
    title: "What is inside",
    listing: "One moment…",
    failed: (why: string) =>
      `What is inside cannot be listed: ${why}. Look yourself before you copy.`,
    nothing: "Nothing that names anybody: no namespaces, hosts, addresses, people, tokens or keys.",
    kind: (kind: ContentKind, count: number) => plural(count, KINDS[kind][0], KINDS[kind][1]),
    times: (count: number) => `${count}×`,
    timesLong: (count: number) => `, ${count} times`,
    more: (count: number) => `and ${count.toLocaleString("en")} more`,
    note: "Comments count too. Names that every cluster has, such as istio-system, are left out. Paths, labels and header values are not listed; look at them yourself.",
  },
  secrets: {
    title: (count: number) => `${plural(count, "secret", "secrets")} in this link`,
    explain:
      "Whoever gets the link can read it and use it. Replace what may still open a door, or take it out.",
    kind: (kind: SecretKind) => SECRETS[kind],
    where: (where: string) => `in ${where}`,
    elsewhere: "in the scenario",
    token: ({ time, issuer, known }: TokenState) =>
      `${TIMES[time]}, ${issuer === null ? "no issuer" : `issued by ${issuer}`}${
        issuer === null || known ? "" : ", which no policy here names"
      }`,
  },
  copies: {
    title: "Before you share",
    pseudonyms: "Pseudonymise",
    mint: "Replace tokens by minted ones",
    original: "Back to the original",
    explain:
      "Pseudonymise renames every namespace, host, workload, person and public address, comments included, and mints the tokens. Your own scenario stays as it is.",
    making: "Making the copy and judging every request again…",
    failed: (why: string) => `The copy cannot be made: ${why}. The link is of the original.`,
    made: {
      pseudonyms: "Link, file, Markdown and embedded page are now of a pseudonymised copy.",
      mint: "Link, file, Markdown and embedded page are now of a copy with minted tokens.",
    } satisfies Record<CopyKind, string>,
    line: (kind: CopyKind, same: number, count: number) =>
      `${kind === "pseudonyms" ? "Pseudonymised copy" : "Copy with minted tokens"}${
        count === 0 ? "" : `, ${same} of ${count} verdicts as in the original`
      }.`,
    others: "The picture shows the page as it stands, with the original's words.",
    same: (count: number) => `${count} of ${count} verdicts unchanged`,
    noRequests: "There is no request whose verdict could be compared.",
    different: (differing: number, count: number) =>
      `${count - differing} of ${count} verdicts unchanged, ${differing} ${differing === 1 ? "differs" : "differ"}:`,
    difference: (
      index: number,
      name: string | null,
      before: ShortVerdict | null,
      after: ShortVerdict | null,
    ) => `${name ?? `Request ${index + 1}`}: ${verdict(before)}; in the copy ${verdict(after)}`,
    minted: (count: number) =>
      count === 0
        ? "No pasted token was there to replace."
        : `${plural(count, "token was", "tokens were")} replaced. The signatures are now of Lobby's public demonstration keys, and key sets that have to accept them hold these keys.`,
    kept: (count: number) =>
      `${plural(count, "token is", "tokens are")} not replaced: no minted one would be judged the same way. Take ${count === 1 ? "it" : "them"} out by hand.`,
    left: (words: string, more: number) =>
      `Not everything could be renamed: wildcards or the format's own words hold ${words}${more > 0 ? ` and ${more} more` : ""}.`,
    table: (count: number) => `${plural(count, "word was", "words were")} renamed`,
    became: "became",
  },
  size: {
    characters: (count: number) => `${count.toLocaleString("en")} characters.`,
    short: "Fits into one message of every common chat.",
    longish:
      "Discord takes no message of more than 2,000 characters (4,000 with Nitro), Slack breaks what apps post at 3,000 to 4,000, and some versions of Outlook cut links of this length. The file arrives whole.",
    long: "Discord takes no message that long, Slack cuts what apps post behind 40,000 characters, and classic Outlook makes no working link of addresses of 11,000. A link shortener, mail scanner or login page that carries this link inside another address meets the limit of nginx and Apache, 8 kB. The server of this page is never sent what stands behind the #, so the link itself opens. Send the file.",
  },
} as const;
