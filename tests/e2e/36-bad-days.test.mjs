// Two forms open on one person, in two tabs of one phone: the second says that the first was saved, loses nothing of what was
// typed in it, and saves only if she wants it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answer, fill, goTo, next, press, pressSave, screen, unlock } from "../lib/app.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { problemsOf, unexpected } from "../lib/phone.mjs";

const CADRE = "kader.jelarai";

let server;
let phone;
let child;

before(async () => {
  ({ server, phone } = await offlineCadre(CADRE));
  const household = await registerHousehold(phone.page);
  child = await registerPerson(phone.page, household, "child", answers.child);
});
after(() => phone.close());

// As when she comes back to a tab that was behind another one.
const comesBack = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("the_second_form_on_one_person_says_that_the_first_was_saved", async () => {
  const { page, context } = phone;
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  await answer(page, "method", "home_visit");
  await next(page);
  await answer(page, "weight_kg", "9,9");

  const other = await context.newPage();
  const problems = problemsOf(other);
  await other.goto(`${server.url}/`);
  await unlock(other);
  const saved = await recordVisit(other, child, "child_visit", answers.childVisit);

  await comesBack(page);
  const told = page.locator(".notice", { hasText: "Kunjungan lain untuk orang ini baru saja disimpan" });
  await told.waitFor();
  assert.equal(await page.locator("#f-weight_kg").inputValue(), "9,9");
  await told.getByRole("link", { name: "Lihat kunjungan itu" }).click();
  await page.waitForURL((url) => url.pathname === `/kunjungan/${saved}`);
  assert.deepEqual(unexpected(problems), []);
});

test("a_second_visit_that_is_really_another_one_is_saved_all_the_same", async () => {
  const { page, problems } = phone;
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  await fill(page, { ...answers.childVisit, visit_date: answers.day(-1) });
  await pressSave(page);
  await press(page, "Batalkan kunjungan ini");
  await screen(page, "Hari ini");
  await goTo(page, `/orang/${child}`);
  await page.locator(".timeline li").first().waitFor();
  assert.equal(await page.locator(".timeline li").count(), 1);
  assert.deepEqual(unexpected(problems), []);
});
