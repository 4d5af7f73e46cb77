// What the phone says of itself is so: whether the browser keeps its data, that a visit is on its way before it is there, that a
// signal is one only once the server answered, and that a server which takes a request and never answers it ends in words and a
// button, not in a wheel that turns for ever.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { firstTime, goTo, press, screen, signIn, synced } from "../lib/app.mjs";
import { recordVisit, registerHousehold, someoneOfEach } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const WHO = "kader.jelarai";
// Longer than the app waits for any answer, and shorter than it takes to lock itself.
const TOO_LONG = 45_000;

let server;
let password;

before(async () => {
  server = await startServer({ demo: true });
  password = demoPasswords(server.dataDir)[WHO];
});
after(() => server.stop());

// A browser that says no when it is asked, and yes once it is willing.
function keeper() {
  window.asked = 0;
  window.isWilling = false;
  let keeps = false;
  StorageManager.prototype.persisted = async () => keeps;
  StorageManager.prototype.persist = async () => {
    window.asked += 1;
    keeps = window.isWilling;
    return keeps;
  };
}

test("whether_the_browser_keeps_her_data_is_asked_for_and_shown", async () => {
  const { page, context, close } = await openPhone();
  await context.addInitScript(keeper);
  await firstTime(page, server, WHO, password);
  const asked = await page.evaluate(() => window.asked);
  assert.ok(asked >= 1, "asked with the first PIN");
  await goTo(page, "/pengaturan/hp");
  await page.getByText("Belum dijaga").waitFor();
  await page.evaluate(() => {
    window.isWilling = true;
  });
  await page.locator("#main button", { hasText: /jaga/i }).click();
  await page.getByText("Dijaga: ").waitFor();
  assert.equal(await page.evaluate(() => window.asked), asked + 1);
  assert.equal(await page.getByText("Belum dijaga").count(), 0);
  await close();
});

test("what_is_on_its_way_says_so_until_the_receipt_is_there", async () => {
  const { page, close } = await openPhone();
  await firstTime(page, server, WHO, password);
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  // However long the form before it takes.
  let asks;
  const pushing = new Promise((asked) => (asks = asked));
  await page.route("**/api/sync/push", async (route) => {
    asks();
    await held;
    await route.continue();
  });
  const { engagement } = await someoneOfEach(page);
  const visit = await recordVisit(page, engagement.split("/").at(-1), "engagement_contact", answers.brideVisit);
  await pushing;
  await goTo(page, "/kirim");
  const tile = (label) => page.locator(".tile", { has: page.getByText(label, { exact: true }) }).locator(".number");
  await tile("Sedang dikirim").filter({ hasText: /^1$/ }).waitFor();
  const sent = Number(await tile("Terkirim").innerText());
  await goTo(page, `/kunjungan/${visit}`);
  await page.locator(".badge", { hasText: "sedang dikirim" }).waitFor();
  answer();
  await synced(page);
  await page.locator(".badge", { hasText: "sedang dikirim" }).waitFor({ state: "detached" });
  await goTo(page, "/kirim");
  await tile("Terkirim").filter({ hasText: new RegExp(`^${sent + 1}$`) }).waitFor();
  await close();
});

test("a_browser_that_says_online_is_not_believed_before_the_server_answers", async () => {
  const { page, close } = await openPhone();
  await firstTime(page, server, WHO, password);
  // There is a network, and nobody behind it.
  const nobody = (route) => route.abort();
  await page.route("**/api/**", nobody);
  await registerHousehold(page);
  const line = page.locator("a.status-line");
  const waits = line.filter({ hasText: "menunggu sinyal" });
  await waits.waitFor();
  const asked = page.waitForEvent("requestfailed");
  await line.evaluate((shown) => {
    window.said = [];
    new MutationObserver(() => window.said.push(shown.innerText)).observe(shown, { childList: true, subtree: true, characterData: true });
    window.dispatchEvent(new Event("online"));
  });
  await asked;
  await waits.waitFor();
  const said = await page.evaluate(() => window.said);
  assert.deepEqual(said.filter((words) => !/menunggu sinyal|mengirim/.test(words)), []);
  await page.unroute("**/api/**", nobody);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await synced(page);
  await close();
});

test("a_server_that_never_answers_ends_in_words_and_a_way_on", async () => {
  const { page, close } = await openPhone();
  await page.clock.install();
  // Taken, and never answered.
  const silent = () => {};
  await page.goto(server.url);
  await screen(page, "Masuk ke Dampingi");
  await page.route("**/api/session", silent);
  const asking = page.waitForRequest(/\/api\/session/);
  await signIn(page, WHO, password);
  await asking;
  await page.clock.fastForward(TOO_LONG);
  await page.locator("#main", { hasText: "Belum ada sinyal ke server" }).waitFor();
  assert.equal(await page.inputValue("#username"), WHO, "nothing typed is lost");
  await page.unroute("**/api/session", silent);
  await firstTime(page, server, WHO, password);

  let asks;
  const pushing = new Promise((asked) => (asks = asked));
  await page.route("**/api/**", () => asks());
  await registerHousehold(page);
  await pushing;
  await goTo(page, "/kirim");
  const ended = page.locator("header.top", { hasText: "menunggu sinyal" });
  // Each request of a sync waits for its own answer.
  for (let isOver = false; !isOver; ) {
    const over = ended.waitFor().then(() => true);
    const asked = page.waitForRequest(/\/api\//).then(() => false);
    for (const one of [over, asked]) one.catch(() => {});
    await page.clock.fastForward(TOO_LONG);
    isOver = await Promise.race([over, asked]);
  }
  await page.locator("#main button:enabled", { hasText: "Kirim sekarang" }).waitFor();
  await page.unroute("**/api/**");
  await press(page, "Kirim sekarang");
  await synced(page);
  await close();
});
