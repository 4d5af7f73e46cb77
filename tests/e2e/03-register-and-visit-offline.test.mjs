// Step 3: without the server she registers a household with somebody of each kind and visits them all. What is saved or
// half typed outlives a killed browser, and nobody can read it in the browser's files.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import {
  answer, answerPage, field, fill, firstTime, goTo, next, press, pressSave, problem, save, screen, sure, unlock, unsent,
} from "../lib/app.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { registerFamily } from "../lib/cadre.mjs";
import { draftsMove, filesWith, keptDrafts, nothingReadable } from "../lib/disk.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";

const CADRE = "kader.jelarai";
// Five records are made for a household with four people in care: itself, and a person with an episode and a visit each.
const CHANGES = 1 + 4 * 3;

let server;
let phone;
let family;

before(async () => {
  ({ server, phone } = await offlineCadre(CADRE));
});
after(() => phone.close());

async function killAndReopen() {
  await phone.kill();
  phone = await openPhone({ profile: phone.profile });
  await phone.page.goto(server.url);
  await unlock(phone.page);
}

test("a_household_with_each_kind_of_person_and_a_visit_to_each_is_saved_without_a_signal", async () => {
  const { page, problems } = phone;
  family = await registerFamily(page);
  await page.getByText("Aman di HP ini").waitFor();
  await page.locator(".badge", { hasText: "di HP ini" }).first().waitFor();
  assert.equal(await unsent(page), CHANGES);
  assert.deepEqual(unexpected(problems), []);

  await goTo(page, `/kunjungan/${family.visits.child}`);
  await page.getByText("9,4 kg").first().waitFor();
  await page.getByText("76,5 cm").first().waitFor();
  await goTo(page, `/orang/${family.people.pregnancy}`);
  await page.getByText("24 minggu").first().waitFor();
  await goTo(page, `/orang/${family.people.child}`);
  await page.getByText("15 bulan").first().waitFor();
});

test("killed_right_after_saving_nothing_is_missing", async () => {
  const { page } = phone;
  await goTo(page, `/keluarga/${family.household}/pendataan`);
  const survey = await save(page, answers.survey);
  await killAndReopen();
  assert.equal(await unsent(phone.page), CHANGES + 1);
  for (const path of [`/keluarga/${family.household}`, ...Object.values(family.people).map((id) => `/orang/${id}`)]) {
    await goTo(phone.page, path);
    await phone.page.locator(".timeline a, .rows a").first().waitFor();
  }
  for (const id of [survey, ...Object.values(family.visits)]) {
    await goTo(phone.page, `/kunjungan/${id}`);
    await phone.page.locator(".badge", { hasText: "di HP ini" }).waitFor();
  }
  await goTo(phone.page, "/sasaran");
  await phone.page.fill("#search", "hunai");
  await phone.page.locator(".row-name", { hasText: answers.child.name }).waitFor();
});

test("killed_in_the_middle_of_a_form_it_is_offered_with_everything_typed", async () => {
  const { page } = phone;
  await goTo(page, `/orang/${family.people.child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  await answerPage(page, { method: "posyandu", attended_posyandu: "yes" });
  await next(page);
  await answerPage(page, { weight_kg: "9,7" });
  const kept = await keptDrafts(page);
  await answer(page, "muac_cm", "14,3");
  await draftsMove(page, kept);
  await killAndReopen();

  await screen(phone.page, "Hari ini");
  const card = phone.page.locator(".card", { hasText: answers.child.name });
  await card.getByRole("link", { name: "Lanjutkan" }).click();
  await phone.page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  assert.equal(await phone.page.inputValue("[name=weight_kg]"), "9,7");
  assert.equal(await phone.page.inputValue("[name=muac_cm]"), "14,3");
  assert.equal(await unsent(phone.page), CHANGES + 1, "a draft is not counted as saved");

  // Finished, it is no draft any more.
  await save(phone.page, { ...answers.childVisit, weight_kg: "9,7", muac_cm: "14,3" });
  await goTo(phone.page, "/");
  await screen(phone.page, "Hari ini");
  assert.equal(await phone.page.getByText("Lanjutkan").count(), 0);
  assert.equal(await unsent(phone.page), CHANGES + 2);
});

test("what_is_impossible_is_said_at_its_field_and_what_was_typed_stays", async () => {
  const { page } = phone;
  await goTo(page, `/keluarga/${family.household}/tambah/pregnancy`);
  await page.locator("#form-page").waitFor();
  await answerPage(page, { name: "Ros1ta", birth_date: answers.day(30), nik_status: "known", nik: "650105410799000" });
  await assert.rejects(next(page), /does not go on/);
  assert.match(await problem(page, "nik"), /16 angka/);
  assert.match(await problem(page, "birth_date"), /./);
  assert.equal(await page.inputValue("[name=nik]"), "650105410799000");
  assert.equal(await page.inputValue("[name=birth_date]"), answers.day(30));
  assert.match(await field(page, "nik").locator(".echo").innerText(), /15 dari 16/);
  // An unlikely name is asked about, an impossible number is not let through.
  assert.match(await problem(page, "name"), /Yakin\?/);

  await goTo(page, `/orang/${family.people.child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  await answerPage(page, { visit_date: answers.day(1), method: "home_visit", attended_posyandu: "yes" });
  await assert.rejects(next(page), /does not go on/);
  assert.notEqual(await problem(page, "visit_date"), "");
  assert.equal(await page.inputValue("[name=visit_date]"), answers.day(1));
  await answer(page, "visit_date", answers.day(0));
  await next(page);

  for (const [typed, said] of [["300", /58/], ["9kg4", /./], ["0,1", /0,3/]]) {
    await answer(page, "weight_kg", typed);
    await assert.rejects(next(page), /does not go on/, typed);
    assert.match(await problem(page, "weight_kg"), said, typed);
    assert.doesNotMatch(await problem(page, "weight_kg"), /Yakin/, typed);
    assert.equal(await page.inputValue("[name=weight_kg]"), typed);
    assert.equal(await page.getAttribute("[name=weight_kg]", "aria-invalid"), "true");
  }
});

test("comma_and_point_are_both_a_decimal_sign_and_an_unlikely_value_is_asked_about_and_flagged", async () => {
  const { page } = phone;
  // Her form of the test before is still there, and goes on.
  await answerPage(page, { weight_kg: "9.6", height_cm: "77,5", position: "lying" });
  await answer(page, "muac_cm", "7,5");
  await assert.rejects(next(page), /does not go on/);
  assert.match(await problem(page, "muac_cm"), /Yakin\?/);
  await sure(page, "muac_cm");
  await page.getByText("Anda sudah memastikan").waitFor();
  await next(page);
  await fill(page, { ...answers.childVisit, visit_date: answers.day(0), weight_kg: "9.6", height_cm: "77,5", muac_cm: "7,5" }, { sure: ["muac_cm"] });
  for (const shown of ["9,6 kg", "77,5 cm", "7,5 cm"]) await page.locator("dd", { hasText: shown }).first().waitFor();
  const visit = await pressSave(page);
  await goTo(page, `/kunjungan/${visit}`);
  await page.locator(".badge", { hasText: "ditandai untuk koordinator" }).waitFor();
  await page.locator(".flag-line", { hasText: "7,5 cm" }).waitFor();
});

test("what_a_form_holds_is_thrown_away_only_on_demand", async () => {
  const { page } = phone;
  await goTo(page, "/");
  const card = page.locator(".card", { hasText: "Ros1ta" }).or(page.locator(".card", { hasText: answers.household.head_name }));
  await card.first().waitFor();
  const throwAway = page.getByRole("button", { name: "Buang isian" });
  const drafts = await throwAway.count();
  await press(page, "Buang isian");
  // One tap is taken back by another.
  await press(page, "Batalkan");
  await card.first().waitFor();
  assert.equal(await throwAway.count(), drafts);
  await press(page, "Lanjutkan");
  await press(page, "Mulai dari awal");
  await page.getByText("Melanjutkan isian").waitFor({ state: "detached" });
  await press(page, "Batalkan");
  await page.locator(".notice", { hasText: "Isian dibuang" }).waitFor({ state: "detached" });
  await goTo(page, "/");
  await card.first().waitFor();
  for (let left = drafts; left > 0; left -= 1) await press(page, "Buang isian");
  await page.locator(".notice", { hasText: "Isian dibuang" }).first().waitFor();
  await goTo(page, "/sasaran");
  await goTo(page, "/");
  await page.getByText("Belum selesai diisi").waitFor({ state: "detached" });
});

test("nothing_she_entered_can_be_read_in_the_browsers_files", async () => {
  const words = [answers.household.head_name, answers.household.hamlet, answers.household.family_card_number, "Ros1ta"];
  for (const { name, spouse_name, mother_name, partner_name } of [answers.bride, answers.pregnant, answers.mother, answers.child]) {
    words.push(...[name, spouse_name, mother_name, partner_name].filter(Boolean));
  }
  await nothingReadable(phone, [...new Set(words)]);
  // Her own name stands in the clear, for the lock screen, and in the storage of this app.
  assert(filesWith(phone.profile, "Yuliana Ulau").some((path) => /IndexedDB/.test(path)));
  phone = await openPhone({ profile: phone.profile });
});
