// A phone whose clock is three days ahead: she is told in words, her visit is saved all the same, and the server keeps both the
// time the phone claims and the time it came.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, token } from "../lib/api.mjs";
import { firstTime, goTo, synced } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { findings } from "../lib/axe.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const DAYS = 3;
const DAY_MS = 24 * 3_600_000;

// Every `Date` of the page is so far off, as on a phone that was set wrong.
const setWrong = (ms) => {
  const Right = Date;
  window.Date = class extends Right {
    constructor(...given) {
      super(...(given.length === 0 ? [Right.now() + ms] : given));
    }
    static now() {
      return Right.now() + ms;
    }
  };
};

test("a_clock_that_is_days_ahead_is_told_in_words_and_holds_up_no_visit", async () => {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const phone = await openPhone();
  const { page } = phone;
  await phone.context.addInitScript(setWrong, DAYS * DAY_MS);
  await firstTime(page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const told = page.locator(".notice", { hasText: "Jam HP ini terlalu cepat sekitar 3 hari" });
  await told.waitFor();
  assert.deepEqual(await findings(page), []);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/clock.png` });
  const household = await registerHousehold(page);
  const child = await registerPerson(page, household, "child");
  const visit = await recordVisit(page, child, "child_visit", { ...answers.childVisit, visit_date: answers.day(DAYS) }, { sure: ["visit_date"] });
  await synced(page);
  await goTo(page, "/kirim");
  await told.waitFor();
  assert.equal(await page.locator(".card-refer").count(), 0, "nothing is refused");
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/story/${visit}`, { token: session });
  const record = body.records.find(({ id }) => id === visit);
  const apart = Date.parse(record.recorded_at) - Date.parse(record.received_at);
  assert(Math.abs(apart - DAYS * DAY_MS) < 3_600_000, `claimed ${apart} ms after it came`);
  assert.equal(record.fields.visit_date, answers.iso(DAYS));
  assert(record.flags.some((flag) => flag.startsWith("visit_date:")), "for the coordinator to look at");
  assert.deepEqual(unexpected(phone.problems), []);
  await phone.close();
  await server.stop();
});
