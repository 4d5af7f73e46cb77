// A network that cuts, loses, doubles, delays and drips, through a proxy of our own: in the end both sides count the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime, goTo, pressSave, save, synced } from "../lib/app.mjs";
import { SEED, chance, shuffled } from "../lib/chance.mjs";
import { openPhone } from "../lib/phone.mjs";
import { isPull, isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { recordsOf, tally } from "../lib/tally.mjs";
import { CADRE, newHousehold, passwordOf, signalComes } from "./work.mjs";

// After these the phone must ask again; after those it has its answer all the same.
const FAIL = [{ cutRequest: true }, { loseAnswer: true }, { cutAnswer: true }];
const PASS = [{ twice: true }, { slow: 300 }];
const ROUNDS = 3;
const roll = chance(SEED);

test("whatever_the_network_does_to_requests_and_answers_the_counts_agree", async () => {
  const server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page, context, close } = await openPhone();
  await firstTime(page, proxy, CADRE, passwordOf(server));
  const count = await tally(server, CADRE, passwordOf(server));
  let changes = 0;

  for (let round = 0; round < ROUNDS; round += 1) {
    await context.setOffline(true);
    for (let number = 0; number < 2; number += 1) {
      const typed = await newHousehold(page);
      count.saved(await pressSave(page), typed);
      changes += 1;
    }
    // One after the other, in another order every time.
    const left = { push: [...shuffled(FAIL, roll), PASS[round % 2]], pull: shuffled([...FAIL, ...PASS], roll) };
    await new Promise((over) => {
      proxy.rule((asked) => {
        const of = isPush(asked) ? left.push : isPull(asked) ? left.pull : [];
        const fault = of.shift();
        // Asked again at once, as long as there is something to do to it.
        const done = () => {
          if (left.push.length + left.pull.length === 0) return over();
          return signalComes(page).catch(over);
        };
        return fault && { ...fault, done };
      });
      void context.setOffline(false);
    });
    proxy.heal();
    await signalComes(page);
    await synced(page);
  }
  const kinds = new Set(proxy.requests.map(({ path, what }) => `${path} ${what}`));
  for (const fault of [...FAIL, ...PASS]) for (const way of ["push", "pull"]) assert(kinds.has(`/api/sync/${way} ${Object.keys(fault)[0]}`), `${way} ${Object.keys(fault)}`);
  await goTo(page, "/kirim");
  await page.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { changes });
  await close();
  await server.stop();
});

test("what_is_changed_while_a_push_is_under_way_is_sent_after_it", async () => {
  const server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page, context, close } = await openPhone();
  await firstTime(page, proxy, CADRE, passwordOf(server));
  const count = await tally(server, CADRE, passwordOf(server));

  await context.setOffline(true);
  await newHousehold(page);
  const home = count.saved(await pressSave(page));
  let release;
  let came;
  const here = new Promise((told) => {
    came = told;
  });
  // The server has taken it; its answer is held until she has changed the same household and made another.
  const held = new Promise((go) => {
    release = go;
  });
  const done = proxy.next(isPush, {
    after: () => {
      came();
      return held;
    },
  });
  await context.setOffline(false);
  await here;
  await goTo(page, `/keluarga/${home}/ubah`);
  await save(page, { hamlet: "Sabanar Baru" });
  const typed = await newHousehold(page);
  count.saved(await pressSave(page), typed);
  release();
  await done;
  await synced(page);
  await goTo(page, "/kirim");
  await page.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { changes: 3 });
  const records = await recordsOf(server, CADRE, passwordOf(server));
  assert.equal(records.get(home).fields.hamlet, "Sabanar Baru");
  await close();
  await server.stop();
});
