// What is saved and sent, the same for all three: households, children, and monthly visits of some 900 bytes. Nobody here is real.
import { randomUUID } from "node:crypto";
import { chance } from "../../lib/chance.mjs";

const AREA = "65.01.05.2003";
const VISITS_OF_A_CHILD = 12;
const CHILDREN_OF_A_HOUSEHOLD = 4;

const record = (kind, form, fields) => ({ record: randomUUID(), kind, form, area: AREA, fields });

const household = () => record("household", "household", {
  head_name: "Yosafat Ding Lawai", family_card_status: "not_issued", hamlet: "Sabanar Lama", rt: "07", rw: "02", address: "Rumah biru di depan gereja",
});

const child = (home) => record("person", "person", {
  household_id: home, name: "Yuliana Hunai Merang", sex: "female", birth_date: "2024-12-10", nik_status: "not_issued_yet",
  mother_name: "Rosmawati Jalung Kule", father_name: "Petrus Lahang", relation_to_head: "child", consent: "given", consent_by: "guardian", consent_medium: "spoken",
});

const episode = (person) => record("episode", "child", {
  person_id: person, registered_on: "2025-01-05", birth_order: 2, birth_weight_kg: 3.1, birth_length_cm: 49, has_mch_book: true, birth_certificate: false, insured: false,
});

// Gives { people, visits }: everybody who is visited, parents before children, and `count` visits.
export function village(count) {
  const roll = chance(11);
  const people = [];
  const visits = [];
  let home;
  for (let number = 0; visits.length < count; number += 1) {
    if (number % CHILDREN_OF_A_HOUSEHOLD === 0) people.push((home = household()));
    const person = child(home.record);
    const life = episode(person.record);
    people.push(person, life);
    for (let month = 0; month < VISITS_OF_A_CHILD && visits.length < count; month += 1) {
      const year = month < 5 ? 2025 : 2026;
      visits.push(record("visit", "child_visit", {
        person_id: person.record, episode_id: life.record,
        visit_date: `${year}-${String(((month + 7) % 12) + 1).padStart(2, "0")}-${String(1 + roll(28)).padStart(2, "0")}`,
        method: "home_visit", attended_posyandu: true,
        weight_kg: (60 + month * 4 + roll(15)) / 10, height_cm: 65 + month + roll(4), position: "lying", muac_cm: (125 + roll(30)) / 10, oedema: false,
        food_groups: ["breast_milk", "grains_roots", "eggs", "flesh_foods"], supplementary_food_received: false, illness: ["none"],
        immunisation_status: "complete_for_age", vitamin_a: "red", deworming_given: false, insured: true, insurance_kind: "bpjs_pbi", aid_received: false,
        danger_signs: ["none"], counselling_given: true, referral_made: false,
      }));
    }
  }
  return { people, visits };
}

// The same as a document of a database that knows no changes: with what every change of ours carries besides its fields.
let sequence = 0;
const device = randomUUID();
const author = randomUUID();
export const document = ({ record: _id, ...rest }) => ({
  _id, ...rest, form_version: 1, schema: 1, app_version: "0.1.0", change_id: randomUUID(), device_id: device, device_seq: (sequence += 1), author,
  recorded_at: "2026-11-21T09:14:00+08:00",
});
