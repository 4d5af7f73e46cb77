// What axe-core does not see: whether motion ends with the phone's wish for less of it, whether a page jumps while it fills, and
// whether what a screen reader says of a control is in the language of the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstTime } from "../lib/app.mjs";
import { addresses, show } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { noteWalk } from "../lib/walked.mjs";

const WHO = "kader.jelarai";
// What Chromium's own measure calls good (web.dev/cls).
const GOOD = 0.1;

let server;
let places;

before(async () => {
  server = await startServer({ demo: true });
});
after(() => server.stop());

async function phoneOf(more = {}) {
  const phone = await openPhone({ more });
  await firstTime(phone.page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  places ??= await addresses(phone.page);
  return phone;
}

test("nothing_moves_on_a_phone_that_wants_less_motion", async () => {
  const moving = () => {
    const seconds = (list) => Math.max(...list.split(",").map((part) => Number.parseFloat(part)));
    const moves = (element, part) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part);
      return seconds(transitionDuration) > 0 || (animationName !== "none" && seconds(animationDuration) > 0);
    };
    const found = [...document.querySelectorAll("body *")].filter((element) => [null, "::before", "::after"].some((part) => moves(element, part)));
    return found.map((element) => `${element.localName}.${element.className}`);
  };
  const usual = await phoneOf();
  await show(usual.page, "/panduan");
  const before = await usual.page.evaluate(moving);
  await usual.close();
  assert.ok(before.length > 0, "something moves where nobody minds, or this test sees nothing");

  const { page, close } = await phoneOf({ reducedMotion: "reduce" });
  const found = [];
  for (const { name, path } of places) {
    await show(page, path);
    for (const one of await page.evaluate(moving)) found.push(`${name}: ${one}`);
  }
  assert.deepEqual(found, []);
  await close();
});

test("a_page_does_not_jump_while_it_fills", async () => {
  const { page, close } = await phoneOf();
  await page.evaluate(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shifts += value;
    }).observe({ type: "layout-shift" });
  });
  // Shifts are told after the frame in which they happen.
  const shifted = () =>
    page.evaluate(async () => {
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
      const was = window.shifts;
      window.shifts = 0;
      return was;
    });
  const jumps = [];
  for (const { name, path } of places) {
    await show(page, path);
    const far = await shifted();
    if (far > GOOD) jumps.push(`${name}: ${far.toFixed(3)}`);
  }
  assert.deepEqual(jumps, []);
  await show(page, "/sasaran");
  await shifted();
  await page.evaluate(() => {
    document.querySelector("#main").style.marginTop = "300px";
  });
  assert.ok((await shifted()) > GOOD, "a jump is seen");
  await close();
});

// Words that stand in nearly every sentence of one language and in none of the other, and those that programs bring along.
const ENGLISH = /\b(the|and|of|for|with|your|close|back|next|search|more|less|choose|show|hide|loading|remove|delete|undo|add|open|save|home|settings)\b/i;
const INDONESIAN = /\b(dan|yang|untuk|dengan|tutup|kembali|lanjut|cari|pilih|hapus|tambah|lihat|simpan|belum|sudah|buka|pengaturan|halaman)\b/i;

// What is said of every control and picture, apart from people's names: the words of rows are theirs.
const said = () => {
  const named = [...document.querySelectorAll("button, [aria-label], [alt], [title], [placeholder], [role=img], nav a, label, legend")];
  const words = named.filter((element) => element.checkVisibility()).flatMap((element) => {
    const attributes = ["aria-label", "alt", "title", "placeholder"].map((name) => element.getAttribute(name));
    return [...attributes, element.matches("button, nav a, label, legend") ? element.innerText : null];
  });
  return [...new Set(words.filter((word) => word?.trim()))];
};

test("what_is_said_of_a_control_is_in_the_language_of_the_page", async () => {
  const { page, close } = await phoneOf();
  for (const [language, strange] of [["language-0", ENGLISH], ["language-1", INDONESIAN]]) {
    await show(page, "/pengaturan");
    await page.locator(`#${language}`).check();
    const found = [];
    let heard = 0;
    for (const { name, path } of places) {
      await show(page, path);
      const words = await page.evaluate(said);
      heard += words.length;
      // Each language is called by its own name.
      for (const word of words) if (strange.test(word) && !/Bahasa Indonesia|English/.test(word)) found.push(`${name}: ${word}`);
    }
    assert.ok(heard > places.length * 4, `${heard} names heard`);
    assert.deepEqual(found, []);
  }
  await close();
  noteWalk("names of controls", places.map(({ name }) => name));
});
