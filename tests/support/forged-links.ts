import { MAX_INFLATED_BYTES, MAX_LINK_LENGTH } from "../../src/share/codec.ts";
import { MONSTERS } from "./monsters.ts";
import { packBytes, packDeflated, packState, packText } from "./pack-link.ts";

/** A link that somebody made to hurt whoever opens it. */
export interface ForgedLink {
  readonly note: string;
  readonly hash: string;
}

/** Runs if any text is ever taken for a page or a script: it sets `window.canary`. */
export const SCRIPT = `"><img src=x onerror="window.canary=1"><script>window.canary=1</script>`;
/** What looks like `admin` and is not, in the ways that are known. */
export const DISGUISED = "\u202enimda\u202c \u2067x\u2069 ad\u200bmin\ufeff \u0007";

const LARGE = MAX_INFLATED_BYTES - 2000;
const REQUEST = { from: { plaintext: true }, to: { workload: "default/w", port: 8080 } };
const HTTP = { ...REQUEST, http: { path: "/" } };

function scenario(fields: object, view: object = {}): string {
  return packState({ scenario: { lobby: 1, workloads: [{ name: "w" }], ...fields }, ...view });
}

function named(text: string): string {
  return scenario({
    name: text,
    description: `${text}\n\n[${text}](javascript:window.canary=1) ![x](javascript:1) \`${text}\``,
    resources: [{ name: text, text: policyNamed(text) }],
    workloads: [{ name: "w", labels: { app: text }, serviceAccount: text }],
    requests: [
      { ...HTTP, name: text, http: { path: `/${text}`, headers: { "x-a": text } } },
      { from: { principal: text, ip: text }, to: { workload: text }, sni: text, http: {} },
    ],
  });
}

/** A policy that names it in every place that the walk shows. */
export function policyNamed(text: string): string {
  const quoted = JSON.stringify(text);
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ${quoted}, namespace: default }
spec:
  action: DENY
  rules: [{ to: [{ operation: { paths: [${quoted}, "/*"] } }], when: [{ key: ${quoted}, values: [${quoted}] }] }]
`;
}

const many = <T>(count: number, one: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => one(index));
const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const raw = (json: string) => packText(`{"scenario":{"lobby":1${json}}}`);

const STREAMS: readonly ForgedLink[] = [
  { note: "a bomb of blanks", hash: packText(" ".repeat(MAX_INFLATED_BYTES * 8)) },
  { note: "longer than any", hash: `1${"A".repeat(MAX_LINK_LENGTH)}` },
  { note: "one zero after the other", hash: `1${"A".repeat(100_000)}` },
  { note: "a block of a kind that is none", hash: packDeflated(Uint8Array.of(7, 0, 0)) },
  { note: "a stored block that lies", hash: packDeflated(Uint8Array.of(1, 255, 255, 0, 0, 65)) },
  // Fixed codes: a match of three bytes from 32,768 back, which is before the dictionary.
  { note: "a reference before all", hash: packDeflated(Uint8Array.of(3, 62, 255, 255, 1)) },
  { note: "codes that contradict", hash: packDeflated(Uint8Array.of(5, 224, 255, 255, 255, 255)) },
  { note: "bytes that are no text", hash: packBytes(new Uint8Array(5000).fill(0xc3)) },
  { note: "of a version that may come", hash: "9AAAA" },
];

const DOCUMENTS: readonly ForgedLink[] = [
  { note: "an empty list", hash: packText("[]") },
  { note: "deep beside the scenario", hash: packText(`{"widths":${deep(100_000)},"scenario":1}`) },
  { note: "deep claims", hash: raw(`,"requests":[{"from":{},"to":{},"jwt":${deep(100_000)}}]`) },
  { note: "a deep mesh", hash: raw(`,"mesh":{"a":${deep(100_000)}}`) },
  { note: "numbers beyond numbers", hash: raw(',"requests":[],"now":1e999') },
  {
    note: "claims beyond numbers",
    hash: packText(
      `{"scenario":{"lobby":1,"workloads":[{"name":"w"}],"requests":[{"from":{},"to":{"workload":"default/w"},"http":{},"jwt":{"claims":{"exp":1e999,"nbf":-1e999,"iat":1e-999}}}]},"chosen":1e999,"step":1e300}`,
    ),
  },
  {
    note: "prototype keys",
    hash: packText(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"scenario":{"lobby":1,"__proto__":{"polluted":1},"jwks":{"__proto__":{"polluted":1}},"externalAuthorizers":{"__proto__":{"decision":"deny"},"constructor":{"decision":"allow"}},"workloads":[{"name":"__proto__","namespace":"constructor","labels":{"__proto__":"a","constructor":"b"}}],"requests":[{"from":{"workload":"constructor/__proto__"},"to":{"workload":"constructor/__proto__"},"http":{"headers":{"__proto__":"a","constructor":["b"]}},"jwt":{"claims":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}]}}',
    ),
  },
  { note: "halves of letters", hash: raw(',"name":"\\ud800","description":"\\udfff\\ud83d"') },
  { note: "unknown fields without end", hash: raw(many(50_000, (at) => `,"k${at}":0`).join("")) },
  { note: "requests without end", hash: scenario({ requests: many(30_000, () => REQUEST) }) },
  {
    note: "texts without end",
    hash: scenario({ resources: many(90_000, () => ({ name: "", text: "" })) }),
  },
  {
    note: "workloads without end",
    hash: scenario({ workloads: many(90_000, () => ({ name: "" })) }),
  },
  {
    note: "a clock that is none",
    hash: scenario({ now: "+275761-01-01T00:00:00Z", requests: [HTTP] }),
  },
  {
    note: "a view of nothing",
    hash: scenario(
      {},
      {
        chosen: 99_999,
        step: 999_999,
        tab: 9999,
        together: true,
        widths: { text: 9999, requests: 0 },
      },
    ),
  },
];

const LARGE_ONES: readonly ForgedLink[] = [
  {
    note: "as many requests as are taken",
    hash: scenario({ requests: many(2000, () => HTTP) }, { together: true }),
  },
  {
    note: "as many texts as are taken, of one name",
    hash: scenario({ resources: many(1000, () => ({ name: "a.yaml", text: "" })) }),
  },
  {
    note: "as many workloads as are taken",
    hash: scenario({ workloads: many(10_000, (at) => ({ name: `w${at}` })), requests: [HTTP] }),
  },
  {
    note: "four megabytes of text",
    hash: scenario({ resources: "x".repeat(LARGE), requests: [HTTP] }),
  },
  {
    note: "four megabytes of document marks",
    hash: scenario({ resources: "---\n".repeat(LARGE / 6), requests: [HTTP] }),
  },
  {
    note: "four megabytes of description",
    hash: scenario({ description: "`a` **b** ".repeat(LARGE / 10) }),
  },
  {
    note: "a description of stars",
    hash: scenario({ description: "*".repeat(LARGE / 4) + "`".repeat(LARGE / 4) }),
  },
  { note: "a description of brackets", hash: scenario({ description: "[](".repeat(LARGE / 6) }) },
  {
    note: "four megabytes of a name",
    hash: scenario({
      name: "n".repeat(LARGE / 2),
      requests: [{ ...HTTP, name: "r".repeat(LARGE / 4) }],
    }),
  },
  {
    note: "a megabyte of a path",
    hash: scenario({ requests: [{ ...REQUEST, http: { path: `/${"a/../".repeat(200_000)}` } }] }),
  },
  {
    note: "a megabyte of a token",
    hash: scenario({
      requests: [
        { ...REQUEST, http: { headers: { authorization: `Bearer ${"ey.".repeat(330_000)}` } } },
      ],
    }),
  },
  {
    note: "twenty thousand headers",
    hash: scenario({
      requests: [
        {
          ...REQUEST,
          http: { headers: Object.fromEntries(many(20_000, (at) => [`x-${at}`, "v"])) },
        },
      ],
    }),
  },
  {
    note: "a claim of forty thousand parts",
    hash: scenario({
      requests: [
        { ...HTTP, jwt: { claims: { iss: "i", sub: "s", list: many(40_000, (at) => at) } } },
      ],
    }),
  },
  {
    note: "keys without end",
    hash: scenario({
      jwks: Object.fromEntries(
        many(20_000, (at) => [
          `https://i${at}.example`,
          { keys: [{ kty: "RSA", n: "AQAB", e: "AQAB" }] },
        ]),
      ),
      requests: [HTTP],
    }),
  },
];

const PATTERNS: readonly ForgedLink[] = [
  {
    note: "templates against a path of slashes",
    hash: templates("/a/{*}/b/{**}/c/{*}/d", `/${"a/b/".repeat(20_000)}`),
  },
  { note: "a long template", hash: templates("/{*}".repeat(5000), `/${"x/".repeat(5000)}`) },
  { note: "a suffix against a long path", hash: templates("*a", `/${"a".repeat(400_000)}b`) },
];

function templates(pattern: string, path: string): string {
  return scenario({ resources: policyNamed(pattern), requests: [{ ...REQUEST, http: { path } }] });
}

const NAMES: readonly ForgedLink[] = [
  { note: "names that are scripts", hash: named(SCRIPT) },
  { note: "names in disguise", hash: named(DISGUISED) },
  { note: "names of line breaks", hash: named("\r\n\r\nHTTP/1.1 200 OK\r\n\u2028\u2029") },
  { note: "names of NUL", hash: named("\0\0\0") },
  { note: "names of marks upon marks", hash: named(`Z${"\u0301\u0489".repeat(2000)}`) },
];

/** Sixty and more, from broken streams to documents that are valid and still too much. */
export const FORGED_LINKS: readonly ForgedLink[] = [
  ...STREAMS,
  ...DOCUMENTS,
  ...LARGE_ONES,
  ...PATTERNS,
  ...NAMES,
  ...MONSTERS.filter(({ text }) => text.length < 500_000).map(({ note, text }) => ({
    note: `YAML: ${note}`,
    hash: scenario({ resources: text, requests: [HTTP] }),
  })),
];
