// "Apa yang ada di HP ini": what she is told of her phone is so, the saver saves, and freeing room gives up nothing unsent.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { comeIn, firstTime, goTo, press, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { registerFamily, registerHousehold } from "../lib/cadre.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected, until } from "../lib/phone.mjs";
import { home } from "../lib/posyandu.mjs";
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

// Bytes of requests, heads and bodies.
async function sentBy(requests) {
  let bytes = 0;
  for (const request of requests) {
    const heads = Object.entries(await request.allHeaders()).map(([name, value]) => `${name}: ${value}\r\n`);
    bytes += `${request.method()} ${request.url()} HTTP/1.1\r\n${heads.join("")}`.length + (request.postDataBuffer()?.length ?? 0);
  }
  return bytes;
}

test("the_page_counts_what_is_on_the_phone_and_what_the_month_cost", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  // What the line really carried, as the browser's own tool measures it.
  const tool = await page.context().newCDPSession(page);
  await tool.send("Network.enable");
  let received = 0;
  tool.on("Network.loadingFinished", ({ encodedDataLength }) => (received += encodedDataLength));
  const asked = [];
  page.on("request", (request) => asked.push(request));
  await firstTime(page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await registerHousehold(page);
  await synced(page);
  await here(page);
  await page.locator(".fact", { hasText: "Terakhir berhasil" }).filter({ hasNotText: "belum pernah" }).waitFor();
  const before = { people: Number(await fact(page, "Orang")), houses: Number(await fact(page, "Keluarga")), visits: Number(await fact(page, "Kunjungan")) };
  assert.ok(before.people > 50 && before.visits > 50, JSON.stringify(before));
  assert.equal(await fact(page, "Belum terkirim"), "0");
  const shown = kilobytes(await fact(page, "Diterima")) * 1000;
  assert.ok(Math.abs(shown - received) < received / 10, `shown ${shown}, on the line ${received}`);
  const sent = await sentBy(asked.filter((request) => new URL(request.url()).pathname.startsWith("/api/")));
  const told = kilobytes(await fact(page, "Dikirim")) * 1000;
  // Heads are not measured but reckoned; what is shown is rounded up to a kilobyte.
  assert.ok(sent > 0 && Math.abs(told - sent) < 1000 + sent / 5, `shown ${told}, on the line ${sent}`);

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
  await comeIn(page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await goTo(page, "/kirim");
  await page.getByText(/^100 catatan diterima, kira-kira \d+ lagi$/).waitFor();
  const bar = page.locator("progress.bar");
  const [value, most] = await bar.evaluate(({ value, max }) => [value, max]);
  assert.equal(value, 100);
  const words = await page.getByText(/^100 catatan diterima/).innerText();
  const left = Number(words.match(/kira-kira (\d+)/)[1]);
  assert.equal(most, 100 + left);
  // She can work already, and is told that what is due is not all there yet.
  await home(page);
  await page.getByText("masih diterima").waitFor();
  const house = await registerHousehold(page);
  seen();
  await synced(page);
  await goTo(page, "/kirim");
  await page.locator(".fact", { hasText: "Terakhir berhasil" }).filter({ hasNotText: "belum pernah" }).waitFor({ timeout: 60_000 });
  assert.ok(through && pages > 2);
  // Hers comes back with the rest.
  assert.ok(records >= 100 + left && records <= 101 + left, `${records} of ${100 + left}`);
  await goTo(page, "/");
  await page.getByText("masih diterima").waitFor({ state: "detached" });
  await goTo(page, `/keluarga/${house}`);
  await page.getByText(answers.household.head_name).first().waitFor();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await close();
  await server.stop();
});

test("a_first_sync_that_is_killed_between_two_pages_goes_on_where_it_was", async () => {
  const server = await startServer({ demo: true });
  const fresh = await openPhone();
  const asked = [];
  // Small pages; the second is never answered.
  const slowly = (page, holds) =>
    page.route("**/api/sync/pull?*", async (route) => {
      const url = route.request().url().replace(/limit=\d+/, "limit=100");
      asked.push(new URL(url).searchParams.get("cursor"));
      if (asked.length === 2 && holds) return;
      await route.continue({ url });
    });
  await slowly(fresh.page, true);
  await comeIn(fresh.page, server, WHO, demoPasswords(server.dataDir)[WHO]);
  await until(fresh.page, () => fetch("/api/health").then(() => document.readyState === "complete"));
  await goTo(fresh.page, "/kirim");
  await fresh.page.getByText(/^100 catatan diterima/).waitFor();
  await fresh.kill();

  const again = await openPhone({ profile: fresh.profile });
  await slowly(again.page, false);
  await again.page.goto(server.url);
  await unlock(again.page);
  await synced(again.page);
  assert.equal(asked[0], null, "the first page of all");
  assert.ok(asked[1], "the page that never came");
  assert.equal(asked[2], asked[1], "asked for again, and nothing before it");
  await goTo(again.page, "/kirim");
  await again.page.getByText("Jumlah di HP dan di server sama").waitFor();
  await again.close();
  await server.stop();
});
