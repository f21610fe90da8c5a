import { describe, expect, test } from "vitest";
import { createLocationHash, type HashHost } from "./location-hash.ts";

function windowAt(href: string) {
  const listeners = new Set<() => void>();
  const location = { href, hash: href.includes("#") ? href.slice(href.indexOf("#")) : "" };
  const go = (url: string) => {
    location.href = url;
    location.hash = url.includes("#") ? url.slice(url.indexOf("#")) : "";
  };
  const host: HashHost = {
    location,
    history: { replaceState: (_, __, url) => go(url) },
    addEventListener: (_, listener) => listeners.add(listener),
    removeEventListener: (_, listener) => listeners.delete(listener),
  };
  const fire = () => {
    for (const listener of listeners) listener();
  };
  return { host, go, fire, location };
}

describe("the address's fragment", () => {
  test("is replaced, and removed when empty, and the rest of the address stays", () => {
    const { host, location } = windowAt("https://x.example/lobby/?a=1#old");
    const hash = createLocationHash(host);
    hash.write("1new");
    expect(location.href).toBe("https://x.example/lobby/?a=1#1new");
    hash.write("");
    expect(location.href).toBe("https://x.example/lobby/?a=1");
  });

  test("[LK-6] its own writing is not heard, another link is", () => {
    const { host, go, fire } = windowAt("https://x.example/");
    const hash = createLocationHash(host);
    const heard: string[] = [];
    const stop = hash.subscribe((text) => heard.push(text));
    hash.write("1own");
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
    hash.write("1own");
    for (const link of ["1other", "1own", "1other"]) {
      go(`https://x.example/#${link}`);
      fire();
      // The page writes what it shows; here the same text again.
      hash.write(link);
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
    hash.write("1own");
    expect(location.hash).toBe("#1other");
    fire();
    expect(heard).toEqual(["1other"]);
    hash.write("1own");
    expect(location.hash).toBe("#1own");
  });

  test("a change that the browser refuses is made up for by the next one", () => {
    const { host, location } = windowAt("https://x.example/");
    let refuses = true;
    const replaceState: HashHost["history"]["replaceState"] = (...change) => {
      if (refuses) throw new Error("too many changes");
      host.history.replaceState(...change);
    };
    const hash = createLocationHash({ ...host, history: { replaceState } });
    hash.write("1one");
    refuses = false;
    hash.write("1two");
    expect(location.hash).toBe("#1two");
  });
});
