// Writes the lists of this build's files into sw.js: those every phone keeps, and those kept where they were asked for.
// The build's id is a hash of the list: the same content, the same id.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn, onPhone, sha256, sha256Of, whenFetched } from "./files.mjs";

const PLACE = 'const BUILD = { id: "unbuilt", files: {}, asked: {} };';

export function writeWorker(folder) {
  const files = {};
  const asked = {};
  for (const path of filesIn(folder)) {
    // A worker's own script is kept by the browser.
    if (path === "sw.js" || !onPhone(path)) continue;
    const list = whenFetched(path) === "desk" ? asked : files;
    list[path === "index.html" ? "./" : path] = sha256Of(folder, path, "base64");
  }
  const id = sha256(JSON.stringify([files, asked]), "hex").slice(0, 16);
  const worker = join(folder, "sw.js");
  const source = readFileSync(worker, "utf8");
  if (!source.includes(PLACE)) throw new Error(`public/sw.js has no line: ${PLACE}`);
  writeFileSync(worker, source.replace(PLACE, () => `const BUILD = ${JSON.stringify({ id, files, asked }, null, 1)};`));
}
