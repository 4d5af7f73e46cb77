// How many taps and letters a visit costs, counted on the real screens from the task on Hari ini to "Tersimpan": a child that
// is weighed as every month, and a pregnant woman with every question the form can ask of her. What is counted is what the page hears.
//
// Seconds follow from the keystroke-level model (Card, Moran and Newell 1980, Communications of the ACM 23(7), 396-410): 1.10 s to
// point at something (P), 0.28 s for a key of somebody who types on average (K), 1.35 s to think (M). P is a mouse's; for a thumb it is
// rather too long. M is counted once for each page and once for each question that is answered. Measuring and talking are not in it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { REVIEW, screen } from "../lib/app.mjs";
import { offlineNewcomer } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { unexpected } from "../lib/phone.mjs";

const POINT = 1.1;
const KEY = 0.28;
const THINK = 1.35;
const LAST_MONTH = -Number(answers.iso().slice(8)) - 3;

let phone;

before(async () => {
  ({ phone } = await offlineNewcomer());
  const { page } = phone;
  const household = await registerHousehold(page);
  const child = await registerPerson(page, household, "child", { ...answers.child, registered_on: answers.day(LAST_MONTH) });
  const seen = { ...answers.childVisit, visit_date: answers.day(LAST_MONTH), weight_kg: "9,1", height_cm: "75,8" };
  await recordVisit(page, child, "child_visit", seen);
  const mother = await registerPerson(page, household, "pregnancy", { ...answers.pregnant, registered_on: answers.day(LAST_MONTH) });
  const before_ = { ...answers.pregnancyVisit, visit_date: answers.day(LAST_MONTH), anc_date: answers.day(LAST_MONTH - 2) };
  await recordVisit(page, mother, "pregnancy_visit", before_);
});
after(() => phone.close());

// Begins to count what the page hears: presses, and letters that come into entries.
const count = (page) =>
  page.evaluate(() => {
    window.heard = { taps: 0, letters: 0 };
    if (window.isHeard) return;
    window.isHeard = true;
    addEventListener("pointerdown", () => (window.heard.taps += 1), { capture: true });
    addEventListener("beforeinput", ({ data }) => (window.heard.letters += data?.length ?? 0), { capture: true });
  });

const tap = (locator) => locator.tap();

async function write(page, key, text) {
  await tap(page.locator(`.form-page [name="${key}"]`));
  await page.keyboard.type(text);
}

const choose = async (page, key, value) => {
  for (const code of [value].flat()) await tap(page.locator(`.form-page label.option:has(input[name="${key}"][value="${code}"])`));
};

// One page after the other, as she goes: what is answered already is left as it is. Gives pages and answered questions.
async function through(page, filled) {
  let pages = 0;
  let asked = 0;
  for (;;) {
    await page.locator("#form-page").waitFor();
    const title = await page.locator("#form-page").innerText();
    if (title === REVIEW) return { pages: pages + 1, asked };
    pages += 1;
    const done = new Set();
    for (;;) {
      const keys = await page.locator(".form-page [name]").evaluateAll((all) => [...new Set(all.map(({ name }) => name))]);
      const key = keys.find((name) => name in filled && !done.has(name));
      if (key === undefined) break;
      done.add(key);
      const entry = page.locator(`.form-page [name="${key}"]`);
      const type = await entry.first().evaluate((element) => element.type);
      if (type === "radio" || type === "checkbox") {
        if (await page.locator(`.form-page input[name="${key}"]:checked`).count()) continue;
        await choose(page, key, filled[key]);
      } else {
        if (await entry.inputValue()) continue;
        await write(page, key, filled[key]);
      }
      asked += 1;
    }
    await tap(page.locator(".action-bar-form button[type=submit]"));
    await page.waitForFunction((was) => document.querySelector("#form-page")?.innerText !== was, title);
  }
}

async function costs(page, what, task, filled) {
  await show(page, "/");
  await count(page);
  await tap(task);
  const { pages, asked } = await through(page, filled);
  await tap(page.locator(".action-bar-form button[type=submit]"));
  await screen(page, "Tersimpan di HP ini");
  const { taps, letters } = await page.evaluate(() => window.heard);
  const seconds = taps * POINT + letters * KEY + (pages + asked) * THINK;
  console.log(`${what}: ${taps} taps, ${letters} letters, ${pages} pages, ${asked} answers, ${seconds.toFixed(0)} s by the keystroke model`);
  return { taps, letters };
}

const task = (page, name, what) => page.locator("li.task", { hasText: name }).filter({ hasText: what }).locator("a.row-link");

test("a_child_that_is_weighed_as_every_month_costs_twelve_taps_and_twelve_letters_at_most", async () => {
  const { page } = phone;
  const { method, weight_kg, height_cm, immunisation_status, danger_signs, counselling_given, referral_made } = answers.childVisit;
  const routine = { method, weight_kg, height_cm, immunisation_status, danger_signs, counselling_given, referral_made };
  const { taps, letters } = await costs(page, "A routine weighing", task(page, answers.child.name, "Timbang"), routine);
  assert(taps <= 12, `${taps} taps`);
  assert(letters <= 12, `${letters} letters`);
});

// Whatever the form can ask of her; a photo and the place are asked for only when she wants them.
const EVERYTHING = {
  ...answers.pregnancyVisit,
  weight_kg: "57,1",
  proteinuria: "negative",
  blood_glucose_mg_dl: "104",
  fetal_weight_g: "780",
  poedji_rochjati_score: "2",
  triple_elimination_tested: "yes",
  fetus_count: "1",
  anc_by_doctor: "no",
  tetanus_status: "t2",
  mothers_class: "no",
  mbg_received: "no",
};

test("a_full_pregnancy_visit_costs_forty_five_taps_at_most", async () => {
  const { page } = phone;
  const { taps } = await costs(page, "A full pregnancy visit", task(page, answers.pregnant.name, ""), EVERYTHING);
  assert(taps <= 45, `${taps} taps`);
});

test("what_was_just_done_can_be_taken_back_and_is_not_lost", async () => {
  const { page, problems } = phone;
  await show(page, "/");
  const done = page.locator("section[aria-labelledby=done] li", { hasText: answers.child.name });
  assert.equal(await task(page, answers.child.name, "Timbang").count(), 0);
  await done.getByRole("button", { name: "Batalkan" }).tap();
  await done.waitFor({ state: "detached" });
  await task(page, answers.child.name, "Timbang").waitFor();
  // It goes on where it was, with everything that was filled in.
  await page.locator("section[aria-labelledby=drafts] .card", { hasText: answers.child.name }).getByRole("link", { name: "Lanjutkan" }).tap();
  await page.locator("#form-page").waitFor();
  await page.locator(".action-bar-form button[type=submit]").tap();
  assert.equal(await page.locator("#f-weight_kg").inputValue(), answers.childVisit.weight_kg);
  assert.deepEqual(unexpected(problems), []);
});
