// One life on one phone, without a signal: from bride to mother of twins without typing who she is again; a miscarriage, after which
// nothing is asked and nothing is due; a family that moves away and comes back. Then the coordinator's side of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answerPage, counts, fill, goTo, next, press, pressSave, save, screen, synced } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const LONG = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";

let phone;
let house;
let server;
let returned;
let contact;

before(async () => {
  ({ server, phone } = await offlineCadre(CADRE));
  // The demo's own, sent back by its coordinator.
  returned = (await counts(phone.page)).toFix;
  house = await registerHousehold(phone.page);
});
after(() => phone.close());

const main = (page) => page.locator("#main").innerText();
const has = (page, words) => page.locator("#main", { hasText: words }).waitFor();
const lacks = async (page, words) => assert.ok(!(await main(page)).includes(words), `${words} is not there`);
const person = (page, id) => show(page, `/orang/${id}`);

// The names of all rows of a chip.
async function listed(page, chip) {
  await show(page, `/sasaran?saring=${chip}`);
  return page.locator(".row-name").allInnerTexts();
}

// From her page: no longer accompanied, because.
async function leave(page, id, reason) {
  await person(page, id);
  await press(page, "Tidak didampingi lagi");
  await screen(page, "Apa yang terjadi?");
  await press(page, reason);
}

// Fills the one page and the review; afterwards another screen is there.
async function sayIt(page, said, then) {
  await page.locator("#form-page").waitFor();
  await fill(page, said);
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === then);
}

const BIRTH = {
  method: "home_visit",
  delivery_outcome: "live_birth",
  delivery_date: answers.day(-3),
  delivery_place: "health_centre",
  delivery_attendant: "midwife",
  delivery_mode: "vaginal",
  mother_condition: "well",
  babies_count: "2",
  babies_alive: "2",
  birth_weight_kg: "2,6",
  birth_length_cm: "48,5",
  early_breastfeeding: "yes",
  counselling_given: "yes",
  referral_made: "no",
};

const PREGNANCY = {
  ...answers.pregnant,
  lmp: answers.day(-38 * 7),
  height_cm: "154,5",
};

const BABY = {
  ...answers.child,
  birth_date: answers.day(-3),
  birth_order: "2",
};

test("from_bride_to_mother_of_twins_without_typing_her_again", async () => {
  const { page, problems } = phone;
  const bride = await registerPerson(page, house, "engagement");
  contact = await recordVisit(page, bride, "engagement_contact", answers.brideVisit);

  await leave(page, bride, "Sudah menikah");
  await sayIt(page, {}, `/orang/${bride}`);
  await has(page, "Sudah menikah ·");
  assert.ok(!(await listed(page, "engagement")).includes(answers.bride.name));

  await person(page, bride);
  await press(page, "Mulai: ibu hamil");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.locator('[name="name"]').count(), 0, "who she is is not asked again");
  await save(page, PREGNANCY);
  await recordVisit(page, bride, "pregnancy_visit", {
    ...answers.pregnancyVisit,
    weight_kg: "60,5",
    fundal_height_cm: "33",
  });

  // Her charts: a dot on its band, under the result and on her page.
  await page.locator(".chart .band-green").waitFor({ state: "attached" });
  await person(page, bride);
  assert.match(await page.locator(".chart-said").innerText(), /\(hamil 38 minggu\): \+10,5 kg\s· di (bawah|dalam) pita \d/);
  await press(page, "Semua grafik");
  await screen(page, "Grafik");
  await page.locator(".chip", { hasText: "TFU" }).click();
  assert.match(await page.locator(".chart-said").innerText(), /33 cm\s· di dalam pita 31–39 cm/);
  await page.locator(".chart-table summary").click();
  assert.equal(await page.locator(".chart-table tbody tr").count(), 1);
  await page.locator("details.why summary").click();
  await has(page, "B07, versi 1");
  await has(page, "belum dipastikan dinas kesehatan");
  assert.deepEqual(await findings(page), []);

  // The birth: the pregnancy is closed and the weeks after it are open, in one save.
  await recordVisit(page, bride, "delivery", BIRTH);
  await has(page, "Daftarkan bayi ke-1 dari 2");
  await lacks(page, "Mulai pendampingan ibu nifas");
  await person(page, bride);
  await page.locator(".badge", { hasText: "Ibu nifas · 3 hari setelah melahirkan" }).waitFor();
  assert.equal(await page.locator(".badge", { hasText: "Ibu hamil" }).count(), 0);
  assert.equal(await page.locator(".chart").count(), 0, "no chart of a pregnancy that is over");

  // Each baby in its turn; the mother is known, and only the first takes the measures of the birth.
  await press(page, "Daftarkan bayi ke-1 dari 2");
  await page.locator("#form-page").waitFor();
  await answerPage(page, { ...BABY, name: LONG, sex: "male" });
  await next(page);
  assert.equal(await page.inputValue('[name="mother_name"]'), answers.bride.name);
  const { birth_weight_kg, birth_length_cm, ...rest } = BABY;
  await fill(page, { ...rest, mother_name: answers.bride.name });
  await has(page, "2,6 kg");
  await pressSave(page);
  await press(page, "Daftarkan bayi ke-2 dari 2");
  await page.locator("#form-page").waitFor();
  await save(page, { ...BABY, name: "Aisyah Humaira", mother_name: answers.bride.name, birth_weight_kg: "2,5" });
  await lacks(page, "Daftarkan bayi");
  await person(page, bride);
  const hers = page.locator("section[aria-labelledby=children] .row-name");
  await hers.nth(1).waitFor();
  const babies = await hers.allInnerTexts();
  assert.deepEqual(babies.sort(), ["Aisyah Humaira", LONG].sort());
  await lacks(page, "Daftarkan bayi");
  const story = await page.locator(".episode").allInnerTexts();
  assert.equal(story.length, 3);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(unexpected(problems), []);
});

test("after_a_miscarriage_no_baby_is_asked_for_and_nothing_is_due", async () => {
  const { page } = phone;
  const woman = await registerPerson(page, house, "pregnancy", {
    ...answers.pregnant,
    name: "Theresia Lian Usat",
    lmp: answers.day(-11 * 7),
  });
  await leave(page, woman, "Keguguran");
  await screen(page, "Akhir kehamilan");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.locator('[name="delivery_outcome"]').count(), 0, "what happened is not asked twice");
  const lost = await save(page, {
    method: "home_visit",
    delivery_date: answers.day(-1),
    mother_condition: "well",
    counselling_given: "yes",
    referral_made: "no",
  });
  await has(page, "Turut berduka");
  await has(page, "Keguguran");
  for (const word of ["Daftarkan bayi", "nifas", "Persalinan"]) await lacks(page, word);
  await person(page, woman);
  for (const word of ["Daftarkan bayi", "minggu", "Catat kunjungan"]) await lacks(page, word);
  assert.equal(await page.locator(".chart").count(), 0);
  assert.ok(!(await listed(page, "pregnancy")).includes("Theresia Lian Usat"));
  assert.ok(!(await listed(page, "belum")).includes("Theresia Lian Usat"));
  await show(page, "/");
  await lacks(page, "Theresia Lian Usat");

  // A mistake: the correction opens the pregnancy's other end again.
  await goTo(page, `/kunjungan/${lost}/perbaiki`);
  await page.locator("#form-page").waitFor();
  await save(page, { ...BIRTH, babies_count: "1", delivery_outcome: "stillbirth", correction_reason: "Salah pilih" }, {
    sure: ["delivery_date", "birth_weight_kg", "birth_length_cm"],
  });
  await lacks(page, "Daftarkan bayi");
});

test("who_died_has_a_quiet_page_and_a_mistake_is_taken_back", async () => {
  const { page } = phone;
  const child = await registerPerson(page, house, "child", { ...answers.child, name: "Yohanes Bilung" }, { mother: "Melati Lunggau" });
  await leave(page, child, "Meninggal");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.inputValue('[name="left_on"]'), "", "the day is never guessed");
  await sayIt(page, { left_on: answers.day(-2) }, `/orang/${child}`);
  await page.locator(".gone").waitFor();
  await has(page, "Turut berduka cita");
  for (const word of ["bulan", "Catat kunjungan", "Mulai", "Tidak didampingi lagi", "persetujuan"]) await lacks(page, word);
  assert.equal(await page.locator(".chart").count(), 0);
  assert.ok(!(await listed(page, "child")).includes("Yohanes Bilung"));
  await goTo(page, "/kirim");
  await show(page, "/sasaran");
  await page.fill("#search", "yohanes");
  await page.locator(".row-link", { hasText: "Yohanes Bilung" }).getByText("Meninggal").waitFor();

  await person(page, child);
  await press(page, "Salah catat, batalkan");
  await page.locator(".gone").waitFor({ state: "detached" });
  await page.getByText("Catat kunjungan").first().waitFor();
  assert.ok((await listed(page, "child")).includes("Yohanes Bilung"));
});

test("a_family_moves_away_and_comes_back_with_everything_kept", async () => {
  const { page } = phone;
  const home = await registerHousehold(page, { ...answers.household, head_name: "Lorensius Apui", family_card_number: "6501050312090015" });
  const mother = await registerPerson(page, home, "postpartum");
  const child = await registerPerson(page, home, "child", answers.child, { mother: answers.mother.name });
  await recordVisit(page, child, "child_visit", answers.childVisit);

  // At risk or not, in words, with its reasons.
  await show(page, `/keluarga/${home}`);
  await has(page, "belum didata");
  await goTo(page, `/keluarga/${home}/pendataan`);
  await page.locator("#form-page").waitFor();
  await save(page, { ...answers.survey, water_source: "surface" });
  await show(page, `/keluarga/${home}`);
  const risk = page.locator("section[aria-labelledby=risk]");
  assert.match(await risk.innerText(), /Keluarga berisiko \(KRS\)[\s\S]*Air minum belum layak[\s\S]*Sungai, danau atau parit\s· belum layak/);
  assert.match(await risk.innerText(), /Punya jaminan kesehatan[\s\S]*Ya[\s\S]*Menerima bantuan sosial\?[\s\S]*Tidak/);

  // The list of households is asked the same, by a chip; and it follows its address while it is shown.
  await show(page, "/sasaran");
  await goTo(page, "/sasaran?saring=keluarga");
  const chip = (words) => page.locator(".chip", { hasText: words });
  await page.locator(".chip[aria-pressed=true]", { hasText: "Keluarga" }).waitFor();
  const unlike = page.locator(".row-name", { hasText: "Lorensius Apui" });
  await chip("Air atau jamban belum layak").click();
  await unlike.waitFor();
  await chip("Belum didata").click();
  await unlike.waitFor({ state: "detached" });
  await page.goBack();
  await page.locator(".chip[aria-pressed=true]", { hasText: "Semua" }).waitFor();
  await show(page, `/keluarga/${home}`);

  await press(page, "Keluarga ini pindah");
  await sayIt(page, { left_to: "Desa Long Bagun, Mahakam Ulu" }, `/keluarga/${home}`);
  for (const chip of ["child", "postpartum", "belum"]) {
    const names = await listed(page, chip);
    assert.ok(!names.includes(answers.child.name) && !names.includes(answers.mother.name), chip);
  }
  await person(page, child);
  await has(page, "Pindah sejak");
  await has(page, "Desa Long Bagun, Mahakam Ulu");
  await lacks(page, "Catat kunjungan");
  assert.deepEqual(await findings(page), []);

  await show(page, `/keluarga/${home}`);
  await press(page, "Keluarga ini sudah kembali");
  await sayIt(page, {}, `/keluarga/${home}`);
  await person(page, child);
  await page.getByText("Catat kunjungan").first().waitFor();
  await has(page, "kembali");
  assert.ok((await listed(page, "child")).includes(answers.child.name));
  assert.ok((await listed(page, "postpartum")).includes(answers.mother.name));
  await person(page, mother);
  await page.locator(".badge", { hasText: "Ibu nifas" }).waitFor();
});

test("an_entry_by_mistake_is_ended_and_opened_again", async () => {
  const { page } = phone;
  const woman = await registerPerson(page, house, "pregnancy", { ...answers.pregnant, name: "Debora Ulau" });
  await leave(page, woman, "Salah dicatat sebagai ibu hamil");
  await page.waitForURL((url) => url.pathname === `/orang/${woman}`);
  await page.getByText("Salah dicatat ·").waitFor();
  assert.ok(!(await listed(page, "pregnancy")).includes("Debora Ulau"));
  await person(page, woman);
  await press(page, "Buka lagi");
  await page.locator(".badge", { hasText: "Ibu hamil" }).waitFor();
});

test("the_server_takes_all_of_it_and_the_coordinator_reads_why_care_ended", async () => {
  const { page } = phone;
  const { port, dataDir } = server;
  server = await startServer({ port, dataDir });
  await goTo(page, "/kirim");
  await press(page, "Kirim sekarang");
  await synced(page);
  const { waiting, toFix } = await counts(page);
  assert.equal(waiting, 0);
  assert.equal(toFix, returned, "nothing is refused");
  const desk = await openPhone({ screen: DESK });
  await toQueue(desk.page, server, "koordinator.selor", demoPasswords(dataDir)["koordinator.selor"]);
  await openVisit(desk.page, contact);
  await desk.page.locator("#main .notice", { hasText: "Sudah menikah ·" }).waitFor();
  await desk.close();
  await server.stop();
});
