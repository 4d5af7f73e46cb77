// The coordinator's queue and a posyandu day with the keyboard alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { screen, synced } from "../lib/app.mjs";
import { rows, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { focused, link, tabTo } from "../lib/keys.mjs";
import { DESK, openPhone } from "../lib/phone.mjs";
import { cadres, child, counts, enter, openDay, send } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { noteWalk } from "../lib/walked.mjs";

const visitOpen = (page, not) => page.waitForURL((url) => /^\/periksa\/[0-9a-f-]{36}$/.test(url.pathname) && url.pathname !== not);
const here = (page) => new URL(page.url()).pathname;

test("a_coordinator_decides_without_a_pointer", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone({ screen: DESK });
  await toQueue(page, server, "koordinator.selor", demoPasswords(server.dataDir)["koordinator.selor"]);
  await rows(page).nth(1).waitFor();

  // j and k go through the queue, and never beyond its ends.
  await page.keyboard.press("j");
  await visitOpen(page);
  const first = here(page);
  await page.keyboard.press("j");
  await visitOpen(page, first);
  const second = here(page);
  await page.keyboard.press("k");
  await visitOpen(page, second);
  assert.equal(here(page), first);
  await page.locator("#values").waitFor();

  // a approves, and the next one is open; u takes it back, and it is open again.
  await page.keyboard.press("a");
  await visitOpen(page, first);
  await page.locator("#values").waitFor();
  await page.keyboard.press("u");
  await visitOpen(page, here(page));
  assert.equal(here(page), first);
  await page.locator("#values").waitFor();

  // r begins a return. What is typed there is words: an "a" among them decides nothing.
  await page.keyboard.press("r");
  await page.locator("#return-note").waitFor();
  await tabTo(page, "the note", (it) => it.tag === "TEXTAREA");
  await page.keyboard.type("Tolong ukur sekali lagi, ya.");
  assert.equal(await page.inputValue("#return-note"), "Tolong ukur sekali lagi, ya.");
  assert.equal(here(page), first);
  await tabTo(page, "the return", link("Kembalikan ke kader"));
  await page.keyboard.press("Enter");
  await visitOpen(page, first);
  await synced(page);
  await close();
  await server.stop();
  noteWalk("keyboard: the coordinator", ["queue", "case", "approved", "taken back", "returning", "returned"]);
});

test("a_posyandu_day_is_written_down_without_a_pointer", async () => {
  const server = await startServer();
  const [ana] = await cadres(server, "kader.ana");
  const children = [1, 2].map((number) => child(number, { posyandu: "Melati" }));
  await send(server, ana, children);
  const { page, close } = await openPhone({ screen: DESK });
  await enter(page, server, ana);
  await server.stop();
  await openDay(page);
  await screen(page, "Posyandu");
  for (const [nth, words] of [[1, "9,4"], [2, "8,7"]]) {
    // The next child opens by itself after a save; the first is opened by hand.
    if ((await page.locator("form.short").count()) === 0) {
      await tabTo(page, "a child", (it) => it.tag === "BUTTON" && children.some(({ name }) => it.words.includes(name)));
      await page.keyboard.press("Enter");
    }
    await page.locator('form.short [name="weight_kg"]').waitFor();
    if ((await focused(page)).name !== "weight_kg") await tabTo(page, "the weight", (it) => it.name === "weight_kg");
    await page.keyboard.type(words);
    await tabTo(page, "save", link("Simpan, anak berikutnya"));
    await page.keyboard.press("Enter");
    await page.waitForFunction((many) => [...document.querySelectorAll(".skdn")].some((one) => one.querySelector("strong")?.innerText === "D" && one.querySelector("dd")?.innerText === String(many)), nth);
  }
  assert.equal((await counts(page)).D, 2);
  await close();
  noteWalk("keyboard: a posyandu day", ["posyandu-day", "posyandu-pad", "posyandu-saved", "posyandu-pad", "posyandu-saved"]);
});
