// Leads through the app, from state to state, and stops at each: for looking at it with axe-core or with the eyes.
import * as answers from "./answers.mjs";
import { REVIEW, answerPage, changePassword, choosePin, fill, goTo, lock, next, press, pressSave, screen, signIn, signedIn, sure, synced, typePin } from "./app.mjs";
import { addresses, recordVisit, registerFamily, show, someoneOfEach } from "./cadre.mjs";
import { giveBack, openVisit, queueRead, rows } from "./coordinator.mjs";
import { counts as counted, openDay, weight } from "./posyandu.mjs";
import { everyResult } from "./results.mjs";

// Each walk calls `at(name)` whenever the page shows something new, and expects the server to be there at its start.

// The door: signing in, the first password, the PIN, the lock. Ends behind it.
export async function throughTheDoor(page, server, username, password, at) {
  await page.goto(server.url);
  await screen(page, "Masuk ke Dampingi");
  await at("sign-in");
  await page.click("form button[type=submit]");
  await page.getByText("Nama pengguna belum diisi").waitFor();
  await at("sign-in-missing");
  await signIn(page, username, "bukan-kata-sandinya");
  await page.getByText("belum cocok").waitFor();
  await at("sign-in-wrong");
  await signIn(page, username, password);
  await screen(page, "Buat kata sandi sendiri");
  await at("password");
  await page.click("form button[type=submit]");
  await page.locator(".problem").first().waitFor();
  await at("password-missing");
  await changePassword(page, password, "kata-sandi-yang-baru");
  await screen(page, "Pilih PIN 6 angka");
  await at("pin");
  await typePin(page, "123456");
  await page.getByText("mudah ditebak").waitFor();
  await at("pin-easy");
  await choosePin(page);
  for (let number = 1; number <= 4; number += 1) {
    await page.locator("#main .walk .dots", { hasText: `Halaman ${number} dari 4` }).waitFor();
    await at(`walk-${number}`);
    await press(page, number < 4 ? "Lanjut" : "Mulai bekerja");
  }
  await signedIn(page);
  await synced(page);
}

// A cadre who has nobody yet.
export async function nobodyYet(page, at) {
  for (const [name, path] of [["today-empty", "/"], ["targets-empty", "/sasaran"], ["fix-empty", "/perbaikan"], ["send-empty", "/kirim"]]) {
    await show(page, path);
    await at(name);
  }
}

// Every address of a cadre's phone that has people on it.
export async function everyAddress(page, at) {
  for (const { name, path } of await addresses(page)) {
    await show(page, path);
    await at(name);
  }
  await aPosyanduDay(page, at);
}

// A posyandu day from its opening to its end: the queue, a pad that is empty and one that asks again, what was saved, a child
// that is not in the list, the report before and after it is closed. Leaves the day closed.
export async function aPosyanduDay(page, at) {
  for (const [name, path] of [["posyandu-none", "/posyandu"], ["round", "/serentak"], ["posyandu-open", "/posyandu/baru"]]) {
    await show(page, path);
    await at(name);
  }
  const day = await openDay(page);
  await counted(page);
  await at("posyandu-day");
  const head = page.locator("li.queue-line button.row-link").first();
  await head.click();
  await weight(page).waitFor();
  await at("posyandu-pad");
  await weight(page).fill("31");
  await page.locator("form.short button[type=submit]").click();
  await page.getByText("Yakin?").waitFor();
  await at("posyandu-pad-asks");
  await page.getByRole("button", { name: "Ya, sudah benar" }).click();
  for (const key of await page.locator("form.short .field-refused [name]").evaluateAll((all) => [...new Set(all.map(({ name }) => name))])) {
    await page.locator(`form.short [name="${key}"]`).first().click();
  }
  await page.locator("form.short button[type=submit]").click();
  await page.locator(".saved-line").waitFor();
  await at("posyandu-saved");
  for (const [name, path] of [["posyandu-walk-in", `/posyandu/${day}/tamu`], ["posyandu-edit", `/posyandu/${day}/ubah`], ["posyandu-report", `/posyandu/${day}/laporan`]]) {
    await show(page, path);
    if (name === "posyandu-report") await page.locator("#r-absent").waitFor();
    await at(name);
  }
  await press(page, "Tutup hari posyandu");
  await page.getByRole("button", { name: "Buka lagi" }).waitFor();
  await at("posyandu-closed");
  await show(page, "/posyandu");
  await at("posyandu-list");
}

// A form page by page: as it is first shown, with what is missing, with an odd and an impossible value, as far as the review.
export async function throughAForm(page, path, filled, at, { odd, impossible } = {}) {
  await goTo(page, path);
  await page.locator("#form-page").waitFor();
  for (let number = 1; (await page.locator("#form-page").innerText()) !== REVIEW; number += 1) {
    const asks = (key) => page.locator(`.form-page [name="${key}"]`).count();
    if (impossible && (await asks(impossible.key))) {
      await answerPage(page, { ...filled, [impossible.key]: impossible.value });
      await next(page).catch(() => {});
      await at(`form-${number}-impossible`);
    }
    if (odd && (await asks(odd.key))) {
      await answerPage(page, { ...filled, [odd.key]: odd.value });
      await next(page).catch(() => {});
      await at(`form-${number}-odd`);
      await sure(page, odd.key);
      await at(`form-${number}-sure`);
      await next(page);
      continue;
    }
    await answerPage(page, filled);
    await at(`form-${number}`);
    await next(page);
  }
  await at("form-review");
}

// A child's visit so, with a weight that cannot be and an arm that is hardly so.
export function throughAChildVisit(page, child, at) {
  return throughAForm(page, `/orang/${child}/kunjungan/child_visit`, answers.childVisit, (name) => at(`child-${name}`), {
    impossible: { key: "weight_kg", value: "300" },
    odd: { key: "muac_cm", value: "7,5" },
  });
}

// Work that is not sent: begin with the server stopped.
export async function workNotSent(page, at) {
  const { household, people, visits } = await registerFamily(page);
  await at("saved-visit");
  await recordVisit(page, people.pregnancy, "pregnancy_visit", { ...answers.pregnancyVisit, danger_signs: ["bleeding"] });
  await at("saved-refer");
  await page.locator("summary", { hasText: "Mengapa?" }).first().click();
  await at("saved-refer-why");
  for (const [name, path] of [
    ["saved-person", `/tersimpan/orang/${people.pregnancy}`],
    ["saved-household", `/tersimpan/keluarga/${household}`],
    ["household-unsent", `/keluarga/${household}`],
    ["person-unsent", `/orang/${people.child}`],
    ["visit-unsent", `/kunjungan/${visits.child}`],
    ["send-offline", "/kirim"],
  ]) {
    await show(page, path);
    await at(name);
  }
  await throughAChildVisit(page, people.child, at);
  await show(page, "/");
  await at("today-draft");
  await goTo(page, "/sasaran");
  await page.fill("#search", "tidak ada yang bernama begini");
  await page.getByText("Tidak ada yang cocok").waitFor();
  await at("targets-none");
  await everyResult(page, { household, people }, at);
  const delivery = await recordVisit(page, people.pregnancy, "delivery", BIRTH, { sure: ["delivery_date", "birth_weight_kg", "birth_length_cm"] });
  await show(page, `/tersimpan/kunjungan/${delivery}`);
  await at("saved-birth");
  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await page.getByText("yang belum terkirim").last().waitFor();
  await at("sign-out-refused");
}

const BIRTH = {
  method: "home_visit",
  delivery_outcome: "live_birth",
  delivery_date: answers.day(0),
  delivery_place: "health_centre",
  delivery_attendant: "midwife",
  delivery_mode: "vaginal",
  mother_condition: "well",
  babies_count: "1",
  birth_weight_kg: "1,1",
  birth_length_cm: "36",
  gestation_weeks_at_birth: "24",
  early_breastfeeding: "no",
  counselling_given: "yes",
  referral_made: "yes",
  referral_to: "hospital",
};

// The lock, with a wrong PIN.
export async function atTheLock(page, at) {
  await lock(page);
  await screen(page, "Masukkan PIN");
  await at("lock");
  await page.locator("summary", { hasText: "Lupa PIN?" }).click();
  await at("lock-forgot");
  await typePin(page, "111222");
  await page.getByText("Masih bisa mencoba").waitFor();
  await at("lock-wrong");
}

// The "?" of a form opened, the words of the glossary searched, and practice from its first screen to its settings, and one
// visit led through. Ends in practice.
export async function helpAndPractice(page, at) {
  const { child } = await someoneOfEach(page);
  await toQuestion(page, `${child}/kunjungan/child_visit`, "weight_kg");
  await page.getByRole("button", { name: "Cara mengukur: Berat badan" }).click();
  await at("form-told");
  await goTo(page, "/panduan/istilah");
  await page.fill("#word", "tidak ada kata begini");
  await page.getByText("Kata ini belum ada").waitFor();
  await at("glossary-none");
  await show(page, "/panduan/ukur/air");
  await at("guide-asked");
  await show(page, "/latihan");
  await press(page, "Mulai latihan");
  await page.locator("aside.practice").waitFor();
  await signedIn(page);
  await page.locator("#main a", { hasText: "Siti Latihan" }).first().waitFor();
  await at("practice-today");
  for (const [name, path] of [["practice-targets", "/sasaran"], ["practice-send", "/kirim"], ["practice-settings", "/pengaturan"], ["practice-in-practice", "/latihan"]]) {
    await show(page, path);
    await at(name);
  }
  await led(page, at);
}

// Opens a form and goes on to the page that asks this question; `filled` answers what comes before it.
export async function toQuestion(page, path, key, filled = { method: "home_visit" }) {
  await goTo(page, path);
  await page.locator("#form-page").waitFor();
  while ((await page.locator(`.form-page [name="${key}"]`).count()) === 0) {
    await answerPage(page, filled);
    await next(page);
  }
}

const IN_FORM = { immunisation_status: "unknown", danger_signs: "none", counselling_given: "yes", referral_made: "no" };

// The practice visit that she is led through: what the band says, and what she does to get there. The first begins wherever
// the button of it stands.
export const LED = [
  { name: "led-today", says: "Langkah 1/5", go: async (page) => {
    await press(page, "Coba satu kunjungan latihan");
    await page.locator("aside.lead").waitFor();
    await page.locator("#main a", { hasText: "Siti Latihan" }).first().waitFor();
  } },
  { name: "led-targets", says: "Langkah 1/5", go: async (page) => {
    await page.locator('nav a[href="/sasaran"]').click();
    await page.locator("#main .row-link").first().waitFor();
  } },
  { name: "led-person", says: "Langkah 2/5", go: async (page) => {
    await page.locator("#main .row-link", { hasText: "Bayu Latihan" }).click();
    await screen(page, "Bayu Latihan");
  } },
  { name: "led-form", says: "Langkah 3/5", go: async (page) => {
    await page.locator("#main a", { hasText: "Timbang" }).first().click();
    await page.locator(".form-page").waitFor();
  } },
  { name: "led-answers", says: "Langkah 3/5", go: async (page) => {
    await answerPage(page, { method: "home_visit", weight_kg: "8,9", height_cm: "74,9" });
    await next(page);
  } },
  { name: "led-review", says: "Langkah 4/5", go: (page) => fill(page, IN_FORM) },
  { name: "led-saved", says: "Langkah 5/5", go: (page) => pressSave(page) },
  { name: "led-done", says: "Bagus, Anda sudah bisa!", go: (page) => press(page, "Sudah saya bacakan") },
];

// Goes these steps up to a number, or on from another; `at` is called at each.
export async function led(page, at = () => {}, to = LED.length, from = 0) {
  for (const { name, says, go } of LED.slice(from, to)) {
    await go(page);
    await page.locator("aside.lead", { hasText: says }).waitFor();
    await at(name);
  }
}

// The coordinator's screens. Ends with a decision taken.
export async function theDesk(page, at) {
  await queueRead(page);
  await at("queue");
  const visit = await rows(page).first().getAttribute("href");
  const corrected = rows(page).filter({ hasText: "perbaikan" }).first();
  const corrects = (await corrected.count()) > 0 ? await corrected.getAttribute("href") : null;
  await openVisit(page, visit.split("/").at(-1));
  await at("case");
  if (corrects) {
    await openVisit(page, corrects.split("/").at(-1));
    await at("case-corrected");
  }
  await press(page, "Kembalikan");
  await page.getByRole("button", { name: "Kembalikan ke kader" }).click();
  await page.getByText("Tulis pesan dulu").waitFor();
  await at("case-returning");
  await page.getByRole("button", { name: "Batal" }).click();
  await giveBack(page, "Terima kasih. Tolong dilihat sekali lagi.");
  await synced(page);
  for (const [name, path] of [["desk-region", "/wilayah"], ["desk-village", "/wilayah?desa=65.01.05.2003"], ["desk-cadres", "/wilayah/kader"], ["desk-days", "/wilayah/posyandu"], ["desk-supports", "/wilayah/bantuan"], ["desk-find", "/cari"], ["desk-guide", "/panduan"], ["desk-glossary", "/panduan/istilah"], ["desk-send", "/kirim"], ["desk-settings", "/pengaturan"], ["desk-lost", "/sasaran"]]) {
    await show(page, path);
    await at(name);
  }
  // What leads on from a list, by an address with an id in it.
  for (const [name, from, to] of [["desk-queue-of-cadre", "/wilayah/kader", ".row-link"], ["desk-day-children", "/wilayah/posyandu", "a.region-cell"]]) {
    await show(page, from);
    const link = page.locator(`#main ${to}`).first();
    // The demo has no posyandu day of its own.
    if ((await link.count()) === 0) continue;
    await show(page, await link.getAttribute("href"));
    await at(name);
  }
}
