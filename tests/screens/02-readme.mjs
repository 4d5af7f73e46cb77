// Takes the pictures of the README and of the manifest anew, into docs/screens: real screens of the invented data. Run it by
// hand when a screen has changed its looks; `./test screens` only says how.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as answers from "../lib/answers.mjs";
import { firstTime, goTo } from "../lib/app.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone } from "../lib/phone.mjs";
import { counts, openDay, weight } from "../lib/posyandu.mjs";
import { ROOT, startServer } from "../lib/server.mjs";

const FOLDER = join(ROOT, "docs/screens");

async function take(page, name) {
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

async function phone(server, passwords) {
  const { page, close } = await openPhone();
  await firstTime(page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await show(page, "/");
  await take(page, "1-hari-ini");
  const child = await registerPerson(page, await registerHousehold(page), "child", answers.child);
  for (const [daysAgo, weight_kg, height_cm] of [[-95, "8,2", "72"], [-70, "8,5", "73"], [-40, "8,9", "75,5"], [0, "8,7", "77"]]) {
    await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(daysAgo), weight_kg, height_cm, muac_cm: "12,2" });
  }
  await page.locator(".result-level").waitFor();
  await take(page, "2-hasil-kunjungan");
  await goTo(page, `/orang/${child}/grafik`);
  await page.locator(".chart .dot").first().waitFor({ state: "attached" });
  await take(page, "3-grafik-pertumbuhan");
  await openDay(page);
  await counts(page);
  await page.locator("li.queue-line button.row-link").first().click();
  await weight(page).waitFor();
  await take(page, "6-hari-posyandu");
  await close();
}

async function desk(server, passwords) {
  const { page, close } = await openPhone({ screen: DESK });
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await take(page, "4-periksa");
  await goTo(page, "/wilayah");
  await page.locator("progress").first().waitFor();
  await take(page, "5-wilayah");
  await close();
}

if (process.argv.includes("--take")) {
  mkdirSync(FOLDER, { recursive: true });
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  await phone(server, passwords);
  await desk(server, passwords);
  await server.stop();
}
console.log("README and manifest: node tests/screens/02-readme.mjs --take writes docs/screens anew");
process.exit(0);
