// The coordinator's word on a village's scorecard of a quarter: given with the numbers as they stand, it comes to the cadre's phone,
// says when the numbers have changed since, and can be taken back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { firstTime, goTo, press, save, synced } from "../lib/app.mjs";
import { seen } from "../lib/axe.mjs";
import { show } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const VILLAGE = "65.01.05.2003";

let server;
let cadre;
let desk;
let quarter;

before(async () => {
  server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  cadre = await openPhone();
  await firstTime(cadre.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await synced(cadre.page);
  desk = await openPhone(DESK);
  await toQueue(desk.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await readyForOffline(desk.page);
});
after(async () => {
  await cadre.close();
  await desk.close();
  await server.stop();
});

const section = (page) => page.locator("section[aria-labelledby=sign-off]");
const hear = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));
const signed = (page) => page.locator(".scorecard .signed");

async function toVillage(page) {
  await goTo(page, "/wilayah");
  await page.locator("#period").waitFor();
  quarter ??= await page.locator('#period option[value^="quarter="]').first().getAttribute("value");
  await page.selectOption("#period", quarter);
  await page.locator(`a.row-link[href="/wilayah?desa=${VILLAGE}"]`).click();
  await section(page).waitFor();
}

async function count(page, words) {
  await press(page, words);
  await page.locator(".scorecard .tiles").waitFor();
}

test("the_coordinator_says_that_she_has_looked_at_it", async () => {
  const { page } = desk;
  await toVillage(page);
  assert.equal(await page.getByText("Cabut tanda periksa").count(), 0);
  await press(page, "Nyatakan sudah diperiksa");
  await section(page).getByText(/Diperiksa koordinator \d+ [A-Z][a-z]{2} \d{4}/).waitFor();
  await section(page).getByRole("button", { name: "Cabut tanda periksa" }).waitFor();
  assert.equal(await section(page).getByText("Angka berubah").count(), 0);
  await seen(page, "desk-signed", [360, 1280]);
  await synced(page);
  await page.setViewportSize(DESK.viewport);
  await goTo(page, "/wilayah");
  await page.locator("#period").waitFor();
  await page.selectOption("#period", quarter);
  await page.locator(`a.row-link[href="/wilayah?desa=${VILLAGE}"]`).getByText("Sudah diperiksa").waitFor();
});

test("it_comes_to_the_cadre_and_says_when_the_numbers_have_changed", async () => {
  const { page } = cadre;
  await hear(page);
  await show(page, "/kartu-skor");
  await count(page, "Hitung sekarang");
  await signed(page).getByText("Diperiksa koordinator").waitFor();
  assert.equal(await signed(page).getByText("Angka berubah").count(), 0);
  const lacking = page.locator('section[aria-labelledby="missing"] li.card', { hasText: "Akta lahir" }).first();
  await page.locator('section[aria-labelledby="missing"] summary').click();
  await lacking.getByText("Ubah data pendaftaran").click();
  await page.locator("#form-page").waitFor();
  await save(page, { ...answers.child, birth_certificate: "yes" });
  await show(page, "/kartu-skor");
  await page.locator(".tiles").waitFor();
  await count(page, "Hitung lagi");
  await signed(page).getByText("Angka berubah sejak diperiksa").waitFor();
  assert.match(await signed(page).innerText(), /dulu [\d,]+% \(\d+ dari \d+\), sekarang [\d,]+% \(\d+ dari \d+\)/);
  await seen(page, "signed-changed", [360]);
  await synced(page);
});

test("she_sees_the_change_too_looks_again_and_takes_it_back", async () => {
  const { page } = desk;
  await toVillage(page);
  await section(page).getByText("Angka berubah sejak diperiksa").waitFor();
  await press(page, "Nyatakan diperiksa dengan angka sekarang");
  await section(page).getByText("Angka berubah").waitFor({ state: "detached" });
  await press(page, "Cabut tanda periksa");
  await section(page).getByText("Tanda periksa dicabut koordinator").waitFor();
  await section(page).getByRole("button", { name: "Nyatakan sudah diperiksa" }).waitFor();
  await synced(page);
  await hear(cadre.page);
  await show(cadre.page, "/kartu-skor");
  await signed(cadre.page).getByText("Tanda periksa dicabut koordinator").waitFor();
  assert.deepEqual(unexpected(cadre.problems), []);
  assert.deepEqual(unexpected(desk.problems), []);
});
