// The files of a build folder, and their hashes.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";

// Every file below the folder, as the path it is served under, without a leading slash.
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

export const sha256 = (content, encoding) => createHash("sha256").update(content).digest(encoding);
export const sha256Of = (folder, path, encoding) => sha256(readFileSync(join(folder, path)), encoding);

export const isCompressed = (path) => /\.(br|gz)$/.test(path);

// What a phone fetches at all: not the pictures that only the browser's own installation page asks for, and not what only
// the server reads.
export const onPhone = (path) => !isCompressed(path) && !/^(screens|icons)\/.*\.png$/.test(path) && path !== "csp.txt";

// When it is fetched. "first": before anything can be seen or done. "soon": at once after that, while she is still at the
// gate; what works without a signal waits for it. "desk": only where somebody other than a cadre signs in.
export const whenFetched = (path) => {
  if (/^split_desk-/.test(path)) return "desk";
  return /^(split|chunk)_/.test(path) ? "soon" : "first";
};
