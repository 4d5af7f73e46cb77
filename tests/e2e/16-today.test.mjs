// Hari ini: what is due, for whom, why and how late, without a signal. With nobody, with one task, with hundreds; a tap leads to
// the form, a visit takes the task off, and the days bring it back without anybody writing anything.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { firstTime, onDay, save } from "../lib/app.mjs";
import { offlineNewcomer } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const LONG_NAME = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";
// Some days before the last one of last month, where she works.
const LAST_MONTH = -Number(answers.iso().slice(8)) - 3;
// A day in the middle of a February or an August that no plan made today reaches: they end after 183 to 246 days, and look
// another 31 ahead.
const FAR = (() => {
  for (let offset = 290; ; offset += 1) if (/-(02|08)-10$/.test(answers.iso(offset))) return offset;
})();

let server;
let passwords;
let phone;
let household;
let child;
let mother;

before(async () => {
  ({ server, passwords, phone } = await offlineNewcomer());
});
after(() => phone.close());

const group = (page, words) => page.locator("section.section", { has: page.getByRole("heading", { name: words }) });
const task = (page, name, what) => page.locator("li.task", { hasText: name }).filter({ hasText: what });
const next = (page, what) => page.locator("section[aria-labelledby=next] li", { hasText: what });

async function onPerson(page, id) {
  await show(page, `/orang/${id}`);
  await page.locator("section[aria-labelledby=next]").waitFor();
}

async function todayOn(page, offset) {
  await onDay(page, offset);
  await show(page, "/");
}

test("with_nobody_it_says_how_to_begin", async () => {
  const { page } = phone;
  await show(page, "/");
  await page.getByText("Belum ada sasaran di HP ini").waitFor();
  assert.equal(await page.locator("li.task").count(), 0);
  await page.getByRole("link", { name: "Tambah keluarga" }).waitFor();
  await show(page, "/sasaran");
  await page.getByText("Belum ada sasaran di HP ini").waitFor();
});

test("a_new_household_is_to_be_surveyed_and_then_no_more", async () => {
  const { page } = phone;
  household = await registerHousehold(page, { ...answers.household, head_name: LONG_NAME });
  await show(page, "/");
  await task(page, `Keluarga ${LONG_NAME}`, "Data air, jamban dan rumah").locator("a").click();
  await page.waitForURL((url) => url.pathname === `/keluarga/${household}/pendataan`);
  await page.locator("#form-page").waitFor();
  await save(page, answers.survey);
  await show(page, "/");
  await page.getByText("tambahkan orang yang Anda dampingi").waitFor();
  assert.equal(await page.locator("li.task").count(), 0);
});

test("a_child_stands_once_with_its_most_pressing_task_and_a_visit_takes_it_off", async () => {
  const { page } = phone;
  child = await registerPerson(page, household, "child", { ...answers.child, name: LONG_NAME, mother_name: "Mariana Lawai" });
  await show(page, "/");
  const line = group(page, "Sekarang").locator("li.task", { hasText: LONG_NAME });
  assert.equal(await line.count(), 1);
  assert.match(await line.innerText(), /Lihat catatan imunisasi di Buku KIA[\s\S]*\+\d lagi/);

  await onPerson(page, child);
  await next(page, "Timbang").getByText("belum pernah dikunjungi").waitFor();
  await next(page, "Timbang").getByText(/sampai \d+ \w{3}$/).waitFor();

  await show(page, "/");
  await line.locator("a.row-link").click();
  await page.waitForURL((url) => url.pathname === `/orang/${child}/kunjungan/child_visit`);
  assert.equal(await page.locator('[name="visit_date"]').inputValue(), answers.day(0));
  await save(page, answers.childVisit);
  await show(page, "/");
  assert.equal(await group(page, "Sekarang").locator("li.task", { hasText: "Timbang" }).count(), 0);
  await onPerson(page, child);
  await next(page, "Timbang").getByText(/mulai 1 \w{3}$/).waitFor();
  // That nobody waits is good news, and no search that found nothing.
  await show(page, "/sasaran?saring=belum");
  await page.getByText("Belum dikunjungi bulan ini: tidak ada").waitFor();
  await page.getByRole("button", { name: "Lihat semua" }).click();
  await page.locator(".row-name", { hasText: LONG_NAME }).waitFor();
  await page.fill("#search", "bambangwati");
  await page.getByText("Coba nama yang lebih pendek").waitFor();
});

test("a_woman_with_kek_is_told_with_the_reason_and_how_long_nobody_saw_her", async () => {
  const { page } = phone;
  mother = await registerPerson(page, household, "pregnancy", { ...answers.pregnant, registered_on: answers.day(LAST_MONTH) });
  const seen = { ...answers.pregnancyVisit, visit_date: answers.day(LAST_MONTH), anc_date: answers.day(LAST_MONTH - 2), muac_cm: "22,1" };
  await recordVisit(page, mother, "pregnancy_visit", seen, { sure: ["muac_cm"] });
  await show(page, "/");
  const line = page.locator("li.task", { hasText: answers.pregnant.name });
  await onPerson(page, mother);
  const atHome = next(page, "Kunjungi ibu hamil di rumah");
  await atHome.getByText(`KEK, belum dikunjungi ${-LAST_MONTH} hari`).waitFor();
  await atHome.locator("a").click();
  // The form knows what the task was.
  await page.locator('[name="method"][value="home_visit"]:checked').waitFor({ state: "attached" });
  await show(page, "/");
  assert.equal(await line.count(), 1);
});

test("her_household_shows_the_most_pressing_of_each", async () => {
  const { page } = phone;
  await show(page, `/keluarga/${household}`);
  await page.locator("section[aria-labelledby=next] li.task", { hasText: answers.pregnant.name }).waitFor();
  assert.equal(await page.locator("section[aria-labelledby=next] li.task", { hasText: answers.pregnant.name }).count(), 1);
});

test("the_days_bring_a_task_back_without_anybody_writing_anything", async () => {
  const { page } = phone;
  await todayOn(page, 32);
  await onPerson(page, child);
  await next(page, "Timbang").waitFor();
});

test("a_plan_that_is_over_is_made_anew_after_the_unlock", async () => {
  const { page, problems } = phone;
  await todayOn(page, FAR);
  // The pregnancy is over by its own time, whatever nobody wrote down: of two people one is left to be seen.
  assert.match(await page.locator(".month-count").innerText(), /^0\s+sudah dikunjungi\s+dari 1 sasaran$/);
  await onPerson(page, child);
  await next(page, "Vitamin A").getByText("kapsul merah").waitFor();
  assert.deepEqual(unexpected(problems), []);
});

test("hundreds_are_counted_the_first_are_shown_and_all_have_an_address", async () => {
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  const many = await openPhone();
  try {
    const { page } = many;
    await firstTime(page, server, "kader.semua", passwords["kader.semua"]);
    await server.stop();
    await show(page, "/");
    const now = group(page, "Sekarang");
    const count = Number((await now.locator(".task-count").innerText()).trim());
    assert(count > 300, `${count} to be seen`);
    assert.equal(await now.locator("li.task").count(), 20);
    await now.getByRole("link", { name: `Tampilkan semua (${count})` }).click();
    await page.waitForURL((url) => url.pathname === "/tugas/sekarang");
    await page.getByText(`${count} sasaran dan keluarga`).waitFor();
    assert.equal(await page.locator("li.task").count(), 50);
    await page.getByRole("button", { name: /lagi/ }).click();
    await page.waitForFunction(() => document.querySelectorAll("li.task").length === 100);
  } finally {
    await many.close();
  }
});
