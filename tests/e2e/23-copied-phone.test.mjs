// A phone's data copied to a second phone, as a repair shop or a backup does: both go on under one device id. The server sees it,
// the copy takes an id of its own, and what was written on either is there.
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { test } from "node:test";
import { counts, firstTime, goTo, synced, unlock, unsent } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { findings } from "../lib/axe.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const sends = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

test("what_was_written_on_a_phone_and_on_its_copy_is_all_there", async () => {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const phone = await openPhone();
  await firstTime(phone.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const household = await registerHousehold(phone.page);
  const child = await registerPerson(phone.page, household, "child");
  await synced(phone.page);
  const atFirst = await counts(phone.page);
  // One visit more waits unsent while the phone is copied: it is on both.
  await phone.context.setOffline(true);
  const shared = await recordVisit(phone.page, child, "child_visit", { ...answers.childVisit, weight_kg: "9,1" });
  await phone.close();
  const copied = temporaryFolder("copied");
  await cp(phone.profile, copied, { recursive: true });

  const written = [];
  const phones = [];
  await server.stop();
  for (const [profile, kg] of [[phone.profile, "9,2"], [copied, "9,3"]]) {
    const opened = await openPhone({ profile });
    await opened.page.goto(server.url);
    await unlock(opened.page);
    written.push(await recordVisit(opened.page, child, "child_visit", { ...answers.childVisit, weight_kg: kg }));
    assert.equal(await unsent(opened.page), 2);
    phones.push(opened);
  }
  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  for (const opened of phones) {
    await sends(opened.page);
    await synced(opened.page);
  }
  // Both phones end with everything, and neither has anything to correct.
  for (const opened of phones) {
    await sends(opened.page);
    await synced(opened.page);
    for (const visit of [shared, ...written]) {
      await goTo(opened.page, `/kunjungan/${visit}`);
      await opened.page.locator(".badge", { hasText: "terkirim" }).first().waitFor();
    }
    const { waiting, toFix } = await counts(opened.page);
    assert.deepEqual({ waiting, toFix }, { waiting: 0, toFix: atFirst.toFix });
    assert.deepEqual(unexpected(opened.problems), []);
  }
  // The one that sent second has an id of its own now, and says so in words; the first one noticed nothing.
  const told = async ({ page }) => {
    await goTo(page, "/kirim");
    return page.getByText("pernah disalin ke HP lain").count();
  };
  assert.deepEqual([await told(phones[0]), await told(phones[1])], [0, 1]);
  assert.deepEqual(await findings(phones[1].page), []);
  if (process.env.DAMPINGI_SHOTS) await phones[1].page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/copied.png`, fullPage: true });
  for (const opened of phones) await opened.close();
  await again.stop();
});
