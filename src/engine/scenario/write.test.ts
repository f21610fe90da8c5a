import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_EXAMPLE } from "../../scenarios/content/default/default-example.ts";
import type { Scenario } from "./document.ts";
import { readScenarios } from "./read.ts";
import { writeScenario } from "./write.ts";

/** The scenario that the file of a scenario holds, and what reading found. */
function again(scenario: Scenario) {
  const { value, diagnostics } = readScenarios(writeScenario(scenario), "file");
  expect(diagnostics).toEqual([]);
  expect(value).toHaveLength(1);
  return value[0];
}

const folder = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const FILES = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".lobby.yaml"))
  .flatMap((name) =>
    readScenarios(readFileSync(`${folder}${name}`, "utf8"), name).value.map((scenario, index) => ({
      name: `${name} ${index}`,
      scenario,
    })),
  );

const OURS = [{ name: "the default example", scenario: DEFAULT_EXAMPLE }, ...FILES];

describe("a scenario's file", () => {
  test("there are scenarios to write", () => {
    expect(OURS.length).toBeGreaterThan(30);
  });

  test.each(OURS)("$name is the same when read", ({ scenario }) => {
    expect(again(scenario)).toEqual(scenario);
    expect(writeScenario(again(scenario) ?? scenario)).toBe(writeScenario(scenario));
  });

  test("reads as the contract shows it", () => {
    const scenario: Scenario = {
      requests: [
        {
          expect: { status: 403, outcome: "denied", policy: null },
          http: { path: "/a?b=c#d", method: "GET", headers: { "x-team": ["blue", "green"] } },
          to: { port: 8080, workload: "default/backend" },
          from: { workload: "default/frontend" },
          name: "frontend: reads",
        },
      ],
      now: "2026-11-22T00:00:00Z",
      workloads: [
        { name: "backend", labels: { app: "backend" }, ports: [{ protocol: "HTTP", port: 8080 }] },
      ],
      resources: [{ name: "policies.yaml", text: "kind: A\nspec:\n\n  a: 1  \n---\nkind: B" }],
      mesh: { trustDomainAliases: ["old"] },
      name: "yes",
      lobby: 1,
    };
    expect(writeScenario(scenario)).toBe(EXPECTED);
  });
});

const EXPECTED = `lobby: 1
name: "yes"
mesh:
  trustDomainAliases: [ old ]
resources:
  - name: policies.yaml
    text: |-
      kind: A
      spec:

        a: 1  
      ---
      kind: B
workloads:
  - name: backend
    labels: { app: backend }
    ports:
      - { port: 8080, protocol: HTTP }
now: "2026-11-22T00:00:00Z"
requests:
  - name: "frontend: reads"
    from: { workload: default/frontend }
    to: { workload: default/backend, port: 8080 }
    http:
      method: GET
      path: /a?b=c#d
      headers:
        x-team: [ blue, green ]
    expect:
      outcome: denied
      status: 403
      policy: null
`;

const awkward = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ..."\n,\r\n,\r,\t, ,  ,---,...,# a,a: b,- ,|,>,'x,\",\\,\0,\x1b,\x85,\u2028,\ufeff,\ud800,\udc00,𝒳,é,&a,*a,<<,!t,%YAML,{,[,null,~,1e3,0x1f,yes,-0,.inf,".split(
          ",",
        ),
        ",",
        "x".repeat(200),
        "a b ".repeat(60),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
);

describe("whatever is in its texts", () => {
  test("resources, names and descriptions come back as they were", () => {
    fc.assert(
      fc.property(awkward, awkward, awkward, (name, text, description) => {
        const scenario: Scenario = { lobby: 1, name, description, resources: [{ name, text }] };
        expect(again(scenario)).toEqual(scenario);
        expect(again({ lobby: 1, resources: text })?.resources).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test("keys and values of maps and lists come back as they were", () => {
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        awkward,
        fc.double({ noNaN: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(awkward, tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(fc.dictionary(awkward, json, { maxKeys: 4 }), (claims) => {
        const text = JSON.stringify({
          lobby: 1,
          requests: [{ from: { plaintext: true }, to: { workload: "a/b" }, jwt: { claims } }],
        });
        const [scenario] = readScenarios(text, "json").value;
        expect(scenario && again(scenario)).toEqual(scenario);
      }),
      { numRuns: 1000 },
    );
  });
});
