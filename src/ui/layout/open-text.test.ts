import { expect, test } from "vitest";
import { looksLikeScenario } from "./open-text.ts";

test.each([
  { text: "lobby: 1\nname: a", is: true },
  { text: "# long\n\nname: a\nlobby: 1", is: true },
  { text: "---\nlobby: 2", is: true },
  { text: '{"lobby":1}', is: true },
  { text: '{\n  "name": "a",\n  "lobby" : 1\n}', is: true },
  { text: '[{"lobby":1}]', is: true },
  { text: '{"lobby":1}\n{"lobby":1}', is: true },
  { text: "kind: AuthorizationPolicy", is: false },
  { text: "metadata:\n  lobby: 1", is: false },
  { text: "# lobby: 1 is how a scenario begins", is: false },
  { text: '{"kind":"List"}', is: false },
  { text: "", is: false },
])("$text", ({ text, is }) => {
  expect(looksLikeScenario(text)).toBe(is);
});
