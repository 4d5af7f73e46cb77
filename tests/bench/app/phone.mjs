// The app on the fullest phone: what a cadre waits for, measured by the page's own clock. Judges nothing.
import { PIN, choosePin, fill, goTo, screen, signIn, signedIn, synced } from "../../lib/app.mjs";
import * as answers from "../../lib/answers.mjs";
import { openPhone, readyForOffline, slowDown } from "../../lib/phone.mjs";
import { startServer } from "../../lib/server.mjs";
import { PASSWORD, USER, filledFolder } from "./people.mjs";

const RUNS = Number(process.env.DAMPINGI_BENCH_RUNS ?? 7);
export const SLOWER = Number(process.env.DAMPINGI_BENCH_SLOWDOWN ?? 4);
const PATIENCE = 15 * 60_000;

export const at = (all, share) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];

// What is typed letter by letter: as it is written, in another spelling, a mother, a hamlet, two words, a number.
const TYPED = ["yuliana", "chadijah", "moh rizki", "suharti", "selor hil", "jamila", "650105", "nur aisyah bawan"];

// Remembers the app's memory: wasm is not in the browser's count of its heap.
function keepMemory() {
  const seen = (made) => {
    const memory = (made.instance ?? made).exports?.memory;
    if (memory) window.benchMemory = memory;
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = (...asked) => real.apply(WebAssembly, asked).then(seen);
  }
}

// From a tap to the frame in which what it led to stands.
const tapped = (page, what, wanted) =>
  page.evaluate(
    ([tap, selector]) =>
      new Promise((done) => {
        let began = 0;
        const look = () => {
          if (!document.querySelector(selector)) return;
          watching.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
        };
        const watching = new MutationObserver(look);
        watching.observe(document, { childList: true, subtree: true });
        began = performance.now();
        document.querySelector(tap).click();
      }),
    [what, wanted],
  );

const mark = (page, selector, nth, id) =>
  page.evaluate(
    ([all, number, name]) => {
      document.querySelector(`#${name}`)?.removeAttribute("id");
      document.querySelectorAll(all)[number].id = name;
    },
    [selector, nth, id],
  );

async function typeAllButTheLast(page, pin) {
  for (const digit of pin.slice(0, 5)) await page.locator(".keys button.key", { hasText: digit }).click();
  const digits = await page.locator(".keys .key").allInnerTexts();
  await mark(page, ".keys .key", digits.findIndex((text) => text.trim() === pin[5]), "last-digit");
}

async function toTheLock(page, url) {
  await page.goto(url, { waitUntil: "commit" });
  await page.locator(".keys").waitFor({ timeout: PATIENCE });
  return page.evaluate(() => performance.now());
}

// The heap of the page's scripts and the memory of the app itself, after the browser tidied up.
async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  const wasm = await page.evaluate(() => window.benchMemory?.buffer.byteLength ?? 0);
  return { script: usedSize, wasm };
}

// Every letter as a key is pressed, from its event to the frame with the new list; and the part of it that is the app's work.
async function keystrokes(page) {
  await goTo(page, "/sasaran");
  await page.locator("#main .row-link").first().waitFor();
  await page.evaluate(() => {
    window.benchKeys = [];
    const box = document.querySelector("#search");
    box.addEventListener("input", (event) => {
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => window.benchKeys.push(performance.now() - began);
        after.port2.postMessage(0);
      });
    }, { capture: true });
  });
  const box = page.locator("#search");
  let pressed = 0;
  for (const words of TYPED) {
    await box.click();
    for (const letter of words) {
      await box.press(letter === " " ? "Space" : letter);
      pressed += 1;
      await page.waitForFunction((count) => window.benchKeys.length === count, pressed);
    }
    // Emptied at once, as by the cross in the box: that draws the whole list, and is no keystroke.
    await page.evaluate(() => {
      const input = document.querySelector("#search");
      input.value = "";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    pressed += 1;
    await page.waitForFunction((count) => window.benchKeys.length === count, pressed);
    await page.evaluate(() => window.benchKeys.pop());
    pressed -= 1;
  }
  return page.evaluate(() => window.benchKeys);
}

// The long list pulled up at the speed of a quick thumb; what it draws meanwhile counts.
async function scrolled(page) {
  await goTo(page, "/sasaran");
  await page.locator("#main .row-link").first().waitFor();
  return page.evaluate(
    () =>
      new Promise((done) => {
        const times = [];
        const began = performance.now();
        const step = (now) => {
          times.push(now);
          if (now - began > 6000) {
            const gaps = times.slice(1).map((time, index) => time - times[index]);
            const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
            const rows = document.querySelectorAll("#main .row-link").length;
            return done({ frames: gaps.length, dropped, longest: Math.max(...gaps), pixels: Math.round(scrollY), rows });
          }
          scrollBy(0, 40);
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}

async function visited(page, run) {
  await goTo(page, "/sasaran?saring=child");
  await page.locator("#main .row-link").nth(run).waitFor();
  await mark(page, "#main .row-link", run, "opened");
  const person = await tapped(page, "#opened", ".person-head");
  const path = new URL(page.url()).pathname;
  await page.evaluate((to) => {
    const link = document.createElement("a");
    link.href = to;
    link.id = "form";
    document.querySelector("#main").append(link);
  }, `${path}/kunjungan/child_visit`);
  const form = await tapped(page, "#form", ".form-page input");
  const { weight_kg, height_cm, muac_cm, position, ...rest } = answers.childVisit;
  const filled = { ...rest, not_weighed_reason: "no_scale", exclusive_breastfeeding: "yes" };
  await fill(page, filled, { sure: Object.keys(answers.childVisit) });
  await page.evaluate(() => {
    document.querySelector(".action-bar-form button[type=submit]").id = "save";
  });
  const saved = await tapped(page, "#save", ".saved-mark");
  await screen(page, "Tersimpan di HP ini");
  return { person, form, saved };
}

// Gives rows [what, milliseconds of each run, aim] and other figures [what, text, aim].
export async function onTheFullestPhone() {
  const server = await startServer({ dataDir: await filledFolder() });
  const { page, context, close } = await openPhone();
  await context.addInitScript(keepMemory);
  const figures = [];
  const note = (what, all, aim = "") => {
    figures.push({ what, all, aim });
    console.error(what, typeof all === "string" ? all : all.map((ms) => ms.toFixed(0)).join(" "));
  };
  await page.goto(server.url);
  // Before the PIN is chosen: the app measures then how much work the stretching of the key may be on this phone.
  await slowDown(page, SLOWER);
  await signIn(page, USER, PASSWORD);
  await choosePin(page);
  // Only when the vault stands: the stretching is tried out after the last digit, and must find the same phone that unlocks.
  await page.locator("header.top").waitFor({ state: "attached", timeout: PATIENCE });
  await slowDown(page, 1);
  const began = performance.now();
  await signedIn(page);
  await page.locator("a.status-line", { hasText: "semua terkirim" }).waitFor({ timeout: PATIENCE });
  note("receiving everybody for the first time (full speed, once)", [performance.now() - began]);
  await readyForOffline(page);
  await goTo(page, "/sasaran");
  note("who is on the phone", (await page.locator(".found").innerText()).trim());
  await synced(page);
  await server.stop();
  await slowDown(page, SLOWER);

  const cold = [];
  const refused = [];
  const unlocked = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto("about:blank");
    cold.push(await toTheLock(page, `${server.url}/`));
    await typeAllButTheLast(page, "111222");
    refused.push(await tapped(page, "#last-digit", ".notice-problem"));
    await typeAllButTheLast(page, PIN);
    unlocked.push(await tapped(page, "#last-digit", "#main li.task"));
  }
  note("cold start, offline, to the lock", cold);
  note("floor: a wrong PIN, to its message (stretching the key)", refused);
  note("unlock to Hari ini with what is due", unlocked, "1000");
  const first = await heap(page);

  const typed = await keystrokes(page);
  note("a letter in the search, to the frame with the new list", typed, "50");
  const pulled = await scrolled(page);
  note("scroll of the long list", `${pulled.dropped} of ${pulled.frames + pulled.dropped} frames dropped, longest ${pulled.longest.toFixed(0)} ms; ${pulled.pixels} px, ${pulled.rows} rows drawn`);
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visited(page, run));
  note("a person's page, from the tap", visits.map(({ person }) => person));
  note("the child form to its first field, from the tap", visits.map(({ form }) => form));
  note("save of a visit, from the tap to “Tersimpan di HP ini”", visits.map(({ saved }) => saved), "100");
  const last = await heap(page);
  const mb = (bytes) => (bytes / 1e6).toFixed(1);
  const said = (of) => `${mb(of.script + of.wasm)} MB (scripts ${mb(of.script)}, wasm ${mb(of.wasm)})`;
  note("heap after the unlock", said(first), "80 MB");
  note("heap after all of this", said(last), "80 MB");
  await close();
  return figures;
}
