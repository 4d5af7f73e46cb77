// Two tabs of one phone save at the same time, and only one of them sends: nothing is lost, no sequence is given out twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { firstTime, goTo, press, pressSave, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { isPull, isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { tally } from "../lib/tally.mjs";
import { CADRE, SAVE, newHousehold, passwordOf, signalComes } from "./work.mjs";

const ROUNDS = 3;

// One phone with the app open twice.
async function twoTabs() {
  const server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page: one, context, problems, close } = await openPhone();
  await firstTime(one, proxy, CADRE, passwordOf(server));
  const count = await tally(server, CADRE, passwordOf(server));
  const other = await context.newPage();
  await other.goto(proxy.url);
  await unlock(other);
  await synced(other);
  return { server, proxy, one, other, context, problems, close, count };
}

test("two_tabs_save_at_once_one_sends_and_nothing_is_lost", async () => {
  const { server, proxy, one, other, context, problems, close, count } = await twoTabs();

  await context.setOffline(true);
  for (let round = 0; round < ROUNDS; round += 1) {
    // Both forms stand at their last page, and both buttons are pressed in the same moment.
    for (const page of [one, other]) {
      await page.bringToFront();
      await newHousehold(page);
    }
    const saved = await Promise.all([one, other].map((page) => pressSave(page)));
    saved.forEach(count.saved);
  }

  // What goes to the server: never two syncs at once, and each sequence of the device for one change only.
  const under = new Set();
  let most = 0;
  const bySequence = new Map();
  proxy.rule((asked) => {
    if (!isPush(asked) && !isPull(asked)) return undefined;
    under.add(asked);
    most = Math.max(most, under.size);
    if (isPush(asked)) {
      const plain = asked.body[0] === 0x1f ? gunzipSync(asked.body) : asked.body;
      for (const change of JSON.parse(plain).changes) {
        const place = `${change.device_id} ${change.device_seq}`;
        bySequence.set(place, (bySequence.get(place) ?? new Set()).add(change.change_id));
      }
    }
    return { done: () => under.delete(asked) };
  });
  await context.setOffline(false);
  // One of them sends; the other waits its turn, and then sees that nothing is left.
  await Promise.any([one, other].map(synced));
  for (const page of [one, other]) {
    await page.bringToFront();
    await signalComes(page);
    await synced(page);
    assert.equal(await unsent(page), 0);
  }
  assert.equal(most, 1, "two tabs never sync at the same time");
  assert.equal(bySequence.size, 2 * ROUNDS);
  for (const [place, changes] of bySequence) assert.equal(changes.size, 1, place);
  assert.equal(new Set([...bySequence.keys()].map((place) => place.split(" ")[0])).size, 1, "the phone is one device");

  await goTo(other, "/kirim");
  await screen(other, "Kirim");
  await other.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { changes: 2 * ROUNDS });
  assert.deepEqual(unexpected(problems), []);
  await close();
  await server.stop();
});

test("signing_out_deletes_nothing_that_another_tab_saved_and_waits_for_no_answer", async () => {
  const { server, proxy, one, other, context, problems, close, count } = await twoTabs();

  // She is asked whether she is sure; then the other tab saves, with no signal.
  await goTo(one, "/pengaturan");
  await press(one, "Keluar dan hapus dari HP ini");
  await one.getByText("Keluar dari HP ini?").waitFor();
  await context.setOffline(true);
  const typed = await newHousehold(other);
  count.saved(await pressSave(other), typed);
  await press(one, "Ya, keluar");
  await one.getByText("Masih ada 1 perubahan yang belum terkirim").waitFor();
  await context.setOffline(false);
  await signalComes(other);
  await synced(other);

  // The server's answer hangs; she is out all the same, and what the other tab still holds open is not said to be saved.
  await newHousehold(other);
  let answer;
  const hangs = new Promise((resolve) => {
    answer = resolve;
  });
  proxy.rule((asked) => (asked.method === "DELETE" ? { before: () => hangs } : undefined));
  await goTo(one, "/pengaturan");
  await press(one, "Keluar dan hapus dari HP ini");
  await press(one, "Ya, keluar");
  await one.locator("#username").waitFor();
  await other.locator(SAVE).click();
  await other.locator(".notice-problem").waitFor();
  assert.equal(await other.locator("#main h1", { hasText: "Tersimpan di HP ini" }).count(), 0);
  answer();
  await count.agrees(server, { changes: 1 });
  assert.deepEqual(unexpected(problems), []);
  await close();
  await server.stop();
});
