// Wilayah: the coordinator reads her kecamatan's numbers of a month or a quarter, finds where to go first, and has them without
// a signal.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, makeUsers, token } from "../lib/api.mjs";
import { firstTime, goTo, press, screen, unlock } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { newUser } from "../lib/begin.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { filesWith } from "../lib/disk.mjs";
import { DESK, openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const KECAMATAN = "65.01.05";
const NONE_KEPT = "Belum ada angka ini di HP ini";

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

// A period is asked for as the screen asks: "month=2026-11", "quarter=2026-Q4".
const indicators = async (period) => {
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { status, body } = await ask(server, `/api/indicators?area=${KECAMATAN}&${period}`, { token: session });
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
const periods = (page, kind) =>
  page.locator("#period option").evaluateAll((all, kind) => all.map(({ value }) => value).filter((value) => value.startsWith(kind)), kind);
const months = (page) => periods(page, "month=");

async function choose(page, period) {
  const answered = page.waitForResponse((response) => response.url().includes(period));
  await page.selectOption("#period", period);
  await answered;
  await shown(page);
}

// Received and approved stand beside each other, the same size.
const sides = (page, label) => tile(page, label).locator(".number").allInnerTexts();
const both = (body, place, id) => ["received", "approved"].map((basis) => written(figure(body, place, id, basis)));

async function agrees(page, period) {
  const body = await indicators(period);
  const [whole] = body.areas;
  for (const [id, label] of [["e24", "mendapat pendampingan"], ["d_s", "D/S"], ["n_d", "N/D"], ["stunting_rate", "Prevalensi stunting"]]) {
    assert.deepEqual(await sides(page, label), both(body, whole, id), `${id} of ${period}`);
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
  assert.equal(await page.locator("#period").inputValue(), before);
  await agrees(page, before);
  assert.deepEqual(unexpected(problems), []);
});

test("a_quarter_is_its_scorecard_and_every_line_is_there_by_village", async () => {
  const { page, problems } = phone;
  const quarters = await periods(page, "quarter=");
  assert.equal(quarters.length, 4);
  const [now] = await months(page);
  // The demo's people are those of the last months: the quarter before this one has all of them.
  const [, period] = quarters;
  await choose(page, period);
  const body = await indicators(period);
  const [whole] = body.areas;
  assert.equal(await page.locator(".region .tile").count(), 3);
  for (const [label, id] of [["Tingkat konvergensi", "village"], ["Konvergensi ibu", "mothers"], ["Konvergensi anak", "children"]]) {
    assert.deepEqual(await sides(page, label), both(body, whole, id), id);
  }
  assert.notEqual(written(figure(body, whole, "village")), "belum ada");

  const villages = body.areas.filter(({ area, people }) => area.length === 13 && people > 0);
  const rows = page.locator(".region .row-link");
  assert.equal(await rows.count(), villages.length);
  const names = await rows.locator(".row-name:first-child").allInnerTexts();
  const level = (name) => {
    const [part, of] = figure(body, villages.find((place) => place.name === name), "village");
    return of === 0 ? Infinity : Math.floor((part * 1000 + Math.floor(of / 2)) / of);
  };
  assert.deepEqual(names.map(level), names.map(level).toSorted((a, b) => a - b));

  // Each line of the card, and behind it each village with both figures.
  const shares = body.heads.filter(({ group, denominator }) => group === "scorecard" && denominator);
  const lines = page.locator(".region section[aria-labelledby=card] details");
  assert.equal(await lines.count(), shares.length);
  const water = lines.nth(shares.findIndex(({ id }) => id === "child_6"));
  await water.locator("summary").click();
  for (const place of villages) {
    const told = await water.locator(".fact", { has: page.locator("dt", { hasText: place.name }) }).first().innerText();
    const [received, approved] = both(body, place, "child_6");
    assert(told.includes(`diterima ${received}`) && told.includes(`disetujui ${approved}`), told);
  }
  assert.deepEqual(await findings(page), []);

  // A village's own page of the quarter, and back; then a month again.
  await rows.first().click();
  await screen(page, names[0]);
  assert.equal(await page.locator(".region details.indicator").count(), body.heads.length);
  await page.locator("a.back").click();
  assert.equal(await page.locator("#period").inputValue(), period);
  await choose(page, now);
  await agrees(page, now);
  assert.deepEqual(unexpected(problems), []);
});

test("neither_a_small_phone_nor_a_desk_has_to_scroll_sideways", async () => {
  const { page, problems } = phone;
  const before = page.viewportSize();
  const [quarter] = await periods(page, "quarter=");
  const [month] = await months(page);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const period of [quarter, month]) {
      await choose(page, period);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert(wide <= width, `${wide} at ${width}, ${period}`);
      for (const side of await page.locator(".tile-side").all()) {
        const fits = await side.evaluate((one) => one.scrollWidth <= one.clientWidth + 1);
        assert(fits, await side.innerText());
      }
    }
  }
  await page.setViewportSize(before);
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
  await page.selectOption("#period", never);
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
  assert.deepEqual(await sides(page, "N/D"), ["belum ada", "belum ada"]);
  assert.deepEqual(await sides(page, "Prevalensi stunting"), ["belum ada", "belum ada"]);
  assert.deepEqual(await sides(page, "Bumil anemia"), ["belum ada", "belum ada"]);

  await goTo(page, "/pengaturan");
  await page.locator("#language-1").check();
  await goTo(page, "/wilayah");
  await screen(page, "Area");
  await shown(page);
  await tile(page, "Stunting prevalence").getByText("Received").waitFor();
  await page.getByText("Villages to look at first").waitFor();
  await choose(page, (await periods(page, "quarter="))[1]);
  await tile(page, "Level of convergence").getByText("Approved").waitFor();
  await page.getByText("Each line of the card").waitFor();
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
  await page.locator(".empty a", { hasText: "Pengaturan" }).click();
  await screen(page, "Pengaturan");
  await page.getByRole("button", { name: "Keluar dan hapus dari HP ini" }).waitFor();
  assert.deepEqual(unexpected(problems), []);
  await other.close();
});

test("where_nobody_is_on_record_nothing_is_nought_percent", async () => {
  const other = await openPhone({ screen: DESK });
  const { page, problems } = other;
  await newUser(page, server, "koordinator.palas", passwords["koordinator.palas"]);
  await goTo(page, "/wilayah");
  await page.locator(".empty", { hasText: "Belum ada data" }).waitFor();
  assert.doesNotMatch(await page.locator("#main").innerText(), /\b0%/);
  assert.deepEqual(await findings(page), []);
  // Wherever there is nothing it says where to go on.
  for (const path of ["/wilayah", "/wilayah/kader", "/wilayah/posyandu", "/wilayah/posyandu/nama", "/wilayah/bantuan", "/ganda", "/periksa", "/cari", "/kirim"]) {
    await goTo(page, "/panduan");
    await goTo(page, path);
    if (path === "/cari") {
      await page.fill("#search", "Tidak Ada Orangnya");
      await page.locator("#main form button[type=submit]").click();
    }
    const way = page.locator("#main .empty a.button");
    await way.waitFor();
    const to = await way.getAttribute("href");
    await way.click();
    await page.waitForURL((url) => url.pathname === (to === "/" ? "/periksa" : to));
    await page.locator("#main h1").first().waitFor();
    assert.equal(await page.getByText("Halaman ini tidak ada").count(), 0, `${path} leads to ${to}`);
  }
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
