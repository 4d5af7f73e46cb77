// How most tests begin: a server with the demo's people, and a phone behind its door. What a test is about comes after.
import { makeUsers } from "./api.mjs";
import { asksForNews, changePassword, choosePin, firstTime, signIn, signedIn, synced } from "./app.mjs";
import { demoPasswords } from "./demo.mjs";
import { openPhone, readyForOffline } from "./phone.mjs";
import { startServer } from "./server.mjs";

export const OWN_PASSWORD = "kata-sandi-yang-baru";

// The phone of a cadre of the demo, with her people on it and the server gone: { server, passwords, phone, page }.
export async function offlineCadre(username = "kader.jelarai") {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const phone = await openPhone();
  await firstTime(phone.page, server, username, passwords[username]);
  await server.stop();
  return { server, passwords, phone, page: phone.page };
}

// A cadre in a village where nobody is registered yet, with the server gone: the same, and the passwords of the demo besides.
export async function offlineNewcomer() {
  const server = await startServer({ demo: true });
  const made = makeUsers(server.dataDir, "kader.palas,Kader Palas Hulu,cadre,tpk,65.01.01.1001");
  const passwords = { ...demoPasswords(server.dataDir), ...made };
  const phone = await openPhone();
  await newUser(phone.page, server, "kader.palas", passwords["kader.palas"]);
  await readyForOffline(phone.page);
  await server.stop();
  return { server, passwords, phone, page: phone.page };
}

// Somebody's first sign-in with the password that was made for her: her own password, her PIN, everything received.
export async function newUser(page, server, username, password) {
  await page.goto(server.url);
  await signIn(page, username, password);
  await changePassword(page, password, OWN_PASSWORD);
  const asked = asksForNews(page);
  await choosePin(page);
  await signedIn(page);
  await asked;
  await synced(page);
}
