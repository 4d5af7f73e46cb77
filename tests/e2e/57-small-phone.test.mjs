// The smallest phone that is in use, 360×640: on every screen of a cadre's day nothing is wider than the page, whatever is pressed can
// be brought out from under the bars, stands 8 px from the next, and between the bars is room to read.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { makeUsers } from "../lib/api.mjs";
import { goTo, unlock } from "../lib/app.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { addresses, registerFamily, show } from "../lib/cadre.mjs";
import { misfits } from "../lib/fits.mjs";
import { PHONE, openPhone, unexpected } from "../lib/phone.mjs";
import { counts } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { covered, room, tooClose } from "../lib/touch.mjs";
import { aPosyanduDay, atTheLock, helpAndPractice, nobodyYet, throughAChildVisit, throughAForm, throughTheDoor } from "../lib/walk.mjs";

const SMALL = { width: 360, height: 640 };
// Half of the screen for what she came for.
const LEAST_ROOM = SMALL.height / 2;

const shots = process.env.DAMPINGI_SHOTS;

let phone;
let page;

before(async () => {
  ({ phone, page } = await offlineCadre());
  await page.setViewportSize(SMALL);
});
after(() => phone.close());

// Stops of a walk, and what was wrong at them.
function looking(on = page) {
  const found = [];
  const at = async (name) => {
    if (shots) await on.screenshot({ path: `${shots}/small-${name}.png` });
    for (const one of await misfits(on, 11)) found.push(`${name}: ${one}`);
    for (const one of await tooClose(on)) found.push(`${name}: ${one}`);
    for (const one of await covered(on)) found.push(`${name}: ${one}`);
    const left = await room(on);
    if (left < LEAST_ROOM) found.push(`${name}: ${left} px are left between the bars`);
  };
  return { at, found };
}

test("what_lies_too_close_or_under_a_bar_is_found", async () => {
  await show(page, "/posyandu");
  assert.deepEqual([await tooClose(page), await covered(page)], [[], []]);
  const wrong = await page.evaluateHandle(() => {
    const row = document.createElement("div");
    row.append(...["satu", "dua"].map((word) => Object.assign(document.createElement("button"), { innerText: word, className: "button" })));
    row.style.cssText = "position: fixed; bottom: 5px; display: flex; gap: 2px";
    document.querySelector("#main").append(row);
    return row;
  });
  const found = [await tooClose(page), await covered(page)];
  await wrong.evaluate((row) => row.remove());
  assert(found[0].includes("“satu” and “dua”: 2 px"), found[0].join());
  assert.deepEqual(found[1].map((said) => said.split(" under ")[0]), ["“satu”", "“dua”"]);
});

test("every_screen_of_a_cadre_fits_a_small_phone", async () => {
  const { at, found } = looking();
  for (const { name, path } of await addresses(page)) {
    await show(page, path);
    await at(name);
  }
  assert.deepEqual(found, []);
});

// A day whose queue waits: whether its first child lies under the bar, all of it or, with the words above it, the name.
async function firstInSight(size, part) {
  await counts(page);
  return page.evaluate(([size, part]) => {
    const { bottom } = document.querySelector(`li.queue-line ${part}`).getBoundingClientRect();
    const { top } = document.querySelector(".action-bar").getBoundingClientRect();
    return bottom > top ? [`${size}: the first child ends at ${Math.round(bottom)}, the bar begins at ${Math.round(top)}`] : [];
  }, [size, part]);
}

// In both languages; and on the usual phone the words of the counts and the way for who is not in the list stand above it.
async function inSightEverywhere() {
  const found = [];
  const day = new URL(page.url()).pathname;
  for (const language of ["language-1", "language-0"]) {
    await goTo(page, "/pengaturan");
    await page.locator(`#${language}`).check();
    await goTo(page, day);
    await page.setViewportSize(PHONE.viewport);
    found.push(...(await firstInSight(`${language}, usual`, ".row-name")));
    const lost = await page.locator(".search-still .chip, .skdn-large .skdn-word").evaluateAll((all) =>
      all.filter((it) => it.getBoundingClientRect().right > innerWidth || getComputedStyle(it).clipPath !== "none").map((it) => it.innerText),
    );
    found.push(...lost.map((words) => `${language}, usual: “${words}” is not seen`));
    await page.setViewportSize(SMALL);
    found.push(...(await firstInSight(`${language}, small`, ".row-text")));
  }
  return found;
}

test("a_posyandu_day_fits_a_small_phone_and_its_first_child_is_in_sight", async () => {
  const { at, found } = looking();
  await aPosyanduDay(page, async (name) => {
    if (name === "posyandu-day") found.push(...(await inSightEverywhere()));
    await at(name);
  });
  assert.deepEqual(found, []);
});

test("the_door_fits_a_small_phone", async () => {
  const server = await startServer({ demo: true });
  const made = makeUsers(server.dataDir, "kader.palas,Kader Palas Hulu,cadre,tpk,65.01.01.1001");
  const fresh = await openPhone({ screen: { ...PHONE, viewport: SMALL } });
  const { at, found } = looking(fresh.page);
  await throughTheDoor(fresh.page, server, "kader.palas", made["kader.palas"], at);
  await nobodyYet(fresh.page, at);
  assert.deepEqual(found, []);
  await fresh.close();
  await server.stop();
});

test("a_visit_fits_a_small_phone_page_by_page", async () => {
  // A family of its own: what was last measured of anybody else decides what is asked twice.
  const { people } = await registerFamily(page);
  const { at, found } = looking();
  await throughAChildVisit(page, people.child, at);
  await throughAForm(page, `/orang/${people.pregnancy}/kunjungan/pregnancy_visit`, answers.pregnancyVisit, (name) => at(`pregnancy-${name}`));
  assert.deepEqual(found, []);
});

test("the_lock_help_and_practice_fit_a_small_phone", async () => {
  const { at, found } = looking();
  await atTheLock(page, at);
  await unlock(page);
  await helpAndPractice(page, at);
  assert.deepEqual(found, []);
  assert.deepEqual(unexpected(phone.problems), []);
});
