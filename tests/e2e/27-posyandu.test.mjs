// A posyandu day: eighty children without a signal, counted as the register counts them; the app killed in the middle; a pad that
// asks again; a visit taken back; a child that is not in the list; two phones; and who did not come is visited at home.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { fill, goTo, press, pressSave, save, screen, synced, unlock } from "../lib/app.mjs";
import { show } from "../lib/cadre.mjs";
import { PHONE, openPhone, unexpected } from "../lib/phone.mjs";
import { LONG_NAME, cadres, child, counts, enter, finish, home, line, monthsAgo, openDay, pad, send, take, weight } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";

const DAY = answers.iso();
// Each of the eighty by what the scale will say, and which letters that makes. Boys and girls of one to four years gain 200 g.
const LAST = monthsAgo(1);
const BEFORE = monthsAgo(2);
const STORIES = [
  { letters: "DN", weights: { [LAST]: 10 }, now: "10,4" },
  { letters: "DT", weights: { [LAST]: 10 }, now: "10,1" },
  { letters: "DT2", weights: { [BEFORE]: 10.2, [LAST]: 10.1 }, now: "10,1" },
  { letters: "DO", weights: { [BEFORE]: 10 }, now: "10,6" },
  { letters: "DB", weights: {}, now: "10,2" },
];
const COUNT = 80;
// The last four do not come.
const ABSENT = 4;

let server;
let phone;
let other;
let ana;
let budi;
let children;
let session;

const expected = (came) => {
  const stories = came.map(({ story }) => story.letters);
  const of = (letter) => stories.filter((letters) => letters.includes(letter)).length;
  const said = { S: COUNT, K: children.filter(({ book }) => book).length, D: came.length, N: of("N"), T: of("T"), O: of("O"), B: of("B"), BGM: 0, "2T": of("2"), Rujuk: 0 };
  return said;
};

before(async () => {
  server = await startServer({ demo: true });
  [ana, budi] = await cadres(server, "kader.ana", "kader.budi");
  children = Array.from({ length: COUNT }, (_, number) => {
    const story = STORIES[number % STORIES.length];
    const book = number % 4 !== 0;
    return {
      ...child(number, { posyandu: "Melati", birth: monthsAgo(16 + (number % 6)), weights: story.weights, book, name: number === 7 ? LONG_NAME : undefined }),
      story, book,
    };
  });
  const others = [
    // Turned five today, and one who does so tomorrow; one of another posyandu.
    child(90, { name: "Lima Tahun Hari Ini", posyandu: "Melati", birth: `${Number(DAY.slice(0, 4)) - 5}${DAY.slice(4)}` }),
    child(91, { name: "Anak Mawar", posyandu: "Mawar" }),
    child(92, { name: "Anak Rewel", posyandu: "Mawar" }),
  ];
  await send(server, ana, [...children, ...others]);
  phone = await openPhone();
  await enter(phone.page, server, ana);
  await server.stop();
});
after(async () => {
  await other?.close();
  await phone.close();
  await server.stop().catch(() => {});
});

test("a_day_is_opened_from_the_first_screen_without_a_signal", async () => {
  const { page } = phone;
  await show(page, "/");
  await press(page, "Hari posyandu");
  await page.getByText("Belum ada hari posyandu").waitFor();
  session = await openDay(page, { place: "Balai desa" });
  assert.deepEqual(await counts(page), expected([]));
  await show(page, "/");
  await page.locator(".posyandu-ways .card", { hasText: "Posyandu Melati" }).waitFor();
  await press(page, "Mulai mencatat");
  await page.locator("li.queue-line").nth(COUNT - 1).waitFor();
});

test("the_list_is_of_this_posyandu_and_who_turned_five_is_not_in_it", async () => {
  const { page } = phone;
  assert.equal(await page.locator("li.queue-line").count(), COUNT);
  assert.equal(await line(page, "Lima Tahun Hari Ini").count(), 0);
  assert.equal(await line(page, "Anak Mawar").count(), 0);
  await page.fill("#search", "ghifari");
  await page.waitForFunction(() => document.querySelectorAll("li.queue-line").length === 1);
  // As on every other list: another spelling of the name, and its words in another order.
  await page.fill("#search", "");
  await page.locator("li.queue-line").nth(COUNT - 1).waitFor();
  await page.fill("#search", "ghifari moh.");
  await page.waitForFunction(() => document.querySelectorAll("li.queue-line").length === 1);
  // Who is nowhere in it may be a guest: the way is where she looks.
  await page.fill("#search", "bukan nama siapa pun");
  assert.match(await page.locator("#main .empty a").getAttribute("href"), /\/tamu$/);
  await page.fill("#search", "");
});

test("who_is_weighed_from_today_while_the_posyandu_is_held_is_weighed_there_unless_she_says_otherwise", async () => {
  const { page } = phone;
  await show(page, `/orang/${children[0].id}/kunjungan/child_visit?cara=timbang`);
  await page.locator('[name="method"][value="posyandu"]:checked').waitFor({ state: "attached" });
  await page.getByText("Halaman 1 dari 2").waitFor();
  await goTo(page, `/posyandu/${session}`);
});

test("the_pad_asks_again_and_needs_what_it_must_have", async () => {
  const { page } = phone;
  const { name } = children[0];
  await take(page, name);
  await pad(page).getByRole("button", { name: "Simpan, anak berikutnya" }).click();
  await pad(page).getByText("belum diisi").first().waitFor();
  // A weight that hardly any child has is asked about in place.
  await weight(page).fill("31");
  await pad(page).getByRole("button", { name: "Simpan, anak berikutnya" }).click();
  await pad(page).getByText("Yakin?").waitFor();
  assert.equal(await page.locator(".saved-line").count(), 0);
  await weight(page).fill("10,4");
  await pad(page).getByRole("button", { name: "Simpan, anak berikutnya" }).click();
  await page.locator(".saved-line", { hasText: name }).waitFor();
});

test("what_was_saved_is_taken_back_and_lies_in_the_pad_again", async () => {
  const { page } = phone;
  const { name } = children[0];
  await line(page, name).locator(".badge", { hasText: "N naik" }).waitFor();
  assert.equal((await counts(page)).D, 1);
  await press(page, "Batalkan");
  await page.waitForFunction((who) => {
    const at = [...document.querySelectorAll("li.queue-line")].find((one) => one.innerText.includes(who));
    return at?.querySelector('form.short [name="weight_kg"]')?.value === "10,4";
  }, name);
  assert.equal((await counts(page)).D, 0);
  await finish(page, name, {});
  assert.equal((await counts(page)).D, 1);
});

test("the_next_child_comes_up_by_itself_and_all_are_counted_as_by_hand", async () => {
  const { page } = phone;
  const came = children.slice(0, COUNT - ABSENT);
  const half = 20;
  const inHand = () => page2().locator("li.queue-line", { has: page2().locator('button.row-link[aria-expanded="true"]') });
  const tapped = [];
  for (const [at, { name, story }] of came.entries()) {
    if (at === 0) continue;
    if (at === half) await killed();
    // The order of the list is the order of the names; whoever is not in hand is tapped.
    await weight(page2()).waitFor();
    if (!(await inHand().innerText()).includes(name)) tapped.push(name);
    await take(page2(), name);
    const told = at % 10 === 3 ? { height_cm: "78" } : {};
    await finish(page2(), name, { weight_kg: story.now, ...told });
  }
  assert.deepEqual(await counts(page2()), expected(came));
  // On the smallest phone all of them, of two digits by now, stand in one line.
  await page2().setViewportSize({ width: 360, height: 640 });
  const lines = await page2().locator(".skdn:visible").evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().top)).size);
  assert.equal(lines, 1);
  await page2().setViewportSize(PHONE.viewport);
  // The one with the long name stands elsewhere in the list than here; after it the next who is missing comes up again.
  assert.deepEqual(tapped, [LONG_NAME]);

  // In the middle the phone's battery ends it all: each saved child is saved, and what was typed lies in the pad.
  async function killed() {
    const half = came.at(20);
    await take(page2(), half.name);
    await weight(page2()).fill("10");
    // The draft is written behind her back; the first screen knows it as soon as it is.
    await show(page2(), "/");
    await page2().locator("section[aria-labelledby=drafts] .card", { hasText: half.name }).waitFor();
    const { profile } = phone;
    await phone.kill();
    server = await startServer({ dataDir: server.dataDir, port: server.port });
    phone = await openPhone({ profile });
    await phone.page.goto(`${server.url}/posyandu/${session}`);
    await unlock(phone.page);
    await server.stop();
    await goTo(phone.page, `/posyandu/${session}`);
    await page2().locator("li.queue-line").nth(COUNT - 1).waitFor();
    assert.equal((await counts(page2())).D, 20);
    await weight(page2()).waitFor();
    assert.equal(await line(page2(), half.name).locator('[name="weight_kg"]').inputValue(), "10");
  }
});
const page2 = () => phone.page;

test("a_child_that_is_not_in_the_list_is_weighed_as_a_guest_and_counted_at_its_own", async () => {
  const { page } = phone;
  const before = await counts(page);
  await press(page, "Tidak ada di daftar");
  await page.fill("#search", "mawar");
  await page.locator(".row-link[href*='anak=']", { hasText: "Anak Mawar" }).click();
  await weight(page).waitFor();
  await finish(page, "Anak Mawar", { weight_kg: "9,9" });
  await line(page, "Anak Mawar").locator(".row-line", { hasText: "tamu" }).waitFor();
  assert.deepEqual(await counts(page), before);
});

test("who_cannot_be_weighed_gets_the_long_form_of_this_day_and_she_is_back_in_the_queue", async () => {
  const { page } = phone;
  const before = await counts(page);
  await press(page, "Tidak ada di daftar");
  await page.fill("#search", "rewel");
  await page.locator(".row-link[href*='anak=']", { hasText: "Anak Rewel" }).click();
  await weight(page).waitFor();
  await pad(page).locator('[name="muac_cm"]').fill("14,1");
  await press(page, "Tidak bisa ditimbang");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.locator('[name="visit_date"]').inputValue(), answers.day(0));
  await page.locator('[name="method"][value="posyandu"]:checked').waitFor({ state: "attached" });
  await press(page, "Lanjut");
  assert.equal(await page.locator("#f-muac_cm").inputValue(), "14,1");
  await fill(page, { not_weighed_reason: "refused" });
  await press(page, "Simpan");
  await page.waitForURL((url) => url.pathname === `/posyandu/${session}`);
  await line(page, "Anak Rewel").locator(".queue-done").waitFor();
  assert.deepEqual(await counts(page), before);
});

test("a_new_child_is_registered_and_its_pad_is_open", async () => {
  const { page } = phone;
  await press(page, "Tidak ada di daftar");
  await press(page, "Keluarga baru");
  await page.locator("#form-page").waitFor();
  await fill(page, answers.household);
  await press(page, "Simpan");
  await page.waitForURL((url) => url.pathname.endsWith("/tambah/child"));
  await page.locator("#form-page").waitFor();
  await fill(page, { ...answers.child, name: "Walk In Baru", birth_order: "1" });
  await press(page, "Simpan");
  await page.waitForURL((url) => url.pathname === `/posyandu/${session}`);
  await weight(page).waitFor();
  assert.equal((await counts(page)).S, COUNT + 1);
  // Far too light for its age: the report will name it.
  await finish(page, "Walk In Baru", { weight_kg: "6,4" });
  await line(page, "Walk In Baru").locator(".badge", { hasText: "B baru pertama" }).waitFor();
  const { BGM, Rujuk } = await counts(page);
  assert.deepEqual({ BGM, Rujuk }, { BGM: 1, Rujuk: 0 });
});

test("the_report_names_who_needs_something_and_closing_makes_visits_of_who_did_not_come", async () => {
  const { page } = phone;
  // Who has not come yet is in hand; nobody else comes.
  await pad(page).getByRole("button", { name: "Tutup" }).click();
  await press(page, "Laporan dan tutup");
  await screen(page, "Laporan hari posyandu");
  const came = children.slice(0, COUNT - ABSENT);
  const hand = expected(came);
  await page.locator("#r-absent").waitFor();
  const facts = (await page.locator(".report dl.facts").allInnerTexts()).join("\n");
  assert.match(facts, new RegExp(`${hand.D + 1} dari ${hand.S + 1}`));
  assert.match(facts, new RegExp(`${hand.N} dari ${hand.N + hand.T}`));
  const names = (id) => page.locator(`section[aria-labelledby=${id}] .row-name`).allInnerTexts();
  assert.deepEqual((await names("r-absent")).sort(), children.slice(-ABSENT).map(({ name }) => name).sort());
  assert.deepEqual((await names("r-twice")).sort(), came.filter(({ story }) => story.letters.includes("2")).map(({ name }) => name).sort());
  assert.deepEqual((await names("r-guests")).sort(), ["Anak Mawar", "Anak Rewel"]);
  assert.deepEqual(await names("r-below"), ["Walk In Baru"]);
  // From there she is referred, and counted from then on.
  assert.deepEqual(await names("r-sent"), []);
  await page.locator("section[aria-labelledby=r-below] .row-link").click();
  await page.waitForURL((url) => /^\/kunjungan\/[0-9a-f-]{36}$/.test(url.pathname));
  await goTo(page, `${new URL(page.url()).pathname}/rujuk`);
  await page.locator("#form-page").waitFor();
  await save(page, { referral_place: "Puskesmas Tanjung Palas" });
  await goTo(page, `/posyandu/${session}`);
  assert.equal((await counts(page)).Rujuk, 1);
  await show(page, `/posyandu/${session}/laporan`);
  await page.locator("#r-sent").waitFor();
  assert.deepEqual(await names("r-sent"), ["Walk In Baru"]);
  // On paper: the numbers and who needs something, without the buttons.
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#r-below").isVisible(), true);
  assert.equal(await page.locator(".report dl.facts").first().isVisible(), true);
  assert.equal(await page.getByRole("button", { name: "Cetak" }).isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "Tutup hari posyandu" }).isVisible(), false);
  assert.equal(await page.locator("nav.nav").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await page.getByText("Balai desa").waitFor();
  await press(page, "Tutup hari posyandu");
  await page.getByRole("button", { name: "Buka lagi" }).waitFor();
  await home(page);
  const task = page.locator("li.task", { hasText: "tidak datang ke posyandu" });
  await task.first().waitFor();
  assert.equal(await task.count(), ABSENT);
  // Nothing of the eighty is left over as unfinished.
  assert.equal(await page.locator("#drafts").count(), 0);
  const absent = children.at(-1);
  await task.filter({ hasText: absent.name }).locator("a").first().click();
  await page.waitForURL((url) => url.pathname === `/orang/${absent.id}/kunjungan/child_visit` && url.search === "?cara=rumah");
  await page.locator("#form-page").waitFor();
  await fill(page, { ...answers.childVisit, weight_kg: "10,2" }, { sure: ["weight_kg", "height_cm"] }).catch(() => {});
  await pressSave(page);
  await show(page, "/");
  await page.locator("li.task", { hasText: children.at(-2).name }).waitFor();
  assert.equal(await page.locator("li.task", { hasText: "tidak datang ke posyandu" }).count(), ABSENT - 1);
});

test("another_phone_at_the_same_posyandu_sees_one_day_with_the_children_of_both", async () => {
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  await synced(phone.page);
  other = await openPhone();
  const { page } = other;
  await enter(page, server, budi);
  await show(page, "/posyandu");
  await page.locator(".row-link", { hasText: "Posyandu Melati" }).waitFor();
  // She opened one by herself before she had the other's: both are one day.
  const own = await openDay(page);
  assert.notEqual(own, session);
  assert.equal((await counts(page)).D, COUNT - ABSENT + 1);
  const late = children.at(-2);
  await take(page, late.name);
  await finish(page, late.name, { weight_kg: late.story.now });
  await synced(page);
  await show(page, "/posyandu");
  assert.equal(await page.locator(".row-link", { hasText: "Posyandu Melati" }).count(), 1);
  await phone.page.evaluate(() => window.dispatchEvent(new Event("online")));
  await goTo(phone.page, `/posyandu/${session}`);
  await line(phone.page, late.name).locator(".badge").first().waitFor();
  assert.equal((await counts(phone.page)).D, COUNT - ABSENT + 2);
  assert.deepEqual(unexpected(phone.problems), []);
  assert.deepEqual(unexpected(other.problems), []);
});
