import { describe, expect, test } from "vitest";
import { embedAddress, embedCode, fullAddress } from "./embed-code.ts";

describe("the address of a frame", () => {
  test.each([
    {
      page: "https://x.example/lobby/#1abc",
      theme: "system",
      frame: "https://x.example/lobby/?embed#1abc",
    },
    {
      page: "https://x.example/?present#1abc",
      theme: "dark",
      frame: "https://x.example/?embed&theme=dark#1abc",
    },
    { page: "https://x.example/", theme: "light", frame: "https://x.example/?embed&theme=light" },
  ] as const)("$page in $theme", ({ page, theme, frame }) => {
    expect(embedAddress(page, theme)).toBe(frame);
    expect(fullAddress(frame)).toBe(page.replace("?present", ""));
  });
});

test("a name from a link stays within its attribute", () => {
  const title = `"><script>alert(1)</script>&`;
  const code = embedCode("https://x.example/#1a", { theme: "dark", height: 560, title });
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;"');
  expect(code).toContain('src="https://x.example/?embed&amp;theme=dark#1a"');
  expect(code.match(/</g)).toHaveLength(2);
});
