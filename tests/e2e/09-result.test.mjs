// What a visit shows is told right after it was saved, without a signal: level, sentence, findings, why, what changed. The
// coordinator reads the same when it has arrived.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answerPage, goTo, next, press, save, screen, synced } from "../lib/app.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, unexpected, until } from "../lib/phone.mjs";
import { dampingi, startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const COORDINATOR = "koordinator.selor";
// The last day of last month, where she works: the card compares this month with that one.
const LAST_MONTH = answers.day(-Number(answers.iso().slice(8)));

let server;
let phone;
let household;
let child;
let thin;

before(async () => {
  ({ server, phone } = await offlineCadre(CADRE));
  household = await registerHousehold(phone.page);
});
after(() => phone.close());

const level = (page) => page.locator(".result-level").innerText();
const said = (page) => page.locator(".result-say").innerText();
const finding = (page, title) => page.locator("li.card", { hasText: title });

async function why(page, title) {
  const card = finding(page, title);
  await card.locator("summary").click();
  return card.locator("details").innerText();
}

test("a_child_that_does_well_is_called_good_and_nobody_is_sent_anywhere", async () => {
  const { page } = phone;
  child = await registerPerson(page, household, "child", { ...answers.child, mother_name: "Mariana Lawai" });
  await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: LAST_MONTH, weight_kg: "9,3", height_cm: "75,5" });
  assert.equal(await level(page), "Baik");
  assert.match(await said(page), /Adik hari ini baik/);
  assert.equal(await page.locator("li.card", { hasText: "Mengapa?" }).count(), 0);
  await page.locator(".measure", { hasText: "Tinggi badan sesuai umurnya" }).waitFor();
  assert.equal(await page.locator(".measure", { hasText: "seimbang dengan tingginya" }).count(), 1);
  // Complete by the mother's word, without a date: what comes next is counted by age.
  await page.getByText("Lengkap sesuai umur").first().waitFor();
  await page.getByText("tanpa tanggal dari Buku KIA").waitFor();
  // Nothing was found, and she may still have seen something: the reason is hers.
  await page.getByRole("link", { name: "Rujuk karena hal lain" }).click();
  await screen(page, "Buat rujukan");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.inputValue('[name="referral_reason"]'), "");
});

test("a_thin_arm_and_too_little_gain_are_told_with_why_and_what_changed", async () => {
  const { page } = phone;
  thin = await recordVisit(page, child, "child_visit", { ...answers.childVisit, weight_kg: "9,4", height_cm: "76,5", muac_cm: "12,1" });
  assert.equal(await level(page), "Perhatikan");
  assert.match(await said(page), /Adik perlu diperiksa paling lambat 7 hari lagi di puskesmas/);
  await page.locator(".measure", { hasText: "Belum naik cukup bulan ini" }).locator("text=Kenaikan berat bulan ini T").waitFor();
  await page.locator(".measure", { hasText: "Pita kuning" }).waitFor();
  await page.locator(".measure", { hasText: "SD" }).first().waitFor();
  await page.getByText("Berat badan: +0,1 kg (9,4 kg)").waitFor();

  const reasons = await why(page, "Anak kurus");
  assert.match(reasons, /12,1 cm/);
  assert.match(reasons, /C05, versi 1/);
  assert.match(reasons, /§3\.8/);
  await finding(page, "Berat badan anak tidak naik bulan ini").waitFor();
  assert.doesNotMatch(await page.locator("#main").innerText(), /gizi buruk|gizi kurang|stunting/i);
});

test("while_a_visit_is_filled_in_the_gravest_is_said_and_the_points_are_spoken_to_the_mother", async () => {
  const { page } = phone;
  const other = await registerPerson(page, household, "child", { ...answers.child, name: "Rangga Lencau", mother_name: "Mariana Lawai" });
  await recordVisit(page, other, "child_visit", { ...answers.childVisit, visit_date: LAST_MONTH, weight_kg: "9,3", height_cm: "75,5" });
  await goTo(page, `/orang/${other}/kunjungan/child_visit`);
  const filled = { ...answers.childVisit, weight_kg: "9,4", height_cm: "76,5", muac_cm: "12,1" };
  delete filled.counselling_given;
  const live = page.locator(".live-result");
  const points = page.locator(".points-card");
  await page.locator("#form-page").waitFor();
  for (;;) {
    await answerPage(page, filled);
    if (await live.count()) {
      // Weight and length are as they should be: beside the arm that is not said.
      assert.match(await live.innerText(), /Perhatikan\s+.*Pita kuning/s);
      assert.doesNotMatch(await live.innerText(), /sesuai umurnya/);
    }
    if (await points.count()) break;
    await next(page);
  }
  const spoken = await points.locator("li").allInnerTexts();
  assert.equal(spoken.length, 2, "one for the arm, one for the gain");
  assert.match(spoken.join(" "), /badan Adik kurus.*berat Adik belum naik cukup/s);
  assert.doesNotMatch(spoken.join(" "), /Tanyakan|hari lagi/);
  await points.getByRole("button", { name: "Sudah dibacakan" }).click();
  assert.equal(await page.locator('[name="counselling_given"][value="yes"]').isChecked(), true);
});

test("her_last_level_stands_on_the_person_and_leads_to_the_visit", async () => {
  const { page } = phone;
  await goTo(page, `/orang/${child}`);
  await page.locator(".last-result .badge", { hasText: "Perhatikan" }).waitFor();
  await page.locator(".last-result").click();
  await page.waitForURL((url) => url.pathname === `/kunjungan/${thin}`);
  assert.equal(await level(page), "Perhatikan");
});

test("immunisation_is_told_by_the_dates_of_the_book_at_the_visit_and_on_the_child", async () => {
  const { page } = phone;
  // Fifteen months old: the first two months are in the book, and nothing since.
  const months = (some) => answers.day(-15 * 30 - 12 + some * 31 + 3);
  await recordVisit(page, child, "child_visit", {
    ...answers.childVisit,
    immunisation_status: "incomplete",
    vaccine_dates_copied: "yes",
    vaccine_bcg_date: months(1),
    vaccine_opv1_date: months(1),
    vaccine_dpt_hb_hib1_date: months(2),
  });
  const told = async () => {
    await page.getByText("Ada yang terlambat").waitFor();
    const line = (words) => page.locator(".measure", { hasText: words });
    await line("DPT-HB-Hib 2").getByText(/terlambat, mestinya .* masih bisa dikejar/).waitFor();
    await line("Rotavirus 1").getByText("tanya bidan: umurnya sudah lewat").waitFor();
    const given = page.locator("details", { hasText: "Sudah diberikan" });
    await given.locator("summary").click();
    await given.getByText("BCG").waitFor();
    assert.equal(await line("BCG").count(), 0, "what was given is not asked for");
  };
  await told();
  await goTo(page, `/orang/${child}`);
  await page.getByRole("heading", { name: "Imunisasi", exact: true }).waitFor();
  await told();
});

test("what_was_not_measured_is_said_and_not_called_good", async () => {
  const { page } = phone;
  const { weight_kg, height_cm, position, muac_cm, ...seen } = answers.childVisit;
  const other = { ...answers.child, name: "Markus Lawai", sex: "male", mother_name: "Mariana Lawai", birth_order: "1", birth_date: answers.day(-900) };
  const id = await registerPerson(page, household, "child", other);
  await recordVisit(page, id, "child_visit", { ...seen, not_weighed_reason: "no_scale" });
  assert.equal(await level(page), "Belum bisa dinilai");
  for (const lack of ["berat belum ditimbang", "tinggi belum diukur", "LiLA belum diukur"]) {
    await page.locator(".lacks li", { hasText: lack }).waitFor();
  }
});

test("how_early_a_child_came_is_known_by_its_mothers_pregnancy", async () => {
  const { page } = phone;
  const mother = { ...answers.pregnant, name: "Dorkas Lawai", lmp: answers.day(-280), gravida: "2" };
  await registerPerson(page, household, "pregnancy", mother);
  // Registered apart from the birth, and nobody typed the weeks: 33 by the dates of the pregnancy.
  const early = { ...answers.child, name: "Yohana Lawai", mother_name: "Dorkas Lawai", birth_date: answers.day(-49), birth_weight_kg: "2,6" };
  const id = await registerPerson(page, household, "child", early, { mother: "Dorkas Lawai" });
  await recordVisit(page, id, "child_visit", { ...answers.childVisit, weight_kg: "3,4", height_cm: "50", exclusive_breastfeeding: "yes", immunisation_status: "unknown" }, { sure: ["weight_kg"] });
  await page.locator(".measure", { hasText: "Lahir kurang bulan" }).getByText("33").waitFor();
  await page.locator(".measure", { hasText: "umur koreksi" }).first().waitFor();
});

test("a_danger_sign_of_pregnancy_is_sent_on_now", async () => {
  const { page, problems } = phone;
  const id = await registerPerson(page, household, "pregnancy");
  await recordVisit(page, id, "pregnancy_visit", { ...answers.pregnancyVisit, danger_signs: ["bleeding"] });
  assert.equal(await level(page), "Rujuk");
  assert.equal(await said(page), "“Ibu perlu diperiksa sekarang juga di rumah sakit. Mari, saya bantu berangkat.”");
  assert.match(await why(page, "Ada tanda bahaya kehamilan"), /belum dipastikan/);
  assert.deepEqual(unexpected(problems), []);
});

test("a_referral_is_offered_where_a_finding_sends_on_and_help_that_was_noted_is_said", async () => {
  const { page } = phone;
  await page.getByText("Belum ada rujukan untuk yang terlihat").waitFor();
  await page.getByRole("link", { name: "Buat rujukan" }).waitFor();
  const visit = new URL(page.url()).pathname.split("/").at(-1);
  await goTo(page, `/kunjungan/${visit}/perbaiki`);
  await screen(page, "Perbaiki kunjungan");
  await save(page, { referral_made: "yes", referral_to: "hospital", correction_reason: "Tadi belum dicatat" });
  await page.getByText("Sudah dibantu rujukan ke: Rumah sakit").waitFor();
  assert.equal(await level(page), "Rujuk");
  await page.getByRole("link", { name: "Buat rujukan" }).click();
  await screen(page, "Buat rujukan");
  await save(page, {});
  await page.locator("li.card", { hasText: "menunggu hasil" }).getByText("Tanyakan hasilnya hari ini").waitFor();
});

test("the_coordinator_reads_the_same_with_the_names_of_the_regulation", async () => {
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  await goTo(phone.page, "/kirim");
  await press(phone.page, "Kirim sekarang");
  await synced(phone.page);
  const desk = await openPhone({ screen: DESK });
  try {
    await toQueue(desk.page, server, COORDINATOR, demoPasswords(server.dataDir)[COORDINATOR]);
    await openVisit(desk.page, thin);
    assert.equal(await level(desk.page), "Perhatikan");
    await desk.page.locator(".measure", { hasText: /BB\/TB .*Gizi baik \(normal\)/ }).waitFor();
    // The scores that say nothing new to a cadre.
    await desk.page.locator(".measure", { hasText: "IMT/U" }).waitFor();
    assert.match(await why(desk.page, "Anak kurus"), /C05, versi 1/);
  } finally {
    await desk.close();
  }
});

test("a_phone_judges_by_what_the_health_office_chose", async () => {
  const { page } = phone;
  const notGained = () => finding(page, "Berat badan anak tidak naik bulan ini").count();
  await goTo(page, `/kunjungan/${thin}`);
  assert.equal(await level(page), "Perhatikan");
  assert.equal(await notGained(), 1);
  await server.stop();
  dampingi("policy", "set", "--area", "65.01", "--gain", "second", "--from", "2026-01-01", "--data", server.dataDir);
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  await goTo(page, "/kirim");
  await press(page, "Kirim sekarang");
  await goTo(page, `/kunjungan/${thin}`);
  // The arm is thin all the same; that she did not gain once is no reason any more.
  await finding(page, "Anak kurus").waitFor();
  await until(page, () => !document.querySelector("#main")?.innerText.includes("tidak naik bulan ini"));
  assert.equal(await notGained(), 0);
});
