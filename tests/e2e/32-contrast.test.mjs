// How the app looks is hers to choose: high contrast for the sun, dark, and text of twice the size; painted at once, kept after
// the app is closed, and with nothing cut off at the side.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstTime, goTo, unlock } from "../lib/app.mjs";
import { addresses, show } from "../lib/cadre.mjs";
import { ratio } from "../lib/contrast.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

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

test("twice_the_size_loses_nothing_at_the_side", async () => {
  await goTo(page, "/pengaturan");
  await page.locator("#text-size-3").check();
  const large = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));
  assert(large >= 32, `text is ${large} px`);
  const wide = [];
  for (const { name, path } of await addresses(page)) {
    await show(page, path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) wide.push(`${name}: ${over} px`);
  }
  assert.deepEqual(wide, []);
  assert.deepEqual(unexpected(phone.problems), []);
});
