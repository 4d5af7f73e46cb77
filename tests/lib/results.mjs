// The result of a visit at each of its levels, for each kind of person, and every chart: for looking at them. Nobody here is real.
import * as answers from "./answers.mjs";
import { goTo } from "./app.mjs";
import { recordVisit, registerPerson, show } from "./cadre.mjs";

const BORN = -15 * 30 - 12;
const dose = (key, months) => ({ [`vaccine_${key}_date`]: answers.day(BORN + months * 31 + 3) });

// The dates of the first months, and nothing since: something is late, something only the midwife can say, something comes.
const BOOK = {
  vaccine_dates_copied: "yes",
  immunisation_status: "incomplete",
  ...dose("hb0", 0),
  vaccine_hb0_date: answers.day(BORN),
  ...dose("bcg", 1),
  ...dose("opv1", 1),
  ...dose("dpt_hb_hib1", 2),
  ...dose("opv2", 2),
  ...dose("pcv1", 2),
};

// So that later ones tell what changed since then.
const BEFORE = answers.day(-35);

const LONG = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin Nurhidayatullah";

const VISITS = [
  ["child", "child_visit", "good", { ...answers.childVisit, visit_date: BEFORE, weight_kg: "9,9", head_circumference_cm: "45,1" }],
  ["child", "child_visit", "watch", { ...answers.childVisit, ...BOOK, weight_kg: "8,2", height_cm: "78", muac_cm: "12", head_circumference_cm: "45" }, { sure: ["oedema", "weight_kg"] }],
  ["child", "child_visit", "refer", { ...answers.childVisit, weight_kg: "7,2", height_cm: "78", muac_cm: "11,2", oedema: "yes", danger_signs: ["lethargic"] }, { sure: ["weight_kg"] }],
  ["pregnancy", "pregnancy_visit", "good", { ...answers.pregnancyVisit, visit_date: BEFORE, weight_kg: "55", fundal_height_cm: "19", anc_date: answers.day(-40), tetanus_status: "t2" }],
  ["pregnancy", "pregnancy_visit", "watch", { ...answers.pregnancyVisit, muac_cm: "22,5", hb_g_dl: "10,2", blood_glucose_mg_dl: "215", poedji_rochjati_score: "6" }],
  ["pregnancy", "pregnancy_visit", "refer", { ...answers.pregnancyVisit, systolic_mmhg: "165", diastolic_mmhg: "112", proteinuria: "plus_2", danger_signs: ["severe_headache"] }, { sure: ["systolic_mmhg"] }],
  ["postpartum", "postpartum_visit", "good", { ...answers.motherVisit, visit_date: answers.day(-5), pnc_date: answers.day(-7) }],
  ["postpartum", "postpartum_visit", "watch", { ...answers.motherVisit, systolic_mmhg: "145", vitamin_a_capsules: "1" }, { sure: ["systolic_mmhg"] }],
  ["postpartum", "postpartum_visit", "refer", { ...answers.motherVisit, bleeding: "heavy", danger_signs: ["heavy_bleeding"] }],
  ["engagement", "engagement_contact", "good", { ...answers.brideVisit, visit_date: BEFORE, smoke_exposure: "none", waist_cm: "74", health_check_done: "yes", health_check_date: answers.day(-36) }],
  ["engagement", "engagement_contact", "watch", { ...answers.brideVisit, muac_cm: "22", hb_g_dl: "11", waist_cm: "84" }],
];

// `people` is a family that was registered; ends with every chart that the child and the pregnancy have.
export async function everyResult(page, { household, people }, at) {
  const child = await registerPerson(page, household, "child", { ...answers.child, name: LONG, birth_date: answers.day(BORN) }, { mother: "Rosmawati Jalung Kule" });
  const who = { ...people, child };
  for (const [kind, form, level, filled, options] of VISITS) {
    const visit = await recordVisit(page, who[kind], form, filled, options);
    await show(page, `/kunjungan/${visit}`);
    await at(`result-${kind}-${level}`);
  }
  await show(page, `/orang/${child}`);
  await page.locator("#immunisation").scrollIntoViewIfNeeded();
  await at("immunisation");
  for (const kind of ["child", "pregnancy"]) {
    await goTo(page, `/orang/${who[kind]}/grafik`);
    const chips = page.locator("#main .chips .chip");
    await chips.first().waitFor();
    for (let one = 0; one < (await chips.count()); one += 1) {
      await chips.nth(one).click();
      await at(`chart-${kind}-${one + 1}`);
    }
  }
  return who;
}
