// The server is killed while a push is on its way: with half of it, with all of it, and with its answer out. It is started again,
// and everything arrives once.
import { test } from "node:test";
import { firstTime, goTo, pressSave, synced } from "../lib/app.mjs";
import { openPhone } from "../lib/phone.mjs";
import { isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { tally } from "../lib/tally.mjs";
import { CADRE, newHousehold, passwordOf, signalComes } from "./work.mjs";

test("killed_at_any_moment_of_a_push_everything_arrives_once", async () => {
  let server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page, context, close } = await openPhone();
  await firstTime(page, proxy, CADRE, passwordOf(server));
  const count = await tally(server, CADRE, passwordOf(server));
  let changes = 0;

  let killed;
  const kill = () => {
    killed = server.kill();
    return killed;
  };
  const moments = [
    { cutRequest: true, meanwhile: kill },
    { meanwhile: kill },
    { before: kill },
    { meanwhile: () => setImmediate(kill) },
    { after: kill, loseAnswer: true },
    { after: kill },
  ];
  for (const moment of moments) {
    await context.setOffline(true);
    for (let number = 0; number < 2; number += 1) {
      const typed = await newHousehold(page);
      count.saved(await pressSave(page), typed);
      changes += 1;
    }
    const done = proxy.next(isPush, moment);
    await context.setOffline(false);
    await done;
    await killed;
    server = await startServer({ dataDir: server.dataDir });
    await signalComes(page);
    await synced(page);
  }
  await goTo(page, "/kirim");
  await page.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { changes });
  await close();
  await server.stop();
});
