// Unsent work goes by hand where there is no signal: a file that only the server opens, brought by another phone or at the
// server itself, as often as one likes. And who was shut out keeps her work and can hand it in.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { held } from "../lib/api.mjs";
import { OTHER_PIN, counts, firstTime, goTo, press, screen, signIn, signedIn, synced, typePin, unlock, unsent } from "../lib/app.mjs";
import { bends } from "../lib/bend.mjs";
import { registerFamily, registerHousehold, registerPerson } from "../lib/cadre.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { dampingi, startServer } from "../lib/server.mjs";

const ONE = "kader.jelarai";
const CARRIER = "kader.apung";
// A household, and four people with an episode and a visit each.
const CHANGES = 1 + 4 * 3;
// Of each village the demo has one visit that was sent back.
const RETURNED = 1;

async function makeFile(page) {
  await goTo(page, "/kirim");
  await press(page, "Bawa dengan berkas");
  await screen(page, "Bawa dengan berkas");
  const downloading = page.waitForEvent("download");
  await press(page, "Simpan berkas di HP");
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^dampingi-kiriman-\d{4}-\d\d-\d\d-\d{4}\.txt$/);
  const path = join(temporaryFolder("file"), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

async function bring(page, path) {
  await goTo(page, "/berkas");
  await screen(page, "Bawa dengan berkas");
  await page.setInputFiles("#queue-file", path);
}

const fails = (...args) => {
  try {
    dampingi(...args);
  } catch ({ stderr }) {
    return stderr;
  }
  throw new Error("It succeeded");
};

test("a_file_carried_by_another_phone_and_to_the_server_twice_is_taken_once", async () => {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const one = await openPhone();
  await firstTime(one.page, server, ONE, passwords[ONE]);
  const carrier = await openPhone();
  await firstTime(carrier.page, server, CARRIER, passwords[CARRIER], { pin: OTHER_PIN });
  await server.stop();
  const before = held(server);
  const family = await registerFamily(one.page);

  const file = await makeFile(one.page);
  await one.page.getByText(`${CHANGES} perubahan di dalamnya`).waitFor();
  assert.equal(await unsent(one.page), CHANGES);
  const text = readFileSync(file, "utf8");
  for (const word of [answers.bride.name, answers.child.name, "weight_kg", family.household, ONE]) {
    assert.equal(text.includes(word), false, `the file shows ${word}`);
  }

  // Chosen where there is no signal either, the file is simply still there.
  await bring(carrier.page, file);
  await carrier.page.getByText("Berkasnya tetap ada di HP ini").waitFor();
  // Phone one stays without a signal while the other brings what it made.
  await one.close();
  const again = await startServer({ port: server.port, dataDir: server.dataDir });
  await bring(carrier.page, file);
  await carrier.page.getByText(`Sudah sampai di server: ${CHANGES} perubahan.`).waitFor();
  await bring(carrier.page, file);
  await carrier.page.getByText(`${CHANGES} sudah ada sebelumnya`).waitFor();
  const said = dampingi("import-queue", file, "--data", server.dataDir);
  assert.match(said, new RegExp(`${CHANGES} changes: 0 new, ${CHANGES} were here already, 0 wait for another record, 0 not taken`));
  const after = held(again);
  const more = (what) => after[what] - before[what];
  assert.equal(more("changes held"), CHANGES);
  for (const kind of ["person", "episode", "visit"]) assert.equal(more(`records: ${kind}`), 4, kind);

  // What is no such file, and one that was cut on the way.
  const odd = join(temporaryFolder("file"), "catatan.txt");
  writeFileSync(odd, "bukan berkas kiriman");
  await bring(carrier.page, odd);
  await carrier.page.getByText("Ini bukan berkas kiriman Dampingi").waitFor();
  const turned = JSON.parse(text);
  turned.parts[0] = turned.parts[0].slice(0, 300) + (turned.parts[0][300] === "A" ? "B" : "A") + turned.parts[0].slice(301);
  writeFileSync(odd, JSON.stringify(turned));
  await bring(carrier.page, odd);
  await carrier.page.getByText("Berkas ini rusak").waitFor();
  assert.match(fails("import-queue", odd, "--data", server.dataDir), /part 1 cannot be opened/);
  // One damaged part holds back no other.
  turned.parts.push(JSON.parse(text).parts[0]);
  writeFileSync(odd, JSON.stringify(turned));
  await bring(carrier.page, odd);
  await carrier.page.getByText("Bagian 1 belum diterima: Berkas ini rusak").waitFor();
  await carrier.page.getByText(`Sudah sampai di server: ${CHANGES} perubahan.`).waitFor();
  assert.match(fails("import-queue", odd, "--data", server.dataDir), /part 1 cannot be opened/);

  // Phone one comes to a signal later: nothing is doubled, and everything counts as sent.
  const back = await openPhone({ profile: one.profile });
  await back.page.goto(again.url);
  await unlock(back.page);
  await synced(back.page);
  assert.deepEqual(await counts(back.page), { waiting: 0, sent: CHANGES, toFix: RETURNED, server: CHANGES });
  assert.deepEqual(held(again), after);
  await goTo(back.page, "/berkas");
  await press(back.page, "Simpan berkas di HP");
  await back.page.getByText("semua sudah terkirim").waitFor();
  const refusals = carrier.problems.filter((text) => !/status of 422/.test(text));
  assert.deepEqual(unexpected(refusals), []);
  await back.close();
  await carrier.close();
  await again.stop();
});

test("who_was_shut_out_keeps_her_work_and_hands_it_in_as_a_file", async () => {
  const server = await startServer({ demo: true });
  const passwords = demoPasswords(server.dataDir);
  const { page, close } = await openPhone();
  await firstTime(page, server, ONE, passwords[ONE]);
  await server.stop();
  const before = held(server)["records: household"];
  await registerHousehold(page);
  dampingi("user", "disable", ONE, "--data", server.dataDir);
  const again = await startServer({ port: server.port, dataDir: server.dataDir });

  // The server shuts her out, in words; nothing of hers moves.
  await goTo(page, "/kirim");
  await page.getByText("Server minta masuk lagi").first().waitFor({ timeout: 60_000 });
  await page.locator("#main").getByRole("button", { name: "Masuk", exact: true }).click();
  await signIn(page, ONE, passwords[ONE]);
  await page.getByText("Akun ini ditutup di server").waitFor();
  await page.goto(again.url);
  await screen(page, "Masukkan PIN");
  await typePin(page);
  await signedIn(page);
  assert.equal(await unsent(page), 1);

  // Signing out warns and keeps.
  await goTo(page, "/pengaturan");
  await press(page, "Keluar dan hapus dari HP ini");
  await page.getByText("Masih ada 1 perubahan yang belum terkirim").waitFor();
  assert.equal(await unsent(page), 1);

  const file = await makeFile(page);
  assert.match(fails("import-queue", file, "--data", server.dataDir), /the sign-in it was made with has ended/);
  assert.equal(held(again)["records: household"], before);
  const said = dampingi("import-queue", file, "--as", ONE, "--data", server.dataDir);
  assert.match(said, /1 changes: 1 new/);
  assert.equal(held(again)["records: household"], before + 1);
  await close();
  await again.stop();
});

test("a_file_says_why_not_all_that_waits_is_in_it", async () => {
  const server = await startServer({ demo: true });
  const { page, context, close } = await openPhone();
  await firstTime(page, server, ONE, demoPasswords(server.dataDir)[ONE]);
  await context.setOffline(true);
  const refused = await registerHousehold(page);
  const stop = await bends(page, (change) => delete change.edit.fields.head_name);
  await context.setOffline(false);
  await goTo(page, "/kirim");
  await page.locator(".card-refer").waitFor({ timeout: 60_000 });
  await context.setOffline(true);
  await stop();

  // Nothing can be carried yet, and the screen does not say that all is sent.
  await goTo(page, "/berkas");
  await press(page, "Simpan berkas di HP");
  await page.getByText("Belum ada yang bisa dibawa").waitFor();
  await registerPerson(page, refused, "engagement");
  await registerHousehold(page);
  const file = await makeFile(page);
  const told = await page.getByText(/perubahan di dalamnya/).innerText();
  const [, inside, behind] = told.match(/(\d+) perubahan di dalamnya\. (\d+) tidak ikut: menunggu/).map(Number);
  const now = await counts(page);
  assert.equal(inside, 1, "the other household");
  assert.equal(inside + behind, now.waiting, "and what hangs on the refused one, counted");
  assert.equal(now.toFix, 1 + RETURNED);
  const said = dampingi("import-queue", file, "--data", server.dataDir);
  assert.match(said, /1 changes: 1 new/);
  await close();
  await server.stop();
});
