// Where a visit was made: asked of the phone only when she presses for it, without a signal, and opened by any map.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { token } from "../lib/api.mjs";
import { answer, fill, firstTime, goTo, next, pressSave, synced } from "../lib/app.mjs";
import { registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const HOUSE = { latitude: 2.837_12, longitude: 117.364_85, accuracy: 11.4 };
const GEO = "geo:2.83712,117.36485;u=12";

let server;
let passwords;
let phone;
let child;
let visit;

// As far as the page that asks for the place.
async function toThePlace(page) {
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  while ((await page.locator('button[name="location"]').count()) === 0) {
    for (const [key, value] of Object.entries(answers.childVisit)) {
      if ((await page.locator(`.form-page [name="${key}"]`).count()) > 0) await answer(page, key, value);
    }
    if ((await page.locator('button[name="location"]').count()) === 0) await next(page);
  }
}

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  phone = await openPhone();
  await phone.context.addInitScript(() => {
    window.asked = [];
    const { getCurrentPosition } = Geolocation.prototype;
    Geolocation.prototype.getCurrentPosition = function (...how) {
      window.asked.push("place");
      return getCurrentPosition.apply(this, how);
    };
    Geolocation.prototype.watchPosition = () => window.asked.push("place");
    MediaDevices.prototype.getUserMedia = async () => window.asked.push("camera");
  });
  phone.page.on("filechooser", () => phone.page.evaluate(() => window.asked.push("camera")));
  await firstTime(phone.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const household = await registerHousehold(phone.page);
  child = await registerPerson(phone.page, household, "child");
  await synced(phone.page);
});
after(async () => {
  await phone.close();
  await server.stop();
});

test("a_phone_that_does_not_allow_it_is_told_how_and_the_visit_goes_on", async () => {
  const { page } = phone;
  const context = page.context();
  await context.clearPermissions();
  await toThePlace(page);
  // Signed in, a family registered, a visit as far as here: she was asked for nothing.
  const asked = () => page.evaluate(() => window.asked);
  assert.deepEqual(await asked(), []);
  await page.locator('button[name="location"]').click();
  await page.getByText("HP belum mengizinkan").waitFor();
  assert.deepEqual(await asked(), ["place"]);
  await fill(page, answers.childVisit);
  const without = await pressSave(page);
  assert.deepEqual(await asked(), ["place"]);
  await goTo(page, `/kunjungan/${without}`);
  await page.locator("#values").waitFor();
  assert.equal(await page.getByText("Buka di peta").count(), 0);
});

test("a_vague_place_is_asked_about_and_a_better_one_is_noted_without_a_signal", async () => {
  const { page } = phone;
  const context = page.context();
  await context.grantPermissions(["geolocation"], { origin: server.url });
  await context.setGeolocation({ ...HOUSE, accuracy: 850 });
  await synced(page);
  await server.stop();
  await toThePlace(page);
  await answer(page, "location", true);
  await page.getByText("tepat sampai 850 meter").waitFor();
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.getByText("bisa meleset 850 meter").waitFor();
  await context.setGeolocation(HOUSE);
  await answer(page, "location", true);
  await page.getByText("tepat sampai 12 meter").waitFor();
  await fill(page, answers.childVisit);
  visit = await pressSave(page);
  await goTo(page, `/kunjungan/${visit}`);
  assert.equal(await page.getByText("Buka di peta").getAttribute("href"), GEO);
});

test("the_coordinator_finds_the_house_by_it", async () => {
  server = await startServer({ port: server.port, dataDir: server.dataDir });
  await goTo(phone.page, "/");
  await synced(phone.page);
  const signedIn = await token(server, "kader.jelarai", passwords["kader.jelarai"]);
  const pulled = await fetch(`${server.url}/api/sync/pull?limit=1000`, { headers: { authorization: `Bearer ${signedIn}` } });
  const { records } = await pulled.json();
  assert.equal(records.find(({ id }) => id === visit).fields.location, GEO);
  const desk = await openPhone({ screen: DESK });
  await toQueue(desk.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await openVisit(desk.page, visit);
  assert.equal(await desk.page.getByText("Buka di peta").getAttribute("href"), GEO);
  assert.deepEqual(unexpected(desk.problems), []);
  assert.deepEqual(unexpected(phone.problems), []);
  await desk.close();
});
