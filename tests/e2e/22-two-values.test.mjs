// Two cadres of one village write the same field without seeing each other: no machine chooses. Both values stand on a card, on
// a phone as on the coordinator's screen, and who chooses says how she knows.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, token } from "../lib/api.mjs";
import { answer, goTo, next, press, pressSave, screen, synced, unsent } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { findings } from "../lib/axe.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { DESK, openPhone, unexpected } from "../lib/phone.mjs";
import { CHILD, sends, twoPhones } from "../lib/two.mjs";

let server;
let passwords;
let one;
let two;
let household;
let child;
let close;

before(async () => {
  ({ server, passwords, one, two, household, child, close } = await twoPhones());
});
after(() => close());

// Changes fields of a record by its form, as far as the save.
async function edit(page, path, fields) {
  await goTo(page, path);
  await page.locator("#form-page").waitFor();
  const save = page.getByRole("button", { name: "Simpan" });
  const left = new Map(Object.entries(fields));
  for (;;) {
    for (const [key, value] of left) {
      if ((await page.locator(`[name="${key}"]`).count()) > 0) {
        await answer(page, key, value);
        left.delete(key);
      }
    }
    if (await save.isVisible()) break;
    await next(page);
  }
  assert.deepEqual([...left.keys()], [], "every field was asked");
  await pressSave(page);
}

test("what_both_wrote_offline_stands_on_a_card_on_both_phones", async () => {
  await one.context.setOffline(true);
  await two.context.setOffline(true);
  await edit(one.page, `/orang/${child}/ubah`, { birth_date: answers.day(-470) });
  await edit(two.page, `/orang/${child}/ubah`, { birth_date: answers.day(-472) });
  await edit(one.page, `/keluarga/${household}/ubah`, { hamlet: "Sabanar Baru" });
  await edit(two.page, `/keluarga/${household}/ubah`, { hamlet: "Tanah Seribu" });
  for (const phone of [one, two]) {
    assert.equal(await unsent(phone.page), 2);
    await phone.context.setOffline(false);
    await sends(phone.page);
    await synced(phone.page);
  }
  await sends(one.page);
  for (const phone of [one, two]) {
    await goTo(phone.page, "/perbaikan");
    await phone.page.locator(".card", { hasText: "isian berbeda" }).nth(1).waitFor();
    assert.equal(await phone.page.locator(".card", { hasText: "isian berbeda" }).count(), 2);
    await goTo(phone.page, "/");
    await phone.page.locator(".card", { hasText: CHILD.name }).filter({ hasText: "isian berbeda" }).waitFor();
  }
  // The first birth date stays until a person has chosen.
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/people/${child}`, { token: session });
  const person = body.records.find((record) => record.id === child);
  assert.equal(person.fields.birth_date, answers.iso(-470));
  assert(person.flags.includes("birth_date:disputed"));
});

// At twice the size nothing has to be pushed sideways.
async function fits(page, path) {
  await goTo(page, "/pengaturan");
  await page.locator("#text-size-3").check();
  await goTo(page, path);
  await page.locator(".option, .pair, .row-link").first().waitFor();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/large${path.replaceAll("/", "-").slice(0, 8)}.png`, fullPage: true });
  assert(over <= 0, `${path}: ${over} px too wide`);
  await goTo(page, "/pengaturan");
  await page.locator("#text-size-0").check();
}

test("the_card_names_who_wrote_what_and_a_third_value_can_be_given", async () => {
  const { page } = one;
  await goTo(page, `/orang/${child}`);
  await page.locator(".card", { hasText: "isian berbeda" }).getByRole("link").click();
  await screen(page, "Dua isian berbeda");
  await page.locator("fieldset .option").nth(1).waitFor();
  const options = await page.locator("fieldset .option").allInnerTexts();
  assert.match(options[0], /oleh Yuliana Ulau/);
  assert.match(options[1], /oleh Kader Dua, /);
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/two-values.png` });
  const cardPath = new URL(page.url()).pathname;
  await fits(page, cardPath);
  await goTo(page, cardPath);
  await screen(page, "Dua isian berbeda");
  await press(page, "Simpan pilihan");
  await page.getByText("Pilih dulu salah satu").waitFor();
  await page.locator("input[name=birth_date][value=other]").check();
  await page.locator("fieldset input[type=text]").fill("bukan tanggal");
  await page.fill("#reason", "Dilihat di akta lahir");
  await press(page, "Simpan pilihan");
  await page.getByText("Pilih dulu salah satu").waitFor();
  await page.locator("fieldset input[type=text]").fill(answers.day(-475));
  await page.fill("#reason", "Dilihat di akta lahir");
  // Without a signal: the choice is durable, and goes later.
  await one.context.setOffline(true);
  await press(page, "Simpan pilihan");
  await page.locator(".notice", { hasText: "Tersimpan di HP ini" }).waitFor();
  assert.equal(await unsent(page), 1);
  await one.context.setOffline(false);
  await sends(page);
  await synced(page);
  await sends(two.page);
  await goTo(two.page, "/perbaikan");
  await two.page.locator(".card", { hasText: "isian berbeda" }).nth(1).waitFor({ state: "detached" });
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/people/${child}`, { token: session });
  const person = body.records.find((record) => record.id === child);
  assert.equal(person.fields.birth_date, answers.iso(-475));
  assert(!(person.flags ?? []).includes("birth_date:disputed"));
  // What stood against it stays on the card, with the choice and the reason.
  const card = body.records.find((record) => record.kind === "conflict");
  assert.deepEqual([card.fields.open, card.fields.note], [false, "Dilihat di akta lahir"]);
  assert.deepEqual(card.fields.disputed.map(({ theirs, ours }) => [theirs, ours]), [[answers.iso(-470), answers.iso(-472)]]);
});

test("the_coordinators_pages_fit_a_phone_too", async () => {
  const desk = await openPhone();
  const { page } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await fits(page, "/ganda");
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, "/api/review/queue?form=child_visit", { token: session });
  const longest = body.items.toSorted((a, b) => b.person_name.length - a.person_name.length)[0].person_id;
  await fits(page, `/ganda/${child}/${longest}`);
  await desk.close();
});

test("the_coordinator_finds_the_other_card_in_her_list_and_chooses", async () => {
  const desk = await openPhone({ screen: DESK });
  const { page } = desk;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await press(page, "Perlu diputuskan");
  await page.locator("#disputes").waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/desk-list.png` });
  await page.locator(".row-link", { hasText: answers.household.head_name }).click();
  await screen(page, "Dua isian berbeda");
  await page.locator("fieldset .option").first().waitFor();
  const options = await page.locator("fieldset .option").allInnerTexts();
  assert.match(options.join("\n"), /Sabanar Baru[\s\S]*Tanah Seribu/);
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/desk-dispute.png` });
  await page.locator("input[name=hamlet][value=theirs]").check();
  await page.fill("#reason", "Ditanya ke ketua RT");
  await press(page, "Simpan pilihan");
  await page.locator(".notice", { hasText: /Tersimpan di HP ini|Sudah dipilih/ }).waitFor();
  await synced(page);
  await goTo(page, "/ganda");
  await page.getByText("Tidak ada yang perlu diputuskan").or(page.locator("#pairs")).first().waitFor();
  assert.equal(await page.locator("#disputes").count(), 0);
  for (const phone of [one, two]) {
    await sends(phone.page);
    await goTo(phone.page, "/perbaikan");
    await phone.page.locator(".card", { hasText: "isian berbeda" }).first().waitFor({ state: "detached" });
    await goTo(phone.page, `/keluarga/${household}`);
    await phone.page.getByText("Sabanar Baru").first().waitFor();
    assert.deepEqual(unexpected(phone.problems), []);
  }
  assert.deepEqual(unexpected(desk.problems), []);
  await desk.close();
});
