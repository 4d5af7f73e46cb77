// Two names of posyandu that are one: the coordinator says so on the desk, the cadre's phone lists the children together without
// anything being rewritten, and it is taken apart again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstTime, goTo, press, synced } from "../lib/app.mjs";
import { seen } from "../lib/axe.mjs";
import { show } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { openDay } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";

const [KNOWN, TYPED] = ["Posyandu Anggrek", "RW 3 Seberang Sungai Kayan Hulu"];

let server;
let cadre;
let desk;

before(async () => {
  server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  cadre = await openPhone();
  await firstTime(cadre.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await openDay(cadre.page, { posyandu: KNOWN });
  await openDay(cadre.page, { posyandu: TYPED });
  await synced(cadre.page);
  desk = await openPhone(DESK);
  await toQueue(desk.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await readyForOffline(desk.page);
});
after(async () => {
  await cadre.close();
  await desk.close();
  await server.stop();
});

const hear = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

const village = (page) => page.locator("section", { has: page.getByRole("heading", { name: "Jelarai Selor" }) });
const card = (page, name) => village(page).locator("li.card", { has: page.locator(".row-name", { hasText: new RegExp(`^${name}$`) }) });

test("the_desk_sees_every_name_and_says_that_two_are_one", async () => {
  const { page } = desk;
  await goTo(page, "/wilayah/posyandu");
  await press(page, "Nama posyandu");
  await village(page).waitFor();
  assert.deepEqual(await village(page).locator(".row-name").allInnerTexts(), [KNOWN, TYPED]);
  await seen(page, "desk-names", [360, 1280]);
  const [stays, gone] = [KNOWN, TYPED];
  await card(page, gone).locator("summary").click();
  await seen(page, "desk-names-open", [360, 1280]);
  await card(page, gone).getByRole("button", { name: stays, exact: true }).click();
  await card(page, stays).getByText(`Juga disebut ${gone}`).waitFor();
  assert.equal(await card(page, gone).count(), 0);
  await seen(page, "desk-names-one", [360, 1280]);
  await synced(page);
});

test("the_cadre_sees_one_day_of_one_posyandu", async () => {
  const { page } = cadre;
  await show(page, "/posyandu");
  await page.locator("#main").getByText(TYPED).first().waitFor();
  await hear(page);
  await page.locator("#main").getByText(TYPED).first().waitFor({ state: "detached" });
  await page.locator("#main").getByText(KNOWN).first().waitFor();
  await seen(page, "posyandu-one");
});

test("it_is_taken_apart_again", async () => {
  const { page } = desk;
  const [stays, gone] = [KNOWN, TYPED];
  await card(page, stays).getByRole("button", { name: "Pisahkan lagi" }).click();
  await card(page, gone).waitFor();
  await synced(page);
  await hear(cadre.page);
  await cadre.page.locator("#main").getByText(gone).first().waitFor();
  for (const { problems } of [cadre, desk]) assert.deepEqual(unexpected(problems), []);
});
