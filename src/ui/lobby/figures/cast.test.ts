import { expect, test } from "vitest";
import { BODIES, bodyId, hashOf, lookOf, skeletonIn } from "./cast.ts";

test("a policy always looks the same, and not all look alike", () => {
  const names = Array.from({ length: 40 }, (_, index) => `default/allow-${index}`);
  const looks = names.map((name) => lookOf("employee", name));
  expect(looks).toEqual(names.map((name) => lookOf("employee", name)));
  expect(new Set(looks.map((look) => look.head)).size).toBeGreaterThan(4);
  expect(hashOf("default/allow-frontend")).toBe(hashOf("default/allow-frontend"));
});

test("every pose that a kind can take has its body", () => {
  const ids = new Set(BODIES.map(([clothes, pose]) => bodyId(clothes, pose)));
  for (const kind of ["guard", "employee", "executive", "auditor", "trainee"] as const) {
    for (let index = 0; index < 20; index++) {
      const { clothes } = lookOf(kind, `policy-${index}`);
      const poses = {
        guard: ["stand", "look", "refuse", "cross"],
        employee: ["stand", "look", "welcome", "shrug", "cross"],
        executive: ["sit", "phone", "slice", "cross"],
        auditor: ["look"],
        trainee: ["stand", "look", "cross"],
      } as const;
      for (const pose of poses[kind]) expect(ids).toContain(bodyId(clothes, pose));
    }
  }
});

test.each(BODIES.map(([, pose]) => ({ pose })))("$pose stands on the floor", ({ pose }) => {
  const { legs, head, hip } = skeletonIn(pose);
  expect(Math.max(legs.near.end.y, legs.far.end.y)).toBeLessThanOrEqual(0.01);
  expect(head.y).toBeLessThan(hip.y - 40);
});
