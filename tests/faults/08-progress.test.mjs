// What she sees of a long queue on a line that takes a few changes at a time: how much is sent and how much is left, moving on with
// each answer and never back, and gone when all of it is through. The answers are held until the page was looked at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime, goTo, pressSave, screen, synced } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { pushOf } from "../lib/bend.mjs";
import { openPhone } from "../lib/phone.mjs";
import { isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { CADRE, newHousehold, passwordOf } from "./work.mjs";

const SAVED = 9;
const MOST = 4;
const BAR = '#main progress.bar[aria-label="Sedang dikirim"]';

// Notes every state of the bar from now on.
const watch = (page) =>
  page.evaluate((bar) => {
    window.bars = [];
    const look = () => {
      const shown = document.querySelector(bar);
      if (shown) window.bars.push([shown.value, shown.max]);
    };
    new MutationObserver(look).observe(document.querySelector("#main"), { attributes: true, childList: true, subtree: true, characterData: true });
  }, BAR);

test("a_long_queue_shows_what_is_sent_and_what_is_left_moves_on_with_each_answer_and_ends", async () => {
  const server = await startServer({ demo: true });
  const proxy = await startProxy(() => server.port);
  const { page, context, close } = await openPhone();
  await firstTime(page, proxy, CADRE, passwordOf(server));
  await context.setOffline(true);
  for (let number = 0; number < SAVED; number += 1) {
    await newHousehold(page);
    await pressSave(page);
  }
  await goTo(page, "/kirim");
  await screen(page, "Kirim");
  const tile = (label) => page.locator(".tile", { has: page.getByText(label, { exact: true }) }).locator(".number");
  const shows = (label, number) => tile(label).filter({ hasText: new RegExp(`^${number}$`) }).waitFor();
  await shows("Di HP ini", SAVED);
  const sentBefore = Number(await tile("Terkirim").innerText());
  await watch(page);

  // Each push that the server has answered: how much was in it, and what lets the answer through.
  const held = [];
  let tell;
  proxy.rule((asked) => {
    if (!isPush(asked)) return undefined;
    const { length } = pushOf(asked.body).changes;
    if (length > MOST) return { tooLarge: true };
    const after = () =>
      new Promise((release) => {
        held.push({ length, release });
        tell?.();
      });
    return { after };
  });
  const answered = async (number) => {
    while (held.length <= number) await new Promise((told) => (tell = told));
    return held[number];
  };
  await context.setOffline(false);

  let done = 0;
  let batches = 0;
  for (; done < SAVED; batches += 1) {
    const { length, release } = await answered(batches);
    await page.getByText(`${done} dari ${SAVED} terkirim`, { exact: true }).waitFor();
    const bar = page.locator(BAR);
    assert.deepEqual(await bar.evaluate(({ value, max }) => [value, max]), [done, SAVED]);
    await shows("Sedang dikirim", SAVED - done);
    if (batches === 1) assert.deepEqual(await findings(page), []);
    done += length;
    release();
  }
  assert(batches >= 3, `${batches} pushes`);
  await synced(page);
  await page.locator(BAR).waitFor({ state: "detached" });
  await shows("Sedang dikirim", 0);
  await shows("Di HP ini", 0);
  await shows("Terkirim", sentBefore + SAVED);
  await page.getByText("Jumlah di HP dan di server sama").waitFor();

  const bars = await page.evaluate(() => window.bars);
  const back = bars.filter(([value], at) => at > 0 && value < bars[at - 1][0]);
  assert.deepEqual(back, [], "never back");
  assert.deepEqual([...new Set(bars.map(([, max]) => max))], [SAVED], "and of the same");
  await close();
  await server.stop();
});
