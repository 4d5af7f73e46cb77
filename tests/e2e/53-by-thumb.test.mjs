// The small things a form and the list are made of, each under a thumb: the pad with numbers, what was measured last, yesterday by
// one press, one more and one less, back without loss; and every chip of the list leaves whom it says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answer, answerPage, field, goTo, next, screen } from "../lib/app.mjs";
import { offlineNewcomer } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { unexpected } from "../lib/phone.mjs";
import { ROOT } from "../lib/server.mjs";

const LAST_MONTH = -Number(answers.iso().slice(8)) - 3;

let phone;
let page;
let child;

before(async () => {
  ({ phone, page } = await offlineNewcomer());
  const household = await registerHousehold(page);
  child = await registerPerson(page, household, "child", { ...answers.child, registered_on: answers.day(LAST_MONTH) });
  await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(LAST_MONTH), weight_kg: "9,1", height_cm: "75,8" });
});
after(async () => {
  assert.deepEqual(unexpected(phone.problems), []);
  await phone.close();
});

const entry = (key) => page.locator(`.form-page [name="${key}"]`);

test("yesterday_is_one_press_and_is_read_back_in_words", async () => {
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await entry("visit_date").waitFor();
  assert.equal(await entry("visit_date").inputValue(), answers.day(0));
  await field(page, "visit_date").getByRole("button", { name: "Kemarin" }).click();
  assert.equal(await entry("visit_date").inputValue(), answers.day(-1));
  await field(page, "visit_date").getByText(/^Dibaca: (Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu), /).waitFor();
  assert.equal(await field(page, "visit_date").getByRole("button", { name: "Kemarin" }).getAttribute("aria-pressed"), "true");
  await field(page, "visit_date").getByRole("button", { name: "Hari ini" }).click();
  assert.equal(await entry("visit_date").inputValue(), answers.day(0));
});

test("what_is_measured_has_a_pad_of_numbers_and_the_last_value_beside_it", async () => {
  await answerPage(page, { method: "home_visit", attended_posyandu: "yes" });
  await next(page);
  await entry("weight_kg").waitFor();
  assert.equal(await entry("weight_kg").getAttribute("inputmode"), "decimal");
  assert.match(await field(page, "weight_kg").innerText(), /Terakhir 9,1 kg/);
  assert.match(await field(page, "height_cm").innerText(), /Terakhir 75,8 cm/);
});

test("back_keeps_what_was_typed_on_both_pages", async () => {
  await answer(page, "weight_kg", "9,4");
  await page.locator(".action-bar-form button", { hasText: "Kembali" }).click();
  await entry("visit_date").waitFor();
  assert.equal(await page.locator('.form-page [name="method"][value="home_visit"]').isChecked(), true);
  await next(page);
  assert.equal(await entry("weight_kg").inputValue(), "9,4");
});

test("what_is_counted_goes_up_and_down_by_one", async () => {
  await goTo(page, `/orang/${child}/pendaftaran/child`);
  await entry("birth_order").waitFor();
  const was = Number(await entry("birth_order").inputValue());
  await page.getByRole("button", { name: /^Tambah.*: Anak ke-/ }).click();
  assert.equal(Number(await entry("birth_order").inputValue()), was + 1);
  await page.getByRole("button", { name: /^Kurang.*: Anak ke-/ }).click();
  assert.equal(Number(await entry("birth_order").inputValue()), was);
});

test("every_chip_of_the_list_leaves_whom_it_says", async () => {
  const household = await registerHousehold(page, { ...answers.household, hamlet: "Dusun Seberang" });
  const seen = "Ditemui Contoh";
  const other = await registerPerson(page, household, "child", { ...answers.child, name: seen, registered_on: answers.day(LAST_MONTH) }, { sure: ["name"] });
  await recordVisit(page, other, "child_visit", answers.childVisit);
  const listed = async () => (await page.locator("#main .row-name").allInnerTexts()).sort();
  const only = async (chip) => {
    await show(page, "/");
    await show(page, "/sasaran");
    await page.locator(".chips button", { hasText: chip }).click();
    return listed();
  };
  await show(page, "/sasaran");
  assert.deepEqual(await listed(), [answers.child.name, seen].sort());
  assert.deepEqual(await only("Belum dikunjungi"), [answers.child.name]);
  assert.deepEqual(await only("Belum terkirim"), [answers.child.name, seen].sort());
  assert.deepEqual(await only("Perlu perbaikan"), []);
  await show(page, "/");
  await show(page, "/sasaran");
  await page.locator("select").selectOption({ label: "Dusun Seberang" });
  assert.deepEqual(await listed(), [seen]);
  // A pregnant woman who is to be visited at home, for her arm is thin.
  const mother = await registerPerson(page, household, "pregnancy");
  await recordVisit(page, mother, "pregnancy_visit", { ...answers.pregnancyVisit, visit_date: answers.day(LAST_MONTH), muac_cm: "22" }, { sure: ["muac_cm"] });
  assert.deepEqual(await only("Hamil"), [answers.pregnant.name]);
  assert.deepEqual(await only("Balita"), [answers.child.name, seen].sort());
  assert.deepEqual(await only("Perlu kunjungan rumah"), [answers.pregnant.name]);
  assert.deepEqual(await only("Sudah waktunya"), [answers.child.name, answers.pregnant.name].sort());
});

test("the_page_about_the_app_tells_its_version", async () => {
  const version = readFileSync(join(ROOT, "Cargo.toml"), "utf8").match(/^version = "(.+)"$/m)[1];
  await goTo(page, "/pengaturan/tentang");
  await screen(page, "Tentang");
  assert.ok((await page.locator("#main").innerText()).includes(version), version);
});

test("taking_back_never_replaces_a_form_she_has_begun", async () => {
  await recordVisit(page, child, "child_visit", answers.childVisit);
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await entry("visit_date").waitFor();
  await answerPage(page, { method: "home_visit", attended_posyandu: "yes" });
  await next(page);
  await answer(page, "weight_kg", "9,9");
  await show(page, "/");
  const begun = page.locator("section[aria-labelledby=drafts] .card", { hasText: `Kunjungan balita · ${answers.child.name}` });
  await begun.waitFor();
  await page.locator("section[aria-labelledby=done] li", { hasText: answers.child.name }).getByRole("button", { name: "Batalkan" }).click();
  await page.getByText("Isian baru yang sama belum selesai").waitFor();
  await begun.getByRole("link", { name: "Lanjutkan" }).click();
  await entry("weight_kg").waitFor();
  assert.equal(await entry("weight_kg").inputValue(), "9,9");
});
