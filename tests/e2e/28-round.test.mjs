// The measuring round: in its month every posyandu's coverage and who is missing, one tap to measure; weight alone is not enough,
// and the month after its numbers still stand.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { onDay, save } from "../lib/app.mjs";
import { show } from "../lib/cadre.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { LONG_NAME, cadres, child, enter, monthsAgo, send } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";

// The next day in the middle of a February or an August, and one in the month after it; in days from today.
const ROUND = (() => {
  for (let offset = 1; ; offset += 1) if (/-(02|08)-10$/.test(answers.iso(offset))) return offset;
})();
const AFTER = ROUND + 30;
// Five on the first of the round's month, also where that is this month.
const FIVE = answers.iso(ROUND).replace(/^(\d+)-(\d+)-.*/, (_, year, month) => `${year - 5}-${month}-01`);

// What a child of that age was given is not told here.
const { vitamin_a, ...FILLED } = { ...answers.childVisit, food_groups: ["breast_milk", "grains_roots"] };
const SURE = { sure: ["weight_kg", "height_cm", "position", "muac_cm"] };
assert(vitamin_a);

let server;
let phone;
let measured;

before(async () => {
  server = await startServer({ demo: true });
  const [ana] = await cadres(server, "kader.ana");
  const young = { birth: monthsAgo(8) };
  measured = child(1, { ...young, name: LONG_NAME, posyandu: "Mawar" });
  await send(server, ana, [
    measured,
    child(2, { ...young, posyandu: "Mawar" }),
    child(3, { ...young, posyandu: "Anggrek" }),
    child(4, young),
    // Five before the round comes.
    child(5, { birth: FIVE, posyandu: "Anggrek" }),
  ]);
  phone = await openPhone();
  await enter(phone.page, server, ana);
  await server.stop();
});
after(() => phone.close());

// Each posyandu as `Mawar 1 dari 2`.
const bars = (page) => page.locator(".coverage .card").evaluateAll((all) => all.map((one) => [...one.querySelectorAll("p")].map((part) => part.innerText).join(" ")));
const missing = (page) => page.locator("section[aria-labelledby=missing] .row-name").allInnerTexts();

test("in_its_month_the_round_stands_on_the_first_screen_with_everybody_missing", async () => {
  const { page } = phone;
  await onDay(page, ROUND);
  await show(page, "/");
  await page.getByRole("link", { name: "Intervensi serentak" }).click();
  await page.locator(".coverage").waitFor();
  assert.deepEqual(await bars(page), ["Anggrek 0 dari 1", "Mawar 0 dari 2", "Belum ada posyandunya 0 dari 1"]);
  assert.equal((await missing(page)).length, 4);
});

test("one_tap_leads_to_the_form_and_weight_with_length_fills_the_bar", async () => {
  const { page } = phone;
  await page.locator("section[aria-labelledby=missing] a", { hasText: LONG_NAME }).click();
  await page.waitForURL((url) => url.pathname === `/orang/${measured.id}/kunjungan/child_visit` && url.search === "?cara=timbang");
  await page.locator("#form-page").waitFor();
  await save(page, FILLED, SURE);
  await show(page, "/serentak");
  assert.deepEqual(await bars(page), ["Anggrek 0 dari 1", "Mawar 1 dari 2", "Belum ada posyandunya 0 dari 1"]);
  assert(!(await missing(page)).includes(LONG_NAME));
});

test("weight_alone_is_not_measured", async () => {
  const { page } = phone;
  await page.locator("section[aria-labelledby=missing] a", { hasText: "Anak Contoh 03" }).click();
  await page.locator("#form-page").waitFor();
  const { height_cm, position, ...told } = FILLED;
  assert(height_cm && position);
  await save(page, told, SURE);
  await show(page, "/serentak");
  assert.equal((await bars(page))[0], "Anggrek 0 dari 1");
});

test("the_month_after_its_numbers_still_stand", async () => {
  const { page } = phone;
  await onDay(page, AFTER);
  await show(page, "/serentak");
  assert.equal((await bars(page))[1], "Mawar 1 dari 2");
  assert.deepEqual(unexpected(phone.problems), []);
});
