// Writes csp.txt: the hash of every inline script of index.html, one a line as it goes into script-src.
// There is none today, and the file is empty; it is here so that a future one is allowed by its hash, not by 'unsafe-inline'.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "./files.mjs";

export function writeScriptHashes(folder) {
  const html = readFileSync(join(folder, "index.html"), "utf8");
  if (/<style|\sstyle=|\son\w+=/i.test(html)) throw new Error("index.html has an inline style or handler: the CSP forbids it");
  const inline = [...html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)].map((found) => found[1]).filter((text) => text !== "");
  writeFileSync(join(folder, "csp.txt"), inline.map((text) => `'sha256-${sha256(text, "base64")}'\n`).join(""));
}
