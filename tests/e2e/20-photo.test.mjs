// A photo with a visit: taken offline, kept sealed, sent after the visit and in parts, seen by the coordinator, gone from nowhere.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { held, token } from "../lib/api.mjs";
import { answer, fill, firstTime, goTo, next, press, pressSave, synced, unlock } from "../lib/app.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { nothingReadable } from "../lib/disk.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { taken } from "../lib/picture.mjs";
import { startServer } from "../lib/server.mjs";

const CHILD = answers.withNik(answers.child);

let server;
let passwords;
let phone;
let child;
let visit;
let photo;
// Some bytes of the picture as it is kept and sent.
let dots;
// The token that the phone showed the server.
let session;
// Every word that a page said to its console.
const said = [];

// After a sync too: neither people, nor numbers, nor the picture lie in a profile as they are, nor what opens the server. (Six
// digits of a PIN lie in every profile by chance.)
const entered = () => [
  CHILD.name, CHILD.nik, answers.mother.name, answers.household.head_name, answers.household.family_card_number, dots,
  passwords["kader.jelarai"], session,
];

function listened(phone) {
  phone.page.on("console", (message) => said.push(message.text()));
  phone.page.on("request", (request) => {
    session = request.headers().authorization?.replace("Bearer ", "") ?? session;
  });
  return phone;
}

const shown = (page) => page.locator("img.photo-picture");
// How wide and high the picture is that the page really draws.
const drawn = async (page) => {
  await shown(page).waitFor();
  return shown(page).evaluate(async (image) => {
    await image.decode();
    return { wide: image.naturalWidth, high: image.naturalHeight };
  });
};

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  phone = listened(await openPhone());
  await firstTime(phone.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const household = await registerHousehold(phone.page);
  await registerPerson(phone.page, household, "postpartum");
  child = await registerPerson(phone.page, household, "child", CHILD, { mother: answers.mother.name });
  await synced(phone.page);
});
after(async () => {
  await phone.close();
  await server.stop();
});

test("a_photo_is_taken_offline_and_is_there_after_the_browser_was_killed", async () => {
  const { page } = phone;
  photo = await taken(page);
  assert(photo.buffer.length > 1_000_000, `as large as a camera's: ${photo.buffer.length}`);
  await server.stop();
  visit = await recordVisit(page, child, "child_visit", { ...answers.childVisit, photo });
  await goTo(page, `/kunjungan/${visit}`);
  assert.deepEqual(await drawn(page), { wide: 1280, high: 853 });

  await phone.kill();
  phone = listened(await openPhone({ profile: phone.profile }));
  await phone.page.goto(server.url);
  await unlock(phone.page);
  await goTo(phone.page, `/kunjungan/${visit}`);
  assert.deepEqual(await drawn(phone.page), { wide: 1280, high: 853 });
  await goTo(phone.page, "/kirim");
  await phone.page.getByText("1 foto menunggu dikirim").waitFor();
});

test("it_goes_after_the_visit_and_says_only_what_it_shows", async () => {
  server = await startServer({ port: server.port, dataDir: server.dataDir });
  const { page } = phone;
  await goTo(page, "/");
  await synced(page);
  await goTo(page, "/kirim");
  await page.getByText("1 foto menunggu dikirim").waitFor({ state: "detached" });
  const counted = held(server);
  assert.equal(counted["photos held"], 1);
  assert.equal(counted["photos awaited"], 0);

  const signedIn = await token(server, "kader.jelarai", passwords["kader.jelarai"]);
  const pulled = await fetch(`${server.url}/api/sync/pull?limit=1000`, { headers: { authorization: `Bearer ${signedIn}` } });
  const { records } = await pulled.json();
  const [, sha256, bytes] = records.find(({ id }) => id === visit).fields.photo.split(":");
  const answer = await fetch(`${server.url}/api/photo/${sha256}`, { headers: { authorization: `Bearer ${signedIn}` } });
  assert.equal(answer.headers.get("content-type"), "image/jpeg");
  const content = Buffer.from(await answer.arrayBuffer());
  assert.equal(content.length, Number(bytes));
  assert(content.length <= 200_000, `${content.length}`);
  assert.equal(content.indexOf("GPS"), -1);
  assert.equal(content.indexOf("Exif"), -1);
  dots = content.subarray(content.length / 2, content.length / 2 + 48);
});

test("the_coordinator_fetches_it_when_she_wants_to_see_it", async () => {
  const desk = await openPhone({ screen: DESK });
  const { page } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await openVisit(page, visit);
  const openings = held(server)["openings logged"];
  assert.equal(await shown(page).count(), 0);
  await press(page, "Lihat foto (");
  assert.deepEqual(await drawn(page), { wide: 1280, high: 853 });
  assert.equal(held(server)["openings logged"], openings + 1);
  assert.deepEqual(unexpected(desk.problems), []);
  await nothingReadable(desk, entered());
});

test("what_is_no_picture_is_told_and_a_photo_can_be_taken_back", async () => {
  const { page } = phone;
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  const { childVisit } = answers;
  await page.locator("#form-page").waitFor();
  while ((await page.locator('input[name="photo"]').count()) === 0) {
    for (const key of Object.keys(childVisit)) {
      if ((await page.locator(`.form-page [name="${key}"]`).count()) > 0) await answer(page, key, childVisit[key]);
    }
    if ((await page.locator('input[name="photo"]').count()) === 0) await next(page);
  }
  const entry = page.locator('input[name="photo"]');
  await entry.setInputFiles({ name: "surat.jpg", mimeType: "image/jpeg", buffer: Buffer.from("bukan foto") });
  await page.getByText("Berkas ini bukan foto").waitFor();
  await answer(page, "photo", photo);
  assert.equal(await page.getByText("Berkas ini bukan foto").count(), 0);
  await press(page, "Hapus foto");
  await shown(page).waitFor({ state: "detached" });
  await fill(page, childVisit);
  const plain = await pressSave(page);
  await goTo(page, `/kunjungan/${plain}`);
  await page.locator("#values").waitFor();
  assert.equal(await shown(page).count(), 0);
  assert.deepEqual(unexpected(phone.problems), []);
});

test("after_the_sync_nothing_of_it_can_be_read_in_the_profile_nor_in_the_console", async () => {
  assert.deepEqual(said.filter((text) => entered().some((words) => text.includes(words))), []);
  await nothingReadable(phone, entered());
  phone = await openPhone({ profile: phone.profile });
});
