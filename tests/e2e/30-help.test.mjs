// Help: the first walk once on a phone, the "?" at a question without losing what was typed, the guide and its words, all of it
// without a signal and in both languages.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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

test("every_topic_has_its_page_without_a_signal", async () => {
  await goTo(page, "/panduan");
  const links = await page.locator(".guide-link").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert(links.length >= 17, `${links.length} topics`);
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
