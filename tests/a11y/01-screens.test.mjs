// axe-core on every screen in its states, for cadre and coordinator, in all three sets of colours: nothing serious or critical,
// and nothing to press that is too small for a thumb.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makeUsers } from "../lib/api.mjs";
import { firstTime, screen, unlock } from "../lib/app.mjs";
import { awkward, awkwardDesk, awkwardPhone } from "../lib/awkward.mjs";
import { findings } from "../lib/axe.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { inspector } from "../lib/inspect.mjs";
import { DESK, PHONE, openPhone } from "../lib/phone.mjs";
import { emptyDay } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { tooLow, tooSmall, tooSmallText } from "../lib/touch.mjs";
import { atTheLock, everyAddress, helpAndPractice, nobodyYet, theDesk, throughTheDoor, workNotSent } from "../lib/walk.mjs";

test("what_is_wrong_is_found", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.goto(server.url);
  await screen(page, "Masuk ke Dampingi");
  await page.evaluate(() => {
    document.querySelector("label[for=username]").remove();
    document.querySelector("#main h1").style.color = "#eee";
    document.querySelector("#main h1").style.fontSize = "15px";
    document.querySelector("form button[type=submit]").style.cssText = "min-height: 30px; height: 30px";
  });
  assert.match((await tooSmall(page)).join(), /^button[^,]*Masuk[^,]*× 30$/);
  assert.deepEqual(await tooLow(page), ["“Masuk”: 30"]);
  assert.deepEqual(await tooSmallText(page), ["h1. “Masuk ke Dampingi”: 15.0 px"]);
  const found = (await findings(page)).map((finding) => finding.split(" ")[1]);
  assert.deepEqual(found.filter((rule) => rule !== "label-title-only").sort(), ["color-contrast", "label"]);
  await close();
  await server.stop();
});

test("the_door_and_a_phone_with_nobody_on_it", async () => {
  const server = await startServer({ demo: true });
  const passwords = makeUsers(server.dataDir, "kader.palas,Kader Palas Hulu,cadre,tpk,65.01.01.1001");
  const { page, close } = await openPhone();
  const { at, done } = inspector(page, "door");
  await throughTheDoor(page, server, "kader.palas", passwords["kader.palas"], at);
  await nobodyYet(page, at);
  await close();
  await server.stop();
  done();
});

test("every_screen_of_a_cadre", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  const { at, done } = inspector(page, "cadre");
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await server.stop();
  await everyAddress(page, at);
  await close();
  done();
});

test("what_seldom_happens_to_a_cadre", async () => {
  const server = await startServer({ demo: true });
  const there = await awkward(server);
  const { page, close } = await openPhone();
  const { at, done } = inspector(page, "awkward");
  await firstTime(page, server, there.kpm.username, there.kpm.password);
  await awkwardPhone(page, there, at);
  await close();
  await server.stop();
  done();
});

test("work_that_is_not_sent_forms_page_by_page_and_the_lock", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  const { at, done } = inspector(page, "unsent");
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await server.stop();
  await workNotSent(page, at);
  await atTheLock(page, at);
  await unlock(page);
  await close();
  done();
});

test("help_beside_a_question_and_practice", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  const { at, done } = inspector(page, "help");
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await helpAndPractice(page, at);
  await close();
  await server.stop();
  done();
});

for (const [where, size] of [["at_her_desk", DESK], ["on_her_phone", PHONE]]) {
  test(`every_screen_of_a_coordinator_${where}`, async () => {
    const server = await startServer({ demo: true });
    const passwords = demoPasswords(server.dataDir);
    await emptyDay(server, "kader.jelarai", passwords["kader.jelarai"], "65.01.05.2003");
    const there = await awkward(server);
    const { page, close } = await openPhone({ screen: size });
    const { at, done } = inspector(page, size === DESK ? "coordinator, 1280 px" : "coordinator, 360 px");
    await toQueue(page, server, "koordinator.selor", passwords["koordinator.selor"]);
    await theDesk(page, at);
    await awkwardDesk(page, there, at);
    await close();
    await server.stop();
    done();
  });
}
