// What was saved is not offered once more as if it were unfinished: not where she went on before the save was through, not in another
// tab, and not for something else. What belongs to a form is saved with it, and no unfinished one goes without a word.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { REVIEW, answerPage, fill, firstTime, goTo, next, press, pressSave, save, screen, synced, unlock } from "../lib/app.mjs";
import { registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { taken } from "../lib/picture.mjs";
import { finish, openDay, take, weight } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { SAVE, newHousehold } from "../faults/work.mjs";

let server;
let phone;
let child;

before(async () => {
  server = await startServer({ demo: true });
  phone = await openPhone();
  await firstTime(phone.page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  const household = await registerHousehold(phone.page);
  child = await registerPerson(phone.page, household, "child");
  await synced(phone.page);
});
after(async () => {
  await phone.close();
  await server.stop();
});

// As on a phone with slow storage: whoever wants to write waits until what this gives is called.
async function slowStorage(page) {
  await page.evaluate(async () => {
    const opening = indexedDB.open("dampingi");
    await new Promise((done) => (opening.onsuccess = done));
    const database = opening.result;
    const store = database.transaction("summary", "readwrite").objectStore("summary");
    let isHeld = true;
    const hold = () => {
      if (isHeld) store.count().onsuccess = hold;
    };
    hold();
    window.letGo = () => {
      isHeld = false;
      database.close();
    };
  });
  return () => page.evaluate(() => window.letGo());
}

test("a_form_that_she_left_while_it_was_saved_is_not_offered_as_unfinished", async () => {
  const { page, context, problems } = phone;
  await newHousehold(page);
  await context.setOffline(true);
  const letGo = await slowStorage(page);
  await page.locator(SAVE).click();
  await page.locator(".action-bar-form", { hasText: "Menyimpan" }).waitFor();
  await goTo(page, "/");
  await page.locator("#drafts").waitFor();
  await letGo();
  await page.waitForFunction(() => /1 belum terkirim/.test(document.querySelector("a.status-line")?.innerText));
  assert.equal(await page.locator("#drafts").count(), 0, "what is saved is not unfinished");
  await context.setOffline(false);
  await synced(page);
  assert.deepEqual(unexpected(problems), []);
});

test("a_form_that_another_tab_saved_is_not_offered_as_unfinished_here", async () => {
  const { page, context } = phone;
  await newHousehold(page);
  const other = await context.newPage();
  await other.goto(server.url);
  await unlock(other);
  await other.locator("#drafts").waitFor();
  await page.bringToFront();
  await pressSave(page);
  await synced(page);
  await other.bringToFront();
  await other.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await other.locator("#drafts").waitFor({ state: "detached" });
  await other.close();
});

test("a_visit_is_not_saved_without_the_photo_that_is_still_being_made", async () => {
  const { page } = phone;
  const photo = await taken(page);
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  const entry = page.locator('input[name="photo"]');
  for (;;) {
    await answerPage(page, answers.childVisit);
    if ((await entry.count()) > 0) break;
    await next(page);
  }
  // As on a slow phone.
  await page.evaluate(() => {
    const make = window.createImageBitmap.bind(window);
    const held = new Promise((done) => (window.letGo = done));
    window.createImageBitmap = (...all) => held.then(() => make(...all));
  });
  await entry.setInputFiles(photo);
  await page.getByText("Menyiapkan foto").waitFor();
  await fill(page, answers.childVisit);
  await page.locator(SAVE, { hasText: "Menyiapkan foto" }).click({ force: true });
  assert.equal(await page.locator("#form-page").innerText(), REVIEW);
  await page.evaluate(() => window.letGo());
  await page.locator(SAVE, { hasText: "Simpan" }).waitFor();
  const visit = await pressSave(page);
  await goTo(page, `/kunjungan/${visit}`);
  await page.locator("#values").waitFor();
  await page.locator("img.photo-picture").waitFor();
});

test("who_goes_on_while_a_weighing_is_taken_back_finds_what_she_typed", async () => {
  const { page, problems } = phone;
  const { name, posyandu } = answers.child;
  await openDay(page, { posyandu });
  const day = new URL(page.url()).pathname;
  await take(page, name);
  await finish(page, name, { weight_kg: "9,6" });
  const letGo = await slowStorage(page);
  await press(page, "Batalkan");
  await goTo(page, "/kirim");
  await letGo();
  await screen(page, "Kirim");
  await goTo(page, "/");
  await page.locator("#drafts").waitFor();
  await goTo(page, day);
  await take(page, name);
  assert.equal(await weight(page).inputValue(), "9,6");
  assert.deepEqual(unexpected(problems), []);
});

test("what_is_handed_over_of_one_support_is_not_offered_for_another", async () => {
  const { page } = phone;
  const section = page.locator('section[aria-labelledby="support"]');
  for (const support_programme of ["baas", "genting"]) {
    await show(page, `/orang/${child}`);
    await press(page, "Catat bantuan orang tua asuh");
    await save(page, { ...answers.support, support_programme, donor_name: support_programme });
  }
  const begin = async (donor) => {
    await show(page, `/orang/${child}`);
    await section.locator("ul.cards > li", { hasText: donor }).getByText("Catat penyerahan").click();
    await page.locator("#form-page").waitFor();
  };
  await begin("baas");
  const form = new URL(page.url());
  await page.locator('[name="delivered_content"]').fill("Telur 2 papan");
  await begin("genting");
  assert.equal(await page.locator('[name="delivered_content"]').inputValue(), "");
  await page.locator('[name="delivered_content"]').fill("Susu 1 kotak");
  await goTo(page, form.pathname + form.search);
  await page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  assert.equal(await page.locator('[name="delivered_content"]').inputValue(), "Telur 2 papan");
});

test("who_signs_out_is_told_of_unfinished_forms_before_they_are_gone", async () => {
  const { page } = phone;
  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await page.getByText("3 isian yang belum selesai ikut terhapus").waitFor();
});
