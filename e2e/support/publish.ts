import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const HASHED = /-[\w-]{8}\.(?:js|css|ttf)$/;

/**
 * Makes of the build in this folder another version, as a build of changed sources would be: every hashed file has a new
 * name, those of the old version are gone, and the page and the service worker's list name the new ones.
 */
export function publishNewerVersion(folder: string): void {
  const assets = join(folder, "assets");
  const names = readdirSync(assets).filter((name) => HASHED.test(name));
  const renamed = new Map(names.map((name) => [name, name.replace(/[\w-]{4}(\.\w+)$/, "next$1")]));
  const rewrite = (path: string) => {
    let text = readFileSync(path, "utf8");
    for (const [old, next] of renamed) text = text.replaceAll(old, next);
    writeFileSync(path, text);
  };
  for (const name of names) {
    if (/\.(?:js|css)$/.test(name)) rewrite(join(assets, name));
    renameSync(join(assets, name), join(assets, renamed.get(name) ?? name));
  }
  for (const name of ["index.html", "sw.js"]) rewrite(join(folder, name));
  // The list says by a revision that index.html is another one.
  const list = join(folder, "sw.js");
  const old = readFileSync(list, "utf8");
  const next = old.replace(
    /"revision":"\w{32}","url":"index\.html"/,
    '"revision":"next","url":"index.html"',
  );
  if (next === old) throw new Error("sw.js lists index.html in another way than expected");
  writeFileSync(list, next);
}
