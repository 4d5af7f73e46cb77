// A list of hundreds is opened at a letter with one thumb, the keyboard and a screen reader; what was done today stays listed
// when the app was closed; and a measure that could not be taken is passed over with its reason.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { fill, goTo, pressSave, unlock } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, reopen, show } from "../lib/cadre.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { tooClose } from "../lib/touch.mjs";
import { toQuestion } from "../lib/walk.mjs";

let server;
let phone;
let household;

before(async () => {
  ({ server, phone } = await offlineCadre("kader.semua"));
});
after(() => phone.close());

const door = (page) => page.locator("#letters-door");
const letter = (page, words) => page.locator("#letters").getByRole("button", { name: words, exact: true });
const names = (page) => page.locator("#main .row-name").allInnerTexts();

test("a_long_list_is_opened_at_a_letter", async () => {
  const { page } = phone;
  await show(page, "/sasaran");
  await door(page).click();
  assert.equal(await door(page).getAttribute("aria-expanded"), "true");
  assert.deepEqual(await findings(page), []);
  for (const box of await page.locator("#letters button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()))) {
    assert(box.width >= 48 && box.height >= 48, `${box.width}×${box.height}`);
    assert(box.left >= 0 && box.right <= 360 && box.top >= 0 && box.bottom <= 740, "in sight");
  }
  assert.deepEqual(await tooClose(page), []);
  await letter(page, "M").click();
  await page.locator("#letters").waitFor({ state: "detached" });
  const shown = await names(page);
  assert(shown.length > 5, `${shown.length} names`);
  assert(shown.every((name) => name.startsWith("M")), shown.join(", "));
  const count = Number((await page.locator(".found").innerText()).match(/^\d+/)[0]);
  assert(count < 584 && count >= shown.length, "and the count is theirs");
  assert.equal((await door(page).innerText()).trim(), "M");
});

test("the_letters_work_with_the_keyboard_alone_and_say_what_is_chosen", async () => {
  const { page } = phone;
  await door(page).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("#letters"));
  assert.equal(await letter(page, "M").getAttribute("aria-pressed"), "true");
  await page.keyboard.press("Escape");
  await page.locator("#letters").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.id === "letters-door");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("#letters"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "letters-door");
  assert.equal((await door(page).innerText()).trim(), "A–Z");
  assert.match(await page.locator(".found").innerText(), /^584 /);
});

test("a_search_forgets_the_letter_and_a_short_list_has_none", async () => {
  const { page } = phone;
  await door(page).click();
  await letter(page, "M").click();
  await page.fill("#search", "siti");
  // What is searched for needs no letters, and those of other letters are among it.
  await door(page).waitFor({ state: "detached" });
  assert((await names(page)).some((name) => !name.startsWith("M")));
  await show(page, "/kirim");
  await show(page, "/sasaran?saring=keluarga");
  assert.equal(await door(page).count(), 0, "78 households are read with the thumb");
});

test("what_was_done_today_is_listed_when_the_app_was_closed_and_opened_again", async () => {
  await phone.close();
  ({ server, phone } = await offlineCadre());
  const { page } = phone;
  household = await registerHousehold(page);
  const child = await registerPerson(page, household, "child", answers.child);
  await recordVisit(page, child, "child_visit", answers.childVisit);
  await show(page, "/");
  const done = (on) => on.locator("section[aria-labelledby=done] li", { hasText: answers.child.name });
  await done(page).waitFor();
  await phone.close();
  phone = await openPhone({ profile: phone.profile });
  await reopen(phone.page, server);
  await unlock(phone.page);
  await show(phone.page, "/");
  await done(phone.page).getByRole("button", { name: "Batalkan" }).click();
  await done(phone.page).waitFor({ state: "detached" });
  await phone.page.locator("section[aria-labelledby=drafts] .card", { hasText: answers.child.name }).waitFor();
});

test("a_measure_that_could_not_be_taken_is_passed_over_with_its_reason", async () => {
  const { page, problems } = phone;
  const child = await registerPerson(page, household, "child", { ...answers.child, name: "Bintang Anjani" });
  await toQuestion(page, `/orang/${child}/kunjungan/child_visit`, "weight_kg");
  const why = page.locator("details.why-not");
  await why.nth(3).waitFor();
  assert.equal(await why.count(), 4, "weight, length, arm and head");
  assert.equal(await page.locator("details.why-not[open]").count(), 0, "and none of them is in the way");
  // Asked for only where nothing else would do: a weight must be there, or why not.
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.locator("details.why-not[open]", { has: page.locator('[name="not_weighed_reason"]') }).waitFor();
  assert.equal(await page.locator("details.why-not[open]").count(), 1);
  assert.deepEqual(await findings(page), []);
  const { weight_kg, height_cm, position, muac_cm, ...rest } = answers.childVisit;
  await fill(page, { ...rest, not_weighed_reason: "absent", no_height_reason: "no_tool", no_muac_reason: "refused" });
  const visit = await pressSave(page);
  await goTo(page, `/kunjungan/${visit}`);
  for (const said of ["Anak tidak ada", "Alat ukur tidak ada atau rusak", "Anak atau ibu menolak"]) await page.getByText(said).first().waitFor();
  assert.deepEqual(unexpected(problems), []);
});
