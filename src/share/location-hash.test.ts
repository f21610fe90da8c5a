import { describe, expect, test } from "vitest";
import { createLocationHash, type HashHost } from "./location-hash.ts";

function windowAt(href: string) {
  const listeners = new Set<() => void>();
  const location = { href, hash: href.includes("#") ? href.slice(href.indexOf("#")) : "" };
  const go = (url: string) => {
    location.href = url;
    location.hash = url.includes("#") ? url.slice(url.indexOf("#")) : "";
  };
  const history = {
    state: null as unknown,
    replaceState(data: unknown, _: string, url: string) {
      history.state = data;
      go(url);
    },
    pushState(data: unknown, _: string, url: string) {
      history.state = data;
      pushed.push(url);
      go(url);
    },
  };
  const pushed: string[] = [];
  const host: HashHost = {
    location,
    history,
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const fire = () => {
    for (const listener of listeners) listener();
  };
  /** As the browser goes to an entry that it has. */
  const travel = (url: string, copy: string | null) => {
    history.state = copy === null ? null : { lobbyCopy: copy };
    go(url);
    fire();
  };
  return { host, go, fire, travel, pushed, location };
}

describe("the address's fragment", () => {
  test("is replaced, and removed when empty, and the rest of the address stays", () => {
    const { host, location } = windowAt("https://x.example/lobby/?a=1#old");
    const hash = createLocationHash(host);
    hash.write("1new", "c1");
    expect(location.href).toBe("https://x.example/lobby/?a=1#1new");
    hash.write("", "c1");
    expect(location.href).toBe("https://x.example/lobby/?a=1");
  });

  test("[LK-6] its own writing is not heard, another link is", () => {
    const { host, go, fire } = windowAt("https://x.example/");
    const hash = createLocationHash(host);
    const heard: string[] = [];
    const stop = hash.subscribe((text) => heard.push(text));
    hash.write("1own", "c1");
    fire();
    go("https://x.example/#1other");
    fire();
    stop();
    go("https://x.example/#1third");
    fire();
    expect(heard).toEqual(["1other"]);
  });

  test("[LK-6] going back to its own writing from another link is heard", () => {
    const { host, go, fire } = windowAt("https://x.example/");
    const hash = createLocationHash(host);
    const heard: string[] = [];
    hash.subscribe((text) => heard.push(text));
    hash.write("1own", "c1");
    for (const link of ["1other", "1own", "1other"]) {
      go(`https://x.example/#${link}`);
      fire();
      // The page writes what it shows; here the same text again.
      hash.write(link, "c1");
      fire();
    }
    expect(heard).toEqual(["1other", "1own", "1other"]);
  });

  test("[LK-6] a link that was not heard of yet is not written over", () => {
    const { host, go, fire, location } = windowAt("https://x.example/#1first");
    const hash = createLocationHash(host);
    const heard: string[] = [];
    hash.subscribe((text) => heard.push(text));
    go("https://x.example/#1other");
    hash.write("1own", "c1");
    expect(location.hash).toBe("#1other");
    fire();
    expect(heard).toEqual(["1other"]);
    hash.write("1own", "c1");
    expect(location.hash).toBe("#1own");
  });

  test("a change that the browser refuses is made up for by the next one", () => {
    const { host, location } = windowAt("https://x.example/");
    let refuses = true;
    const replaceState: HashHost["history"]["replaceState"] = (...change) => {
      if (refuses) throw new Error("too many changes");
      host.history.replaceState(...change);
    };
    const hash = createLocationHash({ ...host, history: { ...host.history, replaceState } });
    hash.write("1one", "c1");
    refuses = false;
    hash.write("1two", "c1");
    expect(location.hash).toBe("#1two");
  });

  test("a step in the history is heard with the working copy that it was left with", () => {
    const { host, travel, pushed } = windowAt("https://x.example/");
    const hash = createLocationHash(host);
    const heard: unknown[] = [];
    hash.subscribe((text, copy) => heard.push([text, copy]));
    hash.write("1one", "c1");
    hash.push("1two", "c2");
    expect(pushed).toEqual(["https://x.example/#1two"]);
    travel("https://x.example/#1one", "c1");
    travel("https://x.example/#1two", "c2");
    expect(heard).toEqual([
      ["1one", "c1"],
      ["1two", "c2"],
    ]);
  });

  test("two entries without a link differ by their copies", () => {
    const { host, travel } = windowAt("https://x.example/");
    const hash = createLocationHash(host);
    const heard: unknown[] = [];
    hash.subscribe((_, copy) => heard.push(copy));
    hash.write("", "c1");
    hash.push("", "c2");
    travel("https://x.example/", "c1");
    expect(heard).toEqual(["c1"]);
  });

  test.each([[null], [5], [{}], [{ lobbyCopy: 7 }]])("an entry with %o names no copy", (state) => {
    const { host } = windowAt("https://x.example/");
    const hash = createLocationHash({ ...host, history: { ...host.history, state } });
    expect(hash.copy()).toBeNull();
  });

  test("the shown link, chosen once more, is not foreign", () => {
    const { host, travel } = windowAt("https://x.example/");
    const hash = createLocationHash(host);
    const heard: string[] = [];
    hash.subscribe((text) => heard.push(text));
    hash.write("1one", "c1");
    travel("https://x.example/#1one", null);
    expect(heard).toEqual([]);
    expect(hash.copy()).toBe("c1");
  });
});
