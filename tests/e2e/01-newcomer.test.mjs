// Step 1: somebody new fills an empty folder with invented people and serves it. Serving alone invents nobody.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask, held, makeUsers } from "../lib/api.mjs";
import { firstTime, goTo, screen } from "../lib/app.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone } from "../lib/phone.mjs";
import { dampingi, startServer } from "../lib/server.mjs";

const PASSWORDS = "kata-sandi-contoh.txt";
const mode = (path) => (statSync(path).mode & 0o777).toString(8);

test("an_empty_folder_is_filled_and_the_passwords_are_the_owners_alone", () => {
  const dataDir = temporaryFolder("data");
  const said = dampingi("demo", "--data", dataDir);
  assert.match(said, /DATA CONTOH/);

  const file = join(dataDir, PASSWORDS);
  assert.equal(mode(file), "600");
  const passwords = demoPasswords(dataDir);
  for (const username of ["kader.jelarai", "kader.semua", "koordinator.selor", "admin"]) {
    assert.match(passwords[username], /^\w{4}-\w{4}-\w{4}$/, username);
    assert(said.includes(passwords[username]), `${username}'s password is printed`);
  }
  assert.equal(new Set(Object.values(passwords)).size, Object.keys(passwords).length);

  const counts = held({ dataDir });
  for (const kind of ["household", "person", "episode", "visit", "review"]) assert(counts[`records: ${kind}`] > 0, kind);
});

test("the_passwords_of_two_demos_differ", () => {
  const [one, other] = ["data", "data"].map(temporaryFolder);
  for (const folder of [one, other]) dampingi("demo", "--data", folder);
  const [a, b] = [one, other].map(demoPasswords);
  for (const username of Object.keys(a)) assert.notEqual(a[username], b[username], username);
});

test("a_folder_that_holds_anything_is_left_as_it_is", () => {
  const demo = temporaryFolder("data");
  dampingi("demo", "--data", demo);
  const passwords = readFileSync(join(demo, PASSWORDS), "utf8");
  const before = held({ dataDir: demo });
  assert.throws(() => dampingi("demo", "--data", demo), ({ status, stderr }) => status !== 0 && /sudah berisi/.test(stderr));
  assert.deepEqual(held({ dataDir: demo }), before);
  assert.equal(readFileSync(join(demo, PASSWORDS), "utf8"), passwords);

  const real = temporaryFolder("data");
  makeUsers(real, "admin.dinas,Admin Dinas,admin,,65");
  assert.throws(() => dampingi("demo", "--data", real), ({ stderr }) => /sudah berisi/.test(stderr));
  assert.equal(held({ dataDir: real })["records: person"], undefined);
  assert.equal(existsSync(join(real, PASSWORDS)), false);
});

test("serving_an_empty_folder_invents_nobody", async () => {
  const server = await startServer();
  const counts = held(server);
  assert.equal(counts.accounts, 0);
  for (const kind of ["household", "person", "episode", "visit"]) assert.equal(counts[`records: ${kind}`], undefined, kind);
  assert(counts["records: area"] > 100, "the areas of Kalimantan are there");
  const { status } = await ask(server, "/api/session", { method: "POST", body: { username: "kader.jelarai", password: "apa-saja-ini" } });
  assert.equal(status, 401);

  const { page, close } = await openPhone();
  await page.goto(server.url);
  await screen(page, "Masuk ke Dampingi");
  assert.equal(await page.getByText("DATA CONTOH").count(), 0);
  await close();
  await server.stop();
});

test("every_screen_of_a_demo_says_that_it_is_one", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  await firstTime(page, server, "kader.apung", demoPasswords(server.dataDir)["kader.apung"]);
  for (const path of ["/", "/sasaran", "/kirim", "/pengaturan"]) {
    await goTo(page, path);
    await page.locator(".demo", { hasText: "DATA CONTOH" }).waitFor();
  }
  assert.deepEqual(problems, []);
  await close();
  await server.stop();
});
