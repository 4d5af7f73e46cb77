// Two cadres of one posyandu correct the same day without a signal. Nothing is overwritten in silence: the card stands on both
// phones and in the coordinator's list, one of them chooses, and all three say the same.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, makeUsers } from "../lib/api.mjs";
import { answer, goTo, next, press, screen, synced, unsent } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { AREA, PASSWORD, cadres, enter, openDay } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";

const sends = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

let server;
let one;
let two;
let session;

before(async () => {
  server = await startServer({ demo: true });
  await coordinator("koordinator.palas");
  const [ana, budi] = await cadres(server, "kader.ana", "kader.budi");
  one = await openPhone();
  await enter(one.page, server, ana);
  session = await openDay(one.page, { place: "Rumah Ibu RT" });
  await synced(one.page);
  two = await openPhone();
  await enter(two.page, server, budi);
  await goTo(two.page, `/posyandu/${session}`);
  await screen(two.page, "Posyandu");
});
after(async () => {
  await one.close();
  await two.close();
  await server.stop();
});

// An account of the kecamatan that has chosen its own password.
async function coordinator(username) {
  const first = makeUsers(server.dataDir, `${username},Koordinator Palas,coordinator,,${AREA.slice(0, 8)}`);
  const { body } = await ask(server, "/api/session", { method: "POST", body: { username, password: first[username] } });
  await ask(server, "/api/session/password", { method: "POST", token: body.token, body: { old: first[username], new: PASSWORD } });
}

async function correct(page, fields) {
  await goTo(page, `/posyandu/${session}/ubah`);
  await page.locator("#form-page").waitFor();
  for (const [key, value] of Object.entries(fields)) await answer(page, key, value);
  await next(page);
  await press(page, "Simpan");
  await page.waitForURL((url) => url.pathname === `/posyandu/${session}`);
}

const cards = (page) => page.locator("li.card", { hasText: "isian berbeda" });

test("what_both_corrected_offline_stands_on_a_card_on_both_phones", async () => {
  await one.context.setOffline(true);
  await two.context.setOffline(true);
  await correct(one.page, { place: "Balai desa", cadres: "Ana, Budi" });
  await correct(two.page, { place: "Balai RW 03", cadres: "Ana, Budi, Citra" });
  for (const phone of [one, two]) {
    assert.equal(await unsent(phone.page), 1);
    await phone.context.setOffline(false);
    await sends(phone.page);
    await synced(phone.page);
  }
  await sends(one.page);
  for (const { page } of [one, two]) {
    await goTo(page, "/");
    await cards(page).filter({ hasText: "Melati" }).waitFor();
    await goTo(page, "/perbaikan");
    await cards(page).filter({ hasText: "Melati" }).waitFor();
    assert.equal(await cards(page).count(), 1);
    if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/37-perbaikan.png` });
  }
});

test("the_coordinator_sees_it_by_the_name_of_the_posyandu", async () => {
  const desk = await openPhone();
  const { page } = desk;
  await toQueue(page, server, "koordinator.palas", PASSWORD);
  await goTo(page, "/ganda");
  await page.locator(".row-link", { hasText: "Melati" }).click();
  await screen(page, "Dua isian berbeda");
  await page.locator("fieldset .option").first().waitFor();
  const options = (await page.locator("fieldset .option").allInnerTexts()).join("\n");
  assert.match(options, /Balai desa[\s\S]*oleh Kader ana[\s\S]*Balai RW 03[\s\S]*oleh Kader budi/);
  assert.deepEqual(unexpected(desk.problems), []);
  await desk.close();
});

test("one_chooses_it_is_sent_and_both_phones_agree", async () => {
  const { page } = one;
  await goTo(page, "/perbaikan");
  await cards(page).getByRole("link").click();
  await screen(page, "Dua isian berbeda");
  await page.locator(".form-about", { hasText: "Melati" }).waitFor();
  assert.equal(await page.locator("fieldset").count(), 2);
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/37-beda.png`, fullPage: true });
  await press(page, "Simpan pilihan");
  await page.getByText("Pilih dulu salah satu").waitFor();
  await page.locator("input[name=place][value=theirs]").check();
  await page.locator("input[name=cadres][value=ours]").check();
  await page.fill("#reason", "Ditanya ke Ibu RT");
  await press(page, "Simpan pilihan");
  await page.locator(".notice", { hasText: /Tersimpan di HP ini|Sudah dipilih/ }).waitFor();
  await synced(page);
  await sends(two.page);
  for (const phone of [one, two]) {
    await goTo(phone.page, "/perbaikan");
    await cards(phone.page).first().waitFor({ state: "detached" });
    await goTo(phone.page, `/posyandu/${session}/ubah`);
    await phone.page.locator("#form-page").waitFor();
    await phone.page.waitForFunction(() => document.querySelector('[name="place"]')?.value === "Balai desa");
    assert.equal(await phone.page.locator('[name="cadres"]').inputValue(), "Ana, Budi, Citra");
    assert.deepEqual(unexpected(phone.problems), []);
  }
});
