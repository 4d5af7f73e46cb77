// Help and practice with the keyboard alone: the order of the focus, what it opens, and that it is never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime, goTo, screen, signedIn } from "../lib/app.mjs";
import { someoneOfEach } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { focused, link, tabTo } from "../lib/keys.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { LED, led, toQuestion } from "../lib/walk.mjs";
import { noteWalk } from "../lib/walked.mjs";

test("help_is_reached_opened_and_left_by_the_keyboard", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);

  // A new screen takes the focus to its heading once it is drawn.
  const begun = () => page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await goTo(page, "/pengaturan");
  await begun();
  await tabTo(page, "the guide", link("Panduan"));
  await page.keyboard.press("Enter");
  await screen(page, "Panduan");
  await begun();
  await tabTo(page, "a way of measuring", link("Panjang badan"));
  await page.keyboard.press("Enter");
  await screen(page, "Panjang badan");
  await begun();

  const { child } = await someoneOfEach(page);
  await toQuestion(page, `${child}/kunjungan/child_visit`, "weight_kg");
  const isDoor = ({ tag, label }) => tag === "BUTTON" && label === "Cara mengukur: Berat badan";
  await tabTo(page, "the door", isDoor);
  await page.keyboard.press("Enter");
  assert(isDoor(await focused(page)), "the focus stays at the door");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).tag, "SUMMARY", "what it opened comes next");
  await tabTo(page, "the entry", ({ name }) => name === "weight_kg");
  await page.keyboard.press("Shift+Tab");
  assert.equal((await focused(page)).tag, "SUMMARY", "and back");

  await goTo(page, "/latihan");
  await screen(page, "Latihan");
  await begun();
  await tabTo(page, "practice", link("Mulai latihan"));
  await page.keyboard.press("Enter");
  await page.locator("aside.practice").waitFor();
  await signedIn(page);
  await begun();
  await goTo(page, "/latihan");
  await begun();
  await tabTo(page, "the led visit", link("Coba satu kunjungan latihan"));
  await page.keyboard.press("Enter");
  await page.locator("aside.lead").waitFor();
  await begun();
  await page.keyboard.press("Shift+Tab");
  assert(link("Tanpa langkah")(await focused(page)), "the guide stands before the heading");
  await led(page, undefined, LED.length - 1, 1);
  await begun();
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, "saying that it was read", link("Sudah saya bacakan"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "lead");
  await tabTo(page, "the way to work", link("Mulai bekerja"));
  await page.keyboard.press("Enter");
  await screen(page, "Masukkan PIN");
  await close();
  await server.stop();
  noteWalk("keyboard: help and practice", ["settings", "guide", "guide-topic", "form", "practice", "led", "lock"]);
});
