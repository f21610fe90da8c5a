import { expect, test } from "vitest";
import { compileScenario, createSignatureBook, judge } from "../../engine/index.ts";
import { sentenceOf } from "../../engine/trace/explain.ts";
import { buildingOf } from "./building.ts";
import { bustsOf, headOf } from "./choir-places.ts";
import { DEPTHS } from "./frame.ts";
import { storyOf } from "./frames.ts";
import { estimate } from "./measure.ts";

const MANY = 200;

/** Half of them DENY, half ALLOW; the last ALLOW is the only one that matches. */
function policy(index: number): string {
  const action = index < MANY / 2 ? "DENY" : "ALLOW";
  const path = index === MANY - 1 ? "/wanted" : `/other/${index}`;
  return `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: policy-${index}, namespace: default }
spec: { action: ${action}, rules: [{ to: [{ operation: { paths: ["${path}"], methods: ["POST"] } }] }] }
`;
}

const REQUEST = {
  name: "one of many",
  from: { plaintext: true },
  to: { workload: "default/backend", port: 8080 },
  http: { method: "POST", path: "/wanted" },
};

async function storyAt(depth: (typeof DEPTHS)[number]) {
  const world = compileScenario(
    {
      lobby: 1,
      workloads: [
        { name: "backend", namespace: "default", ports: [{ port: 8080, protocol: "http" }] },
      ],
      resources: [
        {
          name: "many.yaml",
          text: Array.from({ length: MANY }, (_, i) => policy(i)).join("---\n"),
        },
      ],
      requests: [REQUEST],
    },
    { nowSeconds: () => 1_764_000_000, signatures: createSignatureBook() },
  );
  const judgement = await judge(world, REQUEST, { trace: true });
  if ("error" in judgement) throw new Error(judgement.error);
  const context = {
    request: REQUEST,
    workload: "backend",
    order: "istio",
    depth,
    sentenceOf,
  } as const;
  const story = storyOf(judgement, context);
  if (story === null) throw new Error("no story");
  return { story, judgement };
}

test("200 policies at one workload: three in front, the others a counted choir", async () => {
  const { story, judgement } = await storyAt("stages");
  expect(judgement.verdict).toMatchObject({
    outcome: "allowed",
    policy: `default/policy-${MANY - 1}`,
  });
  for (const desk of ["DENY", "ALLOW"] as const) {
    const { front, choir } = story.house.staff[desk];
    expect(front.length).toBeLessThanOrEqual(3);
    expect(front.length + choir.length).toBe(MANY / 2);
  }
  expect(story.house.staff.ALLOW.front[0]?.policy.name).toBe(`policy-${MANY - 1}`);
  const building = buildingOf(story.house, 1000, estimate);
  expect(building.width).toBeLessThan(1400);
  const counter = building.counters.DENY;
  if (counter === null) throw new Error("no counter");
  const { choir } = story.house.staff.DENY;
  const last = choir.at(-1)?.id ?? -1;
  expect(bustsOf(choir, counter, null)).toHaveLength(28);
  expect(bustsOf(choir, counter, null).some(({ member }) => member.id === last)).toBe(false);
  expect(headOf(choir, counter, last)?.x).toBeLessThan(counter.x + counter.width);
});

test.each(DEPTHS)("at depth %s the walk ends in one decision", async (depth) => {
  const { story } = await storyAt(depth);
  expect(story.frames.filter(({ deciding }) => deciding)).toHaveLength(1);
  expect(story.frames.at(-1)?.bay).toBe("office");
});
