// What a donor gives (orang tua asuh): begun, handed over with a photo, ended and opened again without a signal; her measures before
// and since come from her visits; nothing of it is a visit of care. Then the coordinator's side of a handover.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { fill, goTo, press, pressSave, save, synced } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { accept, openVisit, toQueue } from "../lib/coordinator.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const DONOR = "Keluarga Besar Bapak Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";

const SUPPORT = { ...answers.support, support_programme: "baas", donor_name: DONOR };

let server;
let passwords;
let phone;
let child;
let delivery;

before(async () => {
  ({ server, passwords, phone } = await offlineCadre(CADRE));
  const { page } = phone;
  const household = await registerHousehold(page);
  await registerPerson(page, household, "postpartum");
  child = await registerPerson(page, household, "child", answers.child, { mother: answers.mother.name });
  await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(-45), weight_kg: "8,2", height_cm: "74" });
});
after(() => phone.close());

const section = (page) => page.locator('section[aria-labelledby="support"]');
const cards = (page) => section(page).locator("ul.cards > li");
const said = (page, words) => section(page).getByText(words).first().waitFor();
const hers = (page) => show(page, `/orang/${child}`);
// The one task of hers that comes next, on her page.
const task = (page) => page.locator('section[aria-labelledby="next"] li', { hasText: "Serahkan bantuan orang tua asuh" }).innerText();

async function begin(page, filled) {
  await hers(page);
  await press(page, "Catat bantuan orang tua asuh");
  return save(page, filled);
}

async function end(page, card, reason) {
  await cards(page).nth(card).getByText("Akhiri bantuan").click();
  await page.locator("#form-page").waitFor();
  await fill(page, { end_reason: reason });
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === `/orang/${child}`);
}

test("a_support_begins_offline_and_a_month_without_a_handover_is_asked_about", async () => {
  const { page } = phone;
  await begin(page, SUPPORT);
  await hers(page);
  await said(page, `BAAS · ${DONOR}`);
  await said(page, "Rp 2.700.000 dari Rp 2.700.000");
  await said(page, "5 bulan, sampai");
  await said(page, "belum pernah");
  await said(page, "8,2 kg · 74 cm · TB/U");
  assert.doesNotMatch(await task(page), /mulai/);
  assert.deepEqual(await findings(page), []);
});

test("a_handover_with_a_photo_lowers_the_money_and_is_no_visit_of_care", async () => {
  const { page } = phone;
  await goTo(page, "/sasaran?saring=child");
  const picture = await page.screenshot({ type: "jpeg" });
  await hers(page);
  await section(page).getByText("Catat penyerahan").click();
  await fill(page, {
    visit_date: answers.day(-2),
    delivered_content: "Telur 2 papan, ikan 3 kg",
    delivered_amount: "450000",
    delivered_to: "Ibunya",
    photo: { name: "serah.jpg", mimeType: "image/jpeg", buffer: picture },
  });
  delivery = await pressSave(page);
  await hers(page);
  await said(page, "Rp 2.250.000 dari Rp 2.700.000");
  // The next one is a month away.
  assert.match(await task(page), /mulai/);
  // Weighed since then: the newest measures, beside those of before.
  await recordVisit(page, child, "child_visit", answers.childVisit);
  await hers(page);
  await said(page, "8,2 kg · 74 cm · TB/U");
  await said(page, "9,4 kg · 76,5 cm · TB/U");
  await show(page, `/kunjungan/${delivery}`);
  await page.getByText("Telur 2 papan, ikan 3 kg").waitFor();
  await page.locator("img.photo-picture").waitFor();
  assert.equal(await page.getByText("Hasil kunjungan").count(), 0, "nothing is judged");
});

test("the_same_programme_twice_is_warned_about_and_a_mistake_is_taken_out", async () => {
  const { page } = phone;
  await hers(page);
  await press(page, "Catat bantuan orang tua asuh");
  await page.getByText("Sedang berjalan, jangan dicatat dua kali").waitFor();
  await save(page, { ...SUPPORT, registered_on: answers.day(-1), donor_name: "Orang lain" });
  await hers(page);
  await said(page, "Program yang sama sedang berjalan dua kali");
  const other = await cards(page).allInnerTexts();
  await end(page, other.findIndex((text) => text.includes("Orang lain")), "mistaken");
  await said(page, "Selesai · Salah dicatat");
  assert.equal(await section(page).getByText("berjalan dua kali").count(), 0);
});

test("what_was_mistyped_at_the_beginning_is_changed", async () => {
  const { page } = phone;
  const change = async (amount) => {
    await hers(page);
    const card = cards(page).filter({ hasText: DONOR });
    await card.getByText("Ubah", { exact: true }).click();
    await page.locator("#form-page").waitFor();
    await save(page, { support_amount: amount });
    await hers(page);
  };
  await change("400000");
  await said(page, "Rp 1.950.000 dari Rp 2.400.000");
  await change("450000");
  await said(page, "Rp 2.250.000 dari Rp 2.700.000");
});

test("all_that_runs_stands_in_one_list_and_what_ended_can_be_opened_again", async () => {
  const { page } = phone;
  const listed = async () => {
    await goTo(page, "/");
    await press(page, "Bantuan orang tua asuh");
    // The first screen has cards too.
    await page.waitForURL((url) => url.pathname === "/bantuan");
    await page.locator("#main .skeleton").waitFor({ state: "detached" });
    await page.locator("ul.cards").waitFor();
    return page.locator("ul.cards > li").allInnerTexts();
  };
  const running = await listed();
  // The demo's own, and hers.
  assert.equal(running.length, 2);
  assert.ok(running.some((text) => text.includes(answers.child.name) && text.includes("Rp\u00a02.250.000")));
  assert.deepEqual(await findings(page), []);

  await hers(page);
  const open = (await cards(page).allInnerTexts()).findIndex((text) => text.includes(DONOR));
  await end(page, open, "recovered");
  await said(page, "Selesai · Pertumbuhannya sudah baik");
  assert.equal((await listed()).length, 1);
  await hers(page);
  const ended = cards(page).filter({ hasText: DONOR });
  await ended.getByText("Buka lagi").click();
  await ended.getByText("Akhiri bantuan").waitFor();
  assert.equal((await listed()).length, 2);
});

test("it_ends_with_her_leaving_runs_again_when_that_is_taken_back_and_can_be_ended_afterwards", async () => {
  const { page } = phone;
  const card = cards(page).filter({ hasText: DONOR });
  const leave = async (why, said = {}) => {
    await hers(page);
    await press(page, "Tidak didampingi lagi");
    await page.getByRole("link", { name: why, exact: true }).click();
    await page.locator("#form-page").waitFor();
    await page.getByText("Bantuan ini ikut diakhiri").waitFor();
    await fill(page, said);
    await page.locator(".action-bar-form button[type=submit]").click();
    await page.waitForURL((url) => url.pathname === `/orang/${child}`);
    await card.getByText(`Selesai · ${why}`).waitFor();
    assert.equal(await section(page).getByText("Catat penyerahan").count(), 0, "nothing is handed over any more");
    assert.deepEqual(await findings(page), []);
  };
  const back = async () => {
    await press(page, "Salah catat, batalkan");
    await card.getByText("Catat penyerahan").waitFor();
    await said(page, "Selesai · Salah dicatat");
  };

  await leave("Pindah");
  await card.getByText("Buka lagi").click();
  await card.getByText("Akhiri bantuan").click();
  await page.locator('[name="end_reason"][value="moved"]:checked').waitFor({ state: "attached" });
  await fill(page, {});
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === `/orang/${child}`);
  await card.getByText("Selesai · Pindah").waitFor();
  await back();

  await leave("Meninggal", { left_on: answers.day(-1) });
  await page.getByText("Turut berduka cita").waitFor();
  assert.equal(await section(page).getByText("TB/U").count(), 0, "nothing is measured against anything");
  await back();
});

test("the_coordinator_sees_a_handover_with_its_donor_and_decides_on_it", async () => {
  server = await startServer({ port: server.port, dataDir: server.dataDir });
  await goTo(phone.page, "/");
  await synced(phone.page);
  const desk = await openPhone({ screen: DESK });
  const { page } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await openVisit(page, delivery);
  const main = page.locator(".desk-visit");
  await main.getByText("Telur 2 papan, ikan 3 kg").waitFor();
  await main.locator("summary", { hasText: "Bantuan orang tua asuh" }).click();
  await main.getByText(DONOR).waitFor();
  await press(page, "Lihat foto (");
  await main.locator("img.photo-picture").waitFor();
  await accept(page);
  await synced(page);
  assert.deepEqual(unexpected(desk.problems), []);
  await desk.close();
  await server.stop();
  assert.deepEqual(unexpected(phone.problems), []);
});
