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

// What a phone fetches to open the app and to keep it: all of the build but the pictures that only the browser's own
// installation page asks for, and what only the server reads.
export const onFirstLoad = (path) => !isCompressed(path) && !/^(screens|icons)\/.*\.png$/.test(path) && path !== "csp.txt";
