// Two tabs of one phone save at the same time, and only one of them sends: nothing is lost, no sequence is given out twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { firstTime, goTo, pressSave, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { isPull, isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { tally } from "../lib/tally.mjs";
import { CADRE, newHousehold, passwordOf, signalComes } from "./work.mjs";

const ROUNDS = 3;

test("two_tabs_save_at_once_one_sends_and_nothing_is_lost", async () => {
  const server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page: one, context, problems, close } = await openPhone();
  await firstTime(one, proxy, CADRE, passwordOf(server));
  const count = await tally(server, CADRE, passwordOf(server));
  const other = await context.newPage();
  await other.goto(proxy.url);
  await unlock(other);
  await synced(other);

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
