// Registering somebody who is on the phone already: she is told so without a signal, with the reasons, and never held up. What
// she saves all the same is marked for the coordinator.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, answerPage, fill, firstTime, goTo, next, pressSave, screen, synced } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { findings } from "../lib/axe.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const NIK = "6501054503980017";
const CHILD = { ...answers.child, name: "Muhammad Rizki Hunai", sex: "male" };
const AGAIN = { ...CHILD, name: "Muh. Rizky Hunai" };
const TWIN = { ...CHILD, name: "Muhammad Rahman Hunai" };

let server;
let passwords;
let phone;
let household;
let child;
let again;
let visit;

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  phone = await openPhone();
  await firstTime(phone.page, server, CADRE, passwords[CADRE]);
  household = await registerHousehold(phone.page);
  child = await registerPerson(phone.page, household, "child", CHILD);
  await synced(phone.page);
  await server.stop();
});
after(async () => {
  await phone.close();
  await server.stop();
});

const notice = (page) => page.locator("#same");
const cards = (page) => notice(page).locator(".card");

async function register(page, filled, kind = "child") {
  await goTo(page, `/keluarga/${household}/tambah/${kind}${kind === "child" ? "?ibu=lain" : ""}`);
  await page.locator("#form-page").waitFor();
  await answerPage(page, filled);
}

test("a_child_in_another_spelling_is_shown_with_the_reasons_and_the_draft_stays", async () => {
  const { page } = phone;
  await register(page, { name: AGAIN.name });
  assert.equal(await cards(page).count(), 0, "a name alone says too little");
  await answerPage(page, { sex: AGAIN.sex, birth_date: AGAIN.birth_date, nik_status: AGAIN.nik_status });
  await cards(page).first().waitFor();
  assert.equal(await cards(page).count(), 1);
  const said = await cards(page).innerText();
  for (const part of [CHILD.name, "15 bulan", "Sabanar Lama, RT 07", `nama mirip: ${AGAIN.name} / ${CHILD.name}`, "tanggal lahir sama", "satu dusun"]) {
    assert(said.includes(part), `${part} in ${said}`);
  }
  assert.match(await notice(page).innerText(), /Mungkin sudah terdaftar/);
  if (process.env.DAMPINGI_SHOTS) {
    await notice(page).scrollIntoViewIfNeeded();
    await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/already-registered.png` });
    await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/already-registered-full.png`, fullPage: true });
  }
  assert.deepEqual(await findings(page), []);
  // The way to her, and back to what was typed.
  await cards(page).getByRole("link", { name: "Buka" }).click();
  await screen(page, CHILD.name);
  assert.equal(new URL(page.url()).pathname, `/orang/${child}`);
  await register(page, {});
  await page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  assert.equal(await page.inputValue("[name=name]"), AGAIN.name);
  await cards(page).first().waitFor();
});

test("not_the_same_she_says_and_goes_on_and_it_is_saved", async () => {
  const { page, problems } = phone;
  await cards(page).getByRole("button", { name: "Bukan orang yang sama" }).click();
  await notice(page).getByText("Isian ini ditandai untuk koordinator").waitFor();
  assert.equal(await cards(page).count(), 0);
  await page.waitForFunction(() => document.activeElement?.id === "same");
  // Left and opened again, it is not asked a second time.
  const form = new URL(page.url());
  await goTo(page, "/kirim");
  await screen(page, "Kirim");
  await goTo(page, form.pathname + form.search);
  await page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  await notice(page).getByText("Isian ini ditandai untuk koordinator").waitFor();
  assert.equal(await cards(page).count(), 0);
  await fill(page, AGAIN);
  await notice(page).getByText("Isian ini ditandai untuk koordinator").waitFor();
  again = await pressSave(page);
  visit = await recordVisit(page, again, "child_visit", answers.childVisit);
  assert.deepEqual(unexpected(problems), []);
});

test("a_twin_is_registered_without_a_word", async () => {
  const { page } = phone;
  await register(page, {});
  await fill(page, TWIN);
  assert.equal(await cards(page).count(), 0);
  await pressSave(page);
});

test("one_nik_is_one_person_whatever_the_name", async () => {
  const { page } = phone;
  const known = { ...answers.pregnant, birth_date: "5/3/1998", nik_status: "known", nik: NIK };
  const id = await registerPerson(page, household, "pregnancy", known);
  await register(page, { name: "Melati", sex: "female", birth_date: "6/3/1998", nik_status: "known", nik: NIK }, "engagement");
  await cards(page).first().waitFor();
  assert.match(await cards(page).innerText(), /NIK sama/);
  assert.equal(await cards(page).getByRole("link").getAttribute("href"), `/orang/${id}`);
  await answer(page, "nik", NIK.replace(/17$/, "18"));
  await cards(page).first().waitFor({ state: "detached" });
});

test("a_household_is_known_by_its_card_and_by_its_head_and_hamlet", async () => {
  const { page } = phone;
  await goTo(page, "/keluarga/baru");
  await page.locator("#form-page").waitFor();
  await answerPage(page, { ...answers.household, head_name: "Lahang Jau" });
  await cards(page).first().waitFor();
  assert.match(await cards(page).innerText(), /nomor KK sama/);
  assert.equal(await cards(page).getByRole("link").getAttribute("href"), `/keluarga/${household}`);
  await answerPage(page, { head_name: `H. ${answers.household.head_name}`, family_card_status: "not_issued_yet" });
  await cards(page).first().waitFor({ state: "detached" });
  await next(page);
  await answerPage(page, { hamlet: answers.household.hamlet });
  await cards(page).first().waitFor();
  assert.match(await cards(page).innerText(), /nama sama\s· satu dusun/);
  assert.equal(await cards(page).getByRole("button", { name: "Bukan keluarga yang sama" }).count(), 1);
});

test("the_coordinator_sees_the_mark_at_her_visit", async () => {
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  await goTo(phone.page, "/");
  await synced(phone.page);
  const desk = await openPhone({ screen: DESK });
  await toQueue(desk.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  const queued = desk.page.locator(`a[href="/periksa/${visit}"]`);
  await queued.getByText("Mungkin sudah terdaftar").waitFor();
  await openVisit(desk.page, visit);
  const mark = desk.page.locator(".flag-line", { hasText: "Mungkin sudah terdaftar" });
  await mark.waitFor();
  assert.match(await mark.innerText(), new RegExp(AGAIN.name));
  await desk.close();
});
