// Help: the first walk once on a phone, the "?" at a question without losing what was typed, what each answer looks like, the guide and its words, all of it
// without a signal and in both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answer, choosePin, goTo, lock, press, screen, signIn, signedIn, synced, unlock } from "../lib/app.mjs";
import { someoneOfEach } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { toQuestion } from "../lib/walk.mjs";

let server;
let phone;
let page;

before(async () => {
  server = await startServer({ demo: true });
  phone = await openPhone();
  page = phone.page;
  await page.goto(server.url);
  await signIn(page, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await choosePin(page);
});

after(async () => {
  await phone.close();
});

const heading = () => page.locator("#main h1").innerText();

test("the_first_walk_comes_once_and_can_be_passed_by", async () => {
  await page.locator(".walk").waitFor();
  const seen = new Set();
  for (let number = 1; number <= 4; number += 1) {
    await page.locator(".walk .dots", { hasText: `Halaman ${number} dari 4` }).waitFor();
    assert(await page.locator('.walk [role="img"][aria-label]').getAttribute("aria-label"), "the drawing is told");
    seen.add(await heading());
    if (number < 4) await press(page, "Lanjut");
  }
  assert.equal(seen.size, 4, "each page has a subject of its own");
  await press(page, "Mulai bekerja");
  await screen(page, "Hari ini");
  await synced(page);
  await readyForOffline(page);
  await lock(page);
  await server.stop();
  await goTo(page, "/kunci");
  await unlock(page);
  assert.equal(await page.locator(".walk").count(), 0, "not a second time");
});

test("the_walk_is_there_again_in_the_guide", async () => {
  await goTo(page, "/panduan");
  await press(page, "Kenalan dengan Dampingi");
  await page.locator(".walk").waitFor();
  await press(page, "Lewati");
  await page.waitForURL((url) => url.pathname === "/panduan");
});

test("a_question_shows_how_it_is_measured_and_keeps_what_was_typed", async () => {
  const { child } = await someoneOfEach(page);
  await toQuestion(page, `${child}/kunjungan/child_visit`, "weight_kg");
  const weight = page.locator('.form-page [name="weight_kg"]');
  await answer(page, "weight_kg", "9,1");
  const door = page.getByRole("button", { name: "Cara mengukur: Berat badan" });
  const size = await door.boundingBox();
  assert(size.width >= 48 && size.height >= 48, `the door is ${size.width} × ${size.height}`);
  assert.equal(await door.getAttribute("aria-expanded"), "false");
  await door.click();
  assert.equal(await door.getAttribute("aria-expanded"), "true");
  const told = page.locator(`#${await door.getAttribute("aria-controls")}`);
  assert.deepEqual(await told.locator("h3").allInnerTexts(), ["Berat: timbangan bayi", "Berat: dacin atau timbangan gantung", "Berat: timbangan injak"]);
  assert.equal(await told.locator('[role="img"][aria-label]').count(), 3);
  await door.click();
  assert.equal(await told.locator("h3").count(), 0);
  assert.equal(await weight.inputValue(), "9,1");
});

// Opens what a question tells; gives its place on the page.
async function told(name) {
  const door = page.getByRole("button", { name });
  await door.click();
  return page.locator(`#${await door.getAttribute("aria-controls")}`);
}

test("signs_are_told_one_by_one_in_the_words_of_the_form", async () => {
  const { pregnancy } = await someoneOfEach(page);
  await toQuestion(page, `${pregnancy}/kunjungan/pregnancy_visit`, "danger_signs", { ...answers.pregnancyVisit, danger_signs: [] });
  const asked = await page.locator('[name="danger_signs"]').evaluateAll((all) => all.map((box) => box.labels[0].innerText.trim()));
  const inside = await told("Cara mengisi: Tanda bahaya kehamilan");
  assert.deepEqual(await inside.locator("dt").allInnerTexts(), asked.filter((words) => words !== "Tidak ada"));
  assert((await inside.innerText()).includes("perlu diperiksa rumah sakit sekarang juga"));
  assert.equal(await page.locator('[name="danger_signs"]:checked').count(), 0, "telling answers nothing");
});

test("of_water_and_latrine_it_is_told_which_are_adequate", async () => {
  await goTo(page, "/sasaran?saring=keluarga");
  const house = await page.locator('#main a[href^="/keluarga/"]').first().getAttribute("href");
  await toQuestion(page, `${house}/pendataan`, "water_source");
  const water = await told("Cara mengisi: Sumber air minum utama");
  assert.equal(await water.getByText("Belum layak").count(), 3);
  assert.equal(await water.getByText("Layak", { exact: true }).count(), 6);
  const latrine = await told("Cara mengisi: Tempat buang air besar");
  const good = latrine.locator(".word", { has: page.getByText("Layak", { exact: true }) });
  assert.deepEqual(await good.locator("dt").allInnerTexts(), ["Jamban sendiri dengan septic tank", "Jamban bersama dengan septic tank"]);
});

test("doses_are_told_with_the_age_of_the_schedule", async () => {
  const table = readFileSync(new URL("../../data/immunisation_schedule.csv", import.meta.url), "utf8");
  const rows = table.trim().split("\n").slice(1).map((line) => line.split(","));
  // The demo's village is in none of the areas that have a vaccine of their own.
  const here = rows.filter((row) => row[7] === "");
  assert(here.length > 15 && here.length < rows.length);
  await goTo(page, "/panduan/ukur/imunisasi");
  await page.locator(".guide-topic .word").first().waitFor();
  const ages = await page.locator(".guide-topic .word").evaluateAll((all) => all.map((word) => [...word.children].map((it) => it.innerText)));
  const shown = ages.flatMap(([age, doses]) => doses.replaceAll(/ \(sampai [^)]*\)/g, "").split(", ").map((dose) => `${age}: ${dose}`));
  assert.deepEqual(shown, here.map(([, label, age, unit]) => `${unit === "hours" ? "Saat lahir" : `${age} bulan`}: ${label}`));
});

test("every_topic_has_its_page_without_a_signal", async () => {
  await goTo(page, "/panduan");
  const links = await page.locator(".guide-link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert(links.length >= 29, `${links.length} topics`);
  for (const path of links) {
    await goTo(page, path);
    await page.locator(".guide-steps li").first().waitFor();
    assert((await page.locator(".guide-drawing").getAttribute("aria-label")).length > 10, path);
    assert((await page.locator(".guide-steps li").count()) >= 3, path);
  }
});

test("a_word_is_found_by_what_it_means_in_both_languages", async () => {
  await goTo(page, "/panduan/istilah");
  const all = await page.locator(".word").count();
  await page.fill("#word", "lengan atas");
  await page.waitForFunction((before) => document.querySelectorAll(".word").length < before, all);
  assert.deepEqual(await page.locator(".word dt").allInnerTexts(), ["LiLA"]);
  await page.fill("#word", "tidak ada kata begini");
  await page.getByText("Kata ini belum ada").waitFor();
  await goTo(page, "/pengaturan");
  await page.locator("#language-1").check();
  await goTo(page, "/panduan/istilah");
  await screen(page, "What words mean");
  await page.fill("#word", "upper arm");
  await page.waitForFunction((before) => document.querySelectorAll(".word").length < before, all);
  assert.deepEqual(await page.locator(".word dt").allInnerTexts(), ["LiLA"]);
  await goTo(page, "/panduan/ukur/panjang");
  await screen(page, "Length: lying down");
});

test("nothing_went_wrong_on_the_page", () => {
  assert.deepEqual(unexpected(phone.problems), []);
});
