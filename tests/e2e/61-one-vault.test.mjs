// One user, two tabs, one vault: whoever signs in twice at once has one, and what one tab removes the other shows no more.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { choosePin, firstTime, goTo, lock, press, pressSave, screen, signIn, signedIn, synced, unlock, unsent } from "../lib/app.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { newHousehold } from "../faults/work.mjs";

const CADRE = "kader.jelarai";

let server;
let password;

before(async () => {
  server = await startServer({ demo: true });
  password = demoPasswords(server.dataDir)[CADRE];
});
after(() => server.stop());

test("who_signs_in_in_two_tabs_at_once_has_one_vault_with_what_both_saved", async (t) => {
  const { page: one, context, close } = await openPhone();
  t.after(close);
  const two = await context.newPage();
  for (const page of [one, two]) {
    await page.goto(server.url);
    await signIn(page, CADRE, password);
    await screen(page, "Pilih PIN 6 angka");
  }
  for (const page of [one, two]) {
    await page.bringToFront();
    await choosePin(page);
    await signedIn(page);
    await synced(page);
  }
  await context.setOffline(true);
  await newHousehold(two);
  await pressSave(two);
  await lock(two);
  await screen(two, "Masukkan PIN");
  await unlock(two);
  assert.equal(await unsent(two), 1, "what she was told is saved is there");
});

test("what_one_tab_removed_from_the_phone_another_shows_no_more", async (t) => {
  const { page: one, context, close } = await openPhone();
  t.after(close);
  await firstTime(one, server, CADRE, password);
  const two = await context.newPage();
  await two.goto(server.url);
  await unlock(two);
  await goTo(two, "/sasaran");
  await two.locator(".row-link").first().waitFor();
  await one.bringToFront();
  await goTo(one, "/pengaturan");
  await press(one, "Keluar dan hapus dari HP ini");
  await press(one, "Ya, keluar");
  await one.locator("#username").waitFor();
  await two.bringToFront();
  await two.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await two.locator("#username").waitFor();
  assert.equal(await two.locator(".row-link").count(), 0);
});
