// Twice the text on a narrow phone: on every screen of a cadre's day words are whole, no line begins with the "·" between two parts,
// and what is pressed can be reached, 8 px from the next.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { goTo } from "../lib/app.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { addresses, registerFamily, show } from "../lib/cadre.mjs";
import { crowded, dotsFirst, misfits } from "../lib/fits.mjs";
import { unexpected } from "../lib/phone.mjs";
import { covered, tooClose } from "../lib/touch.mjs";
import { aPosyanduDay, throughAChildVisit, throughAForm } from "../lib/walk.mjs";

// Letters of a word that is whole, as "Perkembangan" is.
const WHOLE = 12;
const shots = process.env.DAMPINGI_SHOTS;

let phone;
let page;
let people;

before(async () => {
  ({ phone, page } = await offlineCadre());
  ({ people } = await registerFamily(page));
  await goTo(page, "/pengaturan");
  await page.locator("#text-size-3").check();
});
after(() => phone.close());

// Stops of a walk, and what was wrong at them.
function looking() {
  const found = [];
  const at = async (name) => {
    if (shots) await page.screenshot({ path: `${shots}/twice-${name}.png`, fullPage: !name.includes("saved") });
    for (const look of [(on) => misfits(on, WHOLE), dotsFirst, tooClose, covered]) for (const one of await look(page)) found.push(`${name}: ${one}`);
  };
  return { at, found };
}

test("a_line_that_begins_with_a_dot_is_found", async () => {
  await show(page, "/pengaturan");
  assert.deepEqual(await dotsFirst(page), []);
  const wrong = await page.evaluateHandle(() => {
    const line = Object.assign(document.createElement("p"), { innerHTML: "satu<b> · dua</b>" });
    line.style.width = "min-content";
    document.querySelector("#main").append(line);
    return line;
  });
  const found = await dotsFirst(page);
  await wrong.evaluate((line) => line.remove());
  assert.deepEqual(found, ["a line begins with “· dua”"]);
});

test("every_screen_holds_twice_the_text_in_both_languages", async () => {
  const { at, found } = looking();
  const places = await addresses(page);
  for (const [language, mark] of [["language-1", "-english"], ["language-0", ""]]) {
    await goTo(page, "/pengaturan");
    await page.locator(`#${language}`).check();
    for (const { name, path } of places) {
      await show(page, path);
      await at(name + mark);
    }
  }
  assert.deepEqual(found, []);
});

test("at_the_sizes_between_nothing_lies_over_something_else", async () => {
  const found = [];
  for (const size of [1, 2, 3]) {
    await goTo(page, "/pengaturan");
    await page.locator(`#text-size-${size}`).check();
    for (const path of ["/", "/sasaran", "/kirim"]) {
      await show(page, path);
      for (const one of [...(await tooClose(page)), ...(await crowded(page, Infinity)), ...(await dotsFirst(page))]) found.push(`${path}, ${size}: ${one}`);
    }
  }
  assert.deepEqual(found, []);
});

test("a_posyandu_day_holds_twice_the_text", async () => {
  const { at, found } = looking();
  await aPosyanduDay(page, at);
  assert.deepEqual(found, []);
});

test("a_visit_holds_twice_the_text_page_by_page", async () => {
  const { at, found } = looking();
  await throughAChildVisit(page, people.child, at);
  await throughAForm(page, `/orang/${people.pregnancy}/kunjungan/pregnancy_visit`, answers.pregnancyVisit, (name) => at(`pregnancy-${name}`));
  assert.deepEqual(found, []);
  assert.deepEqual(unexpected(phone.problems), []);
});
