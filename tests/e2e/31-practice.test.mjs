// Practice: invented people in a database of their own, behind a closed door to the network, thrown away at the end. Nothing of
// it is in the real outbox, on the server or in any count.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { held } from "../lib/api.mjs";
import { counts, firstTime, goTo, press, screen, signedIn, unlock, unsent } from "../lib/app.mjs";
import { registerFamily } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

let server;
let phone;
let page;
let start;
let onServer;
const asked = [];

// How many rows each store of a database holds; null where there is none of this name.
const rowsOf = (name) =>
  page.evaluate(async (wanted) => {
    const names = (await indexedDB.databases()).map((it) => it.name);
    if (!names.includes(wanted)) return null;
    const database = await new Promise((done, failed) => {
      const request = indexedDB.open(wanted);
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    const rows = {};
    for (const store of database.objectStoreNames) {
      rows[store] = await new Promise((done) => {
        const request = database.transaction(store).objectStore(store).count();
        request.onsuccess = () => done(request.result);
      });
    }
    database.close();
    return rows;
  }, name);

const kept = ({ records, outbox, drafts, vaults }) => ({ records, outbox, drafts, vaults });

before(async () => {
  server = await startServer({ demo: true });
  phone = await openPhone();
  page = phone.page;
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  start = { counts: await counts(page), rows: kept(await rowsOf("dampingi")) };
  onServer = held(server);
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
});

after(async () => {
  await phone.close();
  await server.stop();
});

const band = () => page.locator("aside.practice");

test("practice_begins_from_the_settings_and_says_so_on_every_screen", async () => {
  await goTo(page, "/pengaturan");
  await page.locator('#main a[href="/latihan"]').click();
  await screen(page, "Latihan");
  assert.equal(await band().count(), 0);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const real = await ground();
  await press(page, "Mulai latihan");
  await band().waitFor();
  await signedIn(page);
  await screen(page, "Hari ini");
  await page.locator("#main a", { hasText: "Siti Latihan" }).first().waitFor();
  assert.notEqual(await ground(), real, "another ground");
  const phoneSize = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.equal(await band().evaluate((band) => band.clientWidth), 1280, "as wide as a desk");
  await page.setViewportSize(phoneSize);
  asked.length = 0;
  for (const path of ["/sasaran", "/kirim", "/pengaturan", "/keluarga/baru", "/panduan", "/pengaturan/hp"]) {
    await goTo(page, path);
    await page.locator("#main h1").first().waitFor();
    assert(await band().isVisible(), path);
  }
  await goTo(page, "/sasaran");
  const names = await page.locator("#main .row-link").allInnerTexts();
  assert(names.length >= 5 && names.every((name) => name.includes("Latihan")), "only invented people are here");
});

test("a_family_is_registered_and_visited_and_nothing_of_it_leaves_the_page", async () => {
  await registerFamily(page);
  assert((await unsent(page)) > 0, "saved as ever, and waiting");
  await goTo(page, "/kirim");
  await page.getByText("tidak dikirim ke mana pun").waitFor();
  await page.locator("button", { hasText: "Kirim" }).first().click();
  await goTo(page, "/berkas");
  await page.locator("#main h1").waitFor();
  assert.deepEqual(asked, [], "no request to the server");
  assert.deepEqual(kept(await rowsOf("dampingi")), start.rows, "the real database is as it was");
  assert.deepEqual(held(server), onServer);
});

test("a_password_typed_in_practice_goes_nowhere", async () => {
  await goTo(page, "/pengaturan/sandi");
  await page.fill("#old-password", "kata-sandi-apa-saja");
  await page.fill("#new-password", "kata-sandi-lain-lagi");
  await page.fill("#new-password-again", "kata-sandi-lain-lagi");
  await page.click("form button[type=submit]");
  await goTo(page, "/kirim");
  await screen(page, "Kirim");
  assert(await band().isVisible());
  assert.deepEqual(asked, []);
});

test("practice_goes_on_without_a_lock_and_offers_no_secrets", async () => {
  await goTo(page, "/pengaturan");
  await page.getByText("Selama latihan tidak ada PIN").waitFor();
  assert.equal(await page.getByText("Kunci sekarang").count(), 0);
  assert.equal(await page.getByText("Keluar dan hapus").count(), 0);
});

test("one_tap_leaves_it_and_everything_is_as_before", async () => {
  await band().getByRole("button", { name: "Selesai" }).click();
  await unlock(page);
  assert.equal(await band().count(), 0);
  assert.equal(await rowsOf("dampingi-latihan"), null, "thrown away");
  await goTo(page, "/sasaran");
  await page.locator("#main .row-link").first().waitFor();
  assert.equal(await page.locator("#main .row-link", { hasText: "Latihan" }).count(), 0);
  assert.deepEqual(await counts(page), start.counts);
  assert.deepEqual(kept(await rowsOf("dampingi")), start.rows);
  assert.deepEqual(held(server), onServer);
});

test("an_app_that_was_closed_while_practising_opens_at_the_lock", async () => {
  await goTo(page, "/latihan");
  await press(page, "Mulai latihan");
  await band().waitFor();
  await phone.close();
  phone = await openPhone({ profile: phone.profile });
  page = phone.page;
  await page.goto(server.url);
  await unlock(page);
  assert.equal(await band().count(), 0);
  await goTo(page, "/sasaran");
  await page.locator("#main .row-link").first().waitFor();
  assert.equal(await page.locator("#main .row-link", { hasText: "Latihan" }).count(), 0);
  assert.deepEqual(unexpected(phone.problems), []);
});
