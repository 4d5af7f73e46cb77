// A coordinator's screens between a phone and a wide desk, at 600, 768 and 1024 px: nothing is wider than the page or lies over
// something else, lines are short enough to read, and a visit beside its queue has more width than on a phone; and nothing that was there already moves when the server's answer comes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { goTo, press } from "../lib/app.mjs";
import { awkward, awkwardDesk } from "../lib/awkward.mjs";
import { openVisit, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { crowded, misfits } from "../lib/fits.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { emptyDay } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { covered, tooClose } from "../lib/touch.mjs";
import { theDesk } from "../lib/walk.mjs";

const WIDTHS = [600, 768, 1024];
const HEIGHT = 768;
const LONGEST_LINE = 95;
// A phone of 360 px leaves 324 to a visit.
const STORY = 440;
const QUEUE = 320;
const shots = process.env.DAMPINGI_SHOTS;

let server;
let there;
let phone;
let page;

before(async () => {
  server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  await emptyDay(server, "kader.jelarai", passwords["kader.jelarai"], "65.01.05.2003");
  there = await awkward(server);
  phone = await openPhone({ screen: { viewport: { width: 1024, height: HEIGHT } } });
  page = phone.page;
  await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
});
after(async () => {
  await phone.close();
  await server.stop();
});

// Nothing is asked of the server any more.
const open = new Set();
async function quiet() {
  const ends = ["requestfinished", "requestfailed"];
  while (open.size > 0) await Promise.race(ends.map((end) => page.waitForEvent(end)));
}

// What Chromium calls a layout shift: something that was drawn is drawn elsewhere, and nobody pressed anything.
const watchShifts = () =>
  page.evaluate(() => {
    window.shifted = [];
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources } of list.getEntries()) {
        if (hadRecentInput) continue;
        for (const { node, previousRect: was, currentRect: is } of sources) {
          const it = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
          if (was.width && is.width) window.shifted.push(`${it?.className || it?.localName} “${(it?.textContent ?? "").slice(0, 30)}” from ${was.x}, ${was.y} to ${is.x}, ${is.y}`);
        }
      }
    }).observe({ type: "layout-shift" });
  });

const waiting = () => page.locator("#main .skeleton:visible").first();

// What was on the page before an answer came, and moved when it came. An answer is held until the page has shown that it waits.
async function movedBy(path) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const hold = (route) => held.then(() => route.continue());
  await page.route("**/api/**", hold);
  try {
    await goTo(page, path);
    await waiting().waitFor();
    const seen = await page.evaluateHandle(() => {
      const all = document.querySelectorAll("#main :is(h1, h2, p, a, button, select, input), .nav a, .top a");
      return [...all].filter((it) => it.checkVisibility() && !it.closest(".skeleton"));
    });
    const places = () =>
      seen.evaluate((all) =>
        all.map((it) => {
          const { left, top } = it.getBoundingClientRect();
          return it.isConnected && it.checkVisibility() ? { said: it.innerText.slice(0, 30) || it.id, at: [left, top].map(Math.round).join() } : null;
        }),
      );
    const was = await places();
    await page.evaluate(() => (window.shifted = []));
    release();
    await waiting().waitFor({ state: "detached" });
    const is = await places();
    // What comes still later, and pushes what the answer brought.
    await quiet();
    const late = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifted)))));
    return late.map((one) => `${path}: later: ${one}`).concat(was.flatMap((one, at) => (one && is[at] && one.at !== is[at].at ? [`${path}: “${one.said}” from ${one.at} to ${is[at].at}`] : [])));
  } finally {
    release();
    await page.unroute("**/api/**", hold);
  }
}

test("what_is_seen_first_stays_where_it_is_when_the_answer_comes", async () => {
  const moved = [];
  page.on("request", (request) => open.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => open.delete(request));
  await watchShifts();
  // A jump would be seen.
  const pushed = await page.evaluateHandle(() => {
    const above = document.createElement("p");
    above.style.height = "9rem";
    document.querySelector("#main").prepend(above);
    return above;
  });
  await page.waitForFunction(() => window.shifted.length > 0);
  await pushed.evaluate((above) => above.remove());
  const visit = await page.locator(".desk-queue .row-link").first().getAttribute("href");
  for (const width of [360, ...WIDTHS, 1280]) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const path of ["/wilayah", "/wilayah?desa=65.01.05.2003", "/wilayah/kader", "/wilayah/posyandu", "/wilayah/posyandu/nama", "/wilayah/bantuan", "/ganda", visit, "/periksa"]) {
      await goTo(page, "/pengaturan");
      moved.push(...(await movedBy(path)).map((one) => `${width}: ${one}`));
    }
  }
  assert.deepEqual(moved, []);
});

test("a_visit_beside_its_queue_has_more_width_than_on_a_phone", async () => {
  await goTo(page, "/periksa");
  const visit = await page.locator(".desk-queue .row-link").first().getAttribute("href");
  const narrow = [];
  for (const width of [1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: HEIGHT });
    await openVisit(page, visit.split("/").at(-1));
    const [story, queue] = await page.evaluate(() => [".desk-visit .sections", ".desk-queue"].map((part) => Math.round(document.querySelector(part).getBoundingClientRect().width)));
    if (story < STORY || queue < QUEUE) narrow.push(`${width}: a visit of ${story} px beside a queue of ${queue}`);
    for (const one of await crowded(page, LONGEST_LINE)) narrow.push(`${width}: ${one}`);
    if (shots) await page.screenshot({ path: `${shots}/beside-${width}.png` });
  }
  await page.setViewportSize({ width: 1024, height: HEIGHT });
  assert.deepEqual(narrow, []);
});

test("between_a_phone_and_a_desk_everything_fits", async () => {
  const found = [];
  const at = async (name) => {
    const was = page.viewportSize();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const one of [...(await misfits(page, 11)), ...(await crowded(page, LONGEST_LINE)), ...(await tooClose(page)), ...(await covered(page))]) found.push(`${name}, ${width}: ${one}`);
      if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
    }
    await page.setViewportSize(was);
  };
  await goTo(page, "/periksa");
  await theDesk(page, at);
  await goTo(page, "/wilayah");
  const quarter = page.locator('#period option[value^="quarter="]');
  await page.selectOption("#period", await quarter.nth(1).getAttribute("value"));
  await page.locator("section[aria-labelledby=card]").waitFor();
  await at("desk-quarter");
  await goTo(page, "/cari");
  await page.fill("#search", "Siti");
  await press(page, "Cari");
  await page.locator("#main .rows").waitFor();
  await at("desk-found");
  await awkwardDesk(page, there, at);
  assert.deepEqual(found, []);
  assert.deepEqual(unexpected(phone.problems), []);
});
