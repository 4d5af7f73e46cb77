// Writes every screen in its states as a picture into ./screens, for looking at: a phone (360×740) and a desk (1280×800),
// light, dark, large text, English. 02-readme.mjs takes those of README and manifest.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeUsers } from "../lib/api.mjs";
import { firstTime, goTo, unlock } from "../lib/app.mjs";
import { addresses, show } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, PHONE, openPhone } from "../lib/phone.mjs";
import { ROOT, startServer } from "../lib/server.mjs";
import { atTheLock, everyAddress, nobodyYet, theDesk, throughTheDoor, workNotSent } from "../lib/walk.mjs";

const FOLDER = join(ROOT, "screens");
const SIZES = [["360x740", PHONE], ["1280x800", DESK]];

// One picture as the screen shows it, and for what is longer than the screen one of the whole page.
function camera(page, size) {
  let number = 0;
  return async (name) => {
    number += 1;
    const path = join(FOLDER, size, `${String(number).padStart(2, "0")}-${name}`);
    await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    await page.screenshot({ path: `${path}.png` });
    const isLong = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight * 1.2);
    if (isLong) await wholePage(page, `${path}.whole.png`);
  };
}

// Bars that stand still would lie over the middle of a long picture.
async function wholePage(page, path) {
  const loose = await page.evaluate(() => {
    const fixed = [...document.querySelectorAll(".action-bar, .nav, .search")];
    for (const bar of fixed) bar.style.position = "static";
    return fixed.length;
  });
  await page.screenshot({ path, fullPage: true });
  if (loose > 0) await page.evaluate(() => document.querySelectorAll(".action-bar, .nav, .search").forEach((bar) => bar.style.removeProperty("position")));
}

// Changes a setting as its button does, then goes on as if nothing had been.
const set = async (page, ...ids) => {
  await goTo(page, "/pengaturan");
  for (const id of ids) await page.locator(`#${id}`).check();
};

async function cadre(size, screen) {
  const server = await startServer({ demo: true });
  const passwords = { ...demoPasswords(server.dataDir), ...makeUsers(server.dataDir, "kader.palas,Kader Palas Hulu,cadre,tpk,65.01.01.1001") };

  const fresh = await openPhone({ screen });
  const at = camera(fresh.page, `${size}/kader-baru`);
  await throughTheDoor(fresh.page, server, "kader.palas", passwords["kader.palas"], at);
  await nobodyYet(fresh.page, at);
  await fresh.close();

  const { page, close } = await openPhone({ screen });
  await firstTime(page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await everyAddress(page, camera(page, `${size}/kader`));
  for (const [folder, ids, undo] of [
    ["kader-gelap", ["colours-2"], ["colours-0"]],
    ["kader-kontras", ["colours-3"], ["colours-0"]],
    ["kader-besar", ["text-size-3"], ["text-size-0"]],
    ["kader-english", ["language-1"], ["language-0"]],
  ]) {
    await set(page, ...ids);
    const again = camera(page, `${size}/${folder}`);
    for (const { name, path } of await addresses(page)) {
      await show(page, path);
      await again(name);
    }
    await set(page, ...undo);
  }
  await server.stop();
  const unsent = camera(page, `${size}/kader-tanpa-sinyal`);
  await workNotSent(page, unsent);
  await atTheLock(page, unsent);
  await unlock(page);
  await close();
}

async function coordinator(size, screen) {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone({ screen });
  await toQueue(page, server, "koordinator.selor", demoPasswords(server.dataDir)["koordinator.selor"]);
  await theDesk(page, camera(page, `${size}/koordinator`));
  await close();
  await server.stop();
}

for (const [size, screen] of SIZES) {
  rmSync(join(FOLDER, size), { recursive: true, force: true });
  mkdirSync(join(FOLDER, size), { recursive: true });
  await cadre(size, screen);
  await coordinator(size, screen);
}
console.log(`Pictures of every screen: ${FOLDER}`);
process.exit(0);
