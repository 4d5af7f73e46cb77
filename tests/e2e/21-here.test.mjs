// "Apa yang ada di HP ini": what she is told of her phone is so, the saver saves, and freeing room gives up nothing unsent.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime, goTo, press, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { registerFamily } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const WHO = "kader.jelarai";

const fact = async (page, label) => {
  const words = page.locator(".fact", { has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) }).locator("dd");
  await words.filter({ hasNotText: "…" }).waitFor();
  return words.innerText();
};

async function here(page) {
  await goTo(page, "/pengaturan");
  await press(page, "Apa yang ada di HP ini");
  await screen(page, "Apa yang ada di HP ini");
}

// Kilobytes, as the page writes them: 12 KB, 1,4 MB.
function kilobytes(words) {
  const [, number, unit] = words.match(/^([\d,]+) (KB|MB)$/);
  return Number(number.replace(",", ".")) * (unit === "MB" ? 1000 : 1);
}

test("the_page_counts_what_is_on_the_phone_and_what_the_month_cost", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  // What the line really carried, as the browser's own tool measures it.
  const tool = await page.context().newCDPSession(page);
  await tool.send("Network.enable");
  let received = 0;
  tool.on("Network.loadingFinished", ({ encodedDataLength }) => (received += encodedDataLength));
  await firstTime(page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await here(page);
  await page.locator(".fact", { hasText: "Terakhir berhasil" }).filter({ hasNotText: "belum pernah" }).waitFor();
  const before = { people: Number(await fact(page, "Orang")), houses: Number(await fact(page, "Keluarga")), visits: Number(await fact(page, "Kunjungan")) };
  assert.ok(before.people > 50 && before.visits > 50, JSON.stringify(before));
  assert.equal(await fact(page, "Belum terkirim"), "0");
  const shown = kilobytes(await fact(page, "Diterima")) * 1000;
  assert.ok(Math.abs(shown - received) < received / 10, `shown ${shown}, on the line ${received}`);
  assert.ok(kilobytes(await fact(page, "Dikirim")) > 0);

  await server.stop();
  await registerFamily(page);
  await here(page);
  assert.equal(Number(await fact(page, "Orang")), before.people + 4);
  assert.equal(Number(await fact(page, "Keluarga")), before.houses + 1);
  assert.equal(Number(await fact(page, "Kunjungan")), before.visits + 4);
  assert.equal(await fact(page, "Belum terkirim"), "13");
  await press(page, "Bebaskan sekarang");
  await page.getByText("Tidak ada yang perlu dihapus").waitFor();
  assert.equal(await unsent(page), 13);
  assert.deepEqual(unexpected(problems), []);
  await close();
});

test("with_the_saver_on_news_comes_when_asked_and_work_still_goes_at_once", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  await firstTime(page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await here(page);
  await page.check("#saver");
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  // Unlocked and shown again: nothing is asked of the server.
  await page.goto(server.url);
  await unlock(page);
  await goTo(page, "/kirim");
  await page.getByText("Hemat data menyala").waitFor();
  assert.deepEqual(asked.filter((path) => path.startsWith("/api/")), []);
  // A tap asks.
  const pulled = page.waitForRequest(/\/api\/sync\/pull/);
  await press(page, "Kirim sekarang");
  await pulled;
  // And what she saves goes by itself.
  const pushed = page.waitForRequest(/\/api\/sync\/push/, { timeout: 60_000 });
  await registerFamily(page);
  await pushed;
  await synced(page);
  await close();
  await server.stop();
});

test("a_first_sync_says_how_much_is_still_to_come", async () => {
  const server = await startServer({ demo: true });
  const { page, close } = await openPhone();
  // A slow line that takes small pages: the second one waits until what is said of the first was seen.
  let seen;
  const looked = new Promise((resolve) => (seen = resolve));
  let pages = 0;
  let records = 0;
  let through = false;
  await page.route("**/api/sync/pull?*", async (route) => {
    if (through) return route.continue();
    pages += 1;
    if (pages === 2) await looked;
    const response = await route.fetch({ url: route.request().url().replace(/limit=\d+/, "limit=100") });
    const body = await response.json();
    if (!through) records += body.records.length;
    through ||= !body.more;
    await route.fulfill({ response });
  });
  const first = firstTime(page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await page.locator("header.top").waitFor({ state: "attached", timeout: 60_000 });
  await goTo(page, "/kirim");
  await page.getByText(/^100 catatan diterima, kira-kira \d+ lagi$/).waitFor();
  const bar = page.locator("progress.bar");
  const [value, most] = await bar.evaluate(({ value, max }) => [value, max]);
  assert.equal(value, 100);
  const words = await page.getByText(/^100 catatan diterima/).innerText();
  const left = Number(words.match(/kira-kira (\d+)/)[1]);
  assert.equal(most, 100 + left);
  seen();
  await first;
  await page.locator(".fact", { hasText: "Terakhir berhasil" }).filter({ hasNotText: "belum pernah" }).waitFor({ timeout: 60_000 });
  assert.ok(through && pages > 2);
  assert.equal(100 + left, records);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await close();
  await server.stop();
});
