// Two cadres share a phone without a signal, each behind her own PIN. It locks by itself, and signing out never loses work.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { OTHER_PIN, answerPage, choosePin, firstTime, goTo, lock, next, press, screen, signIn, signedIn, synced, typePin, unlock, unsent } from "../lib/app.mjs";
import { registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const ONE = { username: "kader.jelarai", name: "Yuliana Ulau" };
const OTHER = { username: "kader.apung", name: "Marlina Jalung" };

let server;
let profile;

before(async () => {
  server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const { page, close, profile: folder } = await openPhone();
  profile = folder;
  await firstTime(page, server, ONE.username, passwords[ONE.username]);
  await goTo(page, "/pengaturan");
  await press(page, "Tambah pengguna di HP ini");
  await signIn(page, OTHER.username, passwords[OTHER.username]);
  await choosePin(page, OTHER_PIN);
  await signedIn(page);
  await synced(page);
  await server.stop();
  await close();
});

async function opened(t, { clock = false } = {}) {
  const phone = await openPhone({ profile });
  // One profile is one browser's: the next test waits for it also when this one fails.
  t.after(phone.close);
  if (clock) await phone.page.clock.install();
  await phone.page.goto(server.url);
  return phone;
}

test("two_users_switch_without_a_signal_and_see_only_their_own", async (t) => {
  const { page, problems } = await opened(t);
  await unlock(page, { name: ONE.name });
  const household = await registerHousehold(page);
  await registerPerson(page, household, "engagement");
  assert.equal(await unsent(page), 3);

  await lock(page);
  // The other's PIN does not open hers.
  await press(page, ONE.name);
  await typePin(page, OTHER_PIN);
  await page.getByText("PIN belum cocok").waitFor();
  await press(page, "Pengguna lain");
  await unlock(page, { name: OTHER.name, pin: OTHER_PIN });
  assert.equal(await unsent(page), 0);
  await goTo(page, "/sasaran");
  await page.fill("#search", answers.bride.name);
  await page.getByText("Tidak ada yang cocok").waitFor();
  await goTo(page, `/keluarga/${household}`);
  await page.getByText("Tidak ada di HP ini").waitFor();

  await lock(page);
  await unlock(page, { name: ONE.name });
  assert.equal(await unsent(page), 3);
  assert.deepEqual(unexpected(problems), []);
});

test("five_minutes_without_a_touch_lock_it_and_what_was_typed_is_still_there", async (t) => {
  const { page } = await opened(t, { clock: true });
  await unlock(page, { name: ONE.name });
  await goTo(page, "/sasaran?saring=child");
  await page.locator(".row-link").first().click();
  await press(page, "Catat kunjungan");
  await page.locator("#form-page").waitFor();
  await answerPage(page, { method: "posyandu", attended_posyandu: "yes" });
  await next(page);
  await answerPage(page, { weight_kg: "10,3" });
  const form = new URL(page.url()).pathname;

  await page.clock.fastForward("04:30");
  assert.equal(await page.inputValue("[name=weight_kg]"), "10,3");
  await page.clock.fastForward("05:30");
  await screen(page, "Siapa yang membuka?");
  assert.equal(await page.locator("[name=weight_kg]").count(), 0);
  await unlock(page, { name: ONE.name });
  assert.equal(new URL(page.url()).pathname, form);
  await page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  assert.equal(await page.inputValue("[name=weight_kg]"), "10,3");
});

test("signing_out_is_refused_while_anything_is_unsent_and_takes_the_data_away_afterwards", async (t) => {
  const { page } = await opened(t);
  await unlock(page, { name: ONE.name });
  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await page.getByText("Masih ada 3 perubahan yang belum terkirim").waitFor();
  assert.equal(await page.getByText("Keluar dari HP ini?").count(), 0);

  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  await synced(page);
  await press(page, "Keluar dan hapus dari HP ini");
  await press(page, "Ya, keluar");
  // One user is left, so nobody has to be chosen.
  await screen(page, "Masukkan PIN");
  await page.getByText(OTHER.name).waitFor();
  assert.equal(await page.getByText(ONE.name).count(), 0);
  await unlock(page, { pin: OTHER_PIN });
  await again.stop();
});

after(() => server.stop());
