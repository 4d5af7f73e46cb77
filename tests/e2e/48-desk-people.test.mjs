// Villages, then cadres, then people: what a coordinator sees of who works under her, what waits of one of them, how she finds somebody
// in particular, and that the guide is hers too. Nothing that she looks for stands in an address or stays on the phone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, makeUsers, token } from "../lib/api.mjs";
import { goTo, press, screen } from "../lib/app.mjs";
import { findings } from "../lib/axe.mjs";
import { queueRead, rows as waiting, toQueue, total } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const WHO = "koordinator.selor";
let server;
let passwords;
let phone;
let page;

async function seen(name) {
  assert.deepEqual(await findings(page), []);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert(over <= 0, `${name}: ${over} px too wide`);
  if (process.env.DAMPINGI_SHOTS) await page.screenshot({ path: `${process.env.DAMPINGI_SHOTS}/desk-${name}.png`, fullPage: true });
}

before(async () => {
  server = await startServer({ demo: true });
  passwords = demoPasswords(server.dataDir);
  makeUsers(server.dataDir, "kader.baru,Kader Baru Sekali,cadre,tpk,65.01.05.2003");
  phone = await openPhone();
  page = phone.page;
  await toQueue(page, server, WHO, passwords[WHO]);
});
after(async () => {
  await phone.close();
  await server.stop();
});

test("under_each_village_stand_its_cadres_with_their_month_and_what_waits", async () => {
  await goTo(page, "/wilayah");
  await press(page, "Kader per desa");
  await screen(page, "Kader per desa");
  const rows = page.locator("#main .rows > li");
  await rows.first().waitFor();
  await seen("cadres");
  const told = await rows.allInnerTexts();
  assert.match(told.join("\n"), /\d+ kunjungan/);
  const session = await token(server, WHO, passwords[WHO]);
  const { body } = await ask(server, "/api/cadres", { token: session });
  assert.equal(told.length, body.all.length);
  const waiting = body.all.reduce((sum, one) => sum + one.waiting, 0);
  const queue = await ask(server, "/api/review/queue?state=received", { token: session });
  assert.equal(waiting, queue.body.total, "what waits by cadre is what waits in the queue");
});

test("a_cadres_row_leads_to_what_waits_of_her_and_from_there_to_the_whole_queue", async () => {
  const session = await token(server, WHO, passwords[WHO]);
  const { body } = await ask(server, "/api/cadres", { token: session });
  const whole = (await ask(server, "/api/review/queue?state=received", { token: session })).body.total;
  const busy = body.all.find((one) => one.waiting > 0 && one.waiting < whole);
  const row = ({ user, area }) => page.locator(`#main a[href="/periksa?kader=${user}&desa=${area}"]`);
  await row(busy).click();
  await screen(page, "Periksa");
  await page.getByText(`Hanya kunjungan ${busy.name}`).waitFor();
  assert.equal(await total(page), busy.waiting);
  const told = await waiting(page).allInnerTexts();
  assert(told.length > 0 && told.every((one) => one.includes(busy.name)), "hers alone");
  assert.equal(await page.locator("#village").inputValue(), busy.area);
  await seen("queue-of-cadre");
  // A visit of it, and back.
  await waiting(page).first().click();
  await page.locator("#values").waitFor();
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/periksa");
  assert.equal(await total(page), busy.waiting);
  await press(page, "Lihat semua antrean");
  await page.getByText(`Hanya kunjungan ${busy.name}`).waitFor({ state: "detached" });
  await page.locator(".desk-queue [role=status]", { hasText: `${whole} kunjungan` }).waitFor();
  assert.equal(await page.locator("#village").inputValue(), "");
  assert.equal(new URL(page.url()).search, "");
  // Of whom nothing waits, that is said, with the same way on.
  const idle = body.all.find((one) => one.name === "Kader Baru Sekali");
  assert.equal(idle.waiting, 0);
  await goTo(page, "/wilayah/kader");
  await row(idle).click();
  await page.locator(".desk-queue .empty", { hasText: "Tidak ada yang menunggu" }).waitFor();
  await page.getByText(`${idle.name}: tidak ada yang menunggu`).waitFor();
  await seen("queue-of-cadre-empty");
  await press(page, "Lihat semua antrean");
  await queueRead(page);
  await page.locator(".desk-queue [role=status]", { hasText: `${whole} kunjungan` }).waitFor();
});

test("somebody_is_found_by_name_and_her_story_opened_and_nothing_of_it_is_kept", async () => {
  const session = await token(server, WHO, passwords[WHO]);
  const { body } = await ask(server, "/api/review/queue?form=child_visit", { token: session });
  const { person_id: id, person_name: name } = body.items[0];
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await goTo(page, "/periksa");
  await press(page, "Cari orang");
  await screen(page, "Cari orang");
  await page.fill("#search", "ab");
  await page.keyboard.press("Enter");
  await page.getByText("Tidak ada yang cocok").waitFor();
  await page.fill("#search", name);
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  const row = page.locator("#main .row-link", { hasText: name }).first();
  await row.waitFor();
  await seen("found");
  assert(asked.some((url) => url.endsWith("/api/review/find")));
  const parts = name.toLowerCase().split(" ").filter((part) => part.length > 3);
  for (const url of [...asked, page.url()]) {
    for (const part of parts) assert(!decodeURIComponent(url).toLowerCase().includes(part), "a name stands in no address");
  }
  await row.click();
  await page.locator("#values").waitFor();
  await page.locator(".desk-visit", { hasText: name }).first().waitFor();
  const found = await ask(server, "/api/review/find", { token: session, method: "POST", body: { words: name } });
  assert(found.body.people.some((one) => one.id === id));
  // Without a signal it says so, and shows nobody.
  await goTo(page, "/cari");
  await screen(page, "Cari orang");
  assert.equal(await page.inputValue("#search"), "");
  await phone.context.setOffline(true);
  await page.fill("#search", name);
  await page.keyboard.press("Enter");
  await page.locator(".notice", { hasText: "Tekan Cari lagi" }).waitFor();
  assert.equal(await page.locator("#main .row-link").count(), 0);
  await phone.context.setOffline(false);
});

test("the_guide_and_its_words_are_the_coordinators_too", async () => {
  await goTo(page, "/pengaturan");
  await page.locator('#main a[href="/panduan"]').click();
  await screen(page, "Panduan");
  await page.locator(".guide-link").first().waitFor();
  // Practice and the first walk are a cadre's.
  assert.equal(await page.locator('#main a[href="/latihan"], #main a[href="/panduan/kenalan"]').count(), 0);
  await seen("guide");
  await page.locator(".guide-link").first().click();
  await page.locator(".guide-steps").waitFor();
  await goTo(page, "/panduan/istilah");
  await page.fill("#main input[type=search]", "stunting");
  await page.locator("#main .word").first().waitFor();
  await seen("glossary");
});

test("a_cadre_has_neither_her_sisters_month_nor_the_search_of_the_desk", async () => {
  const session = await token(server, "kader.jelarai", passwords["kader.jelarai"]);
  for (const [path, options] of [["/api/cadres", {}], ["/api/review/find", { method: "POST", body: { words: "lenjau" } }]]) {
    const { status } = await ask(server, path, { token: session, ...options });
    assert.equal(status, 403, path);
  }
  assert.deepEqual(unexpected(phone.problems), []);
});
