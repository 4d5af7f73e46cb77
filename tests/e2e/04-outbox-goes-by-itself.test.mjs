// Step 4: the server comes back, and everything is sent without a tap. What the phone says agrees with what the server says.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { held } from "../lib/api.mjs";
import { counts, firstTime, goTo, press, save, synced, unlock, unsent } from "../lib/app.mjs";
import { recordVisit, registerFamily, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

// A household, and four people with an episode and a visit each.
const CHANGES = 1 + 4 * 3;
// Of each village the demo has one visit that was sent back.
const RETURNED = 1;

test("everything_is_sent_once_without_a_tap_and_the_counts_agree", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await server.stop();
  const before = held(server);
  const family = await registerFamily(page);
  assert.equal(await unsent(page), CHANGES);
  await goTo(page, "/kirim");
  await page.getByText("Belum ada sinyal ke server").waitFor();

  // Killed while they are on their way: whether or not the server had them, each takes effect once.
  const sending = page.waitForRequest(/\/api\/sync\/push/, { timeout: 60_000 });
  const cut = await startServer({ port: server.port, dataDir: server.dataDir });
  await sending;
  await cut.kill();
  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  await synced(page);

  const after = held(again);
  const more = (what) => after[what] - before[what];
  assert.equal(more("changes held"), CHANGES);
  assert.equal(after["changes refused or deferred"], 0);
  assert.equal(more("records: household"), 1);
  for (const kind of ["person", "episode", "visit"]) assert.equal(more(`records: ${kind}`), 4, kind);

  const shown = await counts(page);
  assert.deepEqual(shown, { waiting: 0, sent: CHANGES, toFix: RETURNED, server: CHANGES });
  await page.getByText("Jumlah di HP dan di server sama").waitFor();
  for (const visit of Object.values(family.visits)) {
    await goTo(page, `/kunjungan/${visit}`);
    await page.locator(".badge", { hasText: /^terkirim$/ }).waitFor();
  }
  assert.deepEqual(unexpected(problems), []);
  await close();
  await again.stop();
});

test("a_phone_that_was_off_sends_as_soon_as_it_is_unlocked_with_a_signal", async () => {
  const server = await startServer({ demo: true });
  const first = await openPhone();
  await firstTime(first.page, server, "kader.apung", demoPasswords(server.dataDir)["kader.apung"]);
  await server.stop();
  const before = held(server);
  await registerHousehold(first.page);
  await first.close();
  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  const { page, close } = await openPhone({ profile: first.profile });
  await page.goto(again.url);
  await unlock(page);
  await synced(page);
  assert.equal(held(again)["records: household"] - before["records: household"], 1);
  await close();
  await again.stop();
});

test("what_the_server_cannot_take_waits_with_its_reason_is_corrected_and_goes", async () => {
  const server = await startServer({ demo: true });
  const password = demoPasswords(server.dataDir)["kader.jelarai"];
  const newborn = { ...answers.child, birth_date: answers.day(-10), birth_order: "1", has_mch_book: "yes" };
  const one = await openPhone();
  await firstTime(one.page, server, "kader.jelarai", password);
  const household = await registerHousehold(one.page);
  const child = await registerPerson(one.page, household, "child", newborn);
  await synced(one.page);

  // On her other phone the birth turns out to have been a week later …
  const other = await openPhone();
  await firstTime(other.page, server, "kader.jelarai", password);
  await one.context.setOffline(true);
  await goTo(other.page, `/orang/${child}/ubah`);
  await save(other.page, { birth_date: answers.day(-3) });
  await synced(other.page);
  await other.close();

  // … which this one does not know when it records a visit of the week before, and another record.
  const visit = await recordVisit(one.page, child, "newborn_visit", { ...newbornVisit, visit_date: answers.day(-6) });
  await registerHousehold(one.page, { ...answers.household, head_name: "Ibrahim Jau", family_card_number: "6501050312090015" });
  assert.equal(await unsent(one.page), 2);
  await one.context.setOffline(false);
  await goTo(one.page, "/kirim");
  const card = one.page.locator(".card-refer");
  await card.waitFor({ timeout: 60_000 });
  // The card comes with its answer; the server's own count comes at the end of the same sync.
  await one.page.locator(".fact", { hasText: "Menurut server" }).locator("dd", { hasText: /^4\b/ }).waitFor();
  assert.deepEqual(await counts(one.page), { waiting: 0, sent: 4, toFix: RETURNED + 1, server: 4 });
  assert.match(await card.innerText(), /lahir/);

  // Closed and opened again it still waits, and the visit shows it.
  await one.close();
  const { page, problems, close } = await openPhone({ profile: one.profile });
  await page.goto(server.url);
  await unlock(page);
  await goTo(page, `/kunjungan/${visit}`);
  await page.locator(".badge", { hasText: "belum diterima" }).waitFor();
  await goTo(page, "/kirim");
  await press(page, "Perbaiki dan kirim lagi");
  await page.locator(".field-note").first().waitFor();
  await save(page, { visit_date: answers.day(-1) });
  await synced(page);
  assert.deepEqual(await counts(page), { waiting: 0, sent: 5, toFix: RETURNED, server: 5 });
  await goTo(page, `/kunjungan/${visit}`);
  await page.locator(".badge", { hasText: /^terkirim$/ }).waitFor();
  assert.deepEqual(unexpected(problems), []);
  await close();
  await server.stop();
});

const newbornVisit = {
  method: "home_visit",
  weight_kg: "3,2",
  temperature_c: "36,8",
  feeding: "breast_milk_only",
  cord: "clean",
  colour: "pink",
  kn_checked: "no",
  hb0_given: "yes",
  danger_signs: ["none"],
  counselling_given: "yes",
  referral_made: "no",
};
