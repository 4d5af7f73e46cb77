// Two cadres weigh the same child on one posyandu day, apart and without a signal. Both visits are kept, the child is counted once,
// and of the two the one that the server has later is the last word: on both phones and at the desk.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, makeUsers } from "../lib/api.mjs";
import { synced } from "../lib/app.mjs";
import { show } from "../lib/cadre.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { AREA, cadres, changed, child, counts, enter, finish, line, monthsAgo, openDay, send, take } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";
import { pulls, sends } from "../lib/two.mjs";

const NAME = "Anak Yang Sama";
// A child of over a year gains 200 g in a month: the first scale says N, the second T.
const GAINED = "10,4";
const NOT_ENOUGH = "10,1";

let server;
let one;
let two;
let desk;
let person;
let session;

before(async () => {
  server = await startServer({ demo: true });
  const first = makeUsers(server.dataDir, `koordinator.palas,Koordinator Palas,coordinator,,${AREA.slice(0, 8)}`);
  desk = (await changed(server, "koordinator.palas", first["koordinator.palas"])).token;
  const [ana, budi] = await cadres(server, "kader.ana", "kader.budi");
  const same = child(1, { name: NAME, posyandu: "Melati", birth: monthsAgo(18), weights: { [monthsAgo(1)]: 10 } });
  person = same.id;
  await send(server, ana, [same]);
  [one, two] = [await openPhone(), await openPhone()];
  await enter(one.page, server, ana);
  session = await openDay(one.page);
  await synced(one.page);
  await enter(two.page, server, budi);
  await show(two.page, `/posyandu/${session}`);
});
after(async () => {
  await one.close();
  await two.close();
  await server.stop().catch(() => {});
});

const letters = async (page) => {
  await show(page, `/posyandu/${session}`);
  const { S, D, N, T } = await counts(page);
  return { S, D, N, T };
};

test("each_counts_what_she_weighed_while_they_are_apart", async () => {
  await server.stop();
  for (const [{ page }, weight] of [[one, GAINED], [two, NOT_ENOUGH]]) {
    await show(page, `/posyandu/${session}`);
    await take(page, NAME);
    await finish(page, NAME, { weight_kg: weight });
  }
  assert.deepEqual(await letters(one.page), { S: 1, D: 1, N: 1, T: 0 });
  assert.deepEqual(await letters(two.page), { S: 1, D: 1, N: 0, T: 1 });
});

test("the_child_is_counted_once_and_alike_on_both_phones_and_at_the_desk", async () => {
  server = await startServer({ dataDir: server.dataDir, port: server.port });
  for (const { page } of [one, two]) {
    await sends(page);
    await synced(page);
  }
  await pulls(one.page);
  for (const { page } of [one, two]) {
    // Both stand in the child's life; what she weighed herself is not lost behind the other's.
    await show(page, `/orang/${person}`);
    await page.locator(".timeline li").nth(2).waitFor();
    assert.equal(await page.locator(".timeline li").count(), 3);
    assert.deepEqual(await letters(page), { S: 1, D: 1, N: 0, T: 1 });
    assert.equal(await line(page, NAME).count(), 1);
  }
  const { body: story } = await ask(server, `/api/review/people/${person}`, { token: desk });
  const weights = story.records.filter(({ form }) => form === "child_visit").map(({ fields }) => fields.weight_kg);
  assert.deepEqual(weights.sort(), [10, 10.1, 10.4]);
  const { body } = await ask(server, "/api/posyandu", { token: desk });
  const day = body.days.find(({ posyandu }) => posyandu === "Melati");
  const [S, , D, N, T] = day.counts;
  assert.deepEqual({ S, D, N, T }, { S: 1, D: 1, N: 0, T: 1 });
  assert.deepEqual(unexpected(one.problems), []);
  assert.deepEqual(unexpected(two.problems), []);
});
