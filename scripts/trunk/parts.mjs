// The app's wasm comes in parts (src/app/part.rs). Trunk knows only the first; the others lie where scripts/wasm-bindgen put
// them. Brings them into the build, made small as Trunk makes the first, and names them by content.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256, sha256Of } from "./files.mjs";

const LOADER = "__wasm_split.js";
const PART = /^(split|chunk)_\w+\.wasm$/;

// The flags of wasm-opt stand in index.html, for Trunk.
const optFlags = () => {
  const page = readFileSync("index.html", "utf8");
  const [, level, params] = page.match(/data-wasm-opt="(\w)" data-wasm-opt-params="([^"]+)"/);
  return [`-O${level}`, ...params.split(" ")];
};

export function bringParts(folder, { release }) {
  const from = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm-bindgen", release ? "release" : "debug");
  const parts = readdirSync(from).filter((name) => PART.test(name));
  if (parts.length === 0) throw new Error(`${from} holds no part of the app: is scripts/wasm-bindgen the one that ran?`);
  copyFileSync(join(from, LOADER), join(folder, LOADER));
  for (const part of parts) {
    if (release) execFileSync("wasm-opt", [...optFlags(), join(from, part), "-o", join(folder, part)], { stdio: ["ignore", "inherit", "ignore"] });
    else copyFileSync(join(from, part), join(folder, part));
  }
  return parts;
}

const sri = (content) => createHash("sha384").update(content).digest("base64");

// The loader names the parts, and it and the glue name each other: these two get the hash of both.
export function nameParts(folder, parts, glue) {
  let loader = readFileSync(join(folder, LOADER), "utf8");
  for (const part of parts) {
    const named = part.replace(".wasm", `-${sha256Of(folder, part, "hex").slice(0, 16)}.wasm`);
    if (!loader.includes(`"./${part}"`)) throw new Error(`${LOADER} does not name ./${part}`);
    loader = loader.replaceAll(`"./${part}"`, `"./${named}"`);
    renameSync(join(folder, part), join(folder, named));
  }
  const source = readFileSync(join(folder, glue), "utf8");
  const hash = sha256(loader + source, "hex").slice(0, 16);
  const [glueNamed, loaderNamed] = [glue.replace(".js", `-${hash}.js`), `parts-${hash}.js`];
  if (!loader.includes(`"./${glue}"`) || !source.includes(LOADER)) throw new Error(`${glue} and ${LOADER} do not name each other`);
  writeFileSync(join(folder, loaderNamed), loader.replaceAll(`./${glue}`, `./${glueNamed}`));
  // Only where it is imported from: by its first name the wasm itself asks for it.
  const renamed = source.replaceAll(`from "./${LOADER}"`, `from "./${loaderNamed}"`);
  writeFileSync(join(folder, glueNamed), renamed);
  for (const old of [LOADER, glue]) rmSync(join(folder, old));
  const page = join(folder, "index.html");
  const html = readFileSync(page, "utf8");
  if (!html.includes(`"/${glue}"`)) throw new Error(`index.html does not name /${glue}: has Trunk's output changed?`);
  // Trunk wrote the hash of the glue into the page, where the browser compares it.
  writeFileSync(page, html.replaceAll(`"/${glue}"`, `"/${glueNamed}"`).replaceAll(sri(source), sri(renamed)));
}
