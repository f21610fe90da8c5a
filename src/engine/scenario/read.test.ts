import { describe, expect, test } from "vitest";
import { PAGE_MOST } from "./limits.ts";
import { readScenarios } from "./read.ts";
import { validateScenario } from "./validate.ts";

/** Names of the scenarios that were read, and each finding as `code@line`. */
function check(text: string) {
  const { value, diagnostics } = readScenarios(text, "t", PAGE_MOST);
  return {
    names: value.map(({ name }) => name),
    found: diagnostics.map(
      ({ code, range }) => `${code}@${range ? text.slice(0, range.start).split("\n").length : "-"}`,
    ),
  };
}

const line = (name: string) => JSON.stringify({ lobby: 1, name });

describe("scenarios as they are written", () => {
  test.each([
    { note: "YAML", text: "lobby: 1\nname: a", names: ["a"], found: [] },
    {
      note: "several YAML documents",
      text: "lobby: 1\nname: a\n---\nlobby: 1\nname: b",
      names: ["a", "b"],
      found: [],
    },
    { note: "JSON", text: `\n${line("a")}\n`, names: ["a"], found: [] },
    {
      note: "JSON over several lines",
      text: '{\n  "lobby": 1,\n  "name": "a"\n}',
      names: ["a"],
      found: [],
    },
    { note: "a JSON list", text: `[${line("a")}, ${line("b")}]`, names: ["a", "b"], found: [] },
    {
      note: "JSON Lines, one of them empty",
      text: `${line("a")}\n\n${line("b")}\n`,
      names: ["a", "b"],
      found: [],
    },
    { note: "YAML in flow style", text: "{lobby: 1, name: a}", names: ["a"], found: [] },
    { note: "nothing", text: "", names: [], found: [] },
    {
      note: "a broken JSON line",
      text: `${line("a")}\n{"lobby": \n${line("b")}`,
      names: ["a", "b"],
      found: ["scenario/json@2"],
    },
    {
      note: "a broken YAML document",
      text: "lobby: 1\nname: a\n---\nlobby: [\n---\nlobby: 1\nname: b",
      names: ["a", "b"],
      found: ["yaml/syntax@4"],
    },
    { note: "no version", text: "name: a", names: [], found: ["scenario/version@1"] },
    {
      note: "another version",
      text: "name: a\nlobby: 2",
      names: [],
      found: ["scenario/version@2"],
    },
    { note: "a version in quotes", text: "lobby: '1'", names: [], found: ["scenario/version@1"] },
    {
      note: "another version on its JSON line",
      text: `${line("a")}\n{"lobby":2}`,
      names: ["a"],
      found: ["scenario/version@2"],
    },
    {
      note: "an unknown field",
      text: "lobby: 1\nname: a\nrequest: []",
      names: ["a"],
      found: ["scenario/unknown-field@3"],
    },
    {
      note: "unknown fields at several depths",
      text: "lobby: 1\nname: a\nx: 1\nworkloads:\n  - name: w\n    y: 1\n    ports:\n      - port: 1\n        z: 1",
      names: ["a"],
      found: ["scenario/unknown-field@9", "scenario/unknown-field@6", "scenario/unknown-field@3"],
    },
    {
      note: "a wrong type",
      text: "lobby: 1\nname: a\nrequests:\n  - from: {}\n    to: { workload: w, port: http }",
      names: [],
      found: ["scenario/invalid@5"],
    },
    {
      note: "a missing field",
      text: "lobby: 1\nname: a\nrequests:\n  - from: {}",
      names: [],
      found: ["scenario/invalid@4"],
    },
    {
      note: "a number out of range",
      text: "lobby: 1\nworkloads:\n  - name: w\n    ports: [{ port: 65536 }]",
      names: [],
      found: ["scenario/invalid@4"],
    },
    {
      note: "deep JSON",
      text: `{"lobby":1,"requests":${"[".repeat(20_000)}${"]".repeat(20_000)}}`,
      names: [],
      found: ["scenario/too-deep@1"],
    },
    {
      note: "a header that no map can hold",
      text: "lobby: 1\nname: a\nrequests:\n  - from: {}\n    to: { workload: w }\n    http:\n      headers:\n        x-a: b\n        __proto__: c",
      names: ["a"],
      found: ["scenario/unknown-field@9"],
    },
    {
      note: "more requests than a page can show",
      text: `{"lobby":1,"name":"a","requests":[${"0,".repeat(2000)}0]}`,
      names: [],
      found: ["scenario/too-many@1"],
    },
    {
      note: "more texts than a page can show",
      text: `{"lobby":1,"name":"a","resources":[${"0,".repeat(1000)}0]}`,
      names: [],
      found: ["scenario/too-many@1"],
    },
    {
      note: "more workloads than a page can show",
      text: `{"lobby":1,"name":"a","workloads":[${"0,".repeat(10_000)}0]}`,
      names: [],
      found: ["scenario/too-many@1"],
    },
    { note: "a list", text: "- lobby: 1", names: [], found: ["scenario/version@1"] },
  ])("$note", ({ text, names, found }) => {
    expect(check(text)).toEqual({ names, found });
  });

  test("where nothing is shown there may be any number of requests", () => {
    const request = { from: { plaintext: true }, to: { workload: "a/b" } };
    const text = JSON.stringify({
      lobby: 1,
      requests: Array.from({ length: 2001 }, () => request),
    });
    expect(readScenarios(text, "t").value[0]?.requests).toHaveLength(2001);
  });

  test("an unknown field is left out of the scenario", () => {
    const { value } = readScenarios("lobby: 1\nmesh: { trustDomain: td }\nextra: 1", "t");
    expect(value).toEqual([{ lobby: 1, mesh: { trustDomain: "td" } }]);
  });

  test("the fields of a MeshConfig that Lobby does not need may be there", () => {
    expect(check("lobby: 1\nname: a\nmesh: { accessLogFile: /dev/stdout }")).toEqual({
      names: ["a"],
      found: [],
    });
  });
});

describe("a scenario that is data already", () => {
  test.each([
    { value: { lobby: 1, name: "a" }, name: "a", codes: [] },
    { value: { lobby: 1, name: "a", x: 1 }, name: "a", codes: ["scenario/unknown-field"] },
    { value: { lobby: 3 }, name: null, codes: ["scenario/version"] },
    { value: null, name: null, codes: ["scenario/version"] },
    { value: [1], name: null, codes: ["scenario/version"] },
    {
      value: JSON.parse('{"lobby":1,"name":"a","__proto__":{"x":1}}'),
      name: "a",
      codes: ["scenario/unknown-field"],
    },
  ])("$value", ({ value, name, codes }) => {
    const read = validateScenario(value);
    expect(read.value?.name ?? null).toBe(name);
    expect(read.diagnostics.map(({ code }) => code)).toEqual(codes);
  });
});
