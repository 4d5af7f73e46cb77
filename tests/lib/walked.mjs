// What the tests of accessibility have looked at, kept from file to file for the statement.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./server.mjs";

const FOLDER = join(ROOT, "target/a11y");

// A walk that found nothing wrong, with the names of its stops.
export function noteWalk(walk, stops) {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${walk.replace(/[^a-z0-9]+/g, "-")}.json`), JSON.stringify({ walk, stops }));
}

// { walk: [stop, …] } of every walk that was noted.
export function walks() {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json")).sort();
  const all = files.map((name) => JSON.parse(readFileSync(join(FOLDER, name), "utf8")));
  return Object.fromEntries(all.map(({ walk, stops }) => [walk, stops]));
}
