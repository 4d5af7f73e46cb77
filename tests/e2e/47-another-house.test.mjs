// A child goes to its grandmother's in the same village: one person, one record, another house. What two phones say differently
// stands on a card; what was a mistake is taken back by one press; a house in another village is not offered.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, makeUsers, token } from "../lib/api.mjs";
import * as answers from "../lib/answers.mjs";
import { fill, goTo, press, save, screen, synced } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { newUser } from "../lib/begin.mjs";
import { registerPerson } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { pulls, sends } from "../lib/two.mjs";

const JELARAI = "65.01.05.2003";
const GUNUNG_SERIANG = "65.01.05.2004";
const BOTH = `${JELARAI};${GUNUNG_SERIANG}`;
const CHILD = { ...answers.child, name: "Bonifasius Laing" };
const HERS = { ...answers.household, head_name: "Agustina Usat Merang Kilat", family_card_number: "6501050312090031" };
const ELSEWHERE = { ...answers.household, head_name: "Merang Ngau Bilung", family_card_number: "6501050312090034" };
const NEIGHBOUR = { ...answers.household, head_name: "Ding Lawai Apui", family_card_number: "6501050312090032" };

let server;
let passwords;
let one;
let two;
let house;
let grandmother;
let neighbour;
let child;

const shot = async (page, name) =>
  process.env.DAMPINGI_SHOTS && page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/house-${name}.png`, fullPage: true });

// A household in one of her villages.
async function householdIn(page, village, household) {
  await goTo(page, `/keluarga/baru/${village}`);
  await page.locator("#form-page").waitFor();
  return save(page, household);
}

// What the server has of the child now.
async function stored() {
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/people/${child}`, { token: session });
  return body.records.find((record) => record.id === child);
}

// From its page into another house, found by what she types.
async function moves(page, typed, head, since) {
  await goTo(page, `/orang/${child}`);
  await press(page, "Pindah rumah");
  await screen(page, "Pindah ke rumah siapa?");
  await page.locator("#search").fill(typed);
  await page.locator(".row-link", { hasText: head }).click();
  await screen(page, `Pindah ke keluarga ${head}`);
  await saysSince(page, since);
}

// The one page of the move, as far as her page again.
async function saysSince(page, since) {
  await fill(page, { house_since: since });
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.waitForURL((url) => url.pathname === `/orang/${child}`);
}

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  Object.assign(passwords, makeUsers(server.dataDir, `kader.satu,Kader Satu,cadre,tpk,${BOTH}`, `kader.dua,Kader Dua,cadre,tpk,${BOTH}`));
  one = await openPhone();
  const { page } = one;
  await newUser(page, server, "kader.satu", passwords["kader.satu"]);
  house = await householdIn(page, JELARAI, answers.household);
  grandmother = await householdIn(page, JELARAI, HERS);
  await householdIn(page, GUNUNG_SERIANG, ELSEWHERE);
  neighbour = await householdIn(page, JELARAI, NEIGHBOUR);
  child = await registerPerson(page, house, "child", CHILD);
  await sends(page);
  await synced(page);
  two = await openPhone();
  await newUser(two.page, server, "kader.dua", passwords["kader.dua"]);
  await goTo(two.page, `/orang/${child}`);
  await screen(two.page, CHILD.name);
});
after(async () => {
  await two.close();
  await one.close();
  await server.stop();
});

test("the_child_lives_at_its_grandmothers_and_everything_follows", async () => {
  const { page } = one;
  await goTo(page, `/orang/${child}/rumah`);
  await page.locator("#search").waitFor();
  assert.deepEqual(await findings(page), []);
  await shot(page, "choose");
  await page.locator(".row-link", { hasText: HERS.head_name }).waitFor();
  assert.equal(await page.locator(".row-link", { hasText: ELSEWHERE.head_name }).count(), 0, "another village");
  await moves(page, "usat merang", HERS.head_name, answers.day(-10));
  await page.locator("#main", { hasText: `sebelumnya keluarga ${answers.household.head_name}` }).waitFor();
  assert.deepEqual(await findings(page), []);
  await shot(page, "person");
  // It is in the one house and not in the other, and found by the other hamlet.
  await goTo(page, `/keluarga/${grandmother}`);
  await page.locator("[aria-labelledby=members] .row-name", { hasText: CHILD.name }).waitFor();
  await goTo(page, `/keluarga/${house}`);
  await page.getByText("Belum ada yang dicatat di keluarga ini").waitFor();
  await sends(page);
  await synced(page);
  const record = await stored();
  assert.equal(record.fields.household_id, grandmother);
  assert.equal(record.fields.house_since, answers.iso(-10));
  assert.deepEqual(record.fields.houses_before, [house]);
});

test("one_press_goes_back_to_the_house_before", async () => {
  const { page } = one;
  await goTo(page, `/orang/${child}`);
  await press(page, "Salah catat, kembali ke rumah sebelumnya");
  await page.getByText("Salah catat, kembali").waitFor({ state: "detached" });
  await goTo(page, `/keluarga/${house}`);
  await page.locator("[aria-labelledby=members] .row-name", { hasText: CHILD.name }).waitFor();
  await sends(page);
  await synced(page);
  const record = await stored();
  assert.equal(record.fields.household_id, house);
  assert(!record.fields.houses_before && !record.fields.house_since);
});

test("of_two_houses_said_apart_a_person_chooses", async () => {
  await pulls(two.page);
  await one.context.setOffline(true);
  await two.context.setOffline(true);
  await moves(one.page, "apui", NEIGHBOUR.head_name, answers.day(-5));
  await moves(two.page, "merang", HERS.head_name, answers.day(-6));
  for (const phone of [one, two]) {
    await phone.context.setOffline(false);
    await sends(phone.page);
    await synced(phone.page);
  }
  const first = await stored();
  assert.equal(first.fields.household_id, neighbour);
  assert(first.flags.includes("household_id:disputed"));
  const { page } = two;
  await goTo(page, "/perbaikan");
  await page.locator(".card", { hasText: "isian berbeda" }).getByRole("link").first().click();
  await screen(page, "Dua isian berbeda");
  // The house is the one question: its day and the house before go with it.
  await page.locator("fieldset .option").first().waitFor();
  assert.equal(await page.locator("fieldset:has(input[type=radio])").count(), 1);
  const options = await page.locator("fieldset .option").allInnerTexts();
  assert.match(options.join("\n"), /Ding Lawai Apui[\s\S]*Agustina Usat Merang Kilat/);
  await shot(page, "dispute");
  await page.locator("input[name=household_id][value=ours]").check();
  await page.fill("#reason", "Ditanya ke neneknya");
  await press(page, "Simpan pilihan");
  await page.locator(".notice").first().waitFor();
  await sends(page);
  await synced(page);
  const chosen = await stored();
  assert.equal(chosen.fields.household_id, grandmother);
  assert.equal(chosen.fields.house_since, answers.iso(-6));
  assert(!(chosen.flags ?? []).includes("household_id:disputed"));
});

test("a_house_that_is_not_registered_yet_is_registered_on_the_way", async () => {
  const { page } = two;
  await goTo(page, `/orang/${child}`);
  await press(page, "Pindah rumah");
  await press(page, "Keluarga baru di");
  await screen(page, "Tambah keluarga");
  await fill(page, { ...answers.household, head_name: "Lenjau Bilung", family_card_number: "6501050312090033" });
  await page.locator(".action-bar-form button[type=submit]").click();
  await screen(page, "Pindah ke keluarga Lenjau Bilung");
  await saysSince(page, answers.day(-1));
  await page.locator("#main a", { hasText: "Lenjau Bilung" }).first().waitFor();
  assert.deepEqual(unexpected(one.problems), []);
  assert.deepEqual(unexpected(two.problems), []);
});
