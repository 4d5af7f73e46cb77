// Households: found by the number of the family card and by whoever lives there; those at risk of stunting (KRS) as a list with
// why, and who was not surveyed apart; the mother on her child's page and her children on hers; and a survey, a referral, its
// outcome and a handover taken back, before they are sent and after.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { fill, goTo, open, press, pressSave, save, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { newUser } from "../lib/begin.mjs";
import { makeUsers } from "../lib/api.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";
import { openPhone, unexpected, until } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { sends } from "../lib/two.mjs";

const CARD = answers.household.family_card_number;
const LONG = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";
const MOTHER = { ...answers.mother, name: "Siti Khadijah Jalung" };
const CHILD = { ...answers.child, name: LONG };
// Nobody has surveyed it, and nobody of it is at risk by herself.
const UNSURVEYED = { ...answers.household, head_name: "Petrus Lenjau", family_card_number: "6501050312090114", hamlet: "Buluh Perindu", rt: "03" };

let server;
let phone;
let household;
let mother;
let child;

before(async () => {
  server = await startServer({ demo: true });
  const made = makeUsers(server.dataDir, "kader.palas,Kader Palas Hulu,cadre,tpk,65.01.01.1001");
  phone = await openPhone();
  const { page } = phone;
  await newUser(page, server, "kader.palas", made["kader.palas"]);
  await phone.context.setOffline(true);
  household = await registerHousehold(page);
  mother = await registerPerson(page, household, "postpartum", MOTHER);
  child = await registerPerson(page, household, "child", CHILD, { mother: MOTHER.name });
  await registerHousehold(page, UNSURVEYED);
});
after(async () => {
  await phone.close();
  await server.stop();
});

const names = (page) => page.locator("#main .hamlet .row-name").allInnerTexts();
const chip = (page, words) => page.locator("button.chip", { hasText: words });
const counted = async (page, words) => Number(await chip(page, words).locator(".chip-count").innerText());
const shot = async (page, name) => {
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/46-${name}.png`, fullPage: true });
};

async function typed(page, words) {
  await page.fill("#search", words);
  await until(page, async (told) => document.querySelector("#search").value === told, words);
}

test("a_household_is_found_by_its_card_and_by_whoever_lives_there_in_another_spelling", async () => {
  const { page } = phone;
  await show(page, "/sasaran?saring=keluarga");
  for (const words of [CARD, CARD.slice(0, 14), "moh. abdurahman", "chadidjah", "sabanar", "ding yosafat"]) {
    await typed(page, words);
    await until(page, async (head) => {
      const found = [...document.querySelectorAll("#main .hamlet .row-name")].map((one) => one.textContent);
      return found.length === 1 && found[0] === head;
    }, answers.household.head_name).catch(() => assert.fail(words));
  }
  // Who is meant is said where nothing of the household itself was typed.
  await typed(page, "moh. abdurahman");
  await page.locator(".row-line", { hasText: `Ada ${LONG}` }).waitFor();
  assert.deepEqual(await findings(page), []);
  await shot(page, "found");
  await typed(page, "nobody");
  await page.getByText("Tidak ada yang cocok").waitFor();
});

test("a_card_that_was_typed_among_people_leads_to_its_household", async () => {
  const { page } = phone;
  await show(page, "/sasaran");
  await typed(page, CARD);
  await press(page, "Lihat 1 keluarga yang cocok");
  await page.locator(".row-link", { hasText: answers.household.head_name }).click();
  await page.waitForURL((url) => url.pathname === `/keluarga/${household}`);
});

test("who_registers_the_same_card_again_is_shown_the_household", async () => {
  const { page } = phone;
  await show(page, "/keluarga/baru");
  await page.locator("#form-page").waitFor();
  await page.locator('[name="head_name"]').fill("Orang Lain Sama Sekali");
  await page.locator('[name="family_card_status"][value="known"]').check();
  await page.locator('[name="family_card_number"]').fill(CARD);
  const said = page.locator("#same .card");
  await said.waitFor();
  assert.match(await said.innerText(), /nomor KK sama/);
  await show(page, "/");
  await press(page, "Buang isian");
});

test("the_mother_is_a_link_on_her_childs_page_and_her_children_stand_on_hers", async () => {
  const { page } = phone;
  await show(page, `/orang/${child}`);
  await shot(page, "child");
  await page.locator(".person-head a", { hasText: `Ibu: ${MOTHER.name}` }).click();
  await page.waitForURL((url) => url.pathname === `/orang/${mother}`);
  const children = page.locator("section[aria-labelledby=children]");
  await children.getByText("Anak-anaknya").waitFor();
  assert.deepEqual(await findings(page), []);
  await shot(page, "mother");
  await children.locator(".row-link", { hasText: LONG }).click();
  await page.waitForURL((url) => url.pathname === `/orang/${child}`);
  await page.locator(".person-head a").waitFor();
  assert.equal(await page.locator("section[aria-labelledby=children]").count(), 0);
});

test("before_a_survey_nobody_is_called_at_risk_and_who_was_not_surveyed_stands_apart", async () => {
  const { page } = phone;
  await show(page, "/");
  await press(page, "Keluarga berisiko (KRS)");
  await page.getByText("Tidak ada keluarga yang tercatat berisiko").waitFor();
  assert.deepEqual([await counted(page, "KRS"), await counted(page, "Belum didata")], [0, 2]);
  assert.deepEqual(await findings(page), []);
  await shot(page, "none");
  await press(page, "2 keluarga belum didata");
  await page.locator(".found", { hasText: /^2 / }).waitFor();
  assert.equal(await chip(page, "Belum didata").getAttribute("aria-pressed"), "true");
});

test("a_survey_makes_the_list_with_why_and_taken_back_it_is_unmade", async () => {
  const { page } = phone;
  await goTo(page, `/keluarga/${household}/pendataan`);
  await page.locator("#form-page").waitFor();
  await save(page, { ...answers.survey, water_source: "surface", latrine: "no_septic", aid_received: "yes", aid_kinds: ["pkh", "bpnt_sembako"] });
  await show(page, "/sasaran?saring=krs");
  await page.locator(".row-line", { hasText: "Air minum belum layak · Jamban belum layak (tanpa septic tank)" }).waitFor();
  assert.deepEqual([await counted(page, "KRS"), await counted(page, "Belum didata")], [1, 1]);
  assert.deepEqual(await names(page), [answers.household.head_name]);
  assert.deepEqual(await findings(page), []);
  await shot(page, "krs");
  // As her page says it.
  await page.locator(".row-link").first().click();
  await page.locator("section[aria-labelledby=risk]", { hasText: "Jamban belum layak" }).waitFor();
  const told = (label) => page.locator("section[aria-labelledby=risk] .fact", { hasText: label }).locator("dd").innerText();
  assert.deepEqual([await told("Menerima bantuan sosial?"), await told("Jenis bantuan")], ["Ya", "BPNT / Sembako, PKH"]);
  await show(page, "/");
  const done = page.locator("section[aria-labelledby=done] li", { hasText: "Pendataan keluarga" });
  await done.getByRole("button", { name: "Batalkan" }).click();
  await done.waitFor({ state: "detached" });
  await show(page, "/sasaran?saring=krs");
  await page.getByText("Tidak ada keluarga yang tercatat berisiko").waitFor();
  // What she filled in was not lost, and is saved again with what it said.
  await show(page, "/");
  await press(page, "Lanjutkan");
  await page.locator("#form-page").waitFor();
  await save(page, {});
  await show(page, "/sasaran?saring=krs");
  await page.locator(".found", { hasText: /^1 / }).waitFor();
});

// What she did today, by what it was.
const line = (page, what) => page.locator("section[aria-labelledby=done] li").filter({ has: page.locator(".row-line", { hasText: what }) });

test("a_referral_is_held_by_its_outcome_and_both_are_taken_back_one_after_the_other", async () => {
  const { page } = phone;
  const visit = await recordVisit(page, child, "child_visit", { ...answers.childVisit, weight_kg: "9,3", height_cm: "75,5", muac_cm: "12,1" });
  await goTo(page, `/kunjungan/${visit}/rujuk`);
  await page.locator("#form-page").waitFor();
  const referral = await save(page, { referral_place: "Puskesmas Tanjung Palas" });
  await goTo(page, `/kunjungan/${referral}/hasil-rujukan`);
  await page.locator("#form-page").waitFor();
  const outcome = await save(page, { referral_attended: "no", not_attended_reason: "no_transport", referral_still_needed: "yes" });
  for (const held of [visit, referral]) {
    await show(page, `/kunjungan/${held}`);
    assert.equal(await page.getByRole("button", { name: "Batalkan" }).count(), 0, "something hangs on it");
  }
  // From the first screen too, also when the app was closed meanwhile.
  await show(page, "/");
  await open(page, new URL("/", page.url()).href);
  await unlock(page);
  await line(page, /^Rujukan$/).getByRole("button", { name: "Batalkan" }).click();
  await page.getByText("Batalkan itu dulu").waitFor();
  const of = line(page, /^Hasil rujukan$/);
  assert.equal(await of.locator("a").getAttribute("href"), `/kunjungan/${outcome}`);
  assert.deepEqual(await findings(page), []);
  await shot(page, "done");
  await of.getByRole("button", { name: "Batalkan" }).click();
  await of.waitFor({ state: "detached" });
  await page.locator(`#main a.button[href="/kunjungan/${referral}/hasil-rujukan"]`).waitFor();
  await show(page, `/kunjungan/${referral}`);
  await page.getByRole("button", { name: "Batalkan catatan ini" }).click();
  await screen(page, "Hari ini");
  await page.locator(`#main a.button[href="/kunjungan/${visit}/rujuk"]`).waitFor();
  await show(page, `/orang/${child}`);
  await page.getByText("Catatan tersembunyi (2)").waitFor();
  assert.equal(await page.locator("section", { has: page.locator("#referrals") }).locator("li.card").count(), 0);
});

test("a_handover_that_was_sent_is_taken_back_by_a_change_of_its_own", async () => {
  const { page } = phone;
  await show(page, `/orang/${child}`);
  await press(page, "Catat bantuan orang tua asuh");
  await save(page, {
    registered_on: answers.day(-40), support_programme: "baas", donor_name: "Camat", donor_kind: "person", donor_public: "yes",
    support_kind: "nutrition", support_amount: "450000", support_months: "6",
  });
  await show(page, `/orang/${child}`);
  const section = page.locator('section[aria-labelledby="support"]');
  await section.getByText("Catat penyerahan").click();
  await fill(page, { delivered_content: "Telur 2 papan", delivered_amount: "450000", delivered_to: "Ibunya" });
  const handover = await pressSave(page);
  await phone.context.setOffline(false);
  await sends(page);
  await synced(page);
  await show(page, `/orang/${child}`);
  await section.getByText("Rp 2.250.000 dari Rp 2.700.000").waitFor();
  await phone.context.setOffline(true);
  await show(page, "/");
  await line(page, "Penyerahan bantuan").locator(`a[href="/kunjungan/${handover}"]`).waitFor();
  await show(page, `/kunjungan/${handover}`);
  assert.deepEqual(await findings(page), []);
  await shot(page, "handover");
  await page.getByRole("button", { name: "Batalkan catatan ini" }).click();
  await screen(page, "Hari ini");
  assert.equal(await unsent(page), 1, "a change of its own");
  await show(page, `/orang/${child}`);
  await section.getByText("Rp 2.700.000 dari Rp 2.700.000").waitFor();
  await phone.context.setOffline(false);
  await sends(page);
  await synced(page);
  await page.getByText("Catatan tersembunyi (3)").waitFor();
  await section.getByText("Rp 2.700.000 dari Rp 2.700.000").waitFor();
  assert.deepEqual(unexpected(phone.problems), []);
});
