// A child's growth is drawn as on the card, without a signal: a dot for each time it was measured, each telling its value.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { goTo, press, screen } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { unexpected } from "../lib/phone.mjs";

const CADRE = "kader.jelarai";

let phone;
let child;

before(async () => {
  ({ phone } = await offlineCadre(CADRE));
  child = await registerPerson(phone.page, await registerHousehold(phone.page), "child", answers.child);
  await recordVisit(phone.page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(-40), weight_kg: "9,3", height_cm: "75,5" });
  await recordVisit(phone.page, child, "child_visit", { ...answers.childVisit, weight_kg: "9,6", height_cm: "77,0" });
});
after(() => phone.close());

const said = (page) => page.locator(".chart-said").innerText();

test("the_card_is_on_the_childs_page_and_each_dot_tells_its_value", async () => {
  const { page } = phone;
  await goTo(page, `/orang/${child}`);
  await page.locator(".chart .band-green").waitFor({ state: "attached" });
  assert.match(await said(page), /\(15 bulan\): 9,6 kg\s· [+−]\d,\d\d SD$/);
  const dots = page.locator(".chart .dot");
  const count = await dots.count();
  await dots.nth(count - 2).click();
  assert.match(await said(page), /\(1[34] bulan\): 9,3 kg\s· [+−]\d,\d\d SD$/);
});

test("every_chart_with_a_dot_can_be_opened_and_read_as_a_table", async () => {
  const { page, problems } = phone;
  await press(page, "Semua grafik");
  await screen(page, "Grafik");
  const chips = page.locator(".chips .chip");
  const names = await chips.allInnerTexts();
  for (const name of ["Berat (KMS)", "Tinggi", "Berat/panjang", "IMT"]) assert.ok(names.includes(name), name);
  for (const name of names) {
    await chips.getByText(name, { exact: true }).click();
    await page.locator(".chip[aria-pressed=true]", { hasText: name }).waitFor();
    const drawn = await page.locator(".chart .dot").count();
    await page.locator(".chart-table summary").click();
    const rows = await page.locator(".chart-table tbody tr").count();
    assert.ok(drawn >= 1 && rows >= drawn, name);
  }
  await chips.getByText("Tinggi", { exact: true }).click();
  assert.match(await said(page), /77 cm\s· [+−]\d,\d\d SD$/);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(unexpected(problems), []);
});

test("who_has_no_dot_is_told_why", async () => {
  const { page } = phone;
  await goTo(page, "/sasaran?saring=engagement");
  const woman = await page.locator('a[href^="/orang/"]').first().getAttribute("href");
  await goTo(page, `${woman}/grafik`);
  await page.getByText("Belum ada yang bisa digambar").waitFor();
});
