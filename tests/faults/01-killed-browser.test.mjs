// The browser's process is killed in the middle of a save and of a sync, at steps drawn by a seed. What was shown as saved is
// there when the app is opened again, nothing is there by half, and in the end the server has just that.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { firstTime, goTo, press, pressSave, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { SEED, chance, shuffled } from "../lib/chance.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { watchSteps } from "../lib/steps.mjs";
import { tally } from "../lib/tally.mjs";
import { CADRE, SAVE, filledIn, newHousehold, passwordOf } from "./work.mjs";

const KILLED_SAVES = 5;
const KILLED_SYNCS = 4;
const roll = chance(SEED);

let server;
let phone;
let steps;
let count;
// Changes on this phone that the server must have in the end, and those whose saving nobody could be told of.
let changes = 0;
let unseen = 0;

async function opened({ online }) {
  phone = await openPhone({ profile: phone?.profile });
  steps = await watchSteps(phone);
  await phone.context.setOffline(!online);
  return phone.page;
}

async function reopened({ online }) {
  await phone.kill();
  const page = await opened({ online });
  await page.goto(server.url);
  return page;
}

before(async () => {
  server = await startServer({ demo: true });
  const page = await opened({ online: true });
  await firstTime(page, server, CADRE, passwordOf(server));
  count = await tally(server, CADRE, passwordOf(server));
});

// A bride: her record and her episode come in one save.
const bride = { changes: 2, fill: (page, home) => filledIn(page, `/keluarga/${home}/tambah/engagement`, { ...answers.bride, name: "Melati Lunggau" }) };
const family = { changes: 1, fill: newHousehold };

test("killed_at_any_step_of_a_save_all_of_it_is_there_or_nothing", async () => {
  await phone.context.setOffline(true);
  // One that is not killed tells how many steps there are.
  await newHousehold(phone.page);
  await steps.count();
  const home = count.saved(await pressSave(phone.page));
  changes += family.changes;
  const whole = await steps.taken();
  const last = whole.indexOf("shown");
  assert(last > 4, whole.join(" "));

  const drawn = Array.from({ length: KILLED_SAVES - 2 }, () => 1 + roll(last));
  for (const [round, stopAt] of shuffled(["written", "shown", ...drawn], roll).entries()) {
    const what = round % 2 ? bride : family;
    let page = phone.page;
    await what.fill(page, home);
    await steps.count(stopAt);
    // Not waited for: a page that stands still in the first steps never ends the press.
    const pressed = page.locator(SAVE).click({ noWaitAfter: true }).catch(() => {});
    const { taken, detail } = await steps.stopped;
    page = await reopened({ online: false });
    await pressed;
    await unlock(page);
    await screen(page, "Hari ini");
    const now = await unsent(page);
    const told = `seed ${SEED}, killed after ${taken.join(" ")}`;
    const kept = now - changes;
    assert([0, what.changes].includes(kept), `${told}: ${kept} of ${what.changes} changes are there`);
    if (taken.includes("shown")) count.saved(detail.split("/").at(-1));
    if (taken.includes("written")) assert.equal(kept, what.changes, `${told}: it was written`);
    if (kept && !taken.includes("shown")) unseen += 1;
    if (!kept) {
      // What she typed is offered again.
      await press(page, "Buang isian");
      await page.locator(".notice", { hasText: "Isian dibuang" }).waitFor();
    }
    changes = now;
  }
});

test("killed_at_any_step_of_a_sync_everything_arrives_once", async () => {
  // The whole of what the last test left is sent by the first; its steps tell how many there are.
  const kinds = ["asked", "answered", "written"];
  const drawn = Array.from({ length: KILLED_SYNCS - kinds.length }, () => 1 + roll(25));
  for (const stopAt of shuffled([...kinds, ...drawn], roll)) {
    let page = phone.page;
    await newHousehold(page);
    count.saved(await pressSave(page));
    changes += family.changes;
    // Shown as saved; what is counted from here on is the sync's.
    await goTo(page, "/kirim");
    await steps.count(stopAt);
    await phone.context.setOffline(false);
    await steps.stopped;
    page = await reopened({ online: false });
    await unlock(page);
    await screen(page, "Hari ini");
  }
  await phone.context.setOffline(false);
  await synced(phone.page);
  await goTo(phone.page, "/kirim");
  await phone.page.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { unseen, changes });
  await phone.close();
  await server.stop();
});
