// A decision that the server did not take has no answers to correct, and an edit in a village that is no longer hers can be put
// right no more: they are taken back, and nothing stays behind that nobody can settle.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answer, firstTime, goTo, press, save, screen, synced, unsent } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { bends } from "../lib/bend.mjs";
import { registerHousehold } from "../lib/cadre.mjs";
import { accept, rows, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const WHO = "koordinator.selor";

test("a_refused_review_is_taken_back_and_she_can_sign_out", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  await toQueue(page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  const stop = await bends(page, (change) => (change.edit.fields.state = "menari"));
  const visit = (await rows(page).first().getAttribute("href")).split("/").at(-1);
  await rows(page).first().click();
  await page.locator("#values").waitFor();
  await accept(page);
  await goTo(page, "/kirim");
  const card = page.locator(".card-refer");
  await card.waitFor({ timeout: 60_000 });
  await stop();

  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await page.getByText("Masih ada 1 perubahan yang belum terkirim").waitFor();
  await goTo(page, "/kirim");
  await card.getByText("Lihat pilihan").click();
  await screen(page, "Belum diterima server");
  await page.getByText("Kata server").waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/decision.png`, fullPage: true });
  await press(page, "Batalkan keputusan ini");
  await screen(page, "Kirim");
  await card.waitFor({ state: "detached" });

  // The visit waits for a decision as before.
  await goTo(page, `/periksa/${visit}`);
  await page.locator(".desk-visit").getByRole("button", { name: "Setujui" }).waitFor();
  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await press(page, "Ya, keluar");
  await screen(page, "Masuk ke Dampingi");
  assert.deepEqual(unexpected(problems), []);
  await close();
  await server.stop();
});

test("a_refused_edit_that_she_cannot_put_right_is_taken_back_and_she_can_sign_out", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  const household = await registerHousehold(page);
  await synced(page);
  // In a village that is not hers.
  const stop = await bends(page, (change) => (change.area = "65.01.01.1001"));
  await goTo(page, `/keluarga/${household}/ubah`);
  await save(page, { head_name: "Ajang Lihan" });
  await goTo(page, "/kirim");
  const card = page.locator(".card-refer", { hasText: "Catatan ini di luar wilayah Anda." });
  await card.waitFor({ timeout: 60_000 });
  await stop();

  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await page.getByText("Masih ada 1 perubahan yang belum terkirim").waitFor();
  await goTo(page, "/kirim");
  await card.getByText("Perbaiki dan kirim lagi").click();
  // A correction that she began, gave up, thought over and gave up.
  await answer(page, "head_name", "Ajang Lihan Lagi");
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/edit-form.png`, fullPage: true });
  await press(page, "Batalkan perubahan ini");
  await screen(page, "Belum diterima server");
  await press(page, "Perbaiki dan kirim lagi");
  await page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  assert.equal(await page.locator("#f-head_name").inputValue(), "Ajang Lihan Lagi");
  await press(page, "Batalkan perubahan ini");
  await page.locator(".facts", { hasText: "Ajang Lihan" }).waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/edit.png`, fullPage: true });
  await press(page, "Batalkan perubahan ini");
  await screen(page, "Kirim");
  await card.waitFor({ state: "detached" });

  // The household shows as it was, and nothing is left half done.
  await goTo(page, `/keluarga/${household}`);
  await page.getByText(answers.household.head_name).first().waitFor();
  await goTo(page, "/");
  await screen(page, "Hari ini");
  assert.equal(await unsent(page), 0);
  assert.equal(await page.getByText("Belum selesai").count(), 0);
  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await press(page, "Ya, keluar");
  await screen(page, "Masuk ke Dampingi");
  assert.deepEqual(unexpected(problems), []);
  await close();
  await server.stop();
});
