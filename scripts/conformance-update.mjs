// Copies the recordings of ../shared/conformance into tests/conformance/data, the big ones gzipped, so that a clone
// passes by itself. The same input gives the same bytes.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { gzipSync } from "node:zlib";

const source = new URL("../../shared/conformance/", import.meta.url);
const target = new URL("../tests/conformance/data/", import.meta.url);

if (!existsSync(source)) {
  console.error("there is no ../shared/conformance beside this checkout: nothing to copy from");
  process.exit(2);
}
rmSync(target, { recursive: true, force: true });
mkdirSync(new URL("recorded/", target), { recursive: true });
cpSync(new URL("curated/", source), new URL("curated/", target), { recursive: true, mode: 0 });
const big = [
  "admission.jsonl",
  ...readdirSync(new URL("recorded/", source)).map((name) => `recorded/${name}`),
];
for (const name of big) {
  writeFileSync(
    new URL(`${name}.gz`, target),
    gzipSync(readFileSync(new URL(name, source)), { level: 9 }),
  );
}
console.log(
  `copied ${readdirSync(new URL("curated/", target)).length} curated files and ${big.length} recordings`,
);
