// Two cadres of one village, each on her phone, who both have one child: for whatever they do to it apart from each other.
import * as answers from "./answers.mjs";
import { makeUsers } from "./api.mjs";
import { firstTime, goTo, screen, synced } from "./app.mjs";
import { newUser } from "./begin.mjs";
import { recordVisit, registerHousehold, registerPerson } from "./cadre.mjs";
import { demoPasswords } from "./demo.mjs";
import { openPhone } from "./phone.mjs";
import { startServer } from "./server.mjs";

export const JELARAI = "65.01.05.2003";
export const CHILD = { ...answers.child, name: "Bonifasius Laing" };

// Gives { server, passwords, one, two, household, child, visit, close() }; with a `visit` also one of the child's, whose id it gives.
export async function twoPhones({ visit: visited } = {}) {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  Object.assign(passwords, makeUsers(server.dataDir, `kader.dua,Kader Dua,cadre,tpk,${JELARAI}`));
  const one = await openPhone();
  await firstTime(one.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  const household = await registerHousehold(one.page);
  const child = await registerPerson(one.page, household, "child", CHILD);
  const visit = visited && (await recordVisit(one.page, child, "child_visit", visited));
  await synced(one.page);
  const two = await openPhone();
  await newUser(two.page, server, "kader.dua", passwords["kader.dua"]);
  await goTo(two.page, `/orang/${child}`);
  await screen(two.page, CHILD.name);
  const close = async () => {
    await one.close();
    await two.close();
    await server.stop();
  };
  return { server, passwords, one, two, household, child, visit, close };
}

// Sends what waits, and asks what is new.
export const sends = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));

// Asks what is new and waits until it is stored: one sync ends before the next begins, so when a second page is here, the first
// one is. The status line of a phone with nothing to send says nothing of it.
export async function pulls(page) {
  for (let round = 0; round < 2; round += 1) {
    const answered = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/sync/pull");
    await sends(page);
    await answered;
  }
}
