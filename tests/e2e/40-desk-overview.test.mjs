// What a coordinator sees of her area beside its numbers: the posyandu days of a month with the letters of the register, those that
// were not held first, and the children behind each letter; and what donors give. Kept for when there is no signal, and for nobody else.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { ask, makeUsers } from "../lib/api.mjs";
import { goTo, press, screen } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { DESK, openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { LONG_NAME, PASSWORD, cadres, changed, child, monthsAgo, send } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";

const DONOR = "Keluarga Besar Bapak Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";
// A day of last month: whatever day it is today, it is past.
const HELD = monthsAgo(1, 12);
const MISSED = monthsAgo(1, 14);

const session = (fields) => ({ edits: [{ record: randomUUID(), kind: "session", form: "posyandu_session", fields }] });
const weighed = ({ id, edits }, on, kg) => ({
  edits: [{ record: randomUUID(), kind: "visit", form: "child_visit", fields: {
    person_id: id, episode_id: edits.find(({ kind }) => kind === "episode").record, visit_date: on, method: "posyandu", posyandu: "MELATI I", weight_kg: kg,
  } }],
});

let server;
let phone;
const shots = process.env.DAMPINGI_SHOTS;

async function seen(page, name) {
  assert.deepEqual(await findings(page), []);
  if (!shots) return;
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
}

before(async () => {
  server = await startServer({ demo: true });
  const [ana] = await cadres(server, "kader.ana");
  const first = makeUsers(server.dataDir, "koordinator.palas,Koordinator Palas,coordinator,,65.01.01");
  const children = [
    child(1, { posyandu: "Melati 1", name: LONG_NAME, birth: monthsAgo(20), registered: monthsAgo(18), weights: { [monthsAgo(2, 12)]: 10 } }),
    child(2, { posyandu: "Melati 1", birth: monthsAgo(20), registered: monthsAgo(18) }),
  ];
  const support = (donor, more) => ({ edits: [{ record: randomUUID(), kind: "episode", form: "support", fields: {
    // From the first of a month, so that two are over whatever day it is today.
    person_id: children[0].id, registered_on: monthsAgo(2, 1), support_programme: "baas", donor_name: donor, donor_kind: "person", donor_public: true, support_kind: "nutrition", support_amount: 450_000, support_months: 6, ...more,
  } }] });
  await send(server, ana, [
    ...children,
    weighed(children[0], HELD, 10.4),
    session({ posyandu: "Melati 1", held_on: HELD, place: "Balai desa", closed: true }),
    session({ posyandu: "POSYANDU MELATI I", held_on: HELD }),
    session({ posyandu: "Anggrek", held_on: MISSED, cancelled: true, note: "Banjir, jalan putus" }),
    session({ posyandu: "Melati 1", held_on: answers.iso() }),
    support(DONOR, {}),
    support("CV Maju", { ended_on: monthsAgo(1), end_reason: "period_over" }),
  ]);
  phone = await openPhone(DESK);
  await changed(server, "koordinator.palas", first["koordinator.palas"]);
  await toQueue(phone.page, server, "koordinator.palas", PASSWORD);
  await readyForOffline(phone.page);
});
after(async () => {
  await phone.close();
  await server.stop();
});

const letters = (row) => row.locator(".region-cell").evaluateAll((all) => Object.fromEntries(all.map((one) => [one.children[0].innerText, one.querySelector(".region-received").innerText])));

test("the_days_of_a_month_are_counted_and_those_not_held_stand_first", async () => {
  const { page } = phone;
  await goTo(page, "/wilayah");
  await press(page, "Hari posyandu wilayah ini");
  await screen(page, "Hari posyandu wilayah ini");
  await page.locator(".row-still", { hasText: "belum ditutup" }).waitFor();
  await page.selectOption("#period", `month=${HELD.slice(0, 7)}`);
  const held = page.locator(".row-still", { hasText: "Melati 1" });
  await held.waitFor();
  assert.deepEqual(await letters(held), { S: "2", K: "2", D: "1", N: "1", T: "0", O: "0", B: "0", BGM: "0", "2T": "0", Rujuk: "0", "D/S": "50%", "N/D": "100%" });
  assert.match(await held.innerText(), /Balai desa/);
  const off = page.locator("section[aria-labelledby=not-held] .row-still", { hasText: "Anggrek" });
  assert.match(await off.innerText(), /Banjir, jalan putus[^]*tidak diadakan/);
  const sums = await page.locator(".region dl.facts").innerText();
  assert.match(sums, /Hari diadakan\s+1\s+D\/S \([a-z]+\)\s+1 dari 2\s· 50%\s+N\/D \(naik\)\s+1 dari 1\s· 100%/);
  await seen(page, "desk-days");
});

test("behind_a_letter_stand_the_children_it_counts_and_each_leads_to_its_story", async () => {
  const { page } = phone;
  const asked = [];
  const note = (request) => asked.push(request.url());
  page.on("request", note);
  const held = page.locator(".row-still", { hasText: "Melati 1" });
  assert.deepEqual(await held.locator("a.region-cell").evaluateAll((all) => all.map((one) => one.children[0].innerText)), ["S", "K", "D", "N"], "behind a zero is nobody");
  await held.getByRole("link", { name: "D ditimbang 1" }).click();
  await screen(page, "Nama anak");
  await page.getByText("D · ditimbang").waitFor();
  const found = page.locator("#main .rows > li");
  assert.deepEqual(await found.locator(".row-name").allInnerTexts(), [LONG_NAME]);
  await page.getByText("Pembukaan ini dicatat.").waitFor();
  await seen(page, "desk-day-children");
  await found.locator("a").click();
  await page.locator("#values").waitFor();
  await page.locator(".desk-visit h1", { hasText: LONG_NAME }).waitFor();
  // The way back is hers: the names, then the month that she looked at.
  await page.goBack();
  await screen(page, "Nama anak");
  await found.first().waitFor();
  await page.locator("a.back").click();
  await screen(page, "Hari posyandu wilayah ini");
  assert.equal(await page.locator("#period").inputValue(), `month=${HELD.slice(0, 7)}`);
  await press(page, "Tidak datang: 1 balita");
  await screen(page, "Nama anak");
  await page.getByText("belum ada kunjungan").waitFor();
  assert.deepEqual(await found.locator(".row-name").allInnerTexts(), ["Anak Contoh 02"]);
  await seen(page, "desk-day-absent");
  page.off("request", note);
  for (const url of [...asked, page.url()]) {
    for (const part of ["contoh", "abdurrahman", "ghifari"]) assert(!decodeURIComponent(url).toLowerCase().includes(part), "a name stands in no address");
  }
  await page.locator("a.back").click();
  await screen(page, "Hari posyandu wilayah ini");
});

test("a_month_without_days_says_so", async () => {
  const { page } = phone;
  await page.selectOption("#period", `month=${monthsAgo(9).slice(0, 7)}`);
  await page.getByText("Belum ada hari posyandu pada bulan ini").waitFor();
  await seen(page, "desk-days-empty");
});

test("what_donors_give_is_listed_and_its_number_stands_on_wilayah", async () => {
  const { page } = phone;
  await goTo(page, "/wilayah");
  await press(page, "Bantuan orang tua asuh: 1 berjalan");
  await screen(page, "Bantuan orang tua asuh");
  const runs = page.locator(".region .cards > li").first();
  await runs.waitFor();
  const said = await runs.innerText();
  for (const words of [LONG_NAME, DONOR, "BAAS", "Rp\u00a02.700.000 dari Rp\u00a02.700.000", "4 dari 6 bulan", "belum pernah"]) assert(said.includes(words), `${words} in ${said}`);
  assert.match(await page.locator("section[aria-labelledby=ended]").innerText(), /CV Maju/);
  await seen(page, "desk-supports");
});

test("without_a_signal_the_last_answer_is_shown_and_one_never_asked_for_is_said_to_be_missing", async () => {
  const { page } = phone;
  await server.stop();
  await goTo(page, "/wilayah/posyandu");
  await page.getByText("Server belum bisa dihubungi").waitFor();
  await page.locator(".row-still").first().waitFor();
  await seen(page, "desk-days-kept");
  await page.selectOption("#period", `month=${monthsAgo(5).slice(0, 7)}`);
  await page.getByText("Belum ada angka ini di HP ini").waitFor();
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  assert.deepEqual(unexpected(phone.problems), []);
});

test("a_cadre_is_refused_by_the_server_and_has_no_such_screen", async () => {
  const [, budi] = await cadres(server, "kader.citra", "kader.budi");
  for (const path of ["/api/posyandu", `/api/posyandu/${randomUUID()}/S`, "/api/support"]) {
    const { status, body } = await ask(server, path, { token: budi.token });
    assert.deepEqual([status, body.code ?? body.error], [403, "forbidden"], path);
  }
});
