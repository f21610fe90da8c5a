import { describe, expect, test } from "vitest";
import { type BuiltFile, createFileStore } from "./file-store.ts";

const SCOPE = "https://tools.example/lobby/";
const ONE: readonly BuiltFile[] = [
  { url: "index.html", revision: "r1" },
  { url: "theme.js", revision: "t1" },
  { url: "assets/index-1.js", revision: null },
  { url: "assets/same-0.css", revision: null },
];
const TWO: readonly BuiltFile[] = [
  { url: "index.html", revision: "r2" },
  { url: "theme.js", revision: "t1" },
  { url: "assets/index-2.js", revision: null },
  { url: "assets/same-0.css", revision: null },
];
const THREE: readonly BuiltFile[] = [{ url: "index.html", revision: "r3" }];

/** CacheStorage in memory, as far as the store uses it: in the order of making, as browsers list it. */
function memoryCaches() {
  const all = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>();
    all.set(name, entries);
    return {
      match: async (url: string) => entries.get(url)?.clone(),
      put: async (url: string, response: Response) => void entries.set(url, response),
    } as unknown as Cache;
  };
  return {
    all,
    open,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  };
}

/** A server whose answers carry `version`, and which says what it was asked for. */
function server(version: string, missing: readonly string[] = []) {
  const asked: string[] = [];
  return {
    asked,
    ask: async (request: Request) => {
      const name = request.url.replace(SCOPE, "");
      asked.push(`${name} ${request.cache}`);
      return missing.includes(name)
        ? new Response("", { status: 404 })
        : new Response(`${name} of ${version}`);
    },
  };
}

const text = async (response: Promise<Response | undefined>) => (await response)?.text();
const at = (path: string) => new URL(path, SCOPE);

describe("a version is stored", () => {
  test("wholly, and past the browser's own cache where the name has no hash", async () => {
    const { asked, ask } = server("one");
    const store = createFileStore({ caches: memoryCaches(), ask, scope: SCOPE }, ONE);
    await store.install();
    expect(asked.toSorted()).toEqual([
      "assets/index-1.js default",
      "assets/same-0.css default",
      "index.html reload",
      "theme.js reload",
    ]);
    expect(await text(store.find(at("./")))).toBe("index.html of one");
    expect(await text(store.find(at("./?later=1")))).toBe("index.html of one");
    expect(await text(store.find(at("assets/index-1.js")))).toBe("assets/index-1.js of one");
  });

  test("or not at all: one missing file leaves nothing behind", async () => {
    const caches = memoryCaches();
    const { ask } = server("one", ["theme.js"]);
    const store = createFileStore({ caches, ask, scope: SCOPE }, ONE);
    await expect(store.install()).rejects.toThrow("theme.js answered with status 404");
    expect(caches.all.size).toBe(0);
  });

  test("without fetching again what the version before it had under the same hash", async () => {
    const caches = memoryCaches();
    await createFileStore({ caches, ask: server("one").ask, scope: SCOPE }, ONE).install();
    const { asked, ask } = server("two");
    const store = createFileStore({ caches, ask, scope: SCOPE }, TWO);
    await store.install();
    expect(asked.toSorted()).toEqual([
      "assets/index-2.js default",
      "index.html reload",
      "theme.js reload",
    ]);
    expect(await text(store.find(at("assets/same-0.css")))).toBe("assets/same-0.css of one");
  });

  test("and a redirected index.html is kept as a plain answer", async () => {
    const ask = async () =>
      Object.defineProperty(new Response("moved", { headers: { "x-kept": "1" } }), "redirected", {
        value: true,
      });
    const store = createFileStore({ caches: memoryCaches(), ask, scope: SCOPE }, THREE);
    await store.install();
    const found = await store.find(at("./"));
    expect(found?.redirected).toBe(false);
    expect(found?.headers.get("x-kept")).toBe("1");
    expect(await found?.text()).toBe("moved");
  });
});

describe("two versions", () => {
  const caches = memoryCaches();
  const storeOf = (version: string, files: readonly BuiltFile[]) =>
    createFileStore({ caches, ask: server(version).ask, scope: SCOPE }, files);
  const [one, two, three] = [storeOf("one", ONE), storeOf("two", TWO), storeOf("three", THREE)];

  test("do not see each other while the newer waits", async () => {
    await one.install();
    await two.install();
    expect(await text(one.find(at("./")))).toBe("index.html of one");
    expect(await text(two.find(at("./")))).toBe("index.html of two");
  });

  test("stand side by side for a tab that was opened with the older", async () => {
    await two.tidy();
    expect(await text(two.find(at("./")))).toBe("index.html of two");
    expect(await text(two.find(at("assets/index-1.js")))).toBe("assets/index-1.js of one");
  });

  test("give way to the ones after them", async () => {
    await three.install();
    await three.tidy();
    expect(await three.find(at("assets/index-1.js"))).toBeUndefined();
    expect(await text(three.find(at("assets/index-2.js")))).toBe("assets/index-2.js of two");
  });

  test("are no business of another Lobby on the same origin", async () => {
    const other = createFileStore(
      { caches, ask: server("other").ask, scope: "https://tools.example/" },
      ONE,
    );
    await other.install();
    await other.tidy();
    expect(await text(three.find(at("./")))).toBe("index.html of three");
    expect(await text(other.find(at("./")))).toBeUndefined();
  });
});

test.each([
  ["./", true],
  ["./?later=1", true],
  ["index.html", true],
  ["theme.js", true],
  ["assets/index-1.js", true],
  ["assets/of-an-older-version.js", true],
  ["sw.js", false],
  ["docs/", false],
  ["/", false],
  ["https://elsewhere.example/lobby/theme.js", false],
])("%s is answered from the store: %s", (path, owned) => {
  const store = createFileStore(
    { caches: memoryCaches(), ask: server("one").ask, scope: SCOPE },
    ONE,
  );
  expect(store.owns(at(path))).toBe(owned);
});
