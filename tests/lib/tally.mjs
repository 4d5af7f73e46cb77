// What a phone said is "Tersimpan", and whether the server has it: by the ids of the records, by what was typed into them, and by
// the counts of its check.
import assert from "node:assert/strict";
import { ask, held, token } from "./api.mjs";

// All records a user may see, by their ids, as the server gives them to a phone that has nothing.
export async function recordsOf(server, username, password) {
  const session = await token(server, username, password);
  const records = new Map();
  let cursor;
  for (;;) {
    const { status, body } = await ask(server, `/api/sync/pull?limit=400${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`, { token: session });
    assert.equal(status, 200);
    for (const record of body.records) records.set(record.id, record);
    if (!body.more) return records;
    cursor = body.cursor;
  }
}

// An answer as it is kept, written as it is typed: 9.7 as "9,7", 2026-11-22 as "22/11/2026".
const asTyped = (kept) => {
  if (Array.isArray(kept)) return kept.map(asTyped).sort().join();
  if (typeof kept === "boolean") return kept ? "yes" : "no";
  const [, year, month, day] = String(kept).match(/^(\d{4})-(\d\d)-(\d\d)$/) ?? [];
  return year ? `${Number(day)}/${Number(month)}/${year}` : String(kept).replace(/^(\d+)\.(\d+)$/, "$1,$2");
};
const typedIn = (typed) => [typed].flat().map((one) => String(one).replace(/^(\d+)\.(\d+)$/, "$1,$2")).sort().join();

// Begins to count on a server, for one user. `before` everything that is there already.
export async function tally(server, username, password) {
  const before = await recordsOf(server, username, password);
  const counts = held(server);
  const shown = new Map();
  return {
    // The screen said so of this record, into which this was typed: { key: as typed }.
    saved: (id, typed = {}) => {
      shown.set(id, typed);
      return id;
    },
    shown,
    // The server has everything that was shown, and of its kinds nothing besides but `unseen`: what was saved when nobody could
    // be told any more. `changes` is how many arrived for all that.
    async agrees(now, { unseen = 0, changes } = {}) {
      const after = await recordsOf(now, username, password);
      const fresh = [...after.values()].filter(({ id, kind }) => !before.has(id) && kind !== "episode");
      const arrived = new Set(fresh.map(({ id }) => id));
      assert.deepEqual([...shown.keys()].filter((id) => !arrived.has(id)), [], "shown as saved, and not on the server");
      assert.equal(arrived.size - shown.size, unseen, "on the server, and never saved here");
      for (const [id, typed] of shown) {
        const { fields } = after.get(id);
        const differs = Object.keys(typed).filter((key) => asTyped(fields[key]) !== typedIn(typed[key]));
        assert.deepEqual(differs, [], "not as it was typed");
      }
      const is = held(now);
      if (changes !== undefined) assert.equal(is["changes held"] - counts["changes held"], changes, "each took effect once");
      assert.equal(is["changes refused or deferred"], counts["changes refused or deferred"]);
    },
  };
}
