import type { Scenario } from "../src/engine/index.ts";
import { writeLink } from "../src/share/codec.ts";
import type { SharedState } from "../src/share/shared-state.ts";
import { expect, test } from "./support/test.ts";

/** The scene under load, and what opens in it. */

const WORKLOADS: NonNullable<Scenario["workloads"]> = [
  { name: "caller", namespace: "default" },
  {
    name: "backend",
    namespace: "default",
    labels: { app: "backend" },
    ports: [{ port: 8080, protocol: "http" }],
  },
];

function request(name: string, method = "GET", path = "/") {
  return {
    name,
    from: { workload: "default/caller" },
    to: { workload: "default/backend", port: 8080 },
    http: { method, path },
  };
}

function linkOf(parts: Partial<Scenario>, view: Omit<SharedState, "scenario"> = {}): string {
  const link = writeLink({ scenario: { lobby: 1, workloads: WORKLOADS, ...parts }, ...view });
  if (link.kind !== "link") throw new Error("too long for a link");
  return link.hash;
}

function policy(kind: string, name: string, namespace: string, spec: string): string {
  return `apiVersion: security.istio.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`;
}

test("two hundred policies at one workload: who decided is in front, the others are counted and can be called", async ({
  lobby,
  page,
}) => {
  const guards = Array.from({ length: 200 }, (_, index) =>
    policy(
      "AuthorizationPolicy",
      `guard-${index}`,
      "default",
      `{ action: DENY, rules: [{ to: [{ operation: { paths: ["/p${index}/*"], ports: ["8080"] } }] }] }`,
    ),
  );
  const parts = { resources: guards.join("---\n"), requests: [request("p77", "GET", "/p77/x")] };
  await lobby.open(linkOf(parts, { depth: "policies" }));
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
  await expect(lobby.why).toContainText("DENY policy default/guard-77, rule[0]");
  await expect(lobby.scene).toContainText("guard-77");
  await expect(lobby.scene).toContainText("197 more");
  await lobby.button("197 more policies at this desk").click();
  const others = page.getByRole("dialog").getByRole("listitem");
  await expect(others).toHaveCount(197);
  await others.filter({ hasText: "default/guard-12" }).first().click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(lobby.tree.getByRole("treeitem", { selected: true }).first()).toContainText(
    "guard-12",
  );
});

test("two hundred visitors come in together; each desk counts its own, and a click picks one", async ({
  lobby,
  page,
}) => {
  const METHODS = ["GET", "DELETE", "POST", "PUT"];
  const requests = Array.from({ length: 204 }, (_, index) =>
    request(`visitor ${index}.`, METHODS[index % METHODS.length]),
  );
  const resources = [
    policy(
      "AuthorizationPolicy",
      "no-writes",
      "default",
      '{ action: DENY, rules: [{ to: [{ operation: { methods: ["DELETE"], ports: ["8080"] } }] }] }',
    ),
    policy(
      "AuthorizationPolicy",
      "reads",
      "default",
      '{ rules: [{ to: [{ operation: { methods: ["GET"] } }] }] }',
    ),
  ].join("---\n");
  await lobby.open(linkOf({ resources, requests }));
  await expect(lobby.requests).toContainText("51 of 204 get in");
  await lobby.button("Play all").click();
  await expect(lobby.stage).toContainText("200 of 204 come in");
  const crowd = lobby.stage.getByRole("toolbar", { name: "199 other visitors in the lobby" });
  await expect(crowd.getByRole("button")).toHaveCount(199);
  const counted = crowd.locator("span[title]");
  await expect(counted).toHaveText(["50", "100", "49"], { useInnerText: true });
  const names = await crowd
    .getByRole("button")
    .evaluateAll((all) => all.map((one) => one.getAttribute("title") ?? ""));
  expect(names.filter((name) => name.endsWith("200 allowed by an employee"))).toHaveLength(49);
  expect(names.filter((name) => name.endsWith("403 denied by a guard"))).toHaveLength(50);
  expect(names.filter((name) => name.includes("403 denied, no employee"))).toHaveLength(100);

  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await crowd.getByRole("button", { name: "visitor 1.: 403 denied by a guard" }).click();
  await expect(lobby.row("visitor 1.")).toHaveAttribute("aria-current", "true");
  await expect(lobby.verdict).toHaveText("403 denied by a guard");
});

const STACK = [
  policy("PeerAuthentication", "default", "istio-system", "{ mtls: { mode: STRICT } }"),
  policy("PeerAuthentication", "here", "default", "{ mtls: { mode: PERMISSIVE } }"),
  policy(
    "PeerAuthentication",
    "own",
    "default",
    "{ selector: { matchLabels: { app: backend } }, mtls: { mode: STRICT } }",
  ),
].join("---\n");

test("the sign at the door says which PeerAuthentication is in force, and strikes the others", async ({
  lobby,
  page,
}) => {
  await lobby.open(linkOf({ resources: STACK, requests: [request("reads")] }));
  await lobby.button("STRICT: which PeerAuthentication says so").click();
  const stack = page.getByRole("dialog");
  await expect(stack.locator("b")).toHaveText("STRICT default/own");
  await expect(stack.locator("s")).toHaveText([
    "PERMISSIVE default/here",
    "STRICT istio-system/default",
  ]);
  await stack.getByRole("button", { name: "PERMISSIVE default/here" }).click();
  const row = lobby.tree.getByRole("treeitem", { selected: true });
  await expect(row.first()).toContainText("here");
  await expect
    .poll(() => lobby.litLines())
    .toEqual(expect.arrayContaining([expect.stringContaining("PERMISSIVE")]));
});

test("in clauses the handshake happens step by step, in the scene, the tree and the words", async ({
  lobby,
}) => {
  await lobby.open(
    linkOf({ resources: STACK, requests: [request("reads")] }, { depth: "clauses" }),
  );
  const told = [
    "ALPN",
    "server certificate",
    "client certificate",
    "chain and expiry",
    "trust domain",
    "identity",
  ];
  await lobby.button("First step").click();
  for (const check of ["which PeerAuthentication", ...told].keys()) {
    await lobby.button("Step forward").click();
    if (check === 0) continue;
    const name = told[check - 1] ?? "";
    await expect(lobby.scene).toContainText(name);
    await expect(lobby.tree.getByRole("treeitem", { selected: true })).toContainText(name);
  }
  await lobby.why.getByText("The walk in words").click();
  const words = lobby.why.getByRole("listitem").filter({ hasText: "Front door" });
  for (const name of told)
    await expect(words.filter({ hasText: new RegExp(name, "i") })).not.toHaveCount(0);
});

test("the walk in words has every step, and can be copied", async ({ lobby, page }) => {
  await lobby.open();
  const steps = await lobby.steps.count();
  await lobby.why.getByText("The walk in words").click();
  const words = lobby.why.locator("details", { hasText: "The walk in words" });
  await expect(words.getByRole("listitem")).toHaveCount(steps);
  await words.getByRole("button", { name: "Copy the words" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toHaveLength(steps);
  expect(copied).toContain("deny-all-backend, rule[0] matches");
});

test("who only notes down and who is a trainee are at their desks, and decide nothing", async ({
  lobby,
}) => {
  const resources = `${policy("AuthorizationPolicy", "notes", "default", "{ action: AUDIT, rules: [{}] }")}---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: trainee, namespace: default, annotations: { istio.io/dry-run: "true" } }
spec: { action: DENY, rules: [{}] }
`;
  await lobby.open(linkOf({ resources, requests: [request("reads")] }, { depth: "policies" }));
  await expect(lobby.verdict).toHaveText("200 allowed, nobody stands in the way");
  await expect(lobby.scene).toContainText("dry run");
  await lobby.why.getByText("The walk in words").click();
  const words = lobby.why.getByRole("listitem");
  await expect(words.filter({ hasText: "trainee" })).not.toHaveCount(0);
  await expect(words.filter({ hasText: "notes" })).not.toHaveCount(0);
});
