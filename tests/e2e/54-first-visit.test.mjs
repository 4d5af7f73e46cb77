// The first walk ends in a first visit: she is led through one weighing in practice, which follows what she does, lets go at
// every step, leaves nothing behind, and ends where work begins.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { held } from "../lib/api.mjs";
import { choosePin, goTo, press, screen, signIn, unlock } from "../lib/app.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { LED, led } from "../lib/walk.mjs";

let server;
let phone;
let page;
const asked = [];

before(async () => {
  server = await startServer({ demo: true });
  phone = await openPhone();
  page = phone.page;
  await page.goto(server.url);
  await signIn(page, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await choosePin(page);
});

after(async () => {
  await phone.close();
  await server.stop();
});

const band = () => page.locator("aside.lead");
const skip = () => band().getByRole("button", { name: "Tanpa langkah" });

test("the_walk_leads_into_one_visit_and_from_there_to_work", async () => {
  for (let number = 1; number < 4; number += 1) await press(page, "Lanjut");
  const before = held(server);
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
  });
  const seen = [];
  await led(page, async (name) => {
    if (name === "led-today") asked.length = 0;
    seen.push(name);
    assert(await page.locator("aside.practice").isVisible(), `${name} says that it is practice`);
  });
  assert.deepEqual(seen, LED.map(({ name }) => name));
  await page.locator("#main").getByText("Bu, hasil Adik hari ini baik").first().waitFor();
  assert.deepEqual(asked, [], "nothing was asked of the server");
  await press(page, "Mulai bekerja");
  await unlock(page);
  await screen(page, "Hari ini");
  assert.equal(await page.locator(".walk").count() + (await band().count()), 0, "neither walk nor guide");
  assert.deepEqual(held(server), before);
});

test("it_follows_her_wherever_she_goes", async () => {
  await goTo(page, "/latihan");
  await led(page, undefined, 2);
  await page.locator("#main .row-link", { hasText: "Siti Latihan" }).click();
  await screen(page, "Siti Latihan");
  await band().getByText("Latihan dilanjutkan").waitFor();
  await band().getByRole("link", { name: "Ke Sasaran" }).click();
  await page.locator("#main .row-link", { hasText: "Bayu Latihan" }).click();
  await screen(page, "Bayu Latihan");
  await band().getByText("Langkah 2/5").waitFor();
  await goTo(page, `${new URL(page.url()).pathname}/ubah`);
  await page.locator("#form-page").waitFor();
  assert.equal(await band().count(), 0, "another form is left in peace");
  await goTo(page, "/");
  await band().getByText("Langkah 1/5").waitFor();
});

test("it_can_be_passed_by_at_every_step_and_does_not_come_back", async () => {
  for (let steps = 1; steps < LED.length; steps += 1) {
    await goTo(page, "/latihan");
    await led(page, undefined, steps);
    await skip().click();
    await band().waitFor({ state: "detached" });
    // Where the focus was is gone: it goes to what stands below.
    await page.waitForFunction(() => document.activeElement.id === "main");
    await goTo(page, "/kirim");
    await screen(page, "Kirim");
    assert.equal(await band().count(), 0, LED[steps - 1].name);
    assert(await page.locator("aside.practice").isVisible(), "she goes on practising");
  }
});

test("with_twice_the_text_the_whole_way_can_be_gone", async () => {
  await goTo(page, "/pengaturan");
  await page.locator("#text-size-3").check();
  await goTo(page, "/latihan");
  await led(page, async (name) => {
    const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert(wide <= screen, `${name} is ${wide} wide on a screen of ${screen}`);
  });
  assert.deepEqual(unexpected(phone.problems), []);
});
