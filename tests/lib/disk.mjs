// Looks for words in the files of a browser's profile, as somebody with the phone in her hands and a reader of files would.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

// The files under `folder` that hold `words`, as UTF-8 or UTF-16.
export function filesWith(folder, words) {
  const spellings = [Buffer.from(words, "utf8"), Buffer.from(words, "utf16le")];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return spellings.some((spelling) => content.includes(spelling));
    })
    .map((path) => relative(folder, path));
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
