// The app comes in parts: the first opens the gate, the next are fetched behind it and kept for days without a signal.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choosePin, firstTime, press, screen, signIn, signedIn, unlock } from "../lib/app.mjs";
import { queueRead, toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, readyForOffline, unexpected, until } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const kept = (page, part) =>
  page.evaluate(async (part) => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat();
    return requests.some(({ url }) => new URL(url).pathname.startsWith(`/${part}-`));
  }, part);

test("a_cadres_phone_keeps_her_screens_and_not_the_coordinators", async () => {
  const server = await startServer({ demo: true });
  const { page, close, problems } = await openPhone();
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  assert.equal(await kept(page, "split_book"), true);
  assert.equal(await kept(page, "split_desk"), false);
  assert.deepEqual(problems, []);
  await close();
  await server.stop();
});

test("a_coordinators_phone_keeps_hers_and_opens_them_cold_without_a_signal", async () => {
  const server = await startServer({ demo: true });
  const first = await openPhone();
  await toQueue(first.page, server, "koordinator.selor", demoPasswords(server.dataDir)["koordinator.selor"]);
  await readyForOffline(first.page);
  await until(first.page, async () => {
    const names = await caches.keys();
    const requests = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat();
    return requests.some(({ url }) => new URL(url).pathname.startsWith("/split_desk-"));
  });
  await server.stop();
  await first.kill();

  const { page, close, problems } = await openPhone({ profile: first.profile });
  await page.goto(server.url);
  await unlock(page);
  await screen(page, "Periksa");
  await queueRead(page);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

test("a_part_that_does_not_come_is_said_and_fetched_when_asked_again", async () => {
  const server = await startServer({ demo: true });
  // Without a worker, which would fetch it by itself.
  const { page, close } = await openPhone({ more: { serviceWorkers: "block" } });
  await page.route("**/split_book-*.wasm", (route) => route.abort());
  await page.goto(server.url);
  await signIn(page, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await choosePin(page);
  await page.getByText("Bagian ini belum terunduh").waitFor();
  await press(page, "Coba lagi");
  await page.getByText("Bagian ini belum terunduh").waitFor();

  await page.unroute("**/split_book-*.wasm");
  await press(page, "Coba lagi");
  await signedIn(page);
  await screen(page, "Hari ini");
  await close();
  await server.stop();
});
