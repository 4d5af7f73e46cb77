// Writes the list of this build's files into sw.js. The build's id is a hash of the list: the same content, the same id.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn, onFirstLoad, sha256, sha256Of } from "./files.mjs";

const PLACE = 'const BUILD = { id: "unbuilt", files: {} };';

export function writeWorker(folder) {
  const files = {};
  for (const path of filesIn(folder)) {
    // A worker's own script is kept by the browser.
    if (path === "sw.js" || !onFirstLoad(path)) continue;
    files[path === "index.html" ? "./" : path] = sha256Of(folder, path, "base64");
  }
  const id = sha256(JSON.stringify(files), "hex").slice(0, 16);
  const worker = join(folder, "sw.js");
  const source = readFileSync(worker, "utf8");
  if (!source.includes(PLACE)) throw new Error(`public/sw.js has no line: ${PLACE}`);
  writeFileSync(worker, source.replace(PLACE, () => `const BUILD = ${JSON.stringify({ id, files }, null, 1)};`));
}
