// Writes the phone's database of this version to a file, which every later version must open. Once for each release that
// changes what is stored; the files of before stay as they are.
//   ./test browser && node tests/browser/fixture.mjs 2      writes tests/browser/fixture/phone-2.json
import { existsSync, writeFileSync } from "node:fs";
import { phone, stop } from "./pages.mjs";
import { shape } from "./stored.mjs";

const number = Number(process.argv[2]);
const file = new URL(`fixture/phone-${number}.json`, import.meta.url);
try {
  if (!Number.isInteger(number) || number < 1) throw new Error("Which number? node tests/browser/fixture.mjs 2");
  if (existsSync(file)) throw new Error(`There is a phone-${number}.json already, and phones like it are in use: take the next number`);
  const made = await phone();
  writeFileSync(file, `${JSON.stringify({ stored: made.stored, shape: shape(made) }, null, 1)}\n`);
} finally {
  await stop();
}
