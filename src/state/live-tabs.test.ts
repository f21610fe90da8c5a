import { expect, test } from "vitest";
import { createLiveTabs, type Locks } from "./live-tabs.ts";

/** The locks of one browser. */
function lockManager(): Locks {
  const held = new Set<{ readonly name: string }>();
  return {
    async request(name, _, hold) {
      const lock = { name };
      held.add(lock);
      await hold();
      held.delete(lock);
    },
    query: async () => ({ held: [...held, { name: "somebody else's" }, {}] }),
  };
}

test("each tab shows one copy at a time", async () => {
  const locks = lockManager();
  const [one, two] = [createLiveTabs(locks), createLiveTabs(locks)];
  one.show("a");
  two.show("b");
  expect(await one.open()).toEqual(new Set(["a", "b"]));
  one.show("b");
  await expect.poll(() => two.open()).toEqual(new Set(["b"]));
});

test("without locks, and where they are refused, no copy counts as open", async () => {
  const refuse = async () => {
    throw new Error("SecurityError");
  };
  for (const locks of [null, { request: refuse, query: refuse }]) {
    const tabs = createLiveTabs(locks);
    tabs.show("a");
    expect(await tabs.open()).toEqual(new Set());
  }
});
