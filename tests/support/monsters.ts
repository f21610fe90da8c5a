/** Texts that are made to hurt: large, deep, self-referring, or not text at all. */
export const MONSTERS: readonly { readonly note: string; readonly text: string }[] = [
  { note: "aliases of aliases", text: aliasBomb(12) },
  { note: "an alias within itself", text: "a: &a [*a]\n---\nb: &b\n  <<: *b\n" },
  {
    note: "an alias bomb as labels",
    text: `${aliasBomb(8)}\nkind: Pod\napiVersion: v1\nmetadata: { labels: *a8 }`,
  },
  { note: "many aliases of one list", text: `a: &a [1, 2]\nb: [${"*a,".repeat(20_000)}]` },
  { note: "many merge keys", text: `a: &a {x: 1}\nb:\n${"  <<: *a\n".repeat(20_000)}` },
  { note: "deep in flow style", text: "[".repeat(30_000) },
  { note: "deep and closed", text: "[".repeat(5000) + "]".repeat(5000) },
  { note: "deep maps", text: "{a: ".repeat(20_000) },
  {
    note: "deep in blocks",
    text: Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
  },
  { note: "deep lists in blocks", text: `${"- ".repeat(20_000)}a` },
  { note: "deep JSON", text: `{"lobby":1,"x":${"[".repeat(20_000)}${"]".repeat(20_000)}}` },
  { note: "deep JSON in a place that takes anything", text: deepClaims(5000) },
  {
    note: "many keys",
    text: Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n"),
  },
  { note: "one key many times", text: "k: 1\n".repeat(20_000) },
  { note: "many documents", text: "a: 1\n---\n".repeat(10_000) },
  { note: "many document marks", text: "---\n".repeat(200_000) },
  { note: "one long line", text: "x".repeat(1_000_000) },
  {
    note: "a long value",
    text: `kind: AuthorizationPolicy\napiVersion: security.istio.io/v1\nmetadata: { name: ${"n".repeat(1_000_000)} }`,
  },
  {
    note: "a long list of addresses",
    text: policy(`from: [{ source: { ipBlocks: [${"10.0.0.1,".repeat(20_000)}] } }]`),
  },
  {
    note: "a long list of paths",
    text: policy(`to: [{ operation: { paths: [${`'/a/{*}/x',`.repeat(5000)}] } }]`),
  },
  {
    note: "a wall of slashes within a path",
    text: policy(
      `to: [{ operation: { paths: ["a${"/".repeat(300_000)}x", "/{*}${"/".repeat(300_000)}x"] } }]`,
    ),
  },
  {
    note: "a wall of errors",
    text: policy(`to: [{ operation: { paths: [${"/a/{*}/{**},".repeat(20_000)}] } }]`),
  },
  {
    note: "a long template",
    text: policy(`to: [{ operation: { paths: ["${"/a/{*}".repeat(20_000)}"] } }]`),
  },
  {
    note: "stars in a namespace",
    text: policy(`from: [{ source: { namespaces: ["${"*a".repeat(5000)}"] } }]`),
  },
  {
    note: "stars in a trust domain",
    text: policy(`from: [{ source: { trustDomains: ["${"*a".repeat(5000)}"] } }]`),
  },
  {
    note: "a long service account",
    text: policy(`from: [{ source: { serviceAccounts: ["${"a/".repeat(50_000)}"] } }]`),
  },
  {
    note: "brackets in a key",
    text: policy(`when: [{ key: "request.auth.claims${"[a]".repeat(20_000)}", values: [a] }]`),
  },
  {
    note: "unclosed brackets in a key",
    text: policy(`when: [{ key: "request.auth.claims${"[a".repeat(20_000)}", values: [a] }]`),
  },
  { note: "only NUL", text: "\0".repeat(10_000) },
  { note: "lone surrogates", text: "\ud800".repeat(10_000) },
  { note: "a byte order mark everywhere", text: "\u{feff}a: 1\n---\n\u{feff}b: 2" },
  {
    note: "prototype keys",
    text: "__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\nlobby: 1",
  },
  {
    note: "prototype kinds",
    text: "kind: __proto__\napiVersion: constructor/v1\nmetadata: { name: toString, namespace: __proto__, labels: { __proto__: a } }",
  },
  { note: "a complex key", text: "? [a, {b: c}]\n: 1\n? |\n  x\n: 2" },
  {
    note: "tags",
    text: "a: !!binary aGk=\nb: !!set {x}\nc: !!omap [x: 1]\nd: !custom x\ne: !!timestamp 2026-01-01\nf: !!int 0b1",
  },
  {
    note: "huge numbers",
    text: "port: 999999999999999999999999\nx: 1e999\ny: -.inf\nz: .nan\nmetadata: { creationTimestamp: 1e400 }",
  },
  { note: "unending comments", text: "#".repeat(500_000) },
  { note: "unending quotes", text: `a: "${"\\u12".repeat(20_000)}` },
  { note: "unending indentation", text: `a:\n${" ".repeat(500_000)}b` },
  { note: "tabs", text: "\t".repeat(100_000) },
  { note: "directives", text: `${"%TAG ! x\n".repeat(10_000)}---\na` },
];

function aliasBomb(levels: number): string {
  const lines = Array.from(
    { length: levels },
    (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(9)}]`,
  );
  return ["a0: &a0 [x]", ...lines].join("\n");
}

function deepClaims(depth: number): string {
  const claims = `{"c":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  return `{"lobby":1,"workloads":[{"name":"w"}],"requests":[{"from":{"plaintext":true},"to":{"workload":"w"},"http":{},"jwt":{"claims":${claims}}}]}`;
}

function policy(rule: string): string {
  return `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p }\nspec: { action: DENY, rules: [{ ${rule} }] }`;
}
