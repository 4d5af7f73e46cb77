// Wilayah: the coordinator reads her kecamatan's numbers of a month, finds where to go first, and has them without a signal.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, makeUsers, token } from "../lib/api.mjs";
import { changePassword, choosePin, firstTime, goTo, press, screen, signIn, signedIn, unlock } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { filesWith } from "../lib/disk.mjs";
import { DESK, openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const KECAMATAN = "65.01.05";
const NONE_KEPT = "Belum ada angka bulan ini di HP ini";

let server;
let passwords;
let phone;

before(async () => {
  server = await startServer({ demo: true });
  passwords = { ...demoPasswords(server.dataDir), ...makeUsers(server.dataDir, "koordinator.palas,Koordinator Palas,coordinator,,65.01.01") };
  phone = await openPhone();
  await toQueue(phone.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await readyForOffline(phone.page);
});
after(async () => {
  await phone.close();
  await server.stop();
});

const indicators = async (month) => {
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { status, body } = await ask(server, `/api/indicators?area=${KECAMATAN}&month=${month}`, { token: session });
  assert.equal(status, 200);
  return body;
};

// A figure of the API as the screen writes it.
function written([part, whole]) {
  if (whole === 0) return "belum ada";
  const tenths = Math.floor((part * 1000 + Math.floor(whole / 2)) / whole);
  return `${String(tenths / 10).replace(".", ",")}%`;
}

const figure = (body, place, id, basis = "received") => place[basis][body.heads.findIndex((head) => head.id === id)];
const tile = (page, label) => page.locator(".region .tile", { has: page.locator(".tile-label", { hasText: label }) });
const shown = (page) => page.locator(".region .tiles, .region .empty, .region .indicator").first().waitFor();
const months = (page) => page.locator("#month option").evaluateAll((all) => all.map(({ value }) => value));

async function choose(page, month) {
  const answered = page.waitForResponse((response) => response.url().includes(`month=${month}`));
  await page.selectOption("#month", month);
  await answered;
  await shown(page);
}

async function agrees(page, month) {
  const body = await indicators(month);
  const [whole] = body.areas;
  for (const [id, label] of [["e24", "mendapat pendampingan"], ["d_s", "D/S"], ["n_d", "N/D"], ["stunting_rate", "Prevalensi stunting"]]) {
    const words = await tile(page, label).innerText();
    assert.equal(await tile(page, label).locator(".number").innerText(), written(figure(body, whole, id)), `${id} of ${month}`);
    assert(words.includes(`disetujui ${written(figure(body, whole, id, "approved"))}`), words);
  }
  const [, children] = figure(body, whole, "coverage_measured");
  const words = await tile(page, "Prevalensi stunting").innerText();
  assert(words.includes(`dari ${children} anak, ${written(figure(body, whole, "coverage_measured"))} terukur`), words);
  return body;
}

test("the_numbers_are_the_servers_and_the_village_that_lags_is_first", async () => {
  const { page, problems } = phone;
  await page.locator("nav a", { hasText: "Wilayah" }).click();
  await screen(page, "Wilayah");
  await shown(page);
  assert.deepEqual(await findings(page), []);
  const [now, before] = await months(page);
  const body = await agrees(page, now);

  const share = (place) => {
    const [part, whole] = figure(body, place, "e24");
    return whole === 0 ? Infinity : part / whole;
  };
  const villages = body.areas.filter(({ area, people }) => area.length === 13 && people > 0);
  const lines = page.locator(".region .row-link");
  assert.equal(await lines.count(), villages.length);
  assert(villages.length > 1);
  const names = await lines.locator(".row-name:first-child").allInnerTexts();
  const inLine = names.map((name) => share(villages.find((place) => place.name === name)));
  assert.deepEqual(inLine, inLine.toSorted((a, b) => a - b));

  // Another month has its own numbers; it stays chosen while a village is looked at.
  await choose(page, before);
  await agrees(page, before);
  const name = await lines.first().locator(".row-name:first-child").innerText();
  await lines.first().click();
  await screen(page, name);
  const measures = page.locator(".region details.indicator");
  assert.equal(await measures.count(), body.heads.length);
  const ds = measures.filter({ has: page.locator(".indicator-name", { hasText: /^D\/S$/ }) });
  await ds.locator("summary").click();
  await ds.getByText("Apa artinya").waitFor();
  await ds.getByText("ditimbang (D)").waitFor();
  await ds.getByText("sasaran (S)").waitFor();
  assert.deepEqual(await findings(page), []);
  await page.locator("a.back").click();
  await screen(page, "Wilayah");
  assert.equal(await page.locator("#month").inputValue(), before);
  await agrees(page, before);
  assert.deepEqual(unexpected(problems), []);
});

test("without_a_signal_the_last_numbers_are_there_and_a_month_that_was_never_read_says_so", async () => {
  const { page } = phone;
  const [now, , never] = await months(page);
  await choose(page, now);
  const words = await tile(page, "D/S").innerText();
  await server.stop();
  await page.reload();
  await unlock(page);
  await screen(page, "Wilayah");
  await page.locator(".notice", { hasText: "disimpan di HP ini per" }).waitFor();
  assert.equal(await tile(page, "D/S").innerText(), words);
  await page.selectOption("#month", never);
  await page.getByText(NONE_KEPT).waitFor();
  assert.equal(await page.locator(".region .tile").count(), 0);
  assert.deepEqual(await findings(page), []);

  server = await startServer({ dataDir: server.dataDir, port: server.port });
  await press(page, "Coba lagi");
  await page.getByText("Angka per").waitFor();
  await agrees(page, never);
});

test("a_month_without_numbers_says_so_and_english_says_it_too", async () => {
  const { page, problems } = phone;
  const oldest = (await months(page)).at(-1);
  const body = await indicators(oldest);
  for (const id of ["e24", "d_s", "anaemia_mild", "hb_checked"]) assert.equal(figure(body, body.areas[0], id)[0], 0, id);
  await choose(page, oldest);
  await page.locator(".notice", { hasText: "Belum ada angka pada bulan ini" }).waitFor();
  // Nobody was judged, nobody measured: none yet, not nought.
  assert.equal(await tile(page, "N/D").locator(".number").innerText(), "belum ada");
  assert.equal(await tile(page, "Prevalensi stunting").locator(".number").innerText(), "belum ada");
  assert.equal(await tile(page, "Bumil anemia").locator(".number").innerText(), "belum ada");

  await goTo(page, "/pengaturan");
  await page.locator("#language-1").check();
  await goTo(page, "/wilayah");
  await screen(page, "Area");
  await shown(page);
  await tile(page, "Stunting prevalence").getByText("received").waitFor();
  await page.getByText("Villages to look at first").waitFor();
  assert.deepEqual(await findings(page), []);
  await goTo(page, "/pengaturan");
  await page.locator("#language-0").check();
  assert.deepEqual(unexpected(problems), []);
});

test("an_account_without_an_area_is_told_so", async () => {
  const other = await openPhone();
  const { page, problems } = other;
  // No account can be made without one; an area can be taken away later. As the server would tell of it:
  await page.context().route("**/api/session", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    await route.fulfill({ response, json: { ...body, user: { ...body.user, areas: [] } } });
  });
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await goTo(page, "/wilayah");
  await page.locator(".empty", { hasText: "Belum ada wilayah" }).waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(unexpected(problems), []);
  await other.close();
});

test("where_nobody_is_on_record_nothing_is_nought_percent", async () => {
  const other = await openPhone({ screen: DESK });
  const { page, problems } = other;
  await page.goto(server.url);
  await signIn(page, "koordinator.palas", passwords["koordinator.palas"]);
  await changePassword(page, passwords["koordinator.palas"], "kata-sandi-yang-baru");
  await choosePin(page);
  await signedIn(page);
  await goTo(page, "/wilayah");
  await page.locator(".empty", { hasText: "Belum ada data" }).waitFor();
  assert.doesNotMatch(await page.locator("#main").innerText(), /\b0%/);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(unexpected(problems), []);
  await other.close();
});

test("it_is_hers_alone", async () => {
  const { page, close } = await openPhone();
  await firstTime(page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await goTo(page, "/wilayah");
  await page.getByText("Bukan untuk peran ini").waitFor();
  assert.equal(await page.locator("nav a", { hasText: "Wilayah" }).count(), 0);
  await close();
});

test("what_is_kept_cannot_be_read_from_the_phones_files", async () => {
  const { page, profile, close } = phone;
  await goTo(page, "/wilayah");
  await shown(page);
  await close();
  assert.deepEqual(filesWith(profile, "Tanjung Selor Hilir"), []);
  phone = await openPhone({ profile });
});
