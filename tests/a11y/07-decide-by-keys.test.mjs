// What only a person decides, with the keyboard alone: which of two values is right, and whether two records are one child.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstTime, goTo, screen, synced } from "../lib/app.mjs";
import { TWICE, awkward } from "../lib/awkward.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { link, tabTo } from "../lib/keys.mjs";
import { DESK, openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { noteWalk } from "../lib/walked.mjs";

let server;
let there;

before(async () => {
  server = await startServer({ demo: true });
  there = await awkward(server);
});
after(() => server.stop());

// Chooses of these by the arrows, says how she knows, and presses the button.
async function decide(page, name, words) {
  await tabTo(page, "the choice", (it) => it.name === name);
  const chosen = () => page.locator(`input[name="${name}"]:checked`).evaluateAll((all) => all.map(({ value }) => value));
  const was = await chosen();
  await page.keyboard.press("ArrowDown");
  const now = await chosen();
  assert.equal(now.length, 1);
  assert.notDeepEqual(now, was);
  await tabTo(page, "the reason", (it) => it.tag === "TEXTAREA");
  await page.keyboard.type("Dilihat di akta lahir");
  await tabTo(page, words, link(words));
  await page.keyboard.press("Enter");
  await page.locator(".notice", { hasText: /Tersimpan di HP ini|Sudah dipilih|sudah digabung/ }).waitFor();
  await synced(page);
}

test("two_values_are_settled_without_a_pointer", async () => {
  const { page, close } = await openPhone({ screen: DESK });
  await firstTime(page, server, there.kpm.username, there.kpm.password);
  await goTo(page, "/perbaikan");
  await screen(page, "Perlu perbaikan");
  await tabTo(page, "the card", link("Pilih yang benar"));
  await page.keyboard.press("Enter");
  await screen(page, "Dua isian berbeda");
  await page.locator("fieldset .option").first().waitFor();
  await decide(page, "birth_date", "Simpan pilihan");
  await close();
  noteWalk("keyboard: two values", ["fix-differs", "differs", "differs-chosen"]);
});

test("two_records_of_one_child_are_merged_without_a_pointer", async () => {
  const { page, close } = await openPhone({ screen: DESK });
  await toQueue(page, server, "koordinator.selor", demoPasswords(server.dataDir)["koordinator.selor"]);
  await goTo(page, "/ganda");
  await page.locator("#pairs").waitFor();
  await tabTo(page, "the pair", link(TWICE));
  await page.keyboard.press("Enter");
  await screen(page, "Bandingkan dua catatan");
  await page.locator(".pair tbody tr").first().waitFor();
  await decide(page, "stays", "Gabungkan");
  await close();
  noteWalk("keyboard: two records", ["doubles", "compare", "merged"]);
});
