// One child with two records: the coordinator compares them side by side, merges them, and takes them apart again. What a
// phone without a signal wrote meanwhile about the one that went is hers all the same, and nothing is lost on the way.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, token } from "../lib/api.mjs";
import { answer, answerPage, fill, firstTime, goTo, next, press, pressSave, save, screen, synced, unsent } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { findings } from "../lib/axe.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { nothingReadable } from "../lib/disk.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const CADRE = "kader.jelarai";
const COORDINATOR = "koordinator.selor";
const CHILD = { ...answers.child, name: "Muhammad Rizki Hunai", sex: "male" };
const AGAIN = { ...CHILD, name: "Muh. Rizky Hunai" };
// The first of the two was registered with the card in hand.
const FIRST = answers.withNik(CHILD);
const HOMES = ["6501050312090018", "6501050312090019"];

let server;
let passwords;
let phone;
let desk;
let child;
let again;
let visits;

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  phone = await openPhone();
  const { page } = phone;
  await firstTime(page, server, CADRE, passwords[CADRE]);
  const household = await registerHousehold(page);
  child = await registerPerson(page, household, "child", FIRST);
  await goTo(page, `/keluarga/${household}/tambah/child?ibu=lain`);
  await page.locator("#form-page").waitFor();
  await answerPage(page, { name: AGAIN.name, sex: AGAIN.sex, birth_date: AGAIN.birth_date, nik_status: AGAIN.nik_status });
  await page.locator("#same .card").first().waitFor();
  await fill(page, AGAIN);
  again = await pressSave(page);
  visits = [
    await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(-30), weight_kg: "9,1" }),
    await recordVisit(page, again, "child_visit", answers.childVisit),
  ];
  await synced(page);
  desk = await openPhone({ screen: DESK });
  await toQueue(desk.page, server, COORDINATOR, passwords[COORDINATOR]);
});
after(async () => {
  await desk.close();
  await phone.close();
  await server.stop();
});

const toCompare = async (page) => {
  await goTo(page, `/ganda/${again}/${child}`);
  await page.locator(".pair tbody tr").first().waitFor();
};
const sends = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));
const listed = (page, name) => page.locator("#main .row-link", { hasText: name });
const merged = (page) => page.locator(".notice", { hasText: "sudah digabung" });

test("the_flagged_visit_leads_to_both_records_side_by_side", async () => {
  const { page } = desk;
  await openVisit(page, visits[1]);
  await press(page, "Bandingkan");
  await screen(page, "Bandingkan dua catatan");
  // Line by line, and what differs stands out.
  const line = (label) => page.locator(".pair tr", { has: page.locator("th", { hasText: new RegExp(`^${label}$`) }) });
  await line("Nama").waitFor();
  assert.deepEqual(await line("Nama").locator("td").allInnerTexts(), [AGAIN.name, CHILD.name]);
  assert.equal(await line("Nama").getAttribute("class"), "differs");
  assert.notEqual(await line("Nama ibu kandung").getAttribute("class"), "differs");
  assert.deepEqual(await findings(page), []);
  await goTo(page, "/ganda");
  await page.locator("#pairs").waitFor();
  await page.locator(".row-link", { hasText: AGAIN.name }).waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/doubles.png`, fullPage: true });
});

test("without_a_reason_nothing_is_merged_and_with_one_both_histories_are_hers", async () => {
  const { page } = desk;
  await toCompare(page);
  await press(page, "Gabungkan");
  await page.getByText("Tulis dulu bagaimana Anda tahu").waitFor();
  await page.fill("#reason", "Dilihat di KK bersama ibunya");
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/compare.png`, fullPage: true });
  await page.locator("input[name=stays]").nth(1).check();
  // Meanwhile the cadre is on the road: she corrects the one that goes, and weighs it.
  await phone.context.setOffline(true);
  await goTo(phone.page, `/orang/${again}/ubah`);
  await phone.page.locator("#form-page").waitFor();
  await answer(phone.page, "name", "Muhammad Rizky Hunai");
  while (!(await phone.page.getByRole("button", { name: "Simpan" }).isVisible().catch(() => false))) await next(phone.page);
  await pressSave(phone.page);
  const late = await recordVisit(phone.page, again, "child_visit", { ...answers.childVisit, weight_kg: "9,8" });
  assert.equal(await unsent(phone.page), 2);

  await press(page, "Gabungkan");
  await page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  await synced(page);
  await merged(page).waitFor();

  await phone.context.setOffline(false);
  await sends(phone.page);
  await synced(phone.page);
  // One row, with all three visits; the name that was corrected is there, with a card for the one that was.
  await goTo(phone.page, "/sasaran?saring=child");
  await listed(phone.page, "Hunai").first().waitFor();
  assert.equal(await listed(phone.page, "Hunai").count(), 1);
  await goTo(phone.page, `/orang/${child}`);
  await phone.page.locator(".timeline li").nth(2).waitFor();
  assert.equal(await phone.page.locator(".timeline li").count(), 3);
  await phone.page.locator("summary", { hasText: "Catatan ganda yang digabung" }).waitFor();
  await phone.page.locator(".card", { hasText: "isian berbeda" }).waitFor();
  assert.deepEqual(await findings(phone.page), []);
  if (process.env.DAMPINGI_SHOTS) await phone.page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/merged-person.png`, fullPage: true });
  // The late visit can be read, and the page of the one that went leads on.
  await goTo(phone.page, `/kunjungan/${late}`);
  await phone.page.getByText("9,8 kg").first().waitFor();
  await goTo(phone.page, `/orang/${again}`);
  await phone.page.getByText("Catatan ini sudah digabung").waitFor();
  if (process.env.DAMPINGI_SHOTS) await phone.page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/merged-away.png`, fullPage: true });
  await press(phone.page, "Buka catatan yang dipakai");
  await phone.page.waitForURL((url) => url.pathname === `/orang/${child}`);
});

test("a_task_that_is_older_than_the_merge_leads_to_her_who_stays", async () => {
  const { page } = phone;
  // A task, a bookmark, an unfinished form: it still names the record that went.
  await goTo(page, `/orang/${again}/kunjungan/child_visit`);
  await page.locator(".notice", { hasText: "Kunjungan dicatat untuk Muhammad Rizk" }).waitFor();
  await save(page, { ...answers.childVisit, weight_kg: "9,9" });
  await goTo(page, `/orang/${child}`);
  await page.locator(".timeline li").nth(3).waitFor();
  assert.equal(await page.locator(".timeline li").count(), 4);
  await sends(page);
  await synced(page);
  await goTo(page, "/kirim");
  assert.equal(await page.locator(".card-refer").count(), 0);
});

test("two_names_stand_on_a_card_and_the_cadre_chooses_with_a_reason", async () => {
  const { page } = phone;
  await goTo(page, "/perbaikan");
  const card = page.locator(".card", { hasText: "isian berbeda" });
  await card.getByRole("link", { name: "Pilih yang benar" }).click();
  await screen(page, "Dua isian berbeda");
  assert.match(await page.locator("fieldset").first().innerText(), /Muhammad Rizki Hunai[\s\S]*Muhammad Rizky Hunai/);
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/dispute.png`, fullPage: true });
  await page.locator("input[name=name][value=theirs]").check();
  await press(page, "Simpan pilihan");
  await page.getByText("Tulis dulu bagaimana Anda tahu").waitFor();
  await page.fill("#reason", "Dilihat di akta lahir");
  await press(page, "Simpan pilihan");
  await page.locator(".notice", { hasText: /Tersimpan di HP ini|Sudah dipilih/ }).waitFor();
  await synced(page);
  await goTo(page, `/orang/${child}`);
  await screen(page, CHILD.name);
  assert.equal(await page.locator(".card", { hasText: "isian berbeda" }).count(), 0);
});

test("taken_apart_each_has_what_is_its_own_and_both_are_different_from_then_on", async () => {
  const { page } = desk;
  await toCompare(page);
  await merged(page).waitFor();
  await page.fill("#reason", "Ternyata sepupunya");
  await press(page, "Pisahkan lagi");
  await page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  await synced(page);
  await page.locator("input[name=stays]").first().waitFor();
  await page.fill("#reason", "Dua anak, dua akta");
  await page.getByRole("button", { name: "Bukan orang yang sama" }).click();
  await synced(page);
  await page.locator(".notice", { hasText: "dua orang yang berbeda" }).waitFor();
  for (const said of ["Dilihat di KK bersama ibunya", "Ternyata sepupunya", "Dua anak, dua akta"]) {
    await page.locator("blockquote", { hasText: said }).waitFor();
  }

  await sends(phone.page);
  await goTo(phone.page, "/sasaran?saring=child");
  await listed(phone.page, "Hunai").nth(1).waitFor();
  await goTo(phone.page, `/orang/${again}`);
  await screen(phone.page, "Muhammad Rizky Hunai");
  await phone.page.locator(".timeline li").nth(1).waitFor();
  assert.equal(await phone.page.locator(".timeline li").count(), 2);
  await goTo(phone.page, `/orang/${child}`);
  await screen(phone.page, CHILD.name);
  await phone.page.locator(".timeline li").nth(1).waitFor();
  assert.equal(await phone.page.locator(".timeline li").count(), 2);
  const session = await token(server, COORDINATOR, passwords[COORDINATOR]);
  const { body } = await ask(server, "/api/review/doubles", { token: session });
  const pair = body.pairs.find(({ alias }) => alias.id === again);
  assert.equal(pair.state, "different");
});

test("a_cadre_proposes_and_the_coordinator_finds_it_in_her_list", async () => {
  const { page } = phone;
  const household = await registerHousehold(page, { ...answers.household, head_name: "Bilung Ajang", family_card_number: "6501050312090008" });
  const twins = [];
  for (const name of ["Yosia Apui", "Yosia Apuy"]) {
    await goTo(page, `/keluarga/${household}/tambah/child?ibu=lain`);
    await page.locator("#form-page").waitFor();
    await fill(page, { ...CHILD, name, birth_date: answers.day(-700) });
    twins.push(await pressSave(page));
  }
  await goTo(page, `/orang/${twins[0]}`);
  await page.locator("summary", { hasText: "Data" }).last().click();
  await page.getByRole("link", { name: "Tercatat dua kali?" }).click();
  await screen(page, "Orang yang sama?");
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/propose.png`, fullPage: true });
  await page.locator(".card", { hasText: "Yosia Apuy" }).getByRole("button", { name: "Usulkan digabung" }).click();
  await page.waitForURL((url) => url.pathname === `/orang/${twins[0]}`);
  await sends(page);
  await synced(page);
  await goTo(desk.page, "/periksa");
  await sends(desk.page);
  await press(desk.page, "Perlu diputuskan");
  await desk.page.locator(".row-link", { hasText: "Yosia Apui / Yosia Apuy" }).waitFor();
  assert.deepEqual(unexpected(phone.problems), []);
  assert.deepEqual(unexpected(desk.problems), []);
});

test("two_households_that_are_one_show_the_people_of_both_until_they_are_taken_apart", async () => {
  const { page } = phone;
  const homes = [];
  const children = ["Benyamin Laing", "Debora Laing"];
  for (const [at, card] of HOMES.entries()) {
    const home = await registerHousehold(page, { ...answers.household, head_name: at ? "Yakob Laing" : "Yakub Laing", family_card_number: card });
    await goTo(page, `/keluarga/${home}/tambah/child?ibu=lain`);
    await page.locator("#form-page").waitFor();
    await fill(page, { ...CHILD, name: children[at], birth_date: answers.day(-600 - at * 300) });
    await pressSave(page);
    homes.push(home);
  }
  const [stays, gone] = homes;
  // The page is drawn anew when something of it was sent.
  await sends(page);
  await synced(page);
  await goTo(page, `/keluarga/${gone}`);
  await page.locator("summary", { hasText: "Data" }).last().click();
  await page.getByRole("link", { name: "Tercatat dua kali?" }).click();
  await screen(page, "Keluarga yang sama?");
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/24-propose-home.png` });
  await page.locator(".card", { hasText: "Yakub Laing" }).getByRole("button", { name: "Usulkan digabung" }).click();
  await page.waitForURL((url) => url.pathname === `/keluarga/${gone}`);
  await unsent(page);
  await sends(page);
  await synced(page);

  await goTo(desk.page, "/periksa");
  await sends(desk.page);
  await goTo(desk.page, "/ganda");
  await desk.page.locator(".row-link", { hasText: "Yakob Laing / Yakub Laing" }).click();
  await screen(desk.page, "Bandingkan dua catatan");
  await desk.page.locator(".pair tr", { hasText: "Anggota yang tercatat" }).filter({ hasText: children[1] }).waitFor();
  assert.deepEqual(await findings(desk.page), []);
  if (process.env.DAMPINGI_SHOTS) await desk.page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/24-compare-homes.png`, fullPage: true });
  await desk.page.locator("input[name=stays]").nth(1).check();
  await desk.page.fill("#reason", "Satu rumah, dua kali didata");
  await press(desk.page, "Gabungkan");
  await desk.page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  await synced(desk.page);
  await merged(desk.page).waitFor();

  await sends(page);
  await goTo(page, `/keluarga/${stays}`);
  for (const name of children) await listed(page, name).first().waitFor();
  await page.locator("summary", { hasText: "Catatan ganda yang digabung" }).waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/24-one-home.png`, fullPage: true });
  await goTo(page, "/sasaran?saring=keluarga");
  await listed(page, "Yakub Laing").waitFor();
  assert.equal(await listed(page, "Yakob Laing").count(), 0);
  await goTo(page, `/keluarga/${gone}`);
  await page.getByText("Catatan ini sudah digabung").waitFor();
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/24-home-went.png` });
  await press(page, "Buka catatan yang dipakai");
  await page.waitForURL((url) => url.pathname === `/keluarga/${stays}`);

  await desk.page.fill("#reason", "Ternyata dua rumah");
  await press(desk.page, "Pisahkan lagi");
  await desk.page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  // The server has said so: both may be chosen again.
  await desk.page.locator("input[name=stays]").first().waitFor();
  await synced(desk.page);
  await sends(page);
  await goTo(page, "/sasaran?saring=keluarga");
  await listed(page, "Yakob Laing").waitFor();
  await goTo(page, `/keluarga/${stays}`);
  await listed(page, children[0]).first().waitFor();
  assert.equal(await listed(page, children[1]).count(), 0);
  assert.deepEqual(unexpected(phone.problems), []);
  assert.deepEqual(unexpected(desk.problems), []);
});

test("neither_phone_nor_desk_has_a_name_or_a_number_of_them_on_its_disk", async () => {
  const { head_name, family_card_number } = answers.household;
  const entered = [FIRST.name, AGAIN.name, FIRST.nik, head_name, family_card_number, "Yakub Laing", ...HOMES, "Dua anak, dua akta"];
  await nothingReadable(phone, entered);
  await nothingReadable(desk, entered);
});
