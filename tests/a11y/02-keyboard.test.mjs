// A child's visit recorded with the keyboard alone: from the lock to "Tersimpan", the focus always seen and never lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { PIN, REVIEW, firstTime, lock, screen } from "../lib/app.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { link, tabTo } from "../lib/keys.mjs";
import { DESK, openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { noteWalk } from "../lib/walked.mjs";

test("a_childs_visit_is_recorded_without_a_pointer", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone({ screen: DESK });
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await server.stop();
  await lock(page);

  await screen(page, "Masukkan PIN");
  await page.keyboard.type(PIN);
  await page.locator("nav.nav").waitFor();
  await tabTo(page, "the list", link("Sasaran"));
  await page.keyboard.press("Enter");
  await screen(page, "Sasaran");
  await tabTo(page, "the search", (it) => it.type === "search");
  await page.keyboard.type("balita");
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await tabTo(page, "the children", link("Balita"));
  await page.keyboard.press("Space");
  await page.locator(".chip[aria-pressed=true]", { hasText: "Balita" }).waitFor();
  await tabTo(page, "a child", (it) => it.tag === "A" && /Balita\s· [1-4] tahun/.test(it.words));
  await page.keyboard.press("Enter");
  await page.locator(".person-head").waitFor();
  // A new screen begins at its heading, once that is drawn.
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await tabTo(page, "the visit", link("Catat kunjungan"));
  await page.keyboard.press("Enter");
  await page.locator("#form-page").waitFor();

  const filled = { ...answers.childVisit, weight_kg: undefined, height_cm: undefined, muac_cm: undefined, not_weighed_reason: "no_scale", vitamin_a: undefined };
  for (let pages = 0; (await page.locator("#form-page").innerText()) !== REVIEW; pages += 1) {
    assert(pages < 12, "the form comes to its end");
    await fillByKeys(page, filled);
    await tabTo(page, "the next page", link("Lanjut"));
    const before = await page.locator(".dots .small").innerText();
    await page.keyboard.press("Enter");
    await page.locator(".dots .small", { hasNotText: before }).waitFor();
    await page.waitForFunction(() => document.activeElement.id === "form-page");
  }
  await tabTo(page, "save", link("Simpan"));
  await page.keyboard.press("Enter");
  await screen(page, "Tersimpan di HP ini");
  await tabTo(page, "Hari ini", link("Ke Hari ini"));
  await page.keyboard.press("Enter");
  await screen(page, "Hari ini");
  await close();
  noteWalk("keyboard: a child's visit", ["lock", "targets", "person", "form", "form-review", "saved", "today"]);
});

// Answers what the page asks: types, ticks with the space bar, chooses with the arrows.
async function fillByKeys(page, filled) {
  const done = new Set();
  for (;;) {
    // Read again each time: an answer may bring a question, or take one away.
    const names = await page.locator(".form-page [name]").evaluateAll((all) => all.map((entry) => entry.name));
    const name = names.find((key) => filled[key] !== undefined && !done.has(key));
    if (name === undefined) return;
    done.add(name);
    // Why a measure is missing is folded under the measure.
    const fold = page.locator("details.why-not:not([open])", { has: page.locator(`[name="${name}"]`) });
    if (await fold.count()) {
      await page.evaluate((key) => document.querySelector(`details.why-not:has([name="${key}"]) > summary`).setAttribute("data-here", ""), name);
      await tabTo(page, `why not: ${name}`, (it) => it.isHere);
      await page.keyboard.press("Enter");
    }
    for (const code of [filled[name]].flat()) {
      const it = await tabTo(page, name, (found) => found.name === name);
      if (it.type === "text") {
        await page.keyboard.press("Control+A");
        await page.keyboard.type(code);
      } else {
        await choose(page, name, it.type, code);
      }
    }
  }
}

async function choose(page, name, type, code) {
  const at = () => page.evaluate(() => ({ name: document.activeElement.name, value: document.activeElement.value, checked: document.activeElement.checked }));
  const step = type === "radio" ? "ArrowDown" : "Tab";
  for (let tries = 0; (await at()).value !== code; tries += 1) {
    assert(tries < 20 && (await at()).name === name, `${name}: ${code} is reached by the keyboard`);
    await page.keyboard.press(step);
  }
  if (!(await at()).checked) await page.keyboard.press("Space");
  assert((await at()).checked, `${name}: ${code}`);
}
