// A newer version comes while a form is open and work is not sent: it waits, nothing is lost, and what was saved by the old
// version is sent by the new one.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answer, answerPage, firstTime, goTo, next, press, pressSave, save, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { registerPerson } from "../lib/cadre.mjs";
import { draftsMove, keptDrafts } from "../lib/disk.mjs";
import { besides, newerBuild, whatIsFound } from "../lib/newer.mjs";
import { openPhone } from "../lib/phone.mjs";
import { isPull, isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { tally } from "../lib/tally.mjs";
import { CADRE, newHousehold, passwordOf } from "./work.mjs";

const stylesheet = (page) => page.evaluate(() => document.querySelector("link[rel=stylesheet]").href);

test("an_update_waits_for_the_open_form_and_the_new_version_sends_what_the_old_one_saved", async () => {
  let server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page, context, close } = await openPhone();
  await firstTime(page, proxy, CADRE, passwordOf(server));
  const count = await tally(server, CADRE, passwordOf(server));
  const before = await stylesheet(page);

  // A signal that carries the app's files and no sync.
  proxy.rule((asked) => (isPush(asked) || isPull(asked) ? { cutRequest: true } : undefined));
  await newHousehold(page);
  const home = count.saved(await pressSave(page));
  const child = count.saved(await registerPerson(page, home, "child", { ...answers.child, mother_name: "Rosmawati Kule" }, {}));
  assert.equal(await unsent(page), 3);
  await goTo(page, `/orang/${child}/kunjungan/child_visit`);
  await page.locator("#form-page").waitFor();
  await answerPage(page, { method: "posyandu", attended_posyandu: "yes" });
  await next(page);
  const kept = await keptDrafts(page);
  await answer(page, "weight_kg", "9,7");
  await draftsMove(page, kept);

  await server.stop();
  server = await startServer({ dataDir: server.dataDir, app: newerBuild() });
  const observer = await besides(context, proxy.url);
  assert.equal((await whatIsFound(observer)).state, "installed");
  await page.bringToFront();
  // It is there, and nobody is asked while the form is open.
  assert.equal(await page.getByText("Versi baru sudah siap").count(), 0);
  assert.equal(await stylesheet(page), before);
  assert.equal(await page.inputValue("[name=weight_kg]"), "9,7");

  await goTo(page, "/");
  await page.getByText("Versi baru sudah siap").waitFor();
  await press(page, "Pakai sekarang");
  await unlock(page);
  await screen(page, "Hari ini");
  assert.notEqual(await stylesheet(page), before);
  assert.equal(await unsent(page), 3);

  await page.locator(".card", { hasText: answers.child.name }).getByRole("link", { name: "Lanjutkan" }).click();
  await page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  assert.equal(await page.inputValue("[name=weight_kg]"), "9,7");
  const typed = { ...answers.childVisit, method: "posyandu", weight_kg: "9,7" };
  count.saved(await save(page, typed), typed);
  proxy.heal();
  await synced(page);
  await goTo(page, "/kirim");
  await page.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { changes: 4 });
  await close();
  await server.stop();
});
