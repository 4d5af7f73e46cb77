// Names files by their content (name-0123456789abcdef.ext), so that the server may let browsers keep them for ever.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256Of } from "./files.mjs";

export function nameByContent(folder, paths) {
  const page = join(folder, "index.html");
  let html = readFileSync(page, "utf8");
  for (const path of paths) {
    const [, stem, ext] = path.match(/^(.*)\.(\w+)$/);
    const named = `${stem}-${sha256Of(folder, path, "hex").slice(0, 16)}.${ext}`;
    if (!html.includes(`"/${path}"`)) throw new Error(`index.html does not name /${path}: has Trunk's output changed?`);
    html = html.replaceAll(`"/${path}"`, `"/${named}"`);
    renameSync(join(folder, path), join(folder, named));
  }
  writeFileSync(page, html);
}
