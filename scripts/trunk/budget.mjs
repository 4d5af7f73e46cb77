// What the app costs to fetch: every file as it goes over the wire, when it is fetched, and the promise.
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { filesIn, onPhone, whenFetched } from "./files.mjs";

// The promise: what must be there before she can sign in.
export const BUDGET = 300_000;
// Everything a cadre's phone fetches until all works without a signal. Nothing may make it worse than what was measured:
// 490 KB before photos, merges, cards and the queue carried by hand; 546 KB with them; 628 KB with posyandu days, rounds, support,
// the scorecard, help with its drawings, practice and places; 671 KB with planned days, short registration, households that are
// merged, what was hidden, every card's place, the letters of a long list, and words to read aloud for each finding; 705 KB with help for
// what is asked, the led practice, another house, the list of KRS, the village's money, and decisions taken back; 712 KB with the word
// that a phone is nearly full and a way on from every empty place; 714 KB with forms that are never offered twice, one vault for two
// tabs, and the widths of small phones, desks and large text.
export const CEILING = 715_000;

// One row per file: raw, gzip and brotli bytes; where compressing does not pay, the file itself is sent.
export function sizes(folder) {
  const bytes = (path) => statSync(join(folder, path)).size;
  return filesIn(folder).filter(onPhone).map((path) => {
    const sent = (ending) => (existsSync(join(folder, path + ending)) ? bytes(path + ending) : bytes(path));
    return { path, when: whenFetched(path), raw: bytes(path), gzip: sent(".gz"), brotli: sent(".br") };
  });
}

export const total = (rows, column) => rows.reduce((sum, row) => sum + row[column], 0);
export const fetched = (rows, ...when) => rows.filter((row) => when.includes(row.when));

// Says it at every build. `./test size` fails above the promise; the build does not, for who wants to run the app or look
// for what made it large needs it built.
export function sayBudget(folder) {
  const rows = sizes(folder);
  const [first, all] = [total(fetched(rows, "first"), "brotli"), total(fetched(rows, "first", "soon"), "brotli")];
  const said = `First load: ${(first / 1000).toFixed(1)} KB with brotli, of ${BUDGET / 1000} KB; with the screens of a cadre ${(all / 1000).toFixed(1)} KB`;
  if (first > BUDGET) console.error(`${said}. THIS IS ABOVE THE PROMISE`);
  else console.log(said);
}
