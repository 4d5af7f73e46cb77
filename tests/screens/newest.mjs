// What 01-screens.mjs shows of a cadre's day and of the desk in every look: work of hers to stand on it, and the way from screen to
// screen by addresses and marks that are the same in both languages.
import * as answers from "../lib/answers.mjs";
import { answerPage, fill, goTo, next, press, pressSave, signedIn, synced, typePin } from "../lib/app.mjs";
import { recordVisit, registerHousehold, registerPerson, show } from "../lib/cadre.mjs";

export const LONG = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";
export const VILLAGE = "65.01.05.2003";
const POSYANDU = "RW 3 Seberang Sungai Kayan Hulu";

// How a screen may look: the folder, what is chosen for it in the settings, and the way back from that.
export const LOOKS = [
  ["", [], []],
  ["-kontras", ["colours-3"], ["colours-0"]],
  ["-gelap", ["colours-2"], ["colours-0"]],
  ["-besar", ["text-size-3"], ["text-size-0"]],
  ["-english", ["language-1"], ["language-0"]],
];

// Settings, chosen as their buttons do it.
export async function set(page, ...ids) {
  await goTo(page, "/pengaturan");
  for (const id of ids) await page.locator(`#${id}`).check();
}

const on = (page) => page.locator(".action-bar-form button[type=submit]").click();

async function plan(page, told) {
  await goTo(page, "/posyandu/baru");
  await page.locator("#form-page").waitFor();
  await answerPage(page, told);
  await press(page, "Lanjut");
  await press(page, "Simpan");
  await page.waitForURL((url) => /^\/posyandu\/[0-9a-f-]{36}$/.test(url.pathname));
  return new URL(page.url()).pathname;
}

// What a KPM did today, under the longest names: gives the addresses to look at. Begin with everything received.
export async function aDaysWork(page, at) {
  for (const [name, path] of [["funds-none", "/kartu-skor"], ["hidden-none", "/tersembunyi"], ["posyandu-none", "/posyandu"]]) {
    await show(page, path);
    await at(name);
  }
  await show(page, "/kartu-skor");
  const write = await page.locator('#main a[href^="/kartu-skor/"]').first().getAttribute("href");
  await goTo(page, write);
  await fill(page, {
    funds_development: "600000000",
    funds_development_stunting: "45500000",
    funds_empowerment: "150000000",
    funds_empowerment_stunting: "0",
    funds_used_for: "Pemberian makanan tambahan balita gizi kurang, jamban tujuh keluarga, insentif kader posyandu",
  });
  await on(page);
  await page.waitForURL((url) => url.pathname === "/kartu-skor");
  const household = await registerHousehold(page, { ...answers.household, head_name: LONG, hamlet: "Dusun Sungai Kayan Hulu Seberang Pasar Lama" });
  const mother = await registerPerson(page, household, "postpartum", { ...answers.mother, name: "Siti Khadijah Jalung binti H. Abdul Rahman" });
  const child = await registerPerson(page, household, "child", { ...answers.child, name: LONG }, { mother: "Siti Khadijah" });
  for (const [person, form, filled] of [[mother, "postpartum_visit", answers.motherVisit], [child, "child_visit", answers.childVisit]]) await recordVisit(page, person, form, filled);
  await goTo(page, `/keluarga/${household}/pendataan`);
  await page.locator("#form-page").waitFor();
  await fill(page, { ...answers.survey, water_source: "surface", latrine: "no_septic" });
  await pressSave(page);
  // A visit that is taken back stands among what is hidden.
  const other = await registerPerson(page, household, "child", { ...answers.child, name: "Yuliana Hunai Merang", birth_date: answers.day(-30 * 40), birth_order: "1" }, { mother: "Siti Khadijah" });
  const visit = await recordVisit(page, other, "child_visit", { ...answers.childVisit, weight_kg: "13", height_cm: "95", position: "standing", muac_cm: "15" }, { sure: ["weight_kg", "height_cm"] });
  await synced(page);
  await show(page, `/tersimpan/kunjungan/${visit}`);
  await press(page, "Batalkan kunjungan ini");
  await page.waitForURL((url) => url.pathname === "/");
  const planned = await plan(page, { posyandu: POSYANDU, held_on: answers.day(3), place: "Balai desa" });
  const off = await plan(page, { posyandu: "Posyandu Anggrek", held_on: answers.day(5) });
  await press(page, "Tidak jadi diadakan");
  await page.getByText("Tidak ada anak yang dihitung tidak datang").waitFor();
  await synced(page);
  await show(page, "/tersembunyi");
  const hidden = await page.locator('#main a[href^="/tersembunyi/"]').first().getAttribute("href");
  return { write, household, child, planned, off, hidden };
}

export async function herDay(page, { write, household, child, planned, off, hidden }, at) {
  for (const [name, path] of [
    ["today-done", "/"],
    ["krs", "/sasaran?saring=krs"],
    ["household-risk", `/keluarga/${household}`],
    ["funds-write", write],
    ["hidden", "/tersembunyi"],
    ["hidden-one", hidden],
    ["posyandu", "/posyandu"],
    ["posyandu-planned", planned],
    ["posyandu-off", off],
    ["posyandu-new", "/posyandu/baru"],
    ["guide", "/panduan"],
    ["guide-length", "/panduan/ukur/panjang"],
    ["guide-water", "/panduan/ukur/air"],
    ["guide-doses", "/panduan/ukur/imunisasi"],
    ["glossary", "/panduan/istilah"],
    ["practice", "/latihan"],
    ["weigh", `/orang/${child}/kunjungan/child_visit?cara=timbang`],
  ]) {
    // A list is asked for anew only from elsewhere.
    await goTo(page, "/kirim");
    await show(page, path);
    await at(name);
  }
  await page.locator(".guide-door").first().click();
  await page.locator(".guide-steps").first().waitFor();
  await at("weigh-told");
  await show(page, "/kartu-skor");
  const count = page.locator(".scorecard .empty .button");
  await count.or(page.locator(".scorecard .tiles")).first().waitFor();
  if (await count.count()) await count.click();
  await page.locator(".scorecard .tiles").waitFor();
  await at("scorecard-funds");
}

// Through the practice visit that a cadre is led through, whatever language it speaks; ends outside of practice, behind the lock.
export async function ledThrough(page, at) {
  const step = async (name, go, mark) => {
    await go;
    await page.locator(mark).first().waitFor();
    await page.locator("#main .skeleton").waitFor({ state: "detached" });
    await at(name);
  };
  const more = async () => {
    while (await page.locator(".form-page [name]").count()) {
      await answerPage(page, { immunisation_status: "unknown", danger_signs: "none", counselling_given: "yes", referral_made: "no" });
      await next(page);
    }
  };
  await goTo(page, "/latihan");
  await step("led-today", page.locator("#main .stack .button").last().click(), 'aside.lead ~ * a[href^="/orang/"]');
  await step("led-targets", page.locator('nav a[href="/sasaran"]').click(), "#main .row-link");
  await step("led-person", page.locator("#main .row-link", { hasText: "Bayu Latihan" }).click(), "#main .person-head");
  await step("led-form", page.locator('#main a[href*="cara=timbang"]').first().click(), ".form-page");
  await answerPage(page, { method: "home_visit", weight_kg: "8,9", height_cm: "74,9" });
  await step("led-answers", next(page), ".form-page");
  await step("led-review", more(), ".form-page");
  await step("led-saved", on(page), ".result-level");
  await step("led-done", page.locator("aside.lead > .button").click(), "aside.lead .button-main");
  await page.locator("aside.lead .button-main").click();
  await page.waitForURL((url) => url.pathname === "/kunci");
  await typePin(page);
  await signedIn(page);
}

// The desk: every page beside the numbers and the queue.
export async function herDesk(page, { hidden }, at) {
  await goTo(page, "/wilayah");
  await page.locator("#period").waitFor();
  const quarter = await page.locator('#period option[value^="quarter="]').first().getAttribute("value");
  await page.selectOption("#period", quarter);
  await page.locator(`a.row-link[href="/wilayah?desa=${VILLAGE}"]`).waitFor();
  await at("region-quarter");
  await page.locator(`a.row-link[href="/wilayah?desa=${VILLAGE}"]`).click();
  await page.locator("section[aria-labelledby=sign-off]").waitFor();
  await at("sign-off");
  for (const [name, path] of [["cadres", "/wilayah/kader"], ["days", "/wilayah/posyandu"], ["names", "/wilayah/posyandu/nama"], ["supports", "/wilayah/bantuan"], ["hidden-list", "/ganda"], ["hidden-desk", hidden], ["guide", "/panduan"], ["find", "/cari"]]) {
    if (path === undefined) continue;
    await goTo(page, "/kirim");
    await show(page, path);
    await page.locator("#main .skeleton").waitFor({ state: "detached" });
    await at(name);
    if (name === "names") {
      await page.locator("#main li.card summary").first().click();
      await at("names-open");
    }
  }
  for (const [name, typed, shown] of [["find-none", "ab", "#main .empty"], ["find-found", "Siti", "#main .rows"]]) {
    await page.fill("#search", typed);
    await page.locator("#main form button[type=submit]").click();
    await page.locator(shown).waitFor();
    await at(name);
  }
}

// The same without a signal: what was asked before is shown with its age, what was not is said to be missing.
export async function deskWithoutSignal(page, at) {
  for (const [name, path] of [["cadres", "/wilayah/kader"], ["names", "/wilayah/posyandu/nama"], ["days", "/wilayah/posyandu"], ["find", "/cari"]]) {
    await goTo(page, "/kirim");
    await show(page, path);
    await at(`${name}-no-signal`);
  }
  await page.fill("#search", "Siti");
  await page.locator("#main form button[type=submit]").click();
  await page.locator("#main .notice").first().waitFor();
  await at("find-no-signal-asked");
}
