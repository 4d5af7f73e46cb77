// What was hidden comes back by hand, on the phone where it was hidden and on any other of the village, with a reason; where
// one cadre hid what another still wrote in, the card asks whether it comes back; and a coordinator finds all that is hidden in
// her area in one list.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { ask, token } from "../lib/api.mjs";
import { goTo, press, screen, synced, unsent } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { OWN_PASSWORD } from "../lib/begin.mjs";
import { recordVisit } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { CHILD, JELARAI, sends, twoPhones } from "../lib/two.mjs";

let server;
let passwords;
let one;
let two;
let child;
let visit;
let close;

before(async () => {
  ({ server, passwords, one, two, child, visit, close } = await twoPhones({ visit: answers.childVisit }));
});
after(() => close());

const visits = (page) => page.locator(".timeline li");

test("a_visit_that_was_taken_back_is_brought_back_without_a_signal", async () => {
  const { page } = one;
  await goTo(page, `/tersimpan/kunjungan/${visit}`);
  await press(page, "Batalkan kunjungan ini");
  await screen(page, "Hari ini");
  await synced(page);
  await goTo(page, `/orang/${child}`);
  await page.getByText("Catatan tersembunyi (1)").waitFor();
  assert.equal(await visits(page).count(), 0);
  await one.context.setOffline(true);
  await press(page, "Catatan tersembunyi (1)");
  await screen(page, "Catatan tersembunyi");
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/38-list.png` });
  await page.locator(".row-link", { hasText: CHILD.name }).click();
  await screen(page, "Catatan tersembunyi");
  await page.locator(".quote").waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/38-one.png`, fullPage: true });
  await press(page, "Munculkan lagi");
  await page.getByText("Tulis dulu alasannya").waitFor();
  await page.fill("#reason", "Salah pencet, kunjungannya benar");
  await press(page, "Munculkan lagi");
  await page.locator(".notice", { hasText: "sudah tampil lagi" }).waitFor();
  assert.equal(await unsent(page), 1);
  await press(page, "Buka catatannya");
  await page.waitForURL((url) => url.pathname === `/kunjungan/${visit}`);
  await goTo(page, `/orang/${child}`);
  await visits(page).first().waitFor();
  assert.equal(await page.getByText("Catatan tersembunyi").count(), 0);
  await one.context.setOffline(false);
  await sends(page);
  await synced(page);
  await sends(two.page);
  await goTo(two.page, `/orang/${child}`);
  await visits(two.page).first().waitFor();
  // Nothing was rewritten: why it was hidden stands in it, beside why it came back.
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/people/${child}`, { token: session });
  const record = body.records.find(({ id }) => id === visit);
  assert.equal(record.deleted ?? false, false);
  assert.equal(record.fields.restoration_reason, "Salah pencet, kunjungannya benar");
  assert(record.fields.deletion_reason.length > 0);
});

// Hides a record as another phone of this cadre would.
async function hide(username, record, kind, form, seen) {
  const session = await token(server, username, OWN_PASSWORD);
  const { body: me } = await ask(server, "/api/session", { token: session });
  const device = randomUUID();
  const change = {
    change_id: randomUUID(), device_id: device, device_seq: 1, author: me.id ?? me.user.id, record, kind, form, form_version: 1, area: JELARAI,
    base_revision: seen, edit: { op: "delete", reason: "Tercatat dua kali" }, schema: 1, app_version: "0.1.0", recorded_at: `${answers.iso()}T00:14:00+08:00`,
  };
  const { body } = await ask(server, "/api/sync/push", { method: "POST", token: session, body: { device_id: device, changes: [change] } });
  assert.equal(body.answers[0].outcome, "applied");
}

test("a_hidden_person_who_was_still_written_about_comes_back_by_the_card", async () => {
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/people/${child}`, { token: session });
  // Whoever hides her has seen all that is there of her.
  const revision = Math.max(...body.records.map((record) => record.revision));
  await one.context.setOffline(true);
  await hide("kader.dua", child, "person", "person", revision);
  // What was taken back lies among the unfinished forms: it is not what is written now.
  await goTo(one.page, "/");
  await press(one.page, "Buang isian");
  // The first phone does not know, and writes down another visit.
  await recordVisit(one.page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(-1) });
  await one.context.setOffline(false);
  await sends(one.page);
  await synced(one.page);
  await sends(two.page);
  for (const { page } of [one, two]) {
    await goTo(page, "/perbaikan");
    await page.locator("li.card", { hasText: "isian berbeda" }).filter({ hasText: CHILD.name }).waitFor();
  }
  const desk = await openPhone();
  const { page } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await goTo(page, "/ganda");
  await page.locator("section[aria-labelledby=disputes] .row-link", { hasText: CHILD.name }).click();
  await screen(page, "Dua isian berbeda");
  await page.locator("fieldset", { hasText: "Catatan ini" }).waitFor();
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/38-card.png`, fullPage: true });
  await page.locator("label.option", { hasText: "Munculkan lagi" }).locator("input").check();
  await page.fill("#reason", "Ditanya ke keluarganya, satu orang saja");
  await press(page, "Simpan pilihan");
  await page.locator(".notice", { hasText: /Tersimpan di HP ini|Sudah dipilih/ }).waitFor();
  await synced(page);
  assert.deepEqual(unexpected(desk.problems), []);
  await desk.close();
  for (const phone of [one, two]) {
    await sends(phone.page);
    await goTo(phone.page, "/perbaikan");
    await phone.page.locator("li.card", { hasText: "isian berbeda" }).first().waitFor({ state: "detached" });
    await goTo(phone.page, `/orang/${child}`);
    await visits(phone.page).nth(1).waitFor();
    assert.deepEqual(unexpected(phone.problems), []);
  }
});

test("a_coordinator_finds_what_was_hidden_and_brings_it_back_without_a_signal", async () => {
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/people/${child}`, { token: session });
  await hide("kader.dua", visit, "visit", "child_visit", Math.max(...body.records.map(({ revision }) => revision)));
  await sends(one.page);
  await goTo(one.page, `/orang/${child}`);
  await one.page.getByText("Catatan tersembunyi (1)").waitFor();
  await visits(one.page).nth(1).waitFor({ state: "detached" });

  const desk = await openPhone();
  const { page } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await press(page, "Perlu diputuskan");
  const row = page.locator("section[aria-labelledby=hidden] .row-link", { hasText: CHILD.name });
  await row.waitFor();
  const said = await row.innerText();
  for (const part of ["Kunjungan balita", "Jelarai Selor", "Disembunyikan oleh Kader Dua", "Tercatat dua kali"]) assert(said.includes(part), said);
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/38-desk-list.png`, fullPage: true });
  await desk.context.setOffline(true);
  await row.click();
  await screen(page, "Catatan tersembunyi");
  await page.locator(".quote", { hasText: "Tercatat dua kali" }).waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/38-desk-one.png`, fullPage: true });
  await press(page, "Munculkan lagi");
  await page.getByText("Tulis dulu alasannya").waitFor();
  await page.fill("#reason", "Dipastikan ke kadernya");
  await press(page, "Munculkan lagi");
  await page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  assert.equal(await unsent(page), 1);
  await goTo(page, "/ganda");
  await row.click();
  // It is on its way: she is not asked a second time.
  await page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  assert.equal(await page.locator("#reason").count(), 0);
  await desk.context.setOffline(false);
  await sends(page);
  await synced(page);
  await page.locator(".notice", { hasText: "sudah tampil lagi" }).waitFor();
  await goTo(page, "/ganda");
  await page.getByText("Tidak ada catatan yang disembunyikan").or(page.getByText("Tidak ada yang perlu diputuskan")).waitFor();
  assert.deepEqual(unexpected(desk.problems), []);
  await desk.close();

  await sends(one.page);
  await one.page.getByText("Catatan tersembunyi").waitFor({ state: "detached" });
  await visits(one.page).nth(1).waitFor();
  assert.deepEqual(unexpected(one.problems), []);
});
