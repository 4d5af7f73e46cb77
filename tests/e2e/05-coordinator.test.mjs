// Step 5: the coordinator sees the new visits of her kecamatan and only those, opens one, which is logged, and decides.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, held, makeUsers, token } from "../lib/api.mjs";
import { counts, firstTime, goTo, press, screen, synced, unlock } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { findings } from "../lib/axe.mjs";
import { OWN_PASSWORD, newUser } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { accept, filter, giveBack, openVisit, queueRead, queueShows, rows, toQueue, total } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { nothingReadable } from "../lib/disk.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const PALAS_HULU = "65.01.01.1001";
const MOTHER = answers.withNik(answers.mother);
const CHILD = answers.withNik(answers.child, "0018");
// What is known of them by name or number: nobody who finds a phone or the coordinator's computer may read it there.
const ENTERED = [
  MOTHER.name, MOTHER.nik, CHILD.name, CHILD.nik, answers.household.head_name, answers.household.family_card_number,
  "Tolong ukur lagi lengannya",
];

let server;
let passwords;
let cadre;
let first;
let second;

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  Object.assign(passwords, makeUsers(
    server.dataDir,
    "koordinator.palas,Lain Kecamatan,coordinator,,65.01.01",
    `kader.palas,Kader Palas Hulu,cadre,tpk,${PALAS_HULU}`,
  ));
  cadre = await openPhone();
  const { page } = cadre;
  await firstTime(page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const household = await registerHousehold(page);
  const mother = await registerPerson(page, household, "postpartum", MOTHER);
  const child = await registerPerson(page, household, "child", CHILD, { mother: answers.mother.name });
  await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(-30), weight_kg: "9,1" });
  first = await recordVisit(page, child, "child_visit", { ...answers.childVisit, muac_cm: "7,5" }, { sure: ["muac_cm"] });
  second = await recordVisit(page, mother, "postpartum_visit", answers.motherVisit);
  await synced(page);
});
after(async () => {
  await cadre.close();
  await server.stop();
});

test("she_sees_the_new_visits_of_her_kecamatan_opens_one_accepts_one_and_returns_one", async () => {
  const desk = await openPhone({ screen: DESK });
  const { page, problems } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  const all = await total(page);
  assert(all > 3);

  // Filters: her village, the kind, only marked ones.
  await filter(page, "village", "65.01.05.2003");
  const inJelarai = await total(page);
  assert(inJelarai < all);
  for (const line of await rows(page).locator(".row-line.soft").allInnerTexts()) assert.match(line, /^Jelarai Selor\s· /);
  await filter(page, "kind", "child_visit");
  assert((await total(page)) < inJelarai);
  const answered = page.waitForResponse((response) => response.url().includes("flagged=true"));
  await press(page, "Hanya yang ditandai");
  await queueShows(page, answered);
  const marked = rows(page).filter({ hasText: answers.child.name });
  assert.equal(await marked.count(), 1);

  // Opening is logged; values, flags and history are shown.
  const openings = held(server)["openings logged"];
  await marked.click();
  await page.locator("#values").waitFor();
  assert.equal(held(server)["openings logged"], openings + 1);
  assert.equal(new URL(page.url()).pathname, `/periksa/${first}`);
  const visit = page.locator(".desk-visit");
  await visit.locator("h1", { hasText: answers.child.name }).waitFor();
  await visit.locator(".flag-line", { hasText: "7,5 cm" }).waitFor();
  for (const shown of ["9,4 kg", "76,5 cm", "Terakhir 9,1 kg"]) await visit.getByText(shown).first().waitFor();
  await visit.locator("#history").waitFor();
  await visit.getByText("Pembukaan ini dicatat").waitFor();
  await visit.getByText("Yuliana Ulau").first().waitFor();

  // Without a message it does not go back; with one, it does, with a note at a named answer.
  await press(page, "Kembalikan");
  await page.getByRole("button", { name: "Kembalikan ke kader" }).click();
  await page.getByText("Tulis pesan dulu").waitFor();
  await page.getByRole("button", { name: "Batal" }).click();
  await giveBack(page, "Terima kasih. Tolong ukur lagi lengannya.", { LiLA: "7,5 cm tampak terlalu kecil" });
  await page.locator(".notice", { hasText: `Dikembalikan: ${answers.child.name}` }).getByRole("button", { name: "Urungkan" }).waitFor();
  await synced(page);

  await openVisit(page, second);
  await accept(page);
  await synced(page);
  // A decision made by mistake is taken back without haste: the visit waits again, and the history says both.
  await page.locator(".notice", { hasText: `Disetujui: ${answers.mother.name}` }).waitFor();
  assert.deepEqual(await findings(page), []);
  await press(page, "Urungkan");
  await page.waitForURL((url) => url.pathname === `/periksa/${second}`);
  await visit.locator(".stack-tight .badge", { hasText: "Menunggu diperiksa" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Urungkan" }).count(), 0);
  await synced(page);
  await openVisit(page, first);
  await openVisit(page, second);
  const said = visit.locator("section", { has: page.locator("#decisions") });
  await said.getByText("Keputusan ditarik").waitFor();
  await said.getByText("Disetujui").first().waitFor();
  await accept(page);
  await synced(page);
  assert.deepEqual(await counts(page), { waiting: 0, sent: 4, toFix: 0, server: 4 });

  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const states = async (state) => {
    const { body } = await ask(server, `/api/review/queue?state=${state}&village=65.01.05.2003`, { token: session });
    return body.items.map(({ visit_id }) => visit_id);
  };
  assert((await states("returned")).includes(first));
  assert((await states("approved")).includes(second));
  const waiting = await states("received");
  assert(!waiting.includes(first) && !waiting.includes(second));
  assert.deepEqual(unexpected(problems), []);
  await nothingReadable(desk, ENTERED);
});

test("the_cadre_sees_what_was_decided_as_soon_as_she_has_a_signal", async () => {
  await cadre.close();
  cadre = await openPhone({ profile: cadre.profile });
  const { page } = cadre;
  await page.goto(server.url);
  await unlock(page);
  const card = page.locator(".card", { hasText: answers.child.name });
  await card.waitFor();
  await goTo(page, "/perbaikan");
  await page.locator("blockquote", { hasText: "Tolong ukur lagi lengannya" }).waitFor();
  await goTo(page, `/kunjungan/${first}`);
  await page.locator(".badge", { hasText: "perlu perbaikan" }).waitFor();
  await page.locator(".field-note", { hasText: "7,5 cm tampak terlalu kecil" }).waitFor();
  await goTo(page, `/kunjungan/${second}`);
  await page.locator(".badge", { hasText: "disetujui" }).waitFor();
  await nothingReadable(cadre, ENTERED);
});

test("another_kecamatan_sees_none_of_it_on_the_screen_or_by_the_api", async () => {
  const phone = await openPhone();
  const { page, problems } = phone;
  await newUser(page, server, "koordinator.palas", passwords["koordinator.palas"]);
  await queueRead(page);
  assert.equal(await total(page), 0);
  await page.getByText("Tidak ada yang menunggu").waitFor();
  await goTo(page, `/periksa/${first}`);
  await page.getByText("Belum bisa dibaca dari server").waitFor();
  assert.equal(await page.getByText(answers.child.name).count(), 0);
  await phone.close();

  const other = await token(server, "koordinator.palas", OWN_PASSWORD);
  const story = await ask(server, `/api/review/story/${first}`, { token: other });
  assert.deepEqual([story.status, story.body.code], [403, "outside_area"]);
  const village = await ask(server, "/api/review/queue?village=65.01.05.2003", { token: other });
  assert.deepEqual([village.status, village.body.code], [403, "outside_area"]);
  assert.deepEqual(unexpected(problems).filter((text) => !/status of 403/.test(text)), []);
});

test("a_cadre_of_another_village_gets_nothing_of_it_and_no_queue", async () => {
  const { page, close } = await openPhone();
  await newUser(page, server, "kader.palas", passwords["kader.palas"]);
  await screen(page, "Hari ini");
  await page.getByText("Belum ada sasaran di HP ini").waitFor();
  await goTo(page, `/kunjungan/${first}`);
  await page.getByText("Tidak ada di HP ini").waitFor();
  await goTo(page, "/periksa");
  await page.getByText("Bukan untuk peran ini").waitFor();
  await close();
  const own = await token(server, "kader.palas", OWN_PASSWORD);
  const queue = await ask(server, "/api/review/queue", { token: own });
  assert.deepEqual([queue.status, queue.body.code], [403, "forbidden"]);
});
