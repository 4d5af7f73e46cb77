// Photos on a bad way: the visit goes first and its photo after it, in parts. Cut, or with the browser or the server killed between
// two parts, it goes on where the server says it stopped, and in the end the server has the phone's picture, bit for bit and once.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import * as answers from "../lib/answers.mjs";
import { held, token } from "../lib/api.mjs";
import { firstTime, goTo, press, pressSave, synced, unlock } from "../lib/app.mjs";
import { recordVisit, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { openPhone } from "../lib/phone.mjs";
import { taken } from "../lib/picture.mjs";
import { isPush, startProxy } from "../lib/proxy.mjs";
import { startServer } from "../lib/server.mjs";
import { recordsOf } from "../lib/tally.mjs";
import { CADRE, newHousehold, passwordOf, signalComes } from "./work.mjs";

const WAITING = "1 foto menunggu dikirim";
const NO_SERVER = "Belum ada sinyal ke server";
// A part's size in the app: none of these pictures fits into fewer than three.
const PART = 32 * 1024;

let server;
// Not of a test or a hook: it would end with them.
const proxy = await startProxy(() => server.port);
let phone;
let child;
let pictures = 0;

before(async () => {
  server = await startServer({ demo: true });
  phone = await openPhone();
  await firstTime(phone.page, proxy, CADRE, passwordOf(server));
  const household = await registerHousehold(phone.page);
  child = await registerPerson(phone.page, household, "child");
  await synced(phone.page);
});
after(async () => {
  await phone.close();
  await server.stop();
});

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync };
const said = ({ headers, body }) => JSON.parse(UNPACK[headers["content-encoding"]]?.(body) ?? body);

// Writes down what goes over the wire of changes and photos, in its order, and does `fault` to the part after the first.
function watched(fault) {
  const wire = [];
  // Twice: the browser by itself sends a request again whose connection ended without a word.
  const faults = fault ? [undefined, fault, fault.isCut && fault] : [];
  proxy.rule((asked) => {
    const [, sha256, at] = asked.path.match(/^\/api\/photo\/([0-9a-f]{64})\/(\d+)$/) ?? [];
    const isWanted = asked.path === "/api/photo/wanted";
    if (!sha256 && !isWanted && !isPush(asked)) return undefined;
    const what = sha256 ? "part" : isWanted ? "wanted" : "push";
    const now = sha256 ? faults.shift() : undefined;
    const it = { what, at: Number(at), bytes: asked.body, isFaulty: Boolean(now) };
    wire.push(it);
    return {
      ...now,
      after: async (answer) => {
        it.isTaken = true;
        if (isWanted) it.said = said(answer);
        await now?.after?.();
      },
    };
  });
  return wire;
}

// A visit with another picture, made where there is no signal; gives its id.
async function visitWithPhoto({ page, context }) {
  await context.setOffline(true);
  const photo = await taken(page, 7 + (pictures += 1));
  const visit = await recordVisit(page, child, "child_visit", { ...answers.childVisit, photo });
  await goTo(page, "/kirim");
  await page.getByText(WAITING).waitFor();
  return visit;
}

async function photoIsSent(page) {
  await goTo(page, "/kirim");
  await page.getByText(WAITING).waitFor({ state: "detached", timeout: 60_000 });
}

// The picture as the server gives it out, by the name that the phone gave it: the hash of its own bytes.
async function isWhole(visit) {
  const { fields } = (await recordsOf(server, CADRE, passwordOf(server))).get(visit);
  const [, sha256, bytes] = fields.photo.split(":");
  const authorization = `Bearer ${await token(server, CADRE, passwordOf(server))}`;
  const answer = await fetch(`${server.url}/api/photo/${sha256}`, { headers: { authorization } });
  const picture = Buffer.from(await answer.arrayBuffer());
  assert.equal(picture.length, Number(bytes));
  assert.equal(createHash("sha256").update(picture).digest("hex"), sha256);
  const counted = held(server);
  assert.equal(counted["photos held"], pictures);
  assert.equal(counted["photos awaited"], 0);
  return picture;
}

// Every part that the server took, one behind the other: nothing from the start again, nothing twice but by the browser itself.
function oneAfterAnother(wire, picture) {
  const taken = wire.filter(({ what, isTaken }) => what === "part" && isTaken);
  const arrived = taken.filter((it, place) => !(it.isFaulty && taken[place - 1]?.at === it.at));
  assert(arrived.length >= 3, `${arrived.length} parts`);
  let end = 0;
  for (const { at, bytes } of arrived) {
    assert.equal(at, end);
    assert(bytes.length <= PART);
    end += bytes.length;
  }
  assert(Buffer.concat(arrived.map(({ bytes }) => bytes)).equals(picture), "bit for bit what left the phone");
}

test("the_visit_goes_first_and_its_photo_after_it_in_parts", async () => {
  const { page, context } = phone;
  const visit = await visitWithPhoto(phone);
  const before = held(server)["records: visit"];
  let then;
  const wire = watched({ before: () => (then = held(server)) });
  await context.setOffline(false);
  await synced(page);
  await photoIsSent(page);
  assert.deepEqual(wire.slice(0, 3).map(({ what }) => what), ["push", "wanted", "part"]);
  assert.equal(then["records: visit"], before + 1, "the visit is there while its photo is under way");
  assert.equal(then["photos awaited"], 1);
  oneAfterAnother(wire, await isWhole(visit));
});

const kill = () => server.kill();
// Gone before the server heard of this part.
const killed = () => phone.kill().then(() => Promise.reject(new Error("nobody asks any more")));
const FAULTS = {
  a_part_is_cut_off: { cutRequest: true, isCut: true },
  the_answer_to_a_part_is_lost: { loseAnswer: true, isCut: true },
  the_browser_is_killed_between_two_parts: { before: killed, ends: "phone" },
  the_server_is_killed_between_two_parts: { before: kill, ends: "server" },
  the_server_is_killed_with_a_part_just_taken: { after: kill, ends: "server" },
};

for (const [what, fault] of Object.entries(FAULTS)) {
  test(`when_${what}_the_photo_goes_on_where_the_server_stopped`, async () => {
    const visit = await visitWithPhoto(phone);
    let happened;
    const over = new Promise((done) => (happened = done));
    const wire = watched({ ...fault, done: happened });
    await phone.context.setOffline(false);
    await over;
    if (fault.ends === "server") {
      // Not before the phone knows: one that never missed the server has nothing to ask anew.
      await phone.page.getByText(NO_SERVER).waitFor();
      server = await startServer({ dataDir: server.dataDir });
    }
    if (fault.ends === "phone") {
      phone = await openPhone({ profile: phone.profile });
      await phone.page.goto(proxy.url);
      await unlock(phone.page);
    } else {
      await signalComes(phone.page);
    }
    await photoIsSent(phone.page);
    const broken = wire.findLast(({ isFaulty }) => isFaulty);
    assert(broken.at > 0, "not the first part");
    const [asked, next] = wire.slice(wire.findLastIndex(({ what }) => what === "wanted"));
    const [{ have }] = asked.said.photos;
    assert.equal(have, broken.isTaken ? broken.at + broken.bytes.length : broken.at);
    assert.equal(next.at, have);
    oneAfterAnother(wire, await isWhole(visit));
  });
}

test("with_the_saver_on_the_photo_waits_for_a_tap_and_the_visit_does_not", async () => {
  const { page, context } = phone;
  await goTo(page, "/pengaturan/hp");
  await page.check("#saver");
  const visit = await visitWithPhoto(phone);
  const wire = watched();
  await context.setOffline(false);
  await synced(page);
  // Another push is the next turn's: in the one before it a photo would have gone.
  await newHousehold(page);
  await pressSave(page);
  await synced(page);
  assert((await recordsOf(server, CADRE, passwordOf(server))).has(visit));
  await goTo(page, "/kirim");
  await page.getByText(WAITING).waitFor();
  assert.deepEqual([...new Set(wire.map(({ what }) => what))], ["push"]);
  await press(page, "Kirim sekarang");
  await photoIsSent(page);
  oneAfterAnother(wire, await isWhole(visit));
});
