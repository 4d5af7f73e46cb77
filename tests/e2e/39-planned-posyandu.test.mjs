// A posyandu day that is planned: by two taps when one is closed, on the first screen of every cadre, moved and called off with a
// way back; opened on two phones in two spellings it is one day.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { answerPage, fill, goTo, onDay, press, screen, synced } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { show } from "../lib/cadre.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { LONG_NAME, cadres, child, counts, enter, finish, home, line, openDay, pad, send, take, weight } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";

const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

// As the screens write a day: "Kamis, 26 November 2026".
function long(iso) {
  const day = new Date(`${iso}T00:00:00Z`);
  return `${DAYS[day.getUTCDay()]}, ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

let server;
let phone;
let other;
let ana;
let budi;
const children = [child(1, { posyandu: "Melati 1", name: LONG_NAME }), child(2, { posyandu: "MELATI I" }), child(3, { posyandu: "Mawar" })];

before(async () => {
  server = await startServer({ demo: true });
  [ana, budi] = await cadres(server, "kader.ana", "kader.budi");
  await send(server, ana, children);
  phone = await openPhone();
  await enter(phone.page, server, ana);
});
after(async () => {
  await other?.close();
  await phone.close();
  await server.stop();
});

const coming = (page) => page.locator("section[aria-labelledby=coming-days] .row-link");
const at = (page) => page.url().match(/posyandu\/([0-9a-f-]{36})/)[1];
let planned;

test("a_day_to_come_is_written_in_the_same_form_and_stands_on_the_first_screen", async () => {
  const { page } = phone;
  await goTo(page, "/posyandu/baru");
  await page.locator("#form-page").waitFor();
  // Both spellings on record are offered as one.
  await page.locator('[name="posyandu"][value="Melati 1"]').waitFor({ state: "attached" });
  assert.deepEqual((await page.locator('[name="posyandu"]').evaluateAll((all) => all.map((one) => one.value))).filter(Boolean), ["Mawar", "Melati 1"]);
  await answerPage(page, { posyandu: "Melati 1", held_on: answers.day(3), place: "Balai desa" });
  await press(page, "Lanjut");
  await press(page, "Simpan");
  await page.waitForURL((url) => /^\/posyandu\/[0-9a-f-]{36}$/.test(url.pathname));
  planned = at(page);
  await screen(page, "Posyandu Melati 1");
  const text = await page.locator("#main").innerText();
  assert.match(text, new RegExp(`${long(answers.iso(3))}\\s· 3 hari lagi`));
  assert.match(text, /Balai desa/);
  assert.deepEqual(await page.locator("section[aria-labelledby=p-expected] .row-name").allInnerTexts(), [LONG_NAME, "Anak Contoh 02"].sort());
  assert.deepEqual(await findings(page), []);
  await home(page);
  await coming(page).waitFor();
  assert.match(await coming(page).innerText(), new RegExp(`Posyandu Melati 1\\s+${long(answers.iso(3))}\\s· 3 hari lagi\\s+2 anak ditunggu`));
});

test("a_date_nobody_plans_is_asked_about", async () => {
  const { page } = phone;
  await goTo(page, "/posyandu/baru");
  await page.locator("#form-page").waitFor();
  await answerPage(page, { posyandu: "Mawar", held_on: answers.day(300) });
  await press(page, "Lanjut");
  await page.getByText("Tanggal ini belum tiba").waitFor();
  await press(page, "Kembali");
  await show(page, "/");
  await page.locator(".card", { hasText: "Buka hari posyandu" }).getByRole("button").click();
  await page.locator("section[aria-labelledby=drafts] a").waitFor({ state: "detached" });
});

test("it_is_moved_and_called_off_with_a_way_back", async () => {
  const { page } = phone;
  await goTo(page, `/posyandu/${planned}`);
  await press(page, "Pindahkan atau ubah");
  await page.locator("#form-page").waitFor();
  await answerPage(page, { held_on: answers.day(5) });
  await press(page, "Lanjut");
  await press(page, "Simpan");
  await page.getByText(`Dipindahkan dari ${long(answers.iso(3))}`).waitFor();
  await page.getByText("5 hari lagi").waitFor();
  await press(page, "Batal dipindah");
  await page.getByText("3 hari lagi").waitFor();
  await press(page, "Tidak jadi diadakan");
  await page.getByText("Tidak ada anak yang dihitung tidak datang").waitFor();
  assert.deepEqual(await findings(page), []);
  await home(page);
  await page.getByRole("link", { name: "Hari posyandu" }).waitFor();
  assert.equal(await coming(page).count(), 0);
  await show(page, "/posyandu");
  await page.locator("section[aria-labelledby=not-held] .row-link", { hasText: "Melati 1" }).click();
  await press(page, "Tetap diadakan");
  await press(page, "Tidak jadi diadakan");
  await press(page, "Tetap diadakan");
  await page.locator("#p-expected").waitFor();
  await home(page);
  await coming(page).waitFor();
});

test("the_other_cadre_has_it_and_both_open_one_day_when_it_has_come", async () => {
  await synced(phone.page);
  other = await openPhone();
  await enter(other.page, server, budi);
  await coming(other.page).waitFor();
  assert.match(await coming(other.page).innerText(), /3 hari lagi/);
  // Three days on, without a signal, on both.
  await server.stop();
  for (const { page } of [phone, other]) await onDay(page, 3);
  for (const { page } of [phone, other]) {
    await show(page, "/posyandu");
    await home(page);
    await page.locator(".posyandu-ways .card", { hasText: "Posyandu Melati 1" }).waitFor();
    await press(page, "Mulai mencatat");
    assert.equal(at(page), planned);
    assert.equal((await counts(page)).S, 2);
  }
});

test("two_who_open_it_anew_in_two_spellings_hold_one_day_and_the_next_is_planned_with_two_taps", async () => {
  for (const { page } of [phone, other]) await onDay(page, 0);
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  const own = await openDay(phone.page, { posyandu: "Melati 1" });
  await take(phone.page, LONG_NAME);
  await finish(phone.page, LONG_NAME, { weight_kg: "10,4" });
  await synced(phone.page);
  await synced(other.page);
  const { page } = other;
  await goTo(page, "/posyandu/baru");
  await page.locator("#form-page").waitFor();
  await page.getByText("Sudah direncanakan").waitFor();
  await page.locator('[name="posyandu"][value=""]').click();
  await page.locator('[name="posyandu"][type="text"]').fill("posyandu melati I");
  await press(page, "Lanjut");
  await press(page, "Simpan");
  await page.waitForURL((url) => /^\/posyandu\/[0-9a-f-]{36}$/.test(url.pathname));
  assert.notEqual(at(page), own);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await line(page, LONG_NAME).locator(".badge").first().waitFor();
  assert.deepEqual({ ...(await counts(page)), K: 0 }, { S: 2, K: 0, D: 1, N: 0, T: 0, O: 0, B: 1, BGM: 0, "2T": 0, Rujuk: 0 });
  await take(page, "Anak Contoh 02");
  await finish(page, "Anak Contoh 02", { weight_kg: "10,2" });
  await press(page, "Laporan dan tutup");
  await press(page, "Tutup hari posyandu");
  // The day that is planned already is the next one.
  const next = page.locator("section[aria-labelledby=next-day]");
  await next.locator(".row-link", { hasText: "3 hari lagi" }).waitFor();
  await press(page, "Batalkan");
  const chips = next.locator("button.chip");
  await chips.first().waitFor();
  const on = await chips.first().innerText();
  await chips.first().click();
  await next.locator(".row-link", { hasText: on }).waitFor();
  assert.deepEqual(await findings(page), []);
  await home(page);
  await coming(page).filter({ hasText: on }).waitFor();
  await synced(page);
  await show(page, "/posyandu");
  assert.equal(await page.locator("section[aria-labelledby=past-days] .row-link").count(), 1);
  await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await home(phone.page);
  await coming(phone.page).filter({ hasText: on }).waitFor();
  assert.equal(await coming(phone.page).count(), 1);
  assert.deepEqual(unexpected(phone.problems), []);
  assert.deepEqual(unexpected(other.problems), []);
});

test("a_child_nobody_knows_is_registered_and_weighed_within_fifteen_taps_and_completed_later", async () => {
  const { page } = phone;
  const session = await openDay(page, { posyandu: "Mawar" });
  await page.locator(".skdn-all").waitFor();
  await page.evaluate(() => {
    window.taps = 0;
    addEventListener("pointerdown", () => (window.taps += 1), { capture: true });
  });
  const write = async (key, text) => {
    await page.locator(`form.short [name="${key}"]`).tap();
    await page.keyboard.type(text);
  };
  await page.getByRole("link", { name: "Tidak ada di daftar" }).tap();
  await page.locator("#search").tap();
  await page.keyboard.type("Dewi Contoh");
  await page.getByRole("button", { name: "Daftarkan cepat" }).tap();
  await page.locator('form.short [name="name"]').waitFor();
  assert.equal(await page.locator('form.short [name="name"]').inputValue(), "Dewi Contoh");
  assert.equal(await page.locator('form.short [name="hamlet"]').inputValue(), "Hulu");
  await page.locator('form.short label.option:has(input[name="sex"][value="female"])').tap();
  await write("birth_date", "10/3/25");
  await write("mother_name", "Ibu Contoh Baru");
  await write("birth_order", "2");
  await write("head_name", "Bapak Contoh");
  await write("rt", "02");
  await write("address", "Samping langgar");
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/walk-in.png`, fullPage: true });
  await page.getByRole("button", { name: "Simpan dan timbang" }).tap();
  await weight(page).waitFor();
  await page.keyboard.type("9,4");
  await pad(page).getByRole("button", { name: "Simpan, anak berikutnya" }).tap();
  await page.locator(".saved-line", { hasText: "Dewi Contoh" }).waitFor();
  const taps = await page.evaluate(() => window.taps);
  console.log(`A walk-in: ${taps} taps beside letters`);
  assert.ok(taps <= 15, `${taps} taps`);
  assert.equal(await page.locator("#drafts").count(), 0);
  // What was not asked is asked later: the task stands until the form has it.
  const hers = await line(page, "Dewi Contoh").locator("a.row-link").getAttribute("href");
  await goTo(page, hers);
  await page.locator('a[href^="/orang/"]').first().click();
  await press(page, /^\s*Tanyakan persetujuan/);
  await page.waitForURL((url) => url.search === "?cara=persetujuan");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.locator('.form-page [name="name"]').count(), 0, "what is known is not asked again");
  await page.goBack();
  const task = page.locator('section[aria-labelledby="next"] li', { hasText: "Lengkapi data, tanyakan persetujuan" });
  await task.locator("a").first().click();
  const person = page.url().match(/orang\/([0-9a-f-]{36})/)[1];
  await page.waitForURL((url) => url.pathname.endsWith("/ubah"));
  await page.locator("#form-page").waitFor();
  await fill(page, { nik_status: "not_issued_yet", consent: "given" });
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.endsWith("/ubah"));
  await show(page, `/orang/${person}`);
  await page.locator('section[aria-labelledby="next"]').waitFor();
  await task.waitFor({ state: "detached" });
  await synced(page);
  assert.deepEqual(unexpected(phone.problems), []);
  assert.ok(session);
});

test("a_child_that_may_be_here_already_is_asked_about_in_the_short_form_too", async () => {
  const { page } = phone;
  await goTo(page, "/posyandu");
  await page.locator(".row-link", { hasText: "Mawar" }).first().click();
  await press(page, "Tidak ada di daftar");
  await press(page, "Daftarkan cepat");
  const short = page.locator("form.short");
  await short.locator('[name="name"]').fill("Dewi Contoh");
  await short.locator('label.option:has(input[name="sex"][value="female"])').click();
  await short.locator('[name="birth_date"]').fill("10/3/2025");
  await short.locator('[name="mother_name"]').fill("Ibu Contoh Baru");
  await page.locator("#same").waitFor();
  assert.match(await page.locator("#same").innerText(), /Dewi Contoh/);
  await short.getByRole("button", { name: "Tutup" }).click();
  await page.locator("#search").waitFor();
  assert.deepEqual(await findings(page), []);
});
