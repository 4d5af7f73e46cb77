// A posyandu with as many children as a test wants, put on the server through its own door; and the way through the screens of
// its day. Nobody here is real.
import { randomUUID } from "node:crypto";
import * as answers from "./answers.mjs";
import { ask, makeUsers } from "./api.mjs";
import { answerPage, firstTime, goTo, press, screen } from "./app.mjs";

export const AREA = "65.01.01.1001";
export const PASSWORD = "melati di beranda";
export const LONG_NAME = "Muhammad Abdurrahman Al-Ghifari bin H. Syahruddin";

const BATCH = 200;

// A day so many whole months ago, near the middle of it: never in another month by the length of months.
export function monthsAgo(months, day = 10) {
  const [year, month] = answers.iso().split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - months, day)).toISOString().slice(0, 10);
}

// Accounts of cadres of the village; gives what each needs to send and to sign in by itself.
export async function cadres(server, ...usernames) {
  const first = makeUsers(server.dataDir, ...usernames.map((name) => `${name},Kader ${name.split(".")[1]},cadre,posyandu,${AREA}`));
  const all = [];
  for (const username of usernames) {
    const session = await changed(server, username, first[username]);
    all.push({ username, token: session.token, author: session.user.id, device: randomUUID(), seq: 0 });
  }
  return all;
}

// Signs in with the one-time password, and changes it; gives the session.
export async function changed(server, username, once) {
  const { body: begun } = await ask(server, "/api/session", { method: "POST", body: { username, password: once } });
  await ask(server, "/api/session/password", { method: "POST", token: begun.token, body: { old: once, new: PASSWORD } });
  const { body: session } = await ask(server, "/api/session", { method: "POST", body: { username, password: PASSWORD } });
  return session;
}

// One child with its household: { name, posyandu, birth, sex, book, weights: { "2026-10-10": 8.1 }, heights, registered }.
export function child(number, told = {}) {
  const { birth = monthsAgo(14 + (number % 40)), sex = number % 2 ? "female" : "male", weights = {}, heights = {}, book = true } = told;
  const [household, person, episode] = [randomUUID(), randomUUID(), randomUUID()];
  const name = told.name ?? `Anak Contoh ${String(number).padStart(2, "0")}`;
  const edits = [
    { record: household, kind: "household", form: "household", fields: { head_name: `Kepala Contoh ${number}`, family_card_status: "not_issued_yet", hamlet: number % 3 ? "Hilir" : "Hulu", rt: "01" } },
    { record: person, kind: "person", form: "person", fields: {
      household_id: household, name, sex, birth_date: birth, nik_status: "not_issued_yet", mother_name: `Ibu Contoh ${number}`, relation_to_head: "child",
      consent: "given", consent_by: "guardian", consent_medium: "spoken",
    } },
    { record: episode, kind: "episode", form: "child", fields: {
      person_id: person, registered_on: told.registered ?? birth, birth_order: 1, birth_weight_kg: 3.1, birth_length_cm: 49, has_mch_book: book,
      birth_certificate: false, insured: false, ...(told.posyandu && { posyandu: told.posyandu }),
    } },
    ...Object.entries(weights).map(([on, weight_kg]) => ({ record: randomUUID(), kind: "visit", form: "child_visit", fields: {
      person_id: person, episode_id: episode, visit_date: on, method: "posyandu", weight_kg, ...(heights[on] && { height_cm: heights[on], position: "lying" }),
    } })),
  ];
  return { id: person, name, edits };
}

// Sends what was made; every change must be taken.
export async function send(server, cadre, made) {
  const changes = made.flatMap(({ edits }) => edits).map(({ record, kind, form, fields }) => ({
    change_id: randomUUID(), device_id: cadre.device, device_seq: ++cadre.seq, author: cadre.author, record, kind, form, form_version: 1, area: cadre.area ?? AREA,
    base_revision: 0, edit: { op: "create", fields }, schema: 1, app_version: "0.1.0", recorded_at: `${answers.iso()}T00:14:00+08:00`,
  }));
  for (let at = 0; at < changes.length; at += BATCH) {
    const { status, body } = await ask(server, "/api/sync/push", { method: "POST", token: cadre.token, body: { device_id: cadre.device, changes: changes.slice(at, at + BATCH) } });
    const odd = status === 200 ? body.answers.find(({ outcome }) => outcome !== "applied") : body;
    if (status !== 200 || odd) throw new Error(`not taken: ${status} ${JSON.stringify(odd)}`);
  }
}

// A posyandu day of today in a village, closed with nobody there: all its children are listed, and absent.
export async function emptyDay(server, username, password, area) {
  const { body } = await ask(server, "/api/session", { method: "POST", body: { username, password } });
  const cadre = { token: body.token, author: body.user.id, device: randomUUID(), seq: 0, area };
  const fields = { posyandu: "Melati", held_on: answers.iso(), closed: true };
  await send(server, cadre, [{ edits: [{ record: randomUUID(), kind: "session", form: "posyandu_session", fields }] }]);
}

export async function enter(page, server, cadre) {
  await firstTime(page, server, cadre.username, PASSWORD);
  await home(page);
}

// Her first screen. A newcomer is first shown around, and a phone that was killed may have forgotten that she was.
export async function home(page) {
  await goTo(page, "/");
  // Not just any heading: that of the screen before may still stand.
  await page.locator("#main .walk, #main .today-date").first().waitFor();
  const skip = page.getByRole("button", { name: "Lewati" });
  if (await skip.count()) await skip.click();
}

// ---- the screens

// Opens a day; gives the id of its record.
export async function openDay(page, told = {}) {
  await goTo(page, "/posyandu/baru");
  await page.locator("#form-page").waitFor();
  await answerPage(page, { posyandu: "Melati", ...told });
  await press(page, "Lanjut");
  await press(page, "Simpan");
  await page.waitForURL((url) => /^\/posyandu\/[0-9a-f-]{36}$/.test(url.pathname));
  await screen(page, "Posyandu");
  return page.url().match(/posyandu\/([0-9a-f-]{36})/)[1];
}

export const line = (page, name) => page.locator("li.queue-line", { hasText: name });
export const pad = (page) => page.locator("form.short");
export const weight = (page) => pad(page).locator('[name="weight_kg"]');

// Takes a child in hand, unless it is already.
export async function take(page, name) {
  const head = line(page, name).locator("button.row-link");
  if ((await head.getAttribute("aria-expanded")) !== "true") await head.click();
  await line(page, name).locator('[name="weight_kg"]').waitFor();
}

// Fills in the pad that is open, and saves; waits until it says so.
export async function finish(page, name, told) {
  for (const [key, value] of Object.entries(told)) {
    const entry = pad(page).locator(`[name="${key}"]`);
    if (["radio", "checkbox"].includes(await entry.first().getAttribute("type"))) await pad(page).locator(`[name="${key}"][value="${value}"]`).click();
    else await entry.fill(value);
  }
  await pad(page).getByRole("button", { name: "Simpan, anak berikutnya" }).click();
  await page.locator(".saved-line", { hasText: name }).waitFor();
}

// The counts as they stand on the screen: { S: 80, K: … }. Waits until everything is counted.
export async function counts(page) {
  await page.locator(".skdn-all").waitFor();
  await page.waitForFunction(() => !document.querySelector(".skdn-all").innerText.includes("…"));
  const all = await page.locator(".skdn").evaluateAll((all) => all.map((one) => [one.querySelector("strong").innerText, Number(one.querySelector("dd").innerText)]));
  return Object.fromEntries(all);
}
