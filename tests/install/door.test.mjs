// The sign-in that stands before the app is there: on a slow network she types while the rest is on its way, and nothing is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstTime, screen } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
let server;
let password;
before(async () => {
  server = await startServer({ demo: true });
  password = demoPasswords(server.dataDir)[CADRE];
});
after(() => server.stop());

// A phone on which the app is on its way until it is let through.
async function slowPhone() {
  const phone = await openPhone();
  let letThrough;
  const held = new Promise((go) => (letThrough = go));
  await phone.page.route("**/dampingi-app_bg*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await phone.page.goto(server.url, { waitUntil: "commit" });
  await phone.page.locator("#shell-door").waitFor();
  return { ...phone, letThrough };
}

const gone = (page) => page.locator("#shell-door").waitFor({ state: "detached" });

test("what_she_types_before_the_app_is_there_signs_her_in_when_it_is", async () => {
  const { page, close, problems, letThrough } = await slowPhone();
  assert.equal(await page.locator("body > :not(#shell-door):not(noscript):visible").count(), 0);
  assert.deepEqual(await findings(page), []);
  await page.click("#door-form button");
  await page.getByText("Isi dulu nama pengguna").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "door-username");
  await page.fill("#door-username", CADRE);
  await page.fill("#door-password", password);
  await page.click("#door-look");
  assert.equal(await page.getAttribute("#door-password", "type"), "text");
  await page.click("#door-form button");
  await page.getByText("aplikasi sedang diunduh").waitFor();
  assert.deepEqual(await findings(page), []);
  letThrough();
  await screen(page, "Pilih PIN 6 angka");
  await gone(page);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

test("the_app_waits_while_she_types_and_takes_over_with_her_press", async () => {
  const { page, close, letThrough } = await slowPhone();
  await page.fill("#door-username", CADRE);
  await page.focus("#door-password");
  letThrough();
  // The app has drawn its frame behind the door, and moved nothing.
  await page.locator("#main").waitFor({ state: "attached" });
  await page.waitForURL("**/masuk");
  await page.keyboard.type("bukan itu");
  assert.equal(await page.evaluate(() => document.activeElement.id), "door-password");
  await page.keyboard.press("Enter");
  await page.getByText("belum cocok").waitFor();
  await gone(page);
  assert.equal(await page.inputValue("#username"), CADRE);
  await page.fill("#password", password);
  await page.click("form button[type=submit]");
  await screen(page, "Pilih PIN 6 angka");
  await close();
});

test("left_alone_it_makes_room_at_once_with_what_was_typed", async () => {
  const { page, close, letThrough } = await slowPhone();
  await page.fill("#door-username", CADRE);
  await page.locator("#door-username").blur();
  letThrough();
  await screen(page, "Masuk ke Dampingi");
  await gone(page);
  assert.equal(await page.inputValue("#username"), CADRE);
  await close();
});

test("a_phone_that_somebody_uses_opens_without_it", async () => {
  const { page, close } = await openPhone();
  await firstTime(page, server, CADRE, password);
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement.dataset.shell === "door") window.sawTheDoor = true;
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-shell"] });
  });
  await page.goto(server.url);
  await page.locator(".keys").waitFor();
  assert.equal(await page.locator("#shell-door").count(), 0);
  assert.equal(await page.evaluate(() => window.sawTheDoor ?? false), false);
  await close();
});

test("a_download_that_failed_takes_it_away", async () => {
  const { page, close } = await openPhone();
  await page.route("**/dampingi-app_bg*.wasm", (route) => route.abort());
  await page.goto(server.url);
  await page.locator("#shell-recovery-not-loaded").waitFor();
  assert.equal(await page.locator("#shell-door").count(), 0);
  await close();
});
