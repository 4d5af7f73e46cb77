// Looks for words in the files of a browser's profile, as somebody with the phone in her hands and a reader of files would.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { readings } from "./tables.mjs";

// The files under `folder` that hold `words`, as UTF-8 or UTF-16, or these very bytes; also inside what the browser packed.
// A file that goes away meanwhile may have got another name, where it was not looked for: then all is looked through once more.
export function filesWith(folder, words) {
  try {
    return filesHolding(folder, words);
  } catch (error) {
    if (error.code !== "ENOENT" || !existsSync(folder)) throw error;
    return filesWith(folder, words);
  }
}

function filesHolding(folder, words) {
  const spellings = Buffer.isBuffer(words) ? [words] : [Buffer.from(words, "utf8"), Buffer.from(words, "utf16le")];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => {
      for (const reading of readings(path, readFileSync(path))) {
        if (spellings.some((spelling) => reading.includes(spelling))) return true;
      }
      return false;
    })
    .map((path) => relative(folder, path));
}

// Who is nobody: written in the clear beside the app's own storage, so that the search has something to find.
const LOOSE = { name: "Sebastianus Terbuka", nik: "6501054101990018", family_card_number: "6501054101990019" };
// So many and so long that the browser packs them away into a table; fewer would lie in its log, as they are.
const LOOSE_RECORDS = 8000;

function writeLoose(page) {
  return page.evaluate(
    ([loose, count]) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("loose", 1);
        opening.onerror = () => failed(opening.error);
        opening.onupgradeneeded = () => opening.result.createObjectStore("people", { autoIncrement: true });
        opening.onsuccess = () => {
          const writing = opening.result.transaction("people", "readwrite", { durability: "strict" });
          for (let at = 0; at < count; at++) {
            const note = Array.from({ length: 30 }, () => Math.random().toString(36)).join(" ");
            const like = { name: `Sebastianus ${at}`, nik: `650105410199${1000 + at}`, family_card_number: `650105420199${1000 + at}` };
            writing.objectStore("people").add({ kind: "person", fields: { ...(at === 20 ? loose : like), note } });
          }
          writing.onabort = () => failed(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    [LOOSE, LOOSE_RECORDS],
  );
}

// Ends a phone's browser and searches all that it leaves on disk for what was entered; before that, that the search finds what
// does lie there in the clear, packed or not.
export async function nothingReadable({ page, profile, kill }, entered) {
  assert(entered.every(Boolean), "something was entered");
  await writeLoose(page);
  await kill();
  for (const loose of Object.values(LOOSE)) {
    const tables = filesWith(profile, loose).filter((path) => /IndexedDB.*\.ldb$/.test(path));
    assert.notDeepEqual(tables, [], `the search finds ${loose} where it lies open`);
  }
  for (const words of entered) assert.deepEqual(filesWith(profile, words), [], String(words));
}

// The encrypted drafts as the browser keeps them, to see that another one was written.
export const keptDrafts = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("dampingi");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("drafts").objectStore("drafts").getAll();
          reading.onsuccess = () => {
            opening.result.close();
            done(JSON.stringify(reading.result.map(({ key, body }) => [key, [...new Uint8Array(body.buffer ?? body)]])));
          };
        };
      }),
  );

// Waits until the browser's storage holds other drafts than it did.
export async function draftsMove(page, before) {
  for (;;) {
    const now = await keptDrafts(page);
    if (now !== before) return now;
  }
}
