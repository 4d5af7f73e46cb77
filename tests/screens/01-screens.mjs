// Writes every screen in its states as a picture into ./screens, for looking at: a phone (360×740) and a desk (1280×800), and of what
// a coordinator sees a tablet between them; light, dark, high contrast, large text, English; empty, typical, hundreds of people, the
// longest names, in practice, without a signal, and where something is wrong. One size or one part of it alone:
// node tests/screens/01-screens.mjs 360x740 panjang. 02-readme.mjs takes those of README and manifest.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as answers from "../lib/answers.mjs";
import { makeUsers } from "../lib/api.mjs";
import { choosePin, firstTime, goTo, signIn, unlock } from "../lib/app.mjs";
import { addresses, recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { newUser } from "../lib/begin.mjs";
import { DESK, PHONE, openPhone } from "../lib/phone.mjs";
import { ROOT, startServer } from "../lib/server.mjs";
import { atTheLock, everyAddress, helpAndPractice, nobodyYet, theDesk, throughTheDoor, workNotSent } from "../lib/walk.mjs";
import { LONG, LOOKS, VILLAGE, aDaysWork, deskWithoutSignal, herDay, herDesk, ledThrough, set } from "./newest.mjs";

const FOLDER = join(ROOT, "screens");
const TABLET = { viewport: { width: 768, height: 1024 } };
const SIZES = [["360x740", PHONE], ["768x1024", TABLET, ["koordinator", "hari"]], ["1280x800", DESK]];

// One picture as the screen shows it, and for what is longer than the screen one of the whole page.
function camera(page, size) {
  let number = 0;
  // What an earlier run drew under another number would stay beside it.
  rmSync(join(FOLDER, size), { recursive: true, force: true });
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
  for (const [look, ids, undo] of LOOKS.slice(1)) {
    await set(page, ...ids);
    const again = camera(page, `${size}/kader${look}`);
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

async function practice(size, screen) {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone({ screen });
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await helpAndPractice(page, camera(page, `${size}/latihan`));
  await close();
  await server.stop();
}

// Hundreds of people and hundreds of tasks, by day, in the sun, at night and in large letters; and a second time in English.
async function full(size, screen) {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone({ screen });
  await firstTime(page, server, "kader.semua", demoPasswords(server.dataDir)["kader.semua"]);
  await server.stop();
  for (const [look, ids, undo] of LOOKS) {
    await set(page, ...ids);
    const at = camera(page, `${size}/ramai${look}`);
    for (const [name, path] of [
      ["today", "/"],
      ["tasks-late", "/tugas/terlambat"],
      ["tasks", "/tugas/sekarang"],
      ["targets", "/sasaran"],
      ["targets-risk", "/sasaran?saring=berisiko"],
      ["targets-households", "/sasaran?saring=keluarga"],
      ["record", "/catat"],
      ["support", "/bantuan"],
      ["scorecard", "/kartu-skor"],
      ["round", "/serentak"],
      ["posyandu-open", "/posyandu/baru"],
      ["here", "/pengaturan/hp"],
    ]) {
      // A list is asked for anew only from elsewhere.
      await goTo(page, "/kirim");
      await show(page, path);
      await at(name);
    }
    await goTo(page, "/kirim");
    await show(page, "/sasaran");
    await page.click("#letters-door");
    await at("targets-letters");
    await page.locator("#letters").getByRole("button", { name: "M", exact: true }).click();
    await at("targets-letter-m");
    await page.fill("#search", "siti");
    await page.locator("#main .found").waitFor();
    await at("targets-search");
    await set(page, ...undo);
  }
  await close();
}

// The longest names.
async function long(size, screen) {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone({ screen });
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await server.stop();
  const household = await registerHousehold(page, { ...answers.household, head_name: LONG, hamlet: "Dusun Sungai Kayan Hulu Seberang Pasar Lama" });
  const child = await registerPerson(page, household, "child", { ...answers.child, name: LONG, mother_name: `Hj. ${LONG}` });
  const visit = await recordVisit(page, child, "child_visit", answers.childVisit);
  const at = camera(page, `${size}/panjang`);
  for (const [name, path] of [
    ["today", "/"],
    ["tasks", "/tugas/segera"],
    ["targets", "/sasaran"],
    ["targets-households", "/sasaran?saring=keluarga"],
    ["household", `/keluarga/${household}`],
    ["person", `/orang/${child}`],
    ["charts", `/orang/${child}/grafik`],
    ["visit", `/kunjungan/${visit}`],
    ["form", `/orang/${child}/kunjungan/child_visit`],
    ["saved", `/tersimpan/kunjungan/${visit}`],
    ["leave", `/orang/${child}/akhiri`],
    ["send", "/kirim"],
    ["here", "/pengaturan/hp"],
  ]) {
    await goTo(page, path);
    await page.locator("#main h1").first().waitFor();
    await page.locator("#main .skeleton").waitFor({ state: "detached" });
    await at(name);
  }
  await close();
}

// A day of a KPM with all that stands on it, being led through practice, and the desk that looks at it: in every look.
async function newest(size, screen) {
  const server = await startServer({ demo: true });
  const passwords = { ...demoPasswords(server.dataDir), ...makeUsers(server.dataDir, `kpm.jelarai,Ibu KPM,cadre,human_dev_cadre,${VILLAGE}`) };
  const cadre = await openPhone({ screen });
  await newUser(cadre.page, server, "kpm.jelarai", passwords["kpm.jelarai"]);
  const there = await aDaysWork(cadre.page, camera(cadre.page, `${size}/hari-kosong`));
  for (const [look, ids, undo] of LOOKS) {
    await set(cadre.page, ...ids);
    await herDay(cadre.page, there, camera(cadre.page, `${size}/hari${look}`));
    await ledThrough(cadre.page, camera(cadre.page, `${size}/terpandu${look}`));
    await set(cadre.page, ...undo);
  }
  await cadre.close();
  const { page, close } = await openPhone({ screen });
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  for (const [look, ids, undo] of LOOKS) {
    await set(page, ...ids);
    await herDesk(page, there, camera(page, `${size}/meja${look}`));
    await set(page, ...undo);
  }
  await server.stop();
  await deskWithoutSignal(page, camera(page, `${size}/meja-tanpa-sinyal`));
  await close();
}

// What a person sees when the server, the part or the storage is not there.
async function broken(size, screen) {
  const server = await startServer({ demo: true });
  const password = demoPasswords(server.dataDir)["kader.jelarai"];
  const one = await openPhone({ screen, more: { serviceWorkers: "block" } });
  const at = camera(one.page, `${size}/galat`);
  await one.page.route("**/split_book-*.wasm", (route) => route.abort());
  await one.page.goto(server.url);
  await one.page.route("**/api/**", (route) => route.abort());
  await signIn(one.page, "kader.jelarai", password);
  await one.page.locator(".notice-problem, .problem").first().waitFor();
  await at("sign-in-no-signal");
  await one.page.unroute("**/api/**");
  await signIn(one.page, "kader.jelarai", password);
  await choosePin(one.page);
  await one.page.getByText("Bagian ini belum terunduh").waitFor();
  await at("part-missing");
  await one.close();
  const two = await openPhone({ screen });
  await two.page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("", "UnknownError");
    };
  });
  await two.page.goto(server.url);
  await two.page.locator("#main h1").waitFor();
  await camera(two.page, `${size}/galat-2`)("storage-broken");
  await two.close();
  const desk = await openPhone({ screen });
  await toQueue(desk.page, server, "koordinator.selor", demoPasswords(server.dataDir)["koordinator.selor"]);
  await server.stop();
  const late = camera(desk.page, `${size}/galat-3`);
  for (const [name, path] of [["region-no-signal", "/wilayah"], ["doubles-no-signal", "/ganda"], ["queue-no-signal", "/periksa"]]) {
    await goTo(desk.page, path);
    await desk.page.locator("#main h1").first().waitFor();
    await desk.page.locator("#main .skeleton").waitFor({ state: "detached" });
    await late(name);
  }
  await desk.close();
}

const PARTS = { kader: cadre, koordinator: coordinator, latihan: practice, ramai: full, hari: newest, panjang: long, galat: broken };
const [onlySize, onlyPart] = process.argv.slice(2);

for (const [size, screen, parts = Object.keys(PARTS)] of SIZES.filter(([size]) => !onlySize || size === onlySize)) {
  if (!onlyPart) rmSync(join(FOLDER, size), { recursive: true, force: true });
  mkdirSync(join(FOLDER, size), { recursive: true });
  for (const part of parts) if (!onlyPart || part === onlyPart) await PARTS[part](size, screen);
}
console.log(`Pictures of every screen: ${FOLDER}`);
process.exit(0);
