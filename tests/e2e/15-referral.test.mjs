// A referral from what a visit showed until its outcome is known: made, waiting, late and closed without a signal, then sent on,
// and read by the coordinator with its state.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answer, answerPage, fill, goTo, next, open, press, pressSave, problem, save, screen, synced, unlock } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { accept, filter, giveBack, openVisit, rows, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const COORDINATOR = "koordinator.selor";
const NAME = "Muhammad Ilham Lawai";

let server;
let phone;
let child;
let visit;
let referral;
let outcome;
let desk;

before(async () => {
  ({ server, phone } = await offlineCadre(CADRE));
  const { page } = phone;
  const household = await registerHousehold(page);
  child = await registerPerson(page, household, "child", { ...answers.child, name: NAME, mother_name: "Mariana Lawai" });
  visit = await recordVisit(page, child, "child_visit", { ...answers.childVisit, weight_kg: "9,3", height_cm: "75,5", muac_cm: "12,1" });
});
after(async () => {
  await desk?.close();
  await phone.close();
  await server.stop();
});

const cards = (page) => page.locator("section", { has: page.locator("#referrals") }).locator("li.card");
const badge = (page) => cards(page).first().locator(".badge").innerText();
const chosen = (page, key) => page.locator(`.form-page input[name="${key}"]:checked`).getAttribute("value");

// Another day for this phone: its clock is set, and the app opened anew, as on that morning.
async function onDay(page, offset) {
  await page.clock.setSystemTime(new Date(Date.now() + offset * 24 * 60 * 60_000));
  await open(page, server.url);
  await unlock(page);
}

test("a_finding_offers_a_referral_that_is_filled_in_already", async () => {
  const { page, problems } = phone;
  await page.getByText("Belum ada rujukan untuk yang terlihat").waitFor();
  await page.getByRole("link", { name: "Buat rujukan" }).click();
  await screen(page, "Buat rujukan");
  await page.locator("#form-page").waitFor();
  assert.match(await page.inputValue('[name="referral_reason"]'), /Anak kurus/);
  assert.equal(await chosen(page, "referral_to"), "health_centre");
  assert.equal(await chosen(page, "referral_urgency"), "within_7_days");
  assert.deepEqual(await findings(page), []);
  await answerPage(page, { referral_place: "Puskesmas Tanjung Selor" });
  await next(page);
  assert.equal(await chosen(page, "referral_from"), "cadre");
  assert.equal(await chosen(page, "insured"), "yes", "as the visit said");
  await answerPage(page, { transport: "boat" });
  await next(page);
  referral = await pressSave(page);
  const card = page.locator("li.card", { hasText: "menunggu hasil" });
  await card.getByText("Puskesmas Tanjung Selor", { exact: true }).waitFor();
  await page.getByText("tetap terbuka").waitFor();
  assert.deepEqual(unexpected(problems), []);
});

test("it_stands_open_at_the_visit_and_on_the_person_and_is_not_offered_again", async () => {
  const { page } = phone;
  await goTo(page, `/kunjungan/${visit}`);
  await page.locator("li.card", { hasText: "menunggu hasil" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Buat rujukan" }).count(), 0);
  await goTo(page, `/orang/${child}`);
  await cards(page).first().waitFor();
  assert.equal(await badge(page), "menunggu hasil");
  assert.match(await cards(page).first().innerText(), /Anak kurus[^]*Tanyakan hasilnya paling lambat/);
  assert.equal(await page.getByRole("link", { name: "Buat rujukan" }).count(), 0);
  assert.deepEqual(await findings(page), []);
});

test("it_is_late_when_its_days_are_over", async () => {
  const { page } = phone;
  await onDay(page, 9);
  const work = page.locator("#main li", { hasText: NAME }).filter({ hasText: "Tanyakan hasil rujukan" }).first();
  await work.getByText("Anak kurus").waitFor();
  assert.equal(new URL(await work.locator("a").first().evaluate(({ href }) => href)).pathname, `/kunjungan/${referral}/hasil-rujukan`);
  await goTo(page, "/sasaran?saring=child");
  await page.fill("#search", NAME);
  await page.locator(".row-link", { hasText: NAME }).locator(".badge", { hasText: "rujukan terlambat" }).waitFor();
  await goTo(page, `/orang/${child}`);
  await cards(page).first().waitFor();
  assert.equal(await badge(page), "terlambat");
  assert.match(await cards(page).first().innerText(), /Hasilnya terlambat 2 hari/);
  await onDay(page, 0);
});

test("who_has_still_to_go_keeps_it_open", async () => {
  const { page } = phone;
  await goTo(page, `/orang/${child}`);
  await cards(page).getByRole("link", { name: "Catat hasil rujukan" }).click();
  await screen(page, "Catat hasil rujukan");
  await page.locator("#form-page").waitFor();
  await page.locator("li.card", { hasText: "Anak kurus" }).waitFor();
  assert.deepEqual(await findings(page), []);
  await answer(page, "visit_date", answers.day(-3));
  await answer(page, "referral_attended", "no");
  await answerPage(page, { not_attended_reason: "no_transport", referral_still_needed: "yes" });
  await assert.rejects(next(page), /does not go on/);
  assert.match(await problem(page, "visit_date"), /sebelum rujukannya dibuat/);
  await save(page, { visit_date: answers.day() });
  await goTo(page, `/orang/${child}`);
  await cards(page).first().waitFor();
  assert.equal(await badge(page), "menunggu hasil");
  assert.match(await cards(page).first().innerText(), /Tidak ada kendaraan atau jauh\s· Masih perlu berangkat/);
});

test("its_outcome_closes_it", async () => {
  const { page, problems } = phone;
  await goTo(page, `/kunjungan/${referral}`);
  await press(page, "Catat hasil rujukan");
  await page.locator("#form-page").waitFor();
  await fill(page, {
    referral_attended: "yes",
    attended_on: answers.day(),
    referral_result: "Diberi makanan tambahan",
    referral_next: "control",
    control_on: answers.day(14),
  });
  outcome = await pressSave(page);
  await page.locator("li.card", { hasText: "selesai" }).waitFor();
  await goTo(page, `/orang/${child}`);
  const done = page.locator("details", { hasText: "Rujukan yang selesai" });
  await done.locator("summary").click();
  assert.equal(await badge(page), "selesai");
  assert.match(await cards(page).first().innerText(), /Diperiksa [^]*\s· Kontrol lagi di sana/);
  assert.equal(await page.getByRole("link", { name: "Catat hasil rujukan" }).count(), 0);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(unexpected(problems), []);
});

test("the_coordinator_reads_both_with_the_state", async () => {
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  await goTo(phone.page, "/kirim");
  await press(phone.page, "Kirim sekarang");
  await synced(phone.page);
  desk = await openPhone({ screen: DESK });
  const { page } = desk;
  await toQueue(page, server, COORDINATOR, demoPasswords(server.dataDir)[COORDINATOR]);
  await filter(page, "kind", "referral");
  await rows(page).filter({ hasText: NAME }).first().waitFor();
  await openVisit(page, visit);
  await page.locator("li.card", { hasText: "selesai" }).waitFor();
  await openVisit(page, outcome);
  await page.getByText("Diberi makanan tambahan").first().waitFor();
  await accept(page);
  await openVisit(page, referral);
  await page.locator("li.card", { hasText: "selesai" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "Catat hasil rujukan" }).count(), 0, "she decides on records, and makes none");
  assert.deepEqual(await findings(page), []);
  await giveBack(page, "Tempatnya lain", { "Nama tempatnya": "Bukan RSUD?" });
  await synced(page);
  assert.deepEqual(unexpected(desk.problems), []);
});

test("a_referral_that_came_back_is_corrected_and_keeps_its_outcome", async () => {
  const { page } = phone;
  await goTo(page, "/kirim");
  await press(page, "Kirim sekarang");
  await synced(page);
  await goTo(page, "/perbaikan");
  await page.locator(".card", { hasText: NAME }).getByRole("link", { name: "Perbaiki" }).click();
  await screen(page, "Perbaiki kunjungan");
  await page.getByText("Bukan RSUD?").first().waitFor();
  const corrected = await save(page, { referral_place: "RSUD dr. Soemarno", correction_reason: "Salah tempat" });
  const card = page.locator("li.card", { hasText: "selesai" });
  await card.getByText("Puskesmas · RSUD dr. Soemarno").waitFor();
  await goTo(page, `/orang/${child}`);
  await page.locator("details", { hasText: "Rujukan yang selesai" }).locator("summary").click();
  assert.equal(await cards(page).count(), 1, "one referral, in its newest version");
  await synced(page);
  await openVisit(desk.page, corrected);
  await desk.page.locator("li.card", { hasText: "selesai" }).getByText("Kontrol lagi di sana").waitFor();
  await desk.page.locator("del", { hasText: "Puskesmas Tanjung Selor" }).waitFor();
  await accept(desk.page);
});
