import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarioFileName } from "./scenario-file.ts";

test.each([
  { name: "Who may write to backend?", file: "who-may-write-to-backend.lobby.yaml" },
  { name: undefined, file: "scenario.lobby.yaml" },
  { name: "", file: "scenario.lobby.yaml" },
  { name: "...", file: "scenario.lobby.yaml" },
  { name: "../../etc/passwd", file: "etc-passwd.lobby.yaml" },
  { name: "a\u202egnp.exe", file: "a-gnp-exe.lobby.yaml" },
  { name: "Zugriff für Köche", file: "zugriff-für-köche.lobby.yaml" },
  { name: "谁可以写", file: "谁可以写.lobby.yaml" },
  { name: "NUL", file: "scenario-nul.lobby.yaml" },
  { name: `${"ab ".repeat(40)}`, file: `${"ab-".repeat(20).slice(0, -1)}.lobby.yaml` },
])("$name is kept as $file", ({ name, file }) => {
  expect(scenarioFileName(name === undefined ? {} : { name })).toBe(file);
});

test("any name gives a file name of letters, digits and dashes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const file = scenarioFileName({ name });
      expect(file).toMatch(/^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]*)\.lobby\.yaml$/u);
      expect([...file].length).toBeLessThanOrEqual(60 + "scenario-.lobby.yaml".length);
    }),
  );
});
