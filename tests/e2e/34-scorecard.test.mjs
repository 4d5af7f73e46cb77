// The village's scorecard on a cadre's phone, without a signal: line for line what the server counts of the same records, kept with
// the day it was counted, what each person lacks with the way to record it, and a page to print that names nobody.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { token } from "../lib/api.mjs";
import { firstTime, goTo, press, save, screen, synced } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { show } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const VILLAGE = "65.01.05.2003";

let server;
let phone;
// What the server says of each of the last quarters: { "2026-TW4": { id: [numerator, denominator] } }.
const expected = {};

before(async () => {
  server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  phone = await openPhone();
  await firstTime(phone.page, server, CADRE, passwords[CADRE]);
  await synced(phone.page);
  const desk = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  await show(phone.page, "/kartu-skor");
  const quarters = await phone.page.locator("#quarter option").evaluateAll((all) => all.map(({ value }) => value));
  for (const quarter of quarters.slice(0, 2)) {
    const asked = `${server.url}/api/indicators?area=${VILLAGE}&quarter=${quarter.replace("TW", "Q")}`;
    const answered = await fetch(asked, { headers: { authorization: `Bearer ${desk}` } });
    const { heads, areas } = await answered.json();
    const { received, approved } = areas.find(({ area }) => area === VILLAGE);
    const named = (figures, by) => heads.map(({ id }, at) => [`${id}${by}`, figures[at].slice(0, 2)]);
    expected[quarter] = Object.fromEntries([...named(received, ""), ...named(approved, " approved")]);
  }
  await server.stop();
});
after(() => phone.close());

// Counts a quarter on the phone, and waits for the result.
async function count(page, quarter, button) {
  await page.selectOption("#quarter", quarter);
  await press(page, button);
  await page.locator(".tiles").waitFor();
}

// The figures on the page, by the ids of the lines.
async function shown(page) {
  const facts = await page.locator(".scorecard .fact").evaluateAll((all) => all.map((fact) => fact.querySelector("dd").innerText));
  const pairs = (text) => [...text.matchAll(/(\d+) dari (\d+)/g)].map((found) => found.slice(1).map(Number));
  const pair = (text) => pairs(text)[0] ?? [0, 0];
  const named = (ids, texts, read) => ids.map((id, at) => [id, read(texts[at])]);
  const numbers = (prefix, count) => Array.from({ length: count }, (_, at) => `${prefix}_${at + 1}`);
  const tiles = await page.locator(".scorecard .tile").allInnerTexts();
  return Object.fromEntries([
    ...named(["village", "mothers", "children"], tiles, pair),
    ...named(["village approved", "mothers approved", "children approved"], tiles, (text) => pairs(text)[1]),
    ...named([...numbers("mother", 8), ...numbers("child", 10), "preschool"], facts, pair),
    ...named(COUNTS, facts.slice(19), (text) => Number(text)),
  ]);
}

const COUNTS = [
  "households", "without_water", "without_latrine", "pregnant", "pregnant_at_risk", "pregnant_uninsured", "children", "wasted",
  "severely_wasted", "stunted", "children_at_risk", "children_uninsured", "without_certificate", "mat_green", "mat_yellow", "mat_red",
].map((name) => `count_${name}`);

test("it_is_counted_without_a_signal_and_equals_the_servers_line_for_line", async () => {
  const { page } = phone;
  await goTo(page, "/");
  await press(page, "Kartu skor desa");
  await screen(page, "Kartu skor desa");
  for (const [quarter, lines] of Object.entries(expected)) {
    await count(page, quarter, "Hitung sekarang");
    const here = await shown(page);
    for (const [id, figure] of Object.entries(here)) {
      assert.deepEqual(figure, typeof figure === "number" ? lines[id][0] : lines[id], `${quarter} ${id}`);
    }
    assert.ok(here.village[1] > 10, `the demo has people to judge in ${quarter}`);
    // Her word on the card: visit by visit, so that it is verified when both say the same.
    const levels = ["village", "mothers", "children"];
    const isVerified = levels.every((id) => String(lines[id]) === String(lines[`${id} approved`]));
    await page.getByText(isVerified ? "Sudah dipastikan koordinator" : "Belum semua dipastikan koordinator").waitFor();
  }
  assert.deepEqual(await findings(page), []);
});

test("it_is_kept_with_the_day_and_the_names_stay_off_paper", async () => {
  const { page } = phone;
  await goTo(page, "/");
  await show(page, "/kartu-skor");
  await page.locator(".scorecard", { hasText: "Dihitung" }).waitFor();
  assert.match(await page.locator(".scorecard").innerText(), /Dihitung .+ di HP ini/);
  const missing = page.locator('section[aria-labelledby="missing"]');
  assert.ok(await missing.isVisible());
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await missing.isVisible()));
  assert.ok(await page.locator(".tiles").isVisible());
  await page.emulateMedia({ media: "screen" });
});

test("a_certificate_that_came_later_is_recorded_and_counted_anew", async () => {
  const { page } = phone;
  const lacking = page.locator('section[aria-labelledby="missing"] li.card', { hasText: "Akta lahir" }).first();
  await page.locator('section[aria-labelledby="missing"] summary').click();
  const name = await lacking.locator(".card-name").innerText();
  await lacking.getByText("Ubah data pendaftaran").click();
  await page.locator("#form-page").waitFor();
  // An imported child lacks more than that: the form asks for it.
  await save(page, { ...answers.child, birth_certificate: "yes" });
  const before = expected[Object.keys(expected)[0]].child_8;
  await goTo(page, "/");
  await show(page, "/kartu-skor");
  await page.locator(".tiles").waitFor();
  await press(page, "Hitung lagi");
  await page.locator("progress").waitFor({ state: "detached" });
  await page.locator(".tiles").waitFor();
  await page.locator('section[aria-labelledby="missing"] summary').click();
  const after = (await shown(page)).child_8;
  assert.deepEqual(after, [before[0] + 1, before[1]]);
  const still = await page.locator('section[aria-labelledby="missing"] li.card', { hasText: name }).allInnerTexts();
  assert.ok(still.every((text) => !text.includes("Akta lahir")));
  await page.locator('section[aria-labelledby="missing"] summary').click();
});

test("what_somebody_lacks_is_told_and_one_tap_from_its_form", async () => {
  const { page } = phone;
  const first = page.locator('section[aria-labelledby="missing"] li.card').first();
  assert.match(await first.innerText(), /Y \d+\s· T \d+\s· TS \d+/);
  assert.ok((await first.locator("li").count()) > 0);
  await first.getByText("Catat kunjungan").click();
  await page.waitForURL((url) => /^\/orang\/[^/]+\/kunjungan/.test(url.pathname));
  assert.deepEqual(unexpected(phone.problems), []);
});
