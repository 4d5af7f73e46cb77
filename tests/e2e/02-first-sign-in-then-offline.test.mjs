// Step 2: one sign-in with a signal; from then on everything works with the server stopped, from a cold start too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choosePin, firstTime, goTo, lock, screen, signIn, signedIn, synced, typePin, unlock } from "../lib/app.mjs";
import { addresses, show } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";

test("what_is_wrong_at_the_sign_in_is_said_and_nothing_is_lost", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  await page.goto(server.url);
  await screen(page, "Masuk ke Dampingi");
  await page.click("form button[type=submit]");
  await page.getByText("Nama pengguna belum diisi").waitFor();
  await signIn(page, CADRE, "bukan-kata-sandinya");
  await page.getByText("belum cocok").waitFor();
  assert.equal(await page.inputValue("#username"), CADRE);

  await server.stop();
  await page.fill("#password", demoPasswords(server.dataDir)[CADRE]);
  await page.click("form button[type=submit]");
  await page.getByText("Belum ada sinyal ke server").first().waitFor();
  assert.equal(await page.inputValue("#username"), CADRE);

  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  await page.click("form button[type=submit]");
  await screen(page, "Pilih PIN 6 angka");
  for (const [first, second, said] of [["123456", null, "mudah ditebak"], ["274951", "274952", "PIN kedua berbeda"]]) {
    await typePin(page, first);
    if (second) {
      await screen(page, "Ketik PIN sekali lagi");
      await typePin(page, second);
    }
    await page.getByText(said).waitFor();
  }
  await choosePin(page);
  await signedIn(page);
  await close();
  await again.stop();
});

test("after_one_sign_in_all_screens_work_from_a_cold_start_without_the_server", async () => {
  const server = await startServer({ demo: true });
  const first = await openPhone();
  await firstTime(first.page, server, CADRE, demoPasswords(server.dataDir)[CADRE]);
  assert.deepEqual(first.problems, []);
  await server.stop();
  await first.close();

  const { page, problems, context, close } = await openPhone({ profile: first.profile });
  await context.setOffline(true);
  await page.goto(server.url);
  await unlock(page);
  await screen(page, "Hari ini");
  for (const { name, path } of await addresses(page)) {
    await show(page, path);
    assert.equal(await page.getByText("Tidak ada di HP ini").count(), 0, `${name} has something to show`);
    assert.equal(await page.getByText("Belum bisa dibaca dari server").count(), 0, name);
  }
  assert.deepEqual(unexpected(problems), []);
  await close();
});

test("each_address_can_be_opened_cold_and_asks_for_the_pin_first", async () => {
  const server = await startServer({ demo: true });
  const phone = await openPhone();
  await firstTime(phone.page, server, CADRE, demoPasswords(server.dataDir)[CADRE]);
  await server.stop();
  await phone.page.goto(`${server.url}/sasaran?saring=child`);
  assert.equal(await phone.page.locator(".row-link").count(), 0);
  await unlock(phone.page);
  await screen(phone.page, "Sasaran");
  assert.equal(new URL(phone.page.url()).search, "?saring=child");
  await phone.close();
});

test("wrong_pins_are_counted_across_restarts_and_five_mean_a_wait_never_a_loss", async () => {
  const server = await startServer({ demo: true });
  const first = await openPhone();
  await firstTime(first.page, server, CADRE, demoPasswords(server.dataDir)[CADRE]);
  await server.stop();
  await lock(first.page);
  assert.equal(await first.page.getByText("Hari ini").count(), 0, "nothing but the lock is on the page");
  await typePin(first.page, "111222");
  await first.page.getByText("Masih bisa mencoba 4 kali").waitFor();
  // Killing the app gives no try for free.
  await first.kill();

  const { page, close } = await openPhone({ profile: first.profile });
  await page.clock.install();
  await page.goto(server.url);
  await screen(page, "Masukkan PIN");
  for (const left of [3, 2, 1]) {
    await typePin(page, "111222");
    await page.getByText(`Masih bisa mencoba ${left} kali`).waitFor();
  }
  await typePin(page, "111222");
  await page.getByText("Coba lagi 20 menit lagi").waitFor();
  await typePin(page);
  await page.getByText("Terlalu banyak PIN yang salah").waitFor();

  await page.clock.fastForward("20:01");
  await unlock(page);
  await goTo(page, "/sasaran");
  await page.locator(".row-link").first().waitFor();
  await close();
});

test("the_sign_in_with_the_password_opens_the_way_to_a_new_pin", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  const password = demoPasswords(server.dataDir)[CADRE];
  await firstTime(page, server, CADRE, password);
  await lock(page);
  await page.locator("summary", { hasText: "Lupa PIN?" }).click();
  await page.getByRole("button", { name: "Masuk dengan kata sandi" }).click();
  await signIn(page, CADRE, password);
  await choosePin(page, "860317");
  await signedIn(page);
  await synced(page);
  await readyForOffline(page);
  await lock(page);
  await unlock(page, { pin: "860317" });
  await close();
  await server.stop();
});
