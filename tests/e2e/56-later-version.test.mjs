// Records of a later version of the app, with a field and codes that this one does not know: they are edited and corrected through
// the screens of this one, and what it does not know goes back to the server as it came.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { ask } from "../lib/api.mjs";
import { firstTime, fill, goTo, pressSave, screen, synced } from "../lib/app.mjs";
import { show } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { child, monthsAgo } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { recordsOf } from "../lib/tally.mjs";

const WHO = "kader.jelarai";
const VILLAGE = "65.01.05.2003";
const NAME = "Bonifasius Laing";
const BIRTH = monthsAgo(18);
const REASON = "Salah baca timbangan";

// What is asked today, as it is kept.
const ASKED = {
  person: { mother_name: "Rosmawati Jalung Kule" },
  visit: {
    attended_posyandu: true, height_cm: 78.5, position: "lying", muac_cm: 14.2, oedema: false, food_groups: ["breast_milk", "eggs", "flesh_foods", "grains_roots"],
    supplementary_food_received: false, immunisation_status: "complete_for_age", vitamin_a: "red", deworming_given: false, insured: false, aid_received: false,
    danger_signs: ["none"], counselling_given: true, referral_made: false,
  },
};
// What no form of this version has: a field, a code of a known field, and an answer that is asked only beside that code.
const LATER = {
  person: { message_group: "Ibu Ceria", nik_status: "temporary", nik: answers.withNik({ birth_date: BIRTH.split("-").reverse().join("/"), sex: "male" }).nik },
  visit: { sleep_hours: 11, method: "posyandu_at_home", posyandu: "Melati", illness: ["fever", "sleeping_sickness"] },
};
const ANOTHER_FORM = "teeth_visit";

let server;
let password;
let phone;
let person;
let visit;
let sent;

before(async () => {
  server = await startServer({ demo: true });
  password = demoPasswords(server.dataDir)[WHO];
  const { body } = await ask(server, "/api/session", { method: "POST", body: { username: WHO, password } });
  const made = child(1, { name: NAME, birth: BIRTH, sex: "male", weights: { [answers.iso(-3)]: 10.4 } });
  const seen = made.edits.at(-1);
  person = made.id;
  visit = seen.record;
  const { weight_kg, ...about } = seen.fields;
  made.edits.push({ record: randomUUID(), kind: "visit", form: ANOTHER_FORM, fields: { ...about, teeth: 12 } });
  const said = { [person]: { ...ASKED.person, ...LATER.person }, [visit]: { ...ASKED.visit, ...LATER.visit } };
  const device = randomUUID();
  const changes = made.edits.map(({ record, kind, form, fields }, at) => ({
    change_id: randomUUID(), device_id: device, device_seq: at + 1, author: body.user.id, record, kind, form, form_version: 31, area: VILLAGE,
    base_revision: 0, schema: 1, app_version: "9.0.0", recorded_at: `${answers.iso(-3)}T09:14:00+08:00`,
    edit: { op: "create", fields: { ...fields, ...said[record] } },
  }));
  const push = await ask(server, "/api/sync/push", { method: "POST", token: body.token, body: { device_id: device, changes } });
  assert.deepEqual(push.body.answers.map(({ outcome }) => outcome), changes.map(() => "applied"));
  sent = await recordsOf(server, WHO, password);
  phone = await openPhone();
  await firstTime(phone.page, server, WHO, password);
});
after(async () => {
  await phone.close();
  await server.stop();
});

// Nothing on the screen is the name of a field or a code, or what a program says where it has no words.
async function inWords(page) {
  const text = await page.locator("#main").innerText();
  assert.doesNotMatch(text, /\b[a-z]+_[a-z_]+\b|sleeping|temporary|undefined|\bnull\b|NaN|\[object/);
}

// Through the form as far as its review, and saved; every page of it is in words.
async function change(page, path, typed, sure) {
  await goTo(page, path);
  await page.locator("#form-page").waitFor();
  await inWords(page);
  await fill(page, typed, { sure });
  await inWords(page);
  const saved = await pressSave(page);
  await inWords(page);
  return saved;
}

const kept = (record, later) => assert.deepEqual(Object.fromEntries(Object.keys(later).map((key) => [key, record.fields[key]])), later);

test("her_number_is_changed_and_what_a_later_version_says_of_her_stays", async () => {
  const { page } = phone;
  await show(page, `/orang/${person}`);
  await page.locator(".timeline li").nth(1).waitFor();
  await inWords(page);
  await change(page, `/orang/${person}/ubah`, { phone: "081234567890" }, ["nik_status"]);
  await synced(page);
  const record = (await recordsOf(server, WHO, password)).get(person);
  kept(record, LATER.person);
  assert.deepEqual(record.fields, { ...sent.get(person).fields, phone: "081234567890" }, "and nothing else was changed");
});

test("a_visit_of_a_later_version_is_corrected_and_what_it_says_is_in_both_of_the_chain", async () => {
  const { page } = phone;
  await show(page, `/kunjungan/${visit}`);
  await inWords(page);
  const corrected = await change(page, `/kunjungan/${visit}/perbaiki`, { weight_kg: "10,6", correction_reason: REASON }, ["method", "illness"]);
  await synced(page);
  await show(page, `/kunjungan/${corrected}`);
  await page.locator("section", { has: page.locator("#versions") }).locator("ins", { hasText: "10,6" }).waitFor();
  await inWords(page);
  const records = await recordsOf(server, WHO, password);
  const version = records.get(corrected);
  kept(version, LATER.visit);
  const { corrects_id, correction_reason, ...fields } = version.fields;
  assert.deepEqual([corrects_id, correction_reason], [visit, REASON]);
  assert.deepEqual(fields, { ...sent.get(visit).fields, weight_kg: 10.6 }, "and nothing else was changed");
  assert.deepEqual(records.get(visit).fields, sent.get(visit).fields, "the old version stands as it came");
});

test("a_visit_by_a_form_of_a_later_version_is_told_as_one_and_breaks_nothing", async () => {
  const { page, problems } = phone;
  await show(page, `/orang/${person}`);
  const links = await page.locator('#main a[href^="/kunjungan/"]').evaluateAll((all) => all.map((it) => it.getAttribute("href")));
  const other = [...sent.values()].find(({ form }) => form === ANOTHER_FORM).id;
  assert(links.some((href) => href.includes(other)), "it stands in the story");
  await show(page, `/kunjungan/${other}`);
  await page.getByText("Formulir ini berasal dari versi yang lebih baru").first().waitFor();
  await inWords(page);
  await show(page, "/");
  await screen(page, "Hari ini");
  await inWords(page);
  assert.deepEqual(unexpected(problems), []);
});
