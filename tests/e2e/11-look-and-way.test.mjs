// How the app looks and how one finds one's way: language, text size, colours, unknown addresses, back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goTo, heading, press, screen, unlock } from "../lib/app.mjs";
import { offlineCadre } from "../lib/begin.mjs";
import { addresses, show } from "../lib/cadre.mjs";
import { misfits } from "../lib/fits.mjs";
import { unexpected } from "../lib/phone.mjs";

let server;
let phone;
let page;

before(async () => {
  ({ server, phone, page } = await offlineCadre());
});
after(() => phone.close());

const choose = (id) => page.locator(`#${id}`).check();
const root = (name) => page.evaluate((attribute) => document.documentElement.getAttribute(attribute), name);

test("the_language_changes_at_once_and_stays", async () => {
  await goTo(page, "/pengaturan");
  await choose("language-1");
  await screen(page, "Settings");
  assert.equal(await root("lang"), "en");
  for (const [path, title] of [["/", "Today"], ["/sasaran", "People"], ["/kirim", "Send"], ["/keluarga/baru", "Add a household"]]) {
    await goTo(page, path);
    await screen(page, title);
    assert.equal(await page.title(), `${title} · Dampingi`);
  }
  await page.goto(`${server.url}/kirim`);
  await screen(page, "Enter your PIN");
  for (const digit of "274951") await page.locator(".keys button.key", { hasText: digit }).click();
  await screen(page, "Send");
  await goTo(page, "/pengaturan");
  await choose("language-0");
  await screen(page, "Pengaturan");
  assert.equal(await root("lang"), "id");
});

test("each_size_of_text_is_larger_than_the_one_before_and_stays", async () => {
  await goTo(page, "/pengaturan");
  const sizes = [];
  for (const at of [0, 1, 2, 3]) {
    await choose(`text-size-${at}`);
    sizes.push(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize)));
  }
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  assert.equal(new Set(sizes).size, 4, `${sizes}`);
  assert(Math.abs(sizes[3] / sizes[0] - 2) < 0.01, "the largest is twice the usual");
  assert(sizes[0] >= 16);
  await choose("text-size-0");
});

test("nothing_has_to_be_pushed_sideways_and_words_are_whole", async () => {
  const wide = [];
  for (const { name, path } of await addresses(page)) {
    await show(page, path);
    for (const found of await misfits(page, 11)) wide.push(`${name}: ${found}`);
  }
  assert.deepEqual(wide, []);
});

test("colours_follow_the_setting_and_the_phone", async () => {
  await goTo(page, "/pengaturan");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const seen = new Set();
  for (const [at, theme] of [[1, "light"], [2, "dark"], [3, "contrast"]]) {
    await choose(`colours-${at}`);
    assert.equal(await root("data-theme"), theme);
    seen.add(await paper());
  }
  assert.equal(seen.size, 3);
  await choose("colours-0");
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
  }
});

test("an_unknown_address_is_a_page_that_helps", async () => {
  for (const path of ["/tidak/ada", "/orang/bukan-nomor", "/orang/0190a5f0-0000-7000-8000-000000000000", "/kunjungan/x/perbaiki", "/keluarga/1/tambah/naga"]) {
    await goTo(page, path);
    await page.getByText(/Halaman ini tidak ada|Tidak ada di HP ini/).first().waitFor();
    await press(page, "Ke halaman awal");
    await screen(page, "Hari ini");
  }
});

test("back_goes_where_she_came_from_and_never_to_a_form_that_was_saved_or_to_the_lock", async () => {
  // Of one kind of visit, so that the button leads to the form; a newborn child has two.
  await goTo(page, "/sasaran?saring=engagement");
  await page.locator(".row-link").first().click();
  await page.locator(".person-head").waitFor();
  const person = page.url();
  await press(page, "Catat kunjungan");
  await page.locator("#form-page").waitFor();
  await page.goBack();
  await page.locator(".person-head").waitFor();
  assert.equal(page.url(), person);
  await page.locator("a.back").click();
  await screen(page, "Sasaran");

  // Opened from a bookmark there is nothing to go back to, so the arrow leads to the list.
  await page.goto(person);
  await unlock(page);
  await page.locator(".person-head").waitFor();
  await page.locator("a.back").click();
  await screen(page, "Sasaran");
  await page.goBack();
  assert.doesNotMatch(page.url(), /\/kunci/);
});

test("the_title_and_the_address_never_name_anybody", async () => {
  await goTo(page, "/sasaran?saring=child");
  await page.locator(".row-link").first().click();
  await page.locator(".person-head").waitFor();
  const name = await heading(page);
  assert.equal(await page.title(), "Orang · Dampingi");
  assert(!decodeURIComponent(page.url()).toLowerCase().includes(name.split(" ")[0].toLowerCase()));
  assert.deepEqual(unexpected(phone.problems), []);
});
