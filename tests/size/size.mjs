// Prints what a first visit costs, file by file, and checks that the build is what its service worker says it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { BUDGET, CEILING, sizes, total } from "../../scripts/trunk/budget.mjs";
import { filesIn, onFirstLoad, sha256Of } from "../../scripts/trunk/files.mjs";
import { DIST } from "../lib/server.mjs";

const rows = sizes(DIST).sort((a, b) => b.brotli - a.brotli);
const row = (name, raw, gzip, brotli) => console.log([name.padEnd(44), ...[raw, gzip, brotli].map((cell) => String(cell).padStart(9))].join(""));

row("file (bytes)", "raw", "gzip", "brotli");
for (const { path, raw, gzip, brotli } of rows) row(path, raw, gzip, brotli);
row("first load", total(rows, "raw"), total(rows, "gzip"), total(rows, "brotli"));
console.log(`\nFirst load with brotli: ${(total(rows, "brotli") / 1000).toFixed(1)} KB of ${BUDGET / 1000} KB`);
assert(rows.some(({ path }) => path.endsWith(".wasm")), "the build has no wasm");
if (total(rows, "brotli") > BUDGET) console.log("The promise is NOT kept: what is above it is still to be taken out");
assert(total(rows, "brotli") <= CEILING, "the first load has grown above what was measured before");

// The worker's list is the build: no file missing, none of another content.
const { files } = JSON.parse(readFileSync(join(DIST, "sw.js"), "utf8").match(/const BUILD = (\{[\s\S]*?\n\});/)[1]);
const expected = filesIn(DIST).filter((path) => onFirstLoad(path) && path !== "sw.js");
assert.deepEqual(Object.keys(files).map((path) => (path === "./" ? "index.html" : path)).sort(), expected);
for (const path of expected) assert.equal(files[path === "index.html" ? "./" : path], sha256Of(DIST, path, "base64"), path);

// What the server sends ready-made is what it would have compressed.
for (const path of filesIn(DIST)) {
  const [, original, ending] = path.match(/^(.*)\.(br|gz)$/) ?? [];
  if (!original) continue;
  const open = ending === "br" ? brotliDecompressSync : gunzipSync;
  assert(open(readFileSync(join(DIST, path))).equals(readFileSync(join(DIST, original))), path);
}
console.log(`${expected.length} files in the worker's list, each of the content it names`);
