// What a form was filled in from is what she has seen: a pull that lands behind it, or before an unfinished form is gone on with,
// must not make what others wrote disappear.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, goTo, next, pressSave, synced, unlock } from "../lib/app.mjs";
import * as answers from "../lib/answers.mjs";
import { OWN_PASSWORD } from "../lib/begin.mjs";
import { unexpected } from "../lib/phone.mjs";
import { recordsOf } from "../lib/tally.mjs";
import { pulls, twoPhones } from "../lib/two.mjs";

let server;
let one;
let two;
let household;
let child;
let close;

before(async () => {
  ({ server, one, two, household, child, close } = await twoPhones());
});
after(() => close());

// Changes fields by the form of this address, as far as its last page.
async function fillIn(page, path, fields) {
  await goTo(page, path);
  await page.locator("#form-page").waitFor();
  const left = new Map(Object.entries(fields));
  for (;;) {
    for (const [key, value] of left) {
      if ((await page.locator(`[name="${key}"]`).count()) > 0) {
        await answer(page, key, value);
        left.delete(key);
      }
    }
    if (await page.getByRole("button", { name: "Simpan" }).isVisible()) break;
    await next(page);
  }
  assert.deepEqual([...left.keys()], [], "every field was asked");
}

async function edit(page, path, fields) {
  await fillIn(page, path, fields);
  await pressSave(page);
  await synced(page);
}

async function onServer(id) {
  const records = await recordsOf(server, "kader.dua", OWN_PASSWORD);
  const cards = [...records.values()].filter((record) => record.kind === "conflict" && record.fields.record_id === id);
  return { record: records.get(id), cards };
}

test("what_came_while_a_form_was_open_is_not_overwritten_unseen", async () => {
  await fillIn(one.page, `/orang/${child}/ubah`, { birth_date: answers.day(-470) });
  await edit(two.page, `/orang/${child}/ubah`, { birth_date: answers.day(-472) });
  await pulls(one.page);
  await pressSave(one.page);
  await synced(one.page);
  const { record, cards } = await onServer(child);
  assert.equal(record.fields.birth_date, answers.iso(-472), "what she did not see stays");
  assert(record.flags.includes("birth_date:disputed"));
  assert.deepEqual(cards.map((card) => card.fields.disputed.map(({ theirs, ours }) => [theirs, ours])), [[[answers.iso(-472), answers.iso(-470)]]]);
});

test("an_unfinished_change_brings_back_nothing_that_others_wrote_since", async () => {
  const path = `/keluarga/${household}/ubah`;
  await fillIn(one.page, path, { rt: "7" });
  await goTo(one.page, "/");
  await edit(two.page, path, { hamlet: "Tanah Seribu", head_name: "Petrus Laing" });
  await pulls(one.page);
  // Another day: the app was closed in between.
  await one.page.goto(server.url);
  await unlock(one.page);
  await goTo(one.page, path);
  await one.page.getByText("Melanjutkan isian yang belum selesai").waitFor();
  const save = one.page.getByRole("button", { name: "Simpan" });
  while (!(await save.isVisible())) await next(one.page);
  await one.page.getByText("Tanah Seribu").first().waitFor();
  await pressSave(one.page);
  await synced(one.page);
  const { record, cards } = await onServer(household);
  const { rt, hamlet, head_name } = record.fields;
  assert.deepEqual({ rt, hamlet, head_name }, { rt: "7", hamlet: "Tanah Seribu", head_name: "Petrus Laing" });
  assert.deepEqual(cards, [], "nobody contradicted anybody");
  for (const phone of [one, two]) assert.deepEqual(unexpected(phone.problems), []);
});
