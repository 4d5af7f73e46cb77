// The app as its users meet it: the door, the forms, the way from screen to screen. Knows what is on the page, not how it works.
import assert from "node:assert/strict";
import { readyForOffline } from "./phone.mjs";

export const PIN = "274951";
export const OTHER_PIN = "860317";

// A slow machine that does other work besides may take long; a screen that never comes is told as such.
const PATIENCE = 60_000;

// Waits for a screen by its heading.
export const screen = (page, heading) => page.locator("#main h1", { hasText: heading }).first().waitFor({ timeout: PATIENCE });

export const heading = (page) => page.locator("#main h1").first().innerText();

// A button or a link that looks like one, by its words.
export const press = (page, words) =>
  page.locator("button:visible, a:visible", { hasText: words }).first().click({ timeout: PATIENCE });

// An address of the app, as if it were a bookmark: the page is loaded anew, so the PIN is asked for again.
export const open = (page, url) => page.goto(url);

// An address without loading the page anew, as its own links do it.
export async function goTo(page, path) {
  await page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    document.querySelector("#main").append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL((url) => url.pathname + url.search === path, { timeout: PATIENCE });
}

export async function typePin(page, pin = PIN) {
  for (const digit of pin) await page.locator(".keys button.key", { hasText: digit }).click({ timeout: PATIENCE });
}

export async function signIn(page, username, password) {
  await screen(page, "Masuk ke Dampingi");
  await page.fill("#username", username);
  await page.fill("#password", password);
  await page.click("form button[type=submit]");
}

export async function changePassword(page, old, fresh) {
  await screen(page, "Buat kata sandi sendiri");
  await page.fill("#old-password", old);
  await page.fill("#new-password", fresh);
  await page.fill("#new-password-again", fresh);
  await page.click("form button[type=submit]");
}

export async function choosePin(page, pin = PIN) {
  await screen(page, "Pilih PIN 6 angka");
  await typePin(page, pin);
  await screen(page, "Ketik PIN sekali lagi");
  await typePin(page, pin);
}

// From the sign-in page to her first screen, with nothing waited for that comes from the server afterwards.
export async function comeIn(page, server, username, password, { pin = PIN } = {}) {
  await page.goto(server.url);
  await signIn(page, username, password);
  await choosePin(page, pin);
  await signedIn(page);
}

// The same with everything received, ready to lose the signal.
export async function firstTime(page, server, username, password, { pin = PIN } = {}) {
  const asked = asksForNews(page);
  await comeIn(page, server, username, password, { pin });
  await asked;
  await synced(page);
  await readyForOffline(page);
}

// The page's next question for what is new. A phone that has not asked yet has nothing to send either: before its first sync
// has begun, its status line says the same as after it.
export function asksForNews(page) {
  const asked = page.waitForRequest(/\/api\/sync\/pull/, { timeout: 2 * PATIENCE });
  // Whoever waits for it is told; a test that fails before that has its own error.
  asked.catch(() => {});
  return asked;
}

// Behind the lock: the line on top is there, and the first walk of this phone is passed by.
export async function signedIn(page) {
  await page.locator("header.top").waitFor({ state: "attached", timeout: PATIENCE });
  const isPast = () => !["/masuk", "/sandi", "/pin", "/kunci"].includes(location.pathname) && document.querySelector("#main :is(h1, .empty)");
  await page.waitForFunction(isPast, null, { timeout: PATIENCE });
  if ((await page.locator("#main .walk").count()) === 0) return;
  await press(page, "Lewati");
  await page.locator("#main .walk").waitFor({ state: "detached" });
}

// With several users on the phone, `name` says whose avatar to press.
export async function unlock(page, { name, pin = PIN } = {}) {
  if (name) {
    await screen(page, "Siapa yang membuka?");
    await press(page, name);
  }
  await screen(page, "Masukkan PIN");
  await typePin(page, pin);
  await signedIn(page);
}

export async function lock(page) {
  await goTo(page, "/pengaturan");
  await press(page, "Kunci sekarang");
  await page.waitForURL((url) => url.pathname === "/kunci", { timeout: PATIENCE });
}

// Goes on to another day as the phone's own clock does, and opens the vault anew. Locked first: an open app that notices how
// much later it has become locks itself.
export async function onDay(page, offset) {
  await lock(page);
  await page.clock.setSystemTime(new Date(Date.now() + offset * 24 * 60 * 60_000));
  await unlock(page);
}

// Everything sent and received, by the status line at the top; nobody has to tap for it.
export const synced = (page) => page.locator("a.status-line", { hasText: "semua terkirim" }).waitFor({ timeout: PATIENCE });

// How many changes the status line says are not sent.
export async function unsent(page) {
  const line = await page.locator("a.status-line").innerText();
  return Number(line.match(/(\d+) belum terkirim/)?.[1] ?? 0);
}

// The numbers of Kirim: { waiting, sent, toFix, server }; to fix is what the server refused or the coordinator sent back.
export async function counts(page) {
  await goTo(page, "/kirim");
  await screen(page, "Kirim");
  const labelled = (label) => page.locator(".tile", { has: page.locator(".tile-label", { hasText: new RegExp(`^${label}$`) }) });
  const tile = (label) => labelled(label).locator(".number").innerText().then(Number);
  const server = await page.locator(".fact", { hasText: "Menurut server" }).locator("dd").innerText();
  return {
    waiting: await tile("Di HP ini"),
    sent: await tile("Terkirim"),
    toFix: await tile("Perlu perbaikan"),
    server: Number(server.match(/^\d+/)?.[0] ?? Number.NaN),
  };
}

// ---- forms

export const field = (page, key) => page.locator(".field", { has: page.locator(`[name="${key}"]`) });

// What is said at a field; empty when nothing is.
export const problem = (page, key) =>
  field(page, key).locator(".problem-place").innerText().then((words) => words.trim());

const asked = (page) => page.locator(".form-page [name]").evaluateAll((all) => [...new Set(all.map(({ name }) => name))]);

// One answer: text is typed, a choice is pressed; several choices are an array of codes.
export async function answer(page, key, value) {
  const entries = page.locator(`.form-page [name="${key}"]`);
  const type = await entries.first().evaluate(({ type }) => type);
  const fold = page.locator(".form-page details.why-not:not([open])", { has: page.locator(`[name="${key}"]`) });
  if (await fold.count()) await fold.locator("summary").click();
  if (type === "file") {
    await entries.first().setInputFiles(value);
    return page.locator(".form-page img.photo-picture").waitFor({ timeout: PATIENCE });
  }
  // The phone is asked where it is; what it says is set by the test.
  if (type === "button") {
    await entries.first().click();
    return page.locator(".form-page").getByText("Lokasi tercatat").waitFor({ timeout: PATIENCE });
  }
  if (type !== "radio" && type !== "checkbox") return entries.first().fill(String(value));
  // A place of the organisation that is not listed is typed under "Lainnya".
  const other = page.locator(`.form-page input[type=radio][name="${key}"][value=""]`);
  if ((await other.count()) === 1 && (await page.locator(`.form-page input[name="${key}"][value="${value}"]`).count()) === 0) {
    await other.click();
    return page.locator(`.form-page input[type=text][name="${key}"]`).fill(String(value));
  }
  for (const code of [value].flat()) {
    const option = page.locator(`.form-page input[name="${key}"][value="${code}"]`);
    await option.click();
    assert(await option.isChecked(), `${key} took ${code}`);
  }
}

// Answers what this page asks of `answers`, also what is asked only because of an answer.
export async function answerPage(page, answers) {
  const done = new Set();
  for (;;) {
    const next = (await asked(page)).find((key) => key in answers && !done.has(key));
    if (next === undefined) return;
    await answer(page, next, answers[next]);
    done.add(next);
  }
}

export const REVIEW = "Periksa sebelum disimpan";
const place = (page) => page.locator(".dots .small").innerText();

// On to the next page. A problem that holds it up is the error's text, unless the test looks for it.
export async function next(page) {
  const before = await place(page);
  await page.locator(".action-bar-form button[type=submit]").click();
  await page.waitForFunction(
    (was) => document.querySelector(".dots .small")?.innerText !== was || document.querySelector(".form-page .problem"),
    before,
    { timeout: PATIENCE },
  );
  if ((await place(page)) === before) {
    const problems = await page.locator(".form-page .field:has(.problem)").allInnerTexts();
    throw new Error(`The form does not go on from ${before}: ${problems.join(" | ")}`);
  }
}

const sureButton = (page, key) => field(page, key).getByRole("button", { name: "Ya, sudah benar" });

export const sure = (page, key) => sureButton(page, key).click();

// Fills a whole form as far as its last page. `sure` names fields whose unlikely value is right.
export async function fill(page, answers, { sure: certain = [] } = {}) {
  for (;;) {
    await page.locator("#form-page").waitFor({ timeout: PATIENCE });
    if ((await page.locator("#form-page").innerText()) === REVIEW) return;
    await answerPage(page, answers);
    try {
      await next(page);
    } catch (held) {
      const here = [];
      for (const key of await asked(page)) {
        if (certain.includes(key) && (await sureButton(page, key).count())) here.push(key);
      }
      if (here.length === 0) throw held;
      for (const key of here) await sure(page, key);
      await next(page);
    }
  }
}

// Fills and saves; afterwards the screen says that it is saved. Gives the id of what was saved.
export async function save(page, answers, options) {
  await fill(page, answers, options);
  return pressSave(page);
}

export async function pressSave(page) {
  await page.locator(".action-bar-form button[type=submit]").click();
  await screen(page, "Tersimpan di HP ini");
  return new URL(page.url()).pathname.split("/").at(-1);
}
