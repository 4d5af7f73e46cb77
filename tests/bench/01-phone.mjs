// How long a cadre waits on a cheap phone: Chromium with a processor four times slower, no server, six villages with all
// children of the survey on the phone. Prints medians beside a floor measured in the same run; judges nothing.
import { fill, firstTime, goTo, PIN, screen, synced } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, slowDown } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const RUNS = Number(process.env.DAMPINGI_BENCH_RUNS ?? 7);
const SLOWER = Number(process.env.DAMPINGI_BENCH_SLOWDOWN ?? 4);

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const rows = [];
const note = (what, all, aim = "") => rows.push({ what, median: median(all), best: Math.min(...all), worst: Math.max(...all), aim });

const server = await startServer({ demo: true });
const { page, close } = await openPhone();
// Before the PIN is chosen: the app measures then how much work the stretching of the key may be on this phone.
await slowDown(page, SLOWER);
await firstTime(page, server, "kader.semua", demoPasswords(server.dataDir)["kader.semua"]);
await goTo(page, "/sasaran");
await page.locator("#main .row-link").first().waitFor();
// All of them, or a half-filled phone is measured.
await synced(page);
const people = await page.locator(".found").innerText();
await server.stop();

// Measured by the page's own clock, from the event to the frame in which the result stands.
const until = (page_, act, selector) =>
  page_.evaluate(
    ([what, wanted]) =>
      new Promise((done) => {
        const there = () => document.querySelector(wanted);
        let began = 0;
        const look = () => {
          if (!there()) return;
          watching.disconnect();
          // The frame after the next is the first that certainly shows it.
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
        };
        const watching = new MutationObserver(look);
        watching.observe(document, { childList: true, subtree: true });
        began = performance.now();
        document.querySelector(what).click();
      }),
    [act, selector],
  );

// The floor of a save: one small record, written durably, in a database of its own.
const strictWrite = () =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("bench", 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore("one");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const began = performance.now();
          const transaction = opening.result.transaction("one", "readwrite", { durability: "strict" });
          transaction.objectStore("one").put(new Uint8Array(2000), 1);
          transaction.oncomplete = () => {
            opening.result.close();
            done(performance.now() - began);
          };
        };
      }),
  );

const writes = [];
for (let run = 0; run < RUNS; run += 1) writes.push(await strictWrite());
note("floor: one strict IndexedDB write of 2 KB", writes);

// Cold start: an empty page of the same origin, then the app up to the lock.
const load = async (path, selector) => {
  await page.goto(`${server.url}${path}`, { waitUntil: "commit" });
  await page.locator(selector).first().waitFor();
  return page.evaluate(() => performance.now());
};
const empty = [];
const cold = [];
for (let run = 0; run < RUNS; run += 1) {
  await page.goto("about:blank");
  const began = performance.now();
  await page.goto(`${server.url}/icons/dampingi.svg`);
  empty.push(performance.now() - began);
  cold.push(await load("/sasaran", ".keys"));
}
note("floor: a picture of the same origin, by the service worker", empty);
note("cold start, offline, to the lock screen", cold);

// Unlock: from the sixth digit to the list of people. The key is stretched on purpose, which a wrong PIN needs as well.
async function typeAllButTheLast(pin) {
  for (const digit of pin.slice(0, 5)) await page.locator(".keys button.key", { hasText: digit }).click();
  await page.evaluate((digit) => {
    document.querySelector("#last-digit")?.removeAttribute("id");
    [...document.querySelectorAll(".keys .key")].find((key) => key.innerText.trim() === digit).id = "last-digit";
  }, pin[5]);
}
const unlocks = [];
const refused = [];
for (let run = 0; run < RUNS; run += 1) {
  await load("/sasaran", ".keys");
  await typeAllButTheLast("111222");
  refused.push(await until(page, "#last-digit", ".notice-problem"));
  await typeAllButTheLast(PIN);
  unlocks.push(await until(page, "#last-digit", "#main .row-link"));
}
note("floor: a wrong PIN, to its message (stretching the key)", refused);
note(`unlock to a usable list (${people})`, unlocks, "1000");

// The first screen: nothing is read for it but the rows, which hold what is due.
const firsts = [];
for (let run = 0; run < RUNS; run += 1) {
  await load("/", ".keys");
  await typeAllButTheLast(PIN);
  firsts.push(await until(page, "#last-digit", "#main li.task"));
}
note(`unlock to Hari ini with what is due (${people})`, firsts, "1000");

// Search and screens.
const typed = [];
for (let run = 0; run < RUNS; run += 1) {
  await goTo(page, "/sasaran");
  await page.locator(".row-link").first().waitFor();
  typed.push(
    await page.evaluate(
      () =>
        new Promise((done) => {
          const box = document.querySelector("#search");
          const before = document.querySelector(".found").innerText;
          const watching = new MutationObserver(() => {
            if (document.querySelector(".found").innerText === before) return;
            watching.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
          });
          watching.observe(document.querySelector("#main"), { childList: true, subtree: true, characterData: true });
          const began = performance.now();
          box.value = "ra";
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }),
    ),
  );
  await goTo(page, "/kirim");
}
note("a letter typed in the search, to the new list", typed);

const opened = [];
const saved = [];
for (let run = 0; run < RUNS; run += 1) {
  await goTo(page, "/sasaran?saring=child");
  await page.locator(".row-link").nth(run).waitFor();
  await page.evaluate((at) => {
    document.querySelectorAll(".row-link")[at].id = "opened";
  }, run);
  opened.push(await until(page, "#opened", ".person-head"));
  const person = new URL(page.url()).pathname;
  await goTo(page, `${person}/kunjungan/child_visit`);
  await fill(page, anyAge(), { sure: Object.keys(answers.childVisit) });
  await page.evaluate(() => {
    document.querySelector(".action-bar-form button[type=submit]").id = "save";
  });
  saved.push(await until(page, "#save", ".saved-mark"));
  await screen(page, "Tersimpan di HP ini");
}
note("a person's screen, from the tap", opened);
note("save of a visit, from the tap to “Tersimpan di HP ini”", saved, "100");

// What fits a child of any age.
function anyAge() {
  const { weight_kg, height_cm, muac_cm, position, ...rest } = answers.childVisit;
  return { ...rest, not_weighed_reason: "no_scale", exclusive_breastfeeding: "yes" };
}

// The result of a visit: from the moment her records are decrypted to the page with the result in it. That is reading them as
// JSON, judging, and drawing the whole page; the floor is the same for a page that judges nothing, a household's.
const fromRecords = (act, selector) =>
  page.evaluate(
    ([what, wanted]) =>
      new Promise((done) => {
        const { subtle } = crypto;
        let read = 0;
        subtle.decrypt = (...asked) =>
          SubtleCrypto.prototype.decrypt.apply(subtle, asked).then((plain) => {
            read = performance.now();
            return plain;
          });
        const watching = new MutationObserver(() => {
          if (!document.querySelector(wanted)) return;
          watching.disconnect();
          delete subtle.decrypt;
          done(performance.now() - read);
        });
        watching.observe(document, { childList: true, subtree: true });
        document.querySelector(what).click();
      }),
    [act, selector],
  );

async function mark(selector, at) {
  await page.locator(selector).nth(at).waitFor();
  await page.evaluate(
    ([which, number]) => {
      document.querySelector("#opened")?.removeAttribute("id");
      document.querySelectorAll(which)[number].id = "opened";
    },
    [selector, at],
  );
}

const households = [];
const results = [];
for (let run = 0; run < RUNS; run += 1) {
  await goTo(page, "/sasaran?saring=keluarga");
  await mark("#main .row-link", run);
  households.push(await fromRecords("#opened", "#members"));
  await goTo(page, "/sasaran?saring=child");
  await mark("#main .row-link", run + RUNS);
  await until(page, "#opened", ".timeline a");
  await mark(".timeline a", 0);
  results.push(await fromRecords("#opened", ".result-level"));
}
note("floor: a household's page, from its records", households);
note("the result of a visit with its page, from her records", results, "16");

await close();

const columns = [["what", 58], ["median", 8], ["best", 8], ["worst", 8], ["aim", 6]];
const line = (cells) => cells.map((cell, at) => (at === 0 ? String(cell).padEnd(columns[at][1]) : String(cell).padStart(columns[at][1]))).join(" ");
console.log(`\nMilliseconds, ${RUNS} runs each, processor ${SLOWER} times slower, server stopped`);
console.log(line(columns.map(([name]) => name)));
for (const row of rows) console.log(line([row.what, ...[row.median, row.best, row.worst].map((ms) => ms.toFixed(0)), row.aim]));
process.exit(0);
