import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const files = readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(?:html|js|css|svg|webmanifest)$/.test(name),
);
const read = (name: string) => readFileSync(join(DIST, name), "utf8");

/** Addresses that are words and not places: nothing asks for them, and the page's policy would refuse it. */
const INERT: readonly { readonly host: RegExp; readonly why: string }[] = [
  { host: /^(?:[\w.-]+\.)?example(?:\.(?:com|org|net))?$/, why: "RFC 2606: names for examples" },
  { host: /^www\.w3\.org$/, why: "namespaces of XML and SVG" },
  { host: /^react\.dev$/, why: "React's words for an error, where it is explained" },
  {
    host: /^(?:github\.com|microsoft\.com|code\.visualstudio\.com)$/,
    why: "licences and words for errors, in Monaco",
  },
];

test("no file has the address of another place that could be fetched from", () => {
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((name) =>
    [...read(name).matchAll(/\b(?:https?|wss?):\/\/([a-z0-9][\w.-]*[a-z])/gi)].map(
      ([, host = ""]) => ({
        name,
        host,
      }),
    ),
  );
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ host }) => !INERT.some((inert) => inert.host.test(host)))).toEqual([]);
  for (const inert of INERT)
    expect(
      found.some(({ host }) => inert.host.test(host)),
      `${inert.why}: no longer needed`,
    ).toBe(true);
});

test("no script makes code of text", () => {
  const makers = files
    .filter((name) => name.endsWith(".js"))
    .filter((name) => /(?<![.\w$])eval\(|\bnew Function\b|[^.\w$]Function\(/.test(read(name)));
  expect(makers).toEqual([]);
});

test("the page names its files relative to itself, and has no script of its own in it", () => {
  const page = read("index.html");
  const addresses = [...page.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect(address).toMatch(/^(?:\.\/|data:image\/svg\+xml,)/);
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(page).not.toMatch(/\son\w+="/);
  expect(page).toContain('http-equiv="Content-Security-Policy"');
});

test("the service worker's list is the whole build but the worker itself", () => {
  const all = readdirSync(DIST, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.\w+$/.test(name) && name !== "sw.js")
    .toSorted();
  const listed = [...read("sw.js").matchAll(/"url":"([^"]+)"/g)].map(([, url]) => url).toSorted();
  expect(listed).toEqual(all);
});
