// How the app looks is hers to choose: high contrast for the sun, dark, and text of twice the size; painted at once, kept after
// the app is closed, and with nothing cut off at the side.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstTime, goTo, unlock } from "../lib/app.mjs";
import { addresses, show } from "../lib/cadre.mjs";
import { awkward, awkwardDesk, awkwardPhone } from "../lib/awkward.mjs";
import { ratio } from "../lib/contrast.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { misfits } from "../lib/fits.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { theDesk, workNotSent } from "../lib/walk.mjs";

let server;
let phone;
let page;

before(async () => {
  server = await startServer({ demo: true });
  phone = await openPhone();
  page = phone.page;
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
});

after(async () => {
  await phone.close();
  await server.stop();
});

const hex = (colour) => `#${colour.match(/\d+/g).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;

// The page's ink and ground as they are painted.
const painted = async () => {
  const found = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  });
  return found.map(hex);
};

test("each_set_of_colours_is_painted_as_soon_as_it_is_chosen", async () => {
  const seen = new Set();
  for (const [id, least] of [["colours-1", 12], ["colours-2", 12], ["colours-3", 21]]) {
    await goTo(page, "/pengaturan");
    await page.locator(`#${id}`).check();
    const [ink, ground] = await painted();
    assert(ratio(ink, ground) >= least - 0.01, `${id}: ${ink} on ${ground}`);
    seen.add(ground);
  }
  assert.equal(seen.size, 3, "three grounds");
});

test("high_contrast_stays_after_the_app_was_closed", async () => {
  const was = await painted();
  await phone.close();
  phone = await openPhone({ profile: phone.profile });
  page = phone.page;
  await page.goto(server.url);
  await unlock(page);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "contrast");
  assert.deepEqual(await painted(), was);
});

// Stops of a walk that do not fit, each with what does not. The longest words of the language have to break at this size.
function fitting(page) {
  const found = [];
  const at = async (name) => {
    for (const one of await misfits(page, 10)) found.push(`${name}: ${one}`);
  };
  return { at, found };
}

async function twiceAsLarge(page) {
  await goTo(page, "/pengaturan");
  await page.locator("#text-size-3").check();
  const large = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  assert(large >= 32, `text is ${large} px`);
}

test("twice_the_size_cuts_and_breaks_no_word_of_a_cadre", async () => {
  await twiceAsLarge(page);
  const { at, found } = fitting(page);
  for (const { name, path } of await addresses(page)) {
    await show(page, path);
    await at(name);
  }
  await server.stop();
  await workNotSent(page, at);
  assert.deepEqual(found, []);
  assert.deepEqual(unexpected(phone.problems), []);
});

test("twice_the_size_fits_a_desk_and_its_lists_are_reached_below_their_filters", async () => {
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: 1280, height: 800 });
  const { at, found } = fitting(page);
  for (const path of ["/", "/sasaran?saring=krs", "/kartu-skor", "/posyandu", "/panduan", "/pengaturan"]) {
    await show(page, path);
    await at(path);
  }
  assert.deepEqual(found, []);
  await show(page, "/sasaran");
  await page.locator("#main .row-link").first().click();
  await page.locator("#main .person-head").waitFor();
  await page.setViewportSize({ width, height });
});

test("twice_the_size_cuts_and_breaks_no_word_of_what_seldom_happens", async () => {
  const other = await startServer({ demo: true });
  const there = await awkward(other);
  const { page: large, problems, close } = await openPhone();
  await firstTime(large, other, there.kpm.username, there.kpm.password);
  await twiceAsLarge(large);
  const { at, found } = fitting(large);
  await awkwardPhone(large, there, at);
  assert.deepEqual(found, []);
  assert.deepEqual(unexpected(problems), []);
  await close();
  await other.stop();
});

test("twice_the_size_cuts_and_breaks_no_word_of_a_coordinator", async () => {
  const desk = await startServer({ demo: true });
  const there = await awkward(desk);
  const { page: small, close } = await openPhone();
  await toQueue(small, desk, "koordinator.selor", demoPasswords(desk.dataDir)["koordinator.selor"]);
  await twiceAsLarge(small);
  await goTo(small, "/periksa");
  const { at, found } = fitting(small);
  await theDesk(small, at);
  await awkwardDesk(small, there, at);
  assert.deepEqual(found, []);
  await close();
  await desk.stop();
});
