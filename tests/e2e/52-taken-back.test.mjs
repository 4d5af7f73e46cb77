// A decision that the server did not take has no answers to correct: it is taken back, and nothing stays behind that nobody can
// settle.
import assert from "node:assert/strict";
import { test } from "node:test";
import { goTo, press, screen } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { bends } from "../lib/bend.mjs";
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
