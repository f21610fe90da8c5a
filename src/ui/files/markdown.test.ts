import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileScenario,
  createSignatureBook,
  judge,
  type Scenario,
  type ScenarioRequest,
} from "../../engine/index.ts";
import { code, fence, type MarkdownParts, scenarioMarkdown } from "./markdown.ts";

describe("user text in Markdown", () => {
  test.each([
    { text: "plain", span: "`plain`" },
    { text: "a ` b", span: "``a ` b``" },
    { text: "`quoted`", span: "`` `quoted` ``" },
    { text: "``", span: "``` `` ```" },
    { text: " edge ", span: "`  edge  `" },
    { text: "two\nlines\r\n# not a heading", span: "`two lines # not a heading`" },
    { text: "@someone #1 <img src=x>", span: "`@someone #1 <img src=x>`" },
    { text: "", span: '`""`' },
  ])("$text is $span", ({ text, span }) => {
    expect(code(text)).toBe(span);
  });

  test("no text ends its code span: the delimiter is in it nowhere, and it has no line break", () => {
    const text = fc.string({ unit: fc.constantFrom("`", " ", "\n", "a", "\r", "\u2028") });
    fc.assert(
      fc.property(text, (words) => {
        const span = code(words);
        const [ticks = ""] = /^`+/.exec(span) ?? [];
        const inside = span.slice(ticks.length, -ticks.length);
        expect(span.endsWith(ticks)).toBe(true);
        expect(inside.match(/`+/g) ?? []).not.toContain(ticks);
        expect(inside).not.toMatch(/^`|`$|[\r\n\u2028]/);
      }),
    );
  });

  test("no text ends its fence", () => {
    const text = fc.string({ unit: fc.constantFrom("`", "~", "\n", " ", "yaml") });
    fc.assert(
      fc.property(text, (words) => {
        const lines = fence(words, "yaml").split("\n");
        const [ticks = ""] = /^`+/.exec(lines[0] ?? "") ?? [];
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(lines.at(-1)).toBe(ticks);
        for (const line of lines.slice(1, -1)) expect(line).not.toMatch(new RegExp(`^ *${ticks}`));
      }),
    );
  });
});

const REQUEST: ScenarioRequest = {
  name: "<b>cron</b> `deletes`",
  from: { plaintext: true },
  to: { workload: "foo/w", port: 8080 },
  http: { path: "/" },
};
const SCENARIO: Scenario = {
  lobby: 1,
  name: "Doors @night",
  resources: [
    {
      name: "a.yaml",
      text: "# ``` no end\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: x, namespace: foo }\nspec: {}",
    },
    { name: "empty.yaml", text: "\n" },
  ],
  workloads: [{ name: "w", namespace: "foo", ports: [{ port: 8080 }] }],
  requests: [REQUEST],
};

async function markdownOf(parts: Partial<MarkdownParts> = {}) {
  const host = { nowSeconds: () => 0, signatures: createSignatureBook() };
  const judgement = await judge(compileScenario(SCENARIO, host), REQUEST, { trace: false });
  return scenarioMarkdown({
    scenario: SCENARIO,
    chosen: { request: REQUEST, judgement },
    context: "lobby: 1\n",
    link: "https://lobby.example/#1abc",
    ...parts,
  });
}

test("a scenario for an issue", async () => {
  expect(
    await markdownOf(),
  ).toBe(`\`\` <b>cron</b> \`deletes\` \`\` in \`Doors @night\`: **403** denied, no employee expected it (ALLOW)

\`\`\`text
mTLS plaintext > CUSTOM none > JWT no token > DENY none > ALLOW none matched = 403
\`\`\`

\`a.yaml\`

\`\`\`\`yaml
# \`\`\` no end
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: x, namespace: foo }
spec: {}
\`\`\`\`

The request and the mesh around it:

\`\`\`yaml
lobby: 1
\`\`\`

[Open it in Lobby](<https://lobby.example/#1abc>). Judged by Lobby as Istio 1.31 does it at a sidecar or a classic gateway.
`);
});

test.each([
  { note: "no request", parts: { chosen: null }, says: "**no request** in `Doors @night`" },
  {
    note: "no verdict",
    parts: { chosen: { request: REQUEST, judgement: { error: "no workload `x`" } } },
    says: ": `` no verdict: no workload `x` ``",
  },
  { note: "no link", parts: { link: null }, says: "The scenario is too large for a link. Judged" },
])("with $note it says so", async ({ parts, says }) => {
  expect(await markdownOf(parts)).toContain(says);
});
