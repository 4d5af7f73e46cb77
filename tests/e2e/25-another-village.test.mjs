// A cadre is given another village while she has unsent work of the old one: it is taken, it counts, and the old village leaves
// her phone. What was begun and not finished stays hers to read.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask, makeUsers, token } from "../lib/api.mjs";
import { counts, goTo, screen, synced, unsent } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { newUser } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { dampingi, startServer } from "../lib/server.mjs";

const JELARAI = "65.01.05.2003";
const PALAS_HULU = "65.01.01.1001";
const WHO = "kader.pindah,Kader Pindah,cadre,tpk";
const sends = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

test("unsent_work_of_a_village_that_was_taken_away_is_sent_and_the_village_leaves_the_phone", async () => {
  const server = await startServer({ demo: true });
  const passwords = { ...demoPasswords(server.dataDir), ...makeUsers(server.dataDir, `${WHO},${JELARAI}`) };
  const phone = await openPhone();
  const { page } = phone;
  await newUser(page, server, "kader.pindah", passwords["kader.pindah"]);
  const household = await registerHousehold(page);
  const child = await registerPerson(page, household, "child");
  await synced(page);
  await phone.context.setOffline(true);
  const visit = await recordVisit(page, child, "child_visit", answers.childVisit);
  assert.equal(await unsent(page), 1);

  const list = join(server.dataDir, "moved.csv");
  writeFileSync(list, `username,name,role,cadre_kind,areas\n${WHO},${PALAS_HULU}\n`);
  dampingi("user", "import", list, "--data", server.dataDir);
  await phone.context.setOffline(false);
  await sends(page);
  await synced(page);
  const { waiting, toFix } = await counts(page);
  assert.deepEqual({ waiting, toFix }, { waiting: 0, toFix: 0 });
  // The old village is not hers to read any more.
  await goTo(page, "/sasaran");
  await page.getByText(answers.child.name).first().waitFor({ state: "detached" });
  await goTo(page, `/orang/${child}`);
  await page.getByText("Tidak ada di HP ini").waitFor();
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/moved.png` });
  // Her visit is on the server, for whoever works there now.
  const session = await token(server, "koordinator.selor", passwords["koordinator.selor"]);
  const { body } = await ask(server, `/api/review/story/${visit}`, { token: session });
  assert(body.records.some((record) => record.id === visit));
  // And she works on in the new one.
  await goTo(page, "/");
  await screen(page, "Hari ini");
  const next = await registerHousehold(page, { ...answers.household, head_name: "Ajang Lihan", family_card_number: "6501010312090009" });
  await sends(page);
  await synced(page);
  await goTo(page, `/keluarga/${next}`);
  await page.getByText("Ajang Lihan").first().waitFor();
  assert.equal(await page.locator(".card-refer").count(), 0);
  assert.deepEqual(unexpected(phone.problems), []);
  await phone.close();
  await server.stop();
});
