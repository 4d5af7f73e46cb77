// Prints what the app costs to fetch, file by file, and checks that the build is what its service worker says it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from "node:zlib";
import { BUDGET, CEILING, fetched, sizes, total } from "../../scripts/trunk/budget.mjs";
import { filesIn, onPhone, sha256Of } from "../../scripts/trunk/files.mjs";
import { DIST } from "../lib/server.mjs";

const rows = sizes(DIST).sort((a, b) => b.brotli - a.brotli);
const row = (name, raw, gzip, brotli) => console.log([name.padEnd(44), ...[raw, gzip, brotli].map((cell) => String(cell).padStart(9))].join(""));

row("file (bytes)", "raw", "gzip", "brotli");
const sum = (words, ...when) => {
  const these = fetched(rows, ...when);
  row(words, total(these, "raw"), total(these, "gzip"), total(these, "brotli"));
  return total(these, "brotli");
};
const list = (when) => fetched(rows, when).forEach(({ path, raw, gzip, brotli }) => row(path, raw, gzip, brotli));
list("first");
const first = sum("FIRST LOAD: the app opens, she can sign in", "first");
list("soon");
const cadre = sum("WITH THE SCREENS OF A CADRE: all works offline", "first", "soon");
list("desk");
sum("with those of a coordinator", "first", "soon", "desk");
console.log(`\nFirst load with brotli: ${(first / 1000).toFixed(1)} KB of ${BUDGET / 1000} KB`);
assert(rows.some(({ path, when }) => when === "first" && path.endsWith(".wasm")), "the build has no wasm");
assert(rows.some(({ when }) => when === "soon") && rows.some(({ when }) => when === "desk"), "the app is not in parts");
assert(first <= BUDGET, "the first load is above the promise");
assert(cadre <= CEILING, "what a cadre's phone fetches has grown above what was measured before");

// WHO's tables of all ages and lengths, as they are embedded (crates/domain/src/growth/lms.bin).
const TABLES = 10_000;
const tables = readFileSync(new URL("../../crates/domain/src/growth/lms.bin", import.meta.url));
const packed = brotliCompressSync(tables, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
console.log(`WHO's growth tables with brotli: ${(packed / 1000).toFixed(1)} KB of ${TABLES / 1000} KB`);
assert(packed <= TABLES, "WHO's growth tables take more room than was promised");

// The worker's lists are the build: no file missing, none of another content.
const { files, asked } = JSON.parse(readFileSync(join(DIST, "sw.js"), "utf8").match(/const BUILD = (\{[\s\S]*?\n\});/)[1]);
const expected = filesIn(DIST).filter((path) => onPhone(path) && path !== "sw.js");
const named = { ...files, ...asked };
assert.deepEqual(Object.keys(asked), fetched(rows, "desk").map(({ path }) => path));
assert.deepEqual(Object.keys(named).map((path) => (path === "./" ? "index.html" : path)).sort(), expected);
for (const path of expected) assert.equal(named[path === "index.html" ? "./" : path], sha256Of(DIST, path, "base64"), path);

// What the server sends ready-made is what it would have compressed.
for (const path of filesIn(DIST)) {
  const [, original, ending] = path.match(/^(.*)\.(br|gz)$/) ?? [];
  if (!original) continue;
  const open = ending === "br" ? brotliDecompressSync : gunzipSync;
  assert(open(readFileSync(join(DIST, path))).equals(readFileSync(join(DIST, original))), path);
}
console.log(`${expected.length} files in the worker's lists, each of the content it names`);
