// What a first visit costs: every file a phone must fetch, as it goes over the wire. Fails above the promise.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { filesIn, onFirstLoad } from "./files.mjs";

export const BUDGET = 300_000;

// One row per file: raw, gzip and brotli bytes; where compressing does not pay, the file itself is sent.
export function sizes(folder) {
  const bytes = (path) => statSync(join(folder, path)).size;
  return filesIn(folder).filter(onFirstLoad).map((path) => {
    const sent = (ending) => (existsSync(join(folder, path + ending)) ? bytes(path + ending) : bytes(path));
    return { path, raw: bytes(path), gzip: sent(".gz"), brotli: sent(".br") };
  });
}

export const total = (rows, column) => rows.reduce((sum, row) => sum + row[column], 0);

export function checkBudget(folder) {
  const first = total(sizes(folder), "brotli");
  console.log(`First load: ${(first / 1000).toFixed(1)} KB with brotli, of ${BUDGET / 1000} KB`);
  if (first > BUDGET) throw new Error(`The first load is ${first} bytes with brotli; the promise is ${BUDGET}`);
}
