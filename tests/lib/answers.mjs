// Answers for each form: all that is required and the common optional ones, as people type them. Nobody here is real.

// A day so many days from today, where the cadre works (eight hours ahead of UTC), as she types it.
export function day(offset = 0) {
  const [year, month, date] = iso(offset).split("-").map(Number);
  return `${date}/${month}/${year}`;
}

export function iso(offset = 0) {
  return new Date(Date.now() + (8 * 60 + offset * 24 * 60) * 60_000).toISOString().slice(0, 10);
}

// What a person says once her NIK is known: one that agrees with her birth date and sex.
export function withNik(person, serial = "0017") {
  const [date, month, year] = person.birth_date.split("/");
  const first = `${Number(date) + (person.sex === "female" ? 40 : 0)}`.padStart(2, "0");
  return { ...person, nik_status: "known", nik: `650105${first}${month.padStart(2, "0")}${year.slice(-2)}${serial}` };
}

const ADVICE = { counselling_given: "yes", referral_made: "no" };
const SUPPORT = { insured: "yes", insurance_kind: "bpjs_pbi", aid_received: "no" };
const CONSENT = { consent: "given", consent_by: "self", consent_medium: "spoken" };
const ADULT = { nik_status: "not_issued_yet", relation_to_head: "spouse", education: "senior_secondary", occupation: "farmer", ...CONSENT };

export const household = {
  head_name: "Yosafat Ding Lawai",
  family_card_status: "known",
  family_card_number: "6501050312090007",
  hamlet: "Sabanar Lama",
  rt: "07",
  rw: "02",
  address: "Rumah biru di depan gereja",
};

export const survey = {
  method: "home_visit",
  water_source: "borehole",
  latrine: "own_septic",
  open_defecation: "no",
  adequate_house: "yes",
  ...SUPPORT,
  ...ADVICE,
};

// A bride of 23, to be married in two months.
export const bride = {
  name: "Melati Lunggau",
  sex: "female",
  birth_date: day(-23 * 365 - 40),
  ...ADULT,
  relation_to_head: "child",
  planned_wedding_date: day(100),
  partner_name: "Agustinus Bilung",
  partner_origin: "Desa Bumi Rahayu",
};

export const brideVisit = {
  method: "home_visit",
  weight_kg: "48,5",
  height_cm: "154.5",
  muac_cm: "24",
  hb_g_dl: "12,1",
  smoke_exposure: "exposed",
  health_check_done: "no",
  wedding_guidance: "no",
  iron_received: "yes",
  ...SUPPORT,
  ...ADVICE,
};

// A woman of 27 in the 24th week of her second pregnancy.
export const pregnant = {
  name: "Kristina Laing Bawan",
  sex: "female",
  birth_date: day(-27 * 365 - 100),
  ...ADULT,
  spouse_name: "Markus Ajang",
  lmp_status: "known",
  lmp: day(-24 * 7),
  gravida: "2",
  pregnancy_wanted: "wanted_now",
  children_count: "1",
  last_child_age_months: "40",
  previous_stunted_child: "no",
  para: "1",
  chronic_diseases: ["none"],
  height_cm: "155,5",
  weight_before_kg: "50",
  has_mch_book: "yes",
};

export const pregnancyVisit = {
  method: "home_visit",
  weight_kg: "56,2",
  muac_cm: "25,5",
  systolic_mmhg: "110",
  diastolic_mmhg: "70",
  hb_g_dl: "11.4",
  fundal_height_cm: "23",
  fetal_heart_rate: "142",
  anc_checked: "yes",
  anc_date: day(-9),
  supplement: "mms",
  iron_tablets_given: "30",
  iron_tablets_taken: "26",
  supplementary_food_received: "no",
  ...SUPPORT,
  fetal_movement: "yes",
  danger_signs: ["none"],
  ...ADVICE,
};

// A mother of 31, ten days after the birth.
export const mother = {
  name: "Rosmawati Jalung Kule",
  sex: "female",
  birth_date: day(-31 * 365 - 20),
  ...ADULT,
  spouse_name: "Petrus Lahang",
  delivery_date: day(-10),
  delivery_place: "health_centre",
  delivery_attendant: "midwife",
  delivery_mode: "vaginal",
  children_count: "3",
};

export const motherVisit = {
  method: "home_visit",
  systolic_mmhg: "115",
  diastolic_mmhg: "75",
  temperature_c: "36,8",
  bleeding: "usual",
  breasts: "well",
  mood: "well",
  exclusive_breastfeeding: "yes",
  pnc_checked: "yes",
  pnc_date: day(-4),
  vitamin_a_capsules: "2",
  family_planning: "no",
  ...SUPPORT,
  danger_signs: ["none"],
  ...ADVICE,
};

// A girl of 15 months.
export const child = {
  name: "Yuliana Hunai Merang",
  sex: "female",
  birth_date: day(-15 * 30 - 12),
  nik_status: "not_issued_yet",
  mother_name: "Rosmawati Jalung Kule",
  father_name: "Petrus Lahang",
  relation_to_head: "child",
  consent: "given",
  consent_by: "guardian",
  consent_medium: "spoken",
  birth_order: "2",
  birth_weight_kg: "3,1",
  birth_length_cm: "49",
  has_mch_book: "yes",
  birth_certificate: "no",
  insured: "no",
};

export const childVisit = {
  method: "home_visit",
  attended_posyandu: "yes",
  weight_kg: "9,4",
  height_cm: "76.5",
  position: "lying",
  muac_cm: "14,2",
  oedema: "no",
  food_groups: ["breast_milk", "grains_roots", "eggs", "flesh_foods"],
  supplementary_food_received: "no",
  illness: ["none"],
  immunisation_status: "complete_for_age",
  vitamin_a: "red",
  deworming_given: "no",
  ...SUPPORT,
  danger_signs: ["none"],
  ...ADVICE,
};

// What a family is given every month; by which programme and by whom is said where it is used.
export const support = {
  registered_on: day(-40),
  donor_kind: "person",
  donor_public: "yes",
  support_kind: "nutrition",
  support_amount: "450000",
  support_months: "6",
};
