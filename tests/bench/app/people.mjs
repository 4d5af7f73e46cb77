// A cadre's phone at its fullest: 5,000 people in 1,250 households and 30,000 visits, put on the server through its own door.
// Nobody here is real. Made once for a day and a server, then copied.
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { ask, makeUsers, token } from "../../lib/api.mjs";
import { chance } from "../../lib/chance.mjs";
import { temporaryFolder } from "../../lib/cleanup.mjs";
import { ROOT, SERVER, startServer } from "../../lib/server.mjs";

export const USER = "bench.lima";
export const PASSWORD = "melati di beranda";
const AREA = "65.01.05.2003";
const HOUSEHOLDS = Number(process.env.DAMPINGI_BENCH_HOUSEHOLDS ?? 1250);
const CHILDREN = 3;
const CHILD_VISITS = 7;
const MOTHER_VISITS = 6;
// What one push may carry.
const BATCH = 200;

const FIRST = ["Siti", "Nur", "Muhammad", "Ahmad", "Yuliana", "Rosmawati", "Kristina", "Melati", "Abdul", "Dewi", "Sri", "Agus", "Lukas",
  "Maria", "Petrus", "Fatimah", "Khadijah", "Djamilah", "Soeharti", "Yusuf", "Rahmat", "Zainab", "Hasanah", "Bungan", "Lawai"];
const MIDDLE = ["Hunai", "Aminah", "Rizki", "Putra", "Putri", "Hidayat", "Laing", "Ajang", "Syahrul", "Aisyah", "Ramadhan", "Nurul",
  "Iman", "Ding", "Ngau", "Lestari", "Fitri", "Anggun", "Bulan", "Mega"];
const LAST = ["Merang", "Bawan", "Lunggau", "Jalung", "Kule", "Lahang", "Bilung", "Saputra", "Wahyuni", "Rahmawati", "Syahruddin", "Al-Ghifari",
  "Hasan", "Usat", "Impang", "Lencau", "Apui", "Jau", "Liah", "Tingang"];
const HAMLETS = ["Sabanar Lama", "Sabanar Baru", "Selor Hilir", "Selor Hulu", "Buluh Perindu", "Jelarai", "Gunung Seriang", "Bumi Rahayu",
  "Tengkapak", "Metun Sajau", "Pejalin", "Antutan"];

const day = (back) => new Date(Date.now() + (8 * 60 - back * 24 * 60) * 60_000).toISOString().slice(0, 10);

// Everybody and their visits, parents before children.
function village() {
  const roll = chance(5);
  const any = (all) => all[roll(all.length)];
  const name = () => `${any(FIRST)} ${any(MIDDLE)} ${any(LAST)}`;
  const made = [];
  const make = (kind, form, fields) => {
    const record = randomUUID();
    made.push({ record, kind, form, fields });
    return record;
  };
  const person = (household_id, fields) => make("person", "person", {
    household_id, nik_status: "known", consent: "given", consent_by: "self", consent_medium: "spoken", ...fields,
  });
  // A number with the birth date in it, as real ones have.
  const nik = (birth, sex, number) => {
    const [year, month, date] = birth.split("-").map(Number);
    const two = (part) => String(part).padStart(2, "0");
    return `650105${two(date + (sex === "female" ? 40 : 0))}${two(month)}${two(year % 100)}${String(number % 9999 + 1).padStart(4, "0")}`;
  };
  for (let number = 0; number < HOUSEHOLDS; number += 1) {
    const home = make("household", "household", {
      head_name: name(), family_card_status: "not_issued", hamlet: HAMLETS[Math.floor((number * HAMLETS.length) / HOUSEHOLDS)],
      rt: String(1 + roll(12)).padStart(2, "0"), rw: "01",
    });
    const mother = name();
    const born = day(20 * 365 + roll(20 * 365));
    const woman = person(home, { name: mother, sex: "female", birth_date: born, nik: nik(born, "female", number), relation_to_head: "spouse" });
    if (number % 2 === 0) {
      const weeks = 10 + roll(28);
      const life = make("episode", "pregnancy", {
        person_id: woman, registered_on: day(weeks * 7 - 30), lmp_status: "known", lmp: day(weeks * 7), gravida: 2,
        pregnancy_wanted: "wanted_now", children_count: CHILDREN, last_child_age_months: 26, previous_stunted_child: false, para: CHILDREN, previous_caesarean: false, chronic_diseases: ["none"], weight_before_kg: 48 + roll(20), height_cm: 150 + roll(12), has_mch_book: true,
      });
      for (let visit = 0; visit < MOTHER_VISITS; visit += 1) {
        const back = Math.floor(((weeks * 7 - 20) * (MOTHER_VISITS - visit)) / (MOTHER_VISITS + 1));
        make("visit", "pregnancy_visit", {
          person_id: woman, episode_id: life, visit_date: day(back), method: "home_visit", weight_kg: 50 + visit + roll(4), muac_cm: (220 + roll(60)) / 10,
          systolic_mmhg: 105 + roll(30), diastolic_mmhg: 65 + roll(20), hb_g_dl: (100 + roll(35)) / 10, anc_checked: true, anc_date: day(back + 3),
          supplement: "iron_folate", iron_tablets_given: 30, iron_tablets_taken: 25, supplementary_food_received: false, insured: true,
          insurance_kind: "bpjs_pbi", aid_received: false, danger_signs: ["none"], counselling_given: true, referral_made: false,
        });
      }
    }
    for (let child = 0; child < CHILDREN; child += 1) {
      const months = 8 + child * 17 + roll(15);
      const sex = roll(2) ? "female" : "male";
      const birth = day(months * 30 + roll(28));
      const id = person(home, {
        name: name(), sex, birth_date: birth, nik: nik(birth, sex, number * CHILDREN + child), mother_name: mother, relation_to_head: "child", consent_by: "guardian",
      });
      const life = make("episode", "child", {
        person_id: id, registered_on: day(Math.min(months * 30, 300)), birth_order: child + 1, birth_weight_kg: 3.1, birth_length_cm: 49, has_mch_book: true,
        birth_certificate: false, insured: false,
      });
      // The last one is this month's for some, last month's for the others.
      const last = roll(55);
      for (let visit = 0; visit < CHILD_VISITS; visit += 1) {
        const back = last + (CHILD_VISITS - 1 - visit) * 30;
        if (back > months * 30) continue;
        const age = months - back / 30;
        make("visit", "child_visit", {
          person_id: id, episode_id: life, visit_date: day(back), method: "posyandu", attended_posyandu: true,
          weight_kg: Math.round((4 + age * 0.24 + roll(20) / 10) * 10) / 10, height_cm: Math.round(54 + age * 0.9 + roll(5)), position: age < 24 ? "lying" : "standing",
          muac_cm: (118 + roll(35)) / 10, oedema: false, ...(age < 6.5 ? { exclusive_breastfeeding: true } : { vitamin_a: age < 13 ? "blue" : "red", supplementary_food_received: false }),
          ...(age >= 7 && age < 23 && { food_groups: ["breast_milk", "grains_roots", "eggs"] }), illness: ["none"],
          immunisation_status: "complete_for_age", insured: true, insurance_kind: "bpjs_pbi", aid_received: false,
          danger_signs: ["none"], counselling_given: true, referral_made: false,
        });
      }
    }
  }
  return made;
}

async function fillUp(dataDir) {
  const server = await startServer({ dataDir });
  const first = makeUsers(server.dataDir, `${USER},Bench Lima,cadre,tpk,${AREA}`)[USER];
  const old = await token(server, USER, first);
  await ask(server, "/api/session/password", { method: "POST", token: old, body: { old: first, new: PASSWORD } });
  const { body: session } = await ask(server, "/api/session", { method: "POST", body: { username: USER, password: PASSWORD } });
  const device_id = randomUUID();
  const changes = village().map(({ record, kind, form, fields }, at) => ({
    change_id: randomUUID(), device_id, device_seq: at + 1, author: session.user.id, record, kind, form, form_version: 1, area: AREA,
    base_revision: 0, edit: { op: "create", fields }, schema: 1, app_version: "0.1.0", recorded_at: `${day(0)}T09:14:00+08:00`,
  }));
  for (let at = 0; at < changes.length; at += BATCH) {
    const { status, body } = await ask(server, "/api/sync/push", { method: "POST", token: session.token, body: { device_id, changes: changes.slice(at, at + BATCH) } });
    const odd = status === 200 ? body.answers.find(({ outcome }) => outcome !== "applied") : body;
    if (status !== 200 || odd) throw new Error(`The server does not take what the bench sends: ${status} ${JSON.stringify(odd)}`);
  }
  await server.stop();
}

// A data folder of one's own with all of them in it.
export async function filledFolder() {
  const { mtimeMs, size } = statSync(SERVER);
  const kept = join(ROOT, "target/bench-app-data", `${day(0)}-${HOUSEHOLDS}-${size}-${Math.trunc(mtimeMs)}`);
  if (!existsSync(kept)) {
    rmSync(dirname(kept), { recursive: true, force: true });
    mkdirSync(dirname(kept), { recursive: true });
    const making = `${kept}.${process.pid}`;
    mkdirSync(making);
    await fillUp(making);
    renameSync(making, kept);
  }
  const folder = temporaryFolder("data");
  cpSync(kept, folder, { recursive: true });
  return folder;
}

