// PIN and password are changed, forgotten and guessed, and no record is written anew or lost by it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { held } from "../lib/api.mjs";
import { OTHER_PIN, PIN, choosePin, firstTime, goTo, lock, press, screen, signIn, signedIn, synced, typePin, unlock, unsent } from "../lib/app.mjs";
import { registerHousehold } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const WHO = "kader.jelarai";
const FRESH = "perahu kuning 77";

// Every sealed record and change, as it lies in storage.
const sealed = (page) =>
  page.evaluate(
    () =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("dampingi");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(["records", "outbox"]);
          const all = [];
          for (const [store, field] of [["records", "body"], ["outbox", "change"]]) {
            reading.objectStore(store).getAll().onsuccess = ({ target }) => all.push(target.result.map((row) => [...row[field]].join()));
          }
          reading.oncomplete = () => {
            opening.result.close();
            done(JSON.stringify(all));
          };
        };
      }),
  );

async function changePin(page, old, fresh) {
  await goTo(page, "/pengaturan");
  await press(page, "Ganti PIN");
  await screen(page, "Masukkan PIN yang lama");
  await typePin(page, old);
  await screen(page, "Pilih PIN yang baru");
  await typePin(page, fresh);
  await screen(page, "Ketik PIN sekali lagi");
  await typePin(page, fresh);
}

async function changePassword(page, old, fresh) {
  await goTo(page, "/pengaturan");
  await press(page, "Ganti kata sandi");
  await screen(page, "Ganti kata sandi");
  await page.fill("#old-password", old);
  await page.fill("#new-password", fresh);
  await page.fill("#new-password-again", fresh);
  await page.click("form button[type=submit]");
}

test("another_pin_and_another_password_write_no_record_anew_and_hold_up_no_sync", async () => {
  const server = await startServer({ demo: true });
  const password = demoPasswords(server.dataDir)[WHO];
  const { page, problems, close } = await openPhone();
  await firstTime(page, server, WHO, password);
  await server.stop();
  await registerHousehold(page);
  const before = await sealed(page);

  // Without a signal. A wrong old PIN changes nothing.
  await changePin(page, OTHER_PIN, "318604");
  await page.getByText("PIN belum cocok").waitFor();
  await screen(page, "Masukkan PIN yang lama");
  await changePin(page, PIN, OTHER_PIN);
  await page.getByText("PIN sudah diganti").waitFor();
  assert.equal(await sealed(page), before);
  await lock(page);
  await typePin(page, PIN);
  await page.getByText("PIN belum cocok").waitFor();
  await typePin(page, OTHER_PIN);
  await signedIn(page);
  assert.equal(await unsent(page), 1);

  // A push is on its way, and its answer comes only when the PIN is another one.
  let answer;
  const changed = new Promise((resolve) => (answer = resolve));
  await page.route("**/api/sync/push", async (route) => {
    await changed;
    await route.continue();
  });
  const pushing = page.waitForRequest(/\/api\/sync\/push/, { timeout: 60_000 });
  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  const households = held(again)["records: household"];
  await pushing;
  await changePin(page, OTHER_PIN, PIN);
  await page.getByText("PIN sudah diganti").waitFor();
  await changePassword(page, password, FRESH);
  await page.getByText("Kata sandi sudah diganti").waitFor();
  answer();
  await synced(page);
  assert.equal(held(again)["records: household"], households + 1);

  // The new password opens what the old one opened.
  await lock(page);
  await page.locator("summary", { hasText: "Lupa PIN?" }).click();
  await press(page, "Masuk dengan kata sandi");
  await signIn(page, WHO, FRESH);
  await choosePin(page, OTHER_PIN);
  await signedIn(page);
  assert.deepEqual(unexpected(problems), []);
  await close();
  await again.stop();
});

test("who_forgot_her_pin_signs_in_with_a_signal_and_her_unsent_work_is_sent", async () => {
  const server = await startServer({ demo: true });
  const password = demoPasswords(server.dataDir)[WHO];
  const { page, close } = await openPhone();
  await firstTime(page, server, WHO, password);
  await server.stop();
  const household = await registerHousehold(page);
  await lock(page);
  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  const before = held(again)["records: household"];
  await page.locator("summary", { hasText: "Lupa PIN?" }).click();
  await press(page, "Masuk dengan kata sandi");
  await signIn(page, WHO, password);
  await choosePin(page, OTHER_PIN);
  await signedIn(page);
  await synced(page);
  assert.equal(held(again)["records: household"], before + 1);
  await goTo(page, `/keluarga/${household}`);
  await page.locator("#main h1").first().waitFor();
  await close();
  await again.stop();
});

test("five_wrong_pins_wait_twenty_minutes_also_after_a_restart_and_with_the_clock_set_back", async () => {
  const server = await startServer({ demo: true });
  const phone = await openPhone();
  await firstTime(phone.page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await lock(phone.page);
  for (const left of [4, 3, 2, 1]) {
    await typePin(phone.page, "000000");
    await phone.page.getByText(`Masih bisa mencoba ${left} kali`).waitFor();
  }
  await typePin(phone.page, "000000");
  await phone.page.getByText("Coba lagi 20 menit lagi").waitFor();
  // Set a day on, on the page that saw the wait begin: the right PIN waits too.
  await phone.page.clock.setFixedTime(Date.now() + 86_400_000);
  await typePin(phone.page, PIN);
  await phone.page.getByText("menit lagi. Data tidak dihapus").waitFor();
  await phone.kill();

  // Restarted, and the clock set back a year: no longer than twenty minutes, and not shorter.
  const back = await openPhone({ profile: phone.profile });
  await back.page.clock.setFixedTime(Date.now() - 365 * 86_400_000);
  await back.page.goto(server.url);
  await screen(back.page, "Masukkan PIN");
  await typePin(back.page, PIN);
  await back.page.getByText("Coba lagi 20 menit lagi").waitFor();
  await back.close();

  // Restarted twenty-one minutes later: her work is there.
  const later = await openPhone({ profile: phone.profile });
  await later.page.clock.setFixedTime(Date.now() + 21 * 60_000);
  await later.page.goto(server.url);
  await unlock(later.page);
  await later.close();
  await server.stop();
});
