// Step 6: a returned visit is a card on the cadre's phone; she corrects it without a signal, giving a reason; it goes back, and
// the coordinator sees old and new side by side. The old version stays.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { ask, token } from "../lib/api.mjs";
import { answer, fill, firstTime, goTo, pressSave, problem, next, save, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { registerHousehold, show } from "../lib/cadre.mjs";
import { accept, giveBack, openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const REASON = "Salah baca pita, sudah diukur ulang";

// The demo's coordinator has returned visits of each village: one is corrected here.
test("a_returned_visit_is_corrected_offline_and_accepted_and_the_chain_stays", async () => {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const cadre = await openPhone();
  await firstTime(cadre.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await server.stop();

  const { page } = cadre;
  await goTo(page, "/perbaikan");
  const card = page.locator(".card").first();
  const name = await card.locator(".card-name").innerText();
  assert.match(await card.locator("blockquote").innerText(), /perlu dipastikan/);
  // The chip of the list leaves whom the cards name, and nobody else.
  const returned = await page.locator(".card-watch .card-name").allInnerTexts();
  await show(page, "/sasaran");
  await page.locator(".chips button", { hasText: "Perlu perbaikan" }).click();
  await page.locator(".found", { hasText: new RegExp(`^${new Set(returned).size} `) }).waitFor();
  assert.deepEqual((await page.locator("#main .row-name").allInnerTexts()).sort(), [...new Set(returned)].sort());
  await goTo(page, "/");
  // Nothing to do stands above what came back.
  await page.locator("li.task").first().waitFor();
  const order = await page.locator("#main :is(.card-watch, li.task)").evaluateAll((all) => all.map((it) => it.matches(".card-watch")));
  assert.deepEqual(order.slice(0, returned.length), returned.map(() => true));
  await page.locator(".card-watch", { hasText: name }).getByRole("link", { name: "Perbaiki" }).click();
  await screen(page, "Perbaiki kunjungan");
  const old = new URL(page.url()).pathname.split("/")[2];

  // What is asked for again comes first, with the coordinator's words at the field.
  await page.getByText("Yang diminta diperiksa").waitFor();
  const note = await page.locator(".field-note").first().innerText();
  assert.notEqual(note, "");
  const key = await page.locator(".form-page [name]").first().getAttribute("name");
  const was = await page.inputValue(`[name=${key}]`);
  const corrected = (Number(was.replace(",", ".")) - 0.4).toFixed(1).replace(".", ",");
  await answer(page, key, corrected);

  // Without a reason it is not saved.
  await assert.rejects(fill(page, {}, { sure: [key] }), /does not go on/);
  assert.notEqual(await problem(page, "correction_reason"), "");
  await answer(page, "correction_reason", REASON);
  await next(page);
  const corrected_visit = await pressSave(page);
  assert.equal(await unsent(page), 1);
  await goTo(page, "/");
  await screen(page, "Hari ini");
  assert.equal(await page.locator(".card-watch", { hasText: name }).count(), 0, "its card is gone");

  await goTo(page, `/kunjungan/${corrected_visit}`);
  const before = page.locator("section", { has: page.locator("#versions") });
  await before.locator("del", { hasText: was }).waitFor();
  await before.locator("ins", { hasText: corrected }).waitFor();
  await before.getByText(REASON).waitFor();

  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  await synced(page);

  const desk = await openPhone({ screen: DESK });
  await toQueue(desk.page, again, "koordinator.selor", passwords["koordinator.selor"]);
  await desk.page.locator(".desk-queue .row-link", { hasText: name }).filter({ hasText: "perbaikan" }).first().waitFor();
  await openVisit(desk.page, corrected_visit);
  const side = desk.page.locator("section", { has: desk.page.locator("#corrected") });
  await side.locator("del", { hasText: was }).waitFor();
  await side.locator("ins", { hasText: corrected }).waitFor();
  await side.getByText(REASON).waitFor();
  await accept(desk.page);
  await synced(desk.page);
  await desk.close();

  await cadre.close();
  const later = await openPhone({ profile: cadre.profile });
  await later.page.goto(again.url);
  await unlock(later.page);
  await goTo(later.page, `/kunjungan/${corrected_visit}`);
  await later.page.locator(".badge", { hasText: "disetujui" }).waitFor();
  await goTo(later.page, `/kunjungan/${old}`);
  await later.page.getByRole("link", { name: "Lihat versi terbaru" }).waitFor();
  await later.close();

  // The server keeps both, the new one pointing at the old.
  const session = await token(again, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(again, `/api/review/story/${corrected_visit}`, { token: session });
  const version = (id) => body.records.find((record) => record.id === id);
  assert.equal(version(corrected_visit).fields.corrects_id, old);
  assert.equal(version(corrected_visit).fields.correction_reason, REASON);
  assert.equal(String(version(old).fields[key]).replace(".", ","), was);
  assert.deepEqual(unexpected(cadre.problems), []);
  await again.stop();
});

test("a_returned_household_survey_is_shown_like_a_visit_and_corrected_offline", async () => {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const cadre = await openPhone();
  const { page } = cadre;
  await firstTime(page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const household = await registerHousehold(page);
  await goTo(page, `/keluarga/${household}/pendataan`);
  const survey = await save(page, answers.survey);
  await synced(page);

  const desk = await openPhone({ screen: DESK });
  await toQueue(desk.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await openVisit(desk.page, survey);
  await giveBack(desk.page, "Terima kasih. Sumber airnya apa?");
  await synced(desk.page);
  await desk.close();

  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  const card = page.locator(".card-watch", { hasText: answers.household.head_name });
  await goTo(page, "/");
  await card.waitFor();
  await server.stop();
  await goTo(page, "/perbaikan");
  await card.getByText("Sumber airnya apa?").waitFor();
  await card.getByText("Pendataan keluarga").waitFor();
  await card.getByRole("link", { name: "Perbaiki" }).click();
  await screen(page, "Perbaiki kunjungan");
  await fill(page, { water_source: "rain", correction_reason: REASON });
  await pressSave(page);
  await goTo(page, "/");
  await screen(page, "Hari ini");
  assert.equal(await card.count(), 0, "its card is gone");
  assert.deepEqual(unexpected(cadre.problems), []);
  await cadre.close();
});
