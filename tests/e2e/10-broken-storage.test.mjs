// Storage that is blocked or damaged is explained with a way out, and a panic leaves the data alone: never a white page.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findings } from "../lib/axe.mjs";
import { firstTime, goTo, press, screen, unlock } from "../lib/app.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

// Damages every row of a store: keeps only the parts of its key.
const damage = (page, store, keep) =>
  page.evaluate(
    ([name, key]) =>
      new Promise((done, failed) => {
        const opening = indexedDB.open("dampingi");
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(name, "readwrite");
          transaction.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            cursor.update(Object.fromEntries(key.map((part) => [part, cursor.value[part]])));
            cursor.continue();
          };
          transaction.onabort = () => failed(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      }),
    [store, keep],
  );

test("a_browser_told_to_keep_nothing_is_explained_with_a_way_out", async () => {
  const server = await startServer();
  const profile = temporaryFolder("profile");
  mkdirSync(join(profile, "Default"));
  // As in the browser's own settings: no site may store anything.
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, "Default/Preferences"), JSON.stringify(settings));
  const { page, close } = await openPhone({ profile });
  await page.goto(server.url);
  await screen(page, "Peramban tidak memberi tempat menyimpan");
  await page.getByText("Yang bisa dilakukan").waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "Coba buka lagi" }).click();
  await screen(page, "Peramban tidak memberi tempat menyimpan");
  await close();
  await server.stop();
});

test("a_database_that_cannot_be_opened_is_explained_with_a_way_out", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("", "UnknownError");
    };
  });
  await page.goto(server.url);
  await page.getByText("Yang bisa dilakukan").waitFor();
  assert.deepEqual(await findings(page), []);
  await close();
  await server.stop();
});

test("a_database_of_a_newer_version_is_left_alone_and_told_apart", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.goto(`${server.url}/api/health`);
  await page.evaluate(
    () =>
      new Promise((done) => {
        const opening = indexedDB.open("dampingi", 4000);
        opening.onupgradeneeded = () => opening.result.createObjectStore("future");
        opening.onsuccess = () => {
          opening.result.close();
          done();
        };
      }),
  );
  await page.goto(server.url);
  await screen(page, "Data ini milik versi yang lebih baru");
  assert.equal(await page.evaluate(() => indexedDB.databases().then(([{ version }]) => version)), 4000);
  await close();
  await server.stop();
});

test("damaged_summaries_are_made_again_from_the_records", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await goTo(page, "/sasaran");
  const people = await page.locator(".found").innerText();
  await server.stop();
  await damage(page, "summary", ["vault", "chunk"]);
  await page.goto(server.url);
  await unlock(page);
  await goTo(page, "/sasaran");
  await page.locator(".found", { hasText: people }).waitFor();
  await close();
});

test("a_damaged_vault_is_explained_and_can_be_saved_as_a_file", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  await firstTime(page, server, "kader.apung", demoPasswords(server.dataDir)["kader.apung"]);
  await server.stop();
  await damage(page, "vaults", ["vault"]);
  await page.goto(server.url);
  await screen(page, "Data di HP ini tidak terbaca");
  assert.deepEqual(await findings(page), []);
  const downloading = page.waitForEvent("download");
  await press(page, "salinan");
  const file = await downloading;
  assert.equal(file.suggestedFilename(), "dampingi-terkunci.bin");
  await close();
});

test("after_a_panic_nothing_saved_is_missing", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  await firstTime(page, server, "kader.apung", demoPasswords(server.dataDir)["kader.apung"]);
  await goTo(page, "/sasaran");
  const people = await page.locator(".found").innerText();
  await server.stop();
  await page.evaluate(() => {
    const unreachable = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
    setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(unreachable))));
  });
  await page.locator("#shell-recovery").waitFor();
  assert.equal(await page.locator("#main").isVisible(), false);
  await page.click("#shell-reload");
  await unlock(page);
  await goTo(page, "/sasaran");
  await page.locator(".found", { hasText: people }).waitFor();
  await close();
});
