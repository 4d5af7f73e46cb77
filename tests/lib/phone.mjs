// A phone with Chromium: a screen of 360×740, touch, and a profile on disk that outlives the browser.
import { once } from "node:events";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { chromium } from "playwright-core";
import { closeWithUs, temporaryFolder } from "./cleanup.mjs";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
export const DESK = { viewport: { width: 1280, height: 800 } };

// { profile: the folder of a phone opened before, screen: PHONE or DESK, more: further Playwright context options }
// gives { context, page, profile, problems, close(), kill() }; problems are console errors and uncaught exceptions.
export async function openPhone({ profile = temporaryFolder("profile"), screen = PHONE, more = {} } = {}) {
  const launched = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.DAMPINGI_CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    locale: "id-ID",
    timezoneId: "Asia/Makassar",
    ...screen,
    ...more,
  });
  const context = closeWithUs(launched);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    context,
    page,
    profile,
    problems: problemsOf(page),
    close: () => context.close(),
    kill: () => killBrowser(context),
  };
}

// Everything the page complains of, a violation of the Content-Security-Policy included.
export function problemsOf(page) {
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  return problems;
}

// What a stopped server makes every browser complain of is no problem of the app's.
export const unexpected = (problems) =>
  problems.filter((text) => !/net::ERR_(CONNECTION_(REFUSED|RESET|CLOSED|ABORTED)|SOCKET_NOT_CONNECTED|INTERNET_DISCONNECTED|EMPTY_RESPONSE)/.test(text));

// As when the phone's system ends the app, or the battery does: no handler runs, nothing is flushed. A battery leaves none of the
// browser's processes writing in the profile, so the whole group goes at once, and it is over when the last of them rests.
async function killBrowser(context) {
  const session = await context.browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const closed = once(context, "close");
  process.kill(-processInfo.find(({ type }) => type === "browser").id, "SIGKILL");
  await closed;
  while (processInfo.some(({ id }) => runs(id))) await setImmediate();
}

// Whether any of its threads still does something; a process nobody has asked after yet keeps its entry, but not its threads.
function runs(id) {
  try {
    return readdirSync(`/proc/${id}/task`).some((thread) => !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${id}/task/${thread}/status`, "utf8")));
  } catch (error) {
    if (!["ENOENT", "ESRCH"].includes(error.code)) throw error;
    return existsSync(`/proc/${id}`) && runs(id);
  }
}

// A cheap phone's processor, as far as Chromium can play it: the page's main thread runs `times` slower.
export async function slowDown(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
}

// The app registers its service worker itself; this waits until it serves the page, so that the server may go.
export async function readyForOffline(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

// Waits until what is true only after a promise is true. Playwright's waitForFunction takes the promise itself for a yes.
export async function until(page, predicate, arg) {
  const end = performance.now() + 30_000;
  while (!(await page.evaluate(predicate, arg))) {
    if (performance.now() > end) throw new Error(`Not so within 30 s: ${predicate}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
