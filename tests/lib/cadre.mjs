// What a cadre does, step by step, and the addresses of all her screens; all offline if the server is stopped.
import assert from "node:assert/strict";
import * as answers from "./answers.mjs";
import { goTo, open, press, save, screen } from "./app.mjs";

const LOST = "/tidak/ada";

// What people ask for: an address in the app for each kind of person.
export const KINDS = {
  engagement: { person: answers.bride, visit: "engagement_contact", filled: answers.brideVisit },
  pregnancy: { person: answers.pregnant, visit: "pregnancy_visit", filled: answers.pregnancyVisit },
  postpartum: { person: answers.mother, visit: "postpartum_visit", filled: answers.motherVisit },
  child: { person: answers.child, visit: "child_visit", filled: answers.childVisit },
};

// Registers a household from the button on Hari ini or Sasaran; gives its id.
export async function registerHousehold(page, household = answers.household) {
  await goTo(page, "/sasaran");
  await press(page, "Tambah keluarga");
  await screen(page, "Tambah keluarga");
  return save(page, household);
}

// Registers somebody in a household; gives her id. A child's mother is chosen by the words of her row, if she is asked for.
export async function registerPerson(page, household, kind, person = KINDS[kind].person, options = {}) {
  await goTo(page, `/keluarga/${household}/tambah/${kind}`);
  if (options.mother) {
    await screen(page, "Siapa ibunya?");
    await press(page, options.mother);
  }
  await page.locator("#form-page").waitFor();
  return save(page, person, options);
}

// Records a visit; gives its id.
export async function recordVisit(page, person, form, filled, options) {
  await goTo(page, `/orang/${person}/kunjungan/${form}`);
  await page.locator("#form-page").waitFor();
  return save(page, filled, options);
}

// A household with one person of each kind and a visit to each: { household, people: { kind: id }, visits: { kind: id } }.
export async function registerFamily(page) {
  const household = await registerHousehold(page);
  const people = {};
  const visits = {};
  for (const [kind, { person, visit, filled }] of Object.entries(KINDS)) {
    const mother = kind === "child" ? "Rosmawati Jalung Kule" : undefined;
    people[kind] = await registerPerson(page, household, kind, person, { mother });
    visits[kind] = await recordVisit(page, people[kind], visit, filled);
  }
  return { household, people, visits };
}

// The page of the first one that a screen links to, whatever the link does with it: `part` and its id.
const firstLink = async (page, part) => {
  const link = page.locator(`#main a[href^="${part}"]`).first();
  await link.waitFor();
  return (await link.getAttribute("href")).match(new RegExp(`^${part}[^/?]+`))[0];
};

// The first person of each kind in her list: { engagement: "/orang/…", … }.
export async function someoneOfEach(page) {
  const found = {};
  for (const kind of Object.keys(KINDS)) {
    await goTo(page, `/sasaran?saring=${kind}`);
    found[kind] = await firstLink(page, "/orang/");
    await goTo(page, "/kirim");
  }
  return found;
}

// The end of the first support that runs; the demo has one in each village.
async function firstSupport(page) {
  await goTo(page, "/bantuan");
  await goTo(page, await firstLink(page, "/orang/"));
  const end = page.locator('#main a[href*="/bantuan/"]').first();
  await end.waitFor();
  return end.getAttribute("href");
}

// Every address a cadre can reach, each once: [{ name, path, heading }]. Needs a phone with somebody of each kind on it.
export async function addresses(page) {
  const people = await someoneOfEach(page);
  await goTo(page, "/sasaran?saring=keluarga");
  const house = await firstLink(page, "/keluarga/");
  await goTo(page, people.child);
  const visit = await firstLink(page, "/kunjungan/");
  await goTo(page, "/");
  // The demo has a referral that is late in each village.
  const late = page.locator('#main a[href$="/hasil-rujukan"]').first();
  await late.waitFor();
  const outcome = await late.getAttribute("href");
  const forms = Object.entries(KINDS).map(([kind, it]) => ({ name: `visit-${kind}`, path: `${people[kind]}/kunjungan/${it.visit}` }));
  const begun = Object.keys(KINDS).map((kind) => ({ name: `add-${kind}`, path: `${house}/tambah/${kind}${kind === "child" ? "?ibu=lain" : ""}` }));
  const persons = Object.entries(people).map(([kind, path]) => ({ name: `person-${kind}`, path }));
  return [
    { name: "today", path: "/" },
    { name: "tasks", path: "/tugas/sekarang" },
    { name: "targets", path: "/sasaran" },
    { name: "record", path: "/catat" },
    { name: "targets-households", path: "/sasaran?saring=keluarga" },
    { name: "fix", path: "/perbaikan" },
    { name: "household-new", path: "/keluarga/baru" },
    { name: "household", path: house },
    { name: "household-edit", path: `${house}/ubah` },
    { name: "survey", path: `${house}/pendataan` },
    ...begun,
    ...persons,
    { name: "charts", path: `${people.child}/grafik` },
    { name: "charts-pregnancy", path: `${people.pregnancy}/grafik` },
    { name: "other-house", path: `${people.child}/rumah` },
    { name: "twice", path: `${people.child}/ganda` },
    { name: "household-twice", path: `${house}/ganda` },
    { name: "hidden", path: "/tersembunyi" },
    { name: "leave", path: `${people.pregnancy}/akhiri` },
    { name: "leave-moved", path: `${people.pregnancy}/akhiri/moved` },
    { name: "pregnancy-ended", path: `${people.pregnancy}/kunjungan/delivery?hasil=miscarriage` },
    { name: "household-moved", path: `${house}/akhiri/moved` },
    { name: "person-edit", path: `${people.child}/ubah` },
    { name: "begin-engagement", path: `${people.postpartum}/mulai/engagement` },
    { name: "choose-visit", path: `${people.pregnancy}/kunjungan` },
    ...forms,
    { name: "visit-delivery", path: `${people.pregnancy}/kunjungan/delivery` },
    { name: "weigh", path: `${people.child}/kunjungan/child_visit?cara=timbang` },
    { name: "visit", path: visit },
    { name: "registration", path: `${people.child}/pendaftaran/child` },
    { name: "begin-support", path: `${people.child}/mulai/support` },
    { name: "support", path: "/bantuan" },
    { name: "support-end", path: await firstSupport(page) },
    { name: "scorecard", path: "/kartu-skor" },
    { name: "correct", path: `${visit}/perbaiki` },
    { name: "refer", path: `${visit}/rujuk` },
    { name: "referral", path: outcome.replace("/hasil-rujukan", "") },
    { name: "referral-outcome", path: outcome },
    { name: "send", path: "/kirim" },
    { name: "guide", path: "/panduan" },
    { name: "guide-topic", path: "/panduan/ukur/panjang" },
    { name: "glossary", path: "/panduan/istilah" },
    { name: "walk", path: "/panduan/kenalan" },
    { name: "practice", path: "/latihan" },
    { name: "settings", path: "/pengaturan" },
    { name: "about", path: "/pengaturan/tentang" },
    { name: "here", path: "/pengaturan/hp" },
    { name: "by-hand", path: "/berkas" },
    { name: "change-pin", path: "/pengaturan/pin" },
    { name: "change-password", path: "/pengaturan/sandi" },
    { name: "lost", path: LOST },
  ];
}

// Goes to an address and waits until it shows more than grey lines.
export async function show(page, path) {
  await goTo(page, path);
  await page.locator("#main h1").first().waitFor();
  await page.locator("#main .skeleton").waitFor({ state: "detached" });
  const isLost = await page.locator("#main h1", { hasText: /Halaman ini tidak ada|This page does not exist/ }).count();
  assert.equal(isLost, path === LOST ? 1 : 0, path);
}

// A phone opened again: the browser's first page, the lock before it.
export const reopen = async (page, server) => open(page, server.url);
