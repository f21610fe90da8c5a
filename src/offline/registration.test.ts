import { describe, expect, test } from "vitest";
import { TAKE_OVER } from "./messages.ts";
import { keepForOffline } from "./registration.ts";
import type { Readiness, Update } from "./state.ts";

class FakeWorker extends EventTarget {
  readonly heard: unknown[] = [];
  state: ServiceWorkerState;
  constructor(state: ServiceWorkerState) {
    super();
    this.state = state;
  }
  become(state: ServiceWorkerState) {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
  postMessage(message: unknown) {
    this.heard.push(message);
  }
}

/** A browser's service workers with the given ones registered; what the page was told is in `said`. */
function browser(workers: {
  readonly active?: FakeWorker;
  readonly waiting?: FakeWorker;
  readonly installing?: FakeWorker;
  readonly refuses?: string;
}) {
  const said: string[] = [];
  const registration = Object.assign(new EventTarget(), {
    active: workers.active ?? null,
    waiting: workers.waiting ?? null,
    installing: workers.installing ?? null,
  });
  const container = Object.assign(new EventTarget(), {
    controller: workers.active ?? null,
    register: async () => {
      if (workers.refuses !== undefined) throw new Error(workers.refuses);
      return registration;
    },
  });
  const page = keepForOffline({
    container: container as unknown as ServiceWorkerContainer,
    isSecure: true,
    script: () => "./sw.js",
    reload: () => said.push("reload"),
    onReadiness: ({ kind }: Readiness) => said.push(kind),
    onUpdate: (update: Update) => said.push(`update ${update}`),
  });
  return { page, said, container, registration };
}

describe("the files are kept", () => {
  test("at the first visit once the worker is there, and nobody is told of an update", async () => {
    const worker = new FakeWorker("installing");
    const { page, said, container } = browser({ installing: worker });
    worker.become("installed");
    worker.become("activating");
    worker.become("activated");
    container.dispatchEvent(new Event("controllerchange"));
    await page.settled;
    expect(said).toEqual(["storing", "ready"]);
  });

  test("from the second visit on at once", async () => {
    const { page, said } = browser({ active: new FakeWorker("activated") });
    await page.settled;
    expect(said).toEqual(["ready", "ready"]);
  });

  test.each([
    ["the registration is refused", { refuses: "no room" }],
    ["a file is missing", { installing: new FakeWorker("redundant") }],
  ])("not where %s", async (_, workers) => {
    const { page, said } = browser(workers);
    await page.settled;
    expect(said).toEqual(["storing", "failed"]);
  });

  test.each([
    [true, "unsupported"],
    [false, "insecure"],
  ])("not without service workers (secure: %s: %s)", async (isSecure, why) => {
    const said: Readiness[] = [];
    await keepForOffline({
      container: undefined,
      isSecure,
      script: () => "./sw.js",
      reload: () => {},
      onReadiness: (readiness) => said.push(readiness),
      onUpdate: () => {},
    }).settled;
    expect(said).toEqual([{ kind: "unavailable", why }]);
  });
});

describe("a newer version", () => {
  test("found while the page is open is told, and waits", async () => {
    const { page, said, registration } = browser({ active: new FakeWorker("activated") });
    await page.settled;
    const newer = new FakeWorker("installing");
    registration.installing = newer;
    registration.dispatchEvent(new Event("updatefound"));
    newer.become("installed");
    expect(said).toEqual(["ready", "ready", "update waiting"]);
    expect(newer.heard).toEqual([]);
  });

  test("that waited since another visit is told too", async () => {
    const newer = new FakeWorker("installed");
    const { page, said } = browser({ active: new FakeWorker("activated"), waiting: newer });
    await page.settled;
    expect(said.at(-1)).toBe("update waiting");
    expect(newer.heard).toEqual([]);
  });

  test("is taken over at the user's word, and only then the page is loaded again", async () => {
    const newer = new FakeWorker("installed");
    const { page, said, container } = browser({
      active: new FakeWorker("activated"),
      waiting: newer,
    });
    await page.settled;
    page.takeOver();
    expect(newer.heard).toEqual([TAKE_OVER]);
    expect(said).not.toContain("reload");
    container.dispatchEvent(new Event("controllerchange"));
    expect(said.at(-1)).toBe("reload");
  });

  test("that another tab took over does not reload this one", async () => {
    const { page, said, container } = browser({ active: new FakeWorker("activated") });
    await page.settled;
    container.dispatchEvent(new Event("controllerchange"));
    expect(said.at(-1)).toBe("update taken-over");
    expect(said).not.toContain("reload");
    page.takeOver();
    expect(said.at(-1)).toBe("reload");
  });
});
