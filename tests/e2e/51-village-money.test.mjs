// What a village used its own money for: its KPM writes it down without a signal, the other cadre sees it, it is on paper, and the
// desk sees the sums of the quarter.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makeUsers } from "../lib/api.mjs";
import { changePassword, choosePin, fill, firstTime, goTo, press, screen, signIn, signedIn, synced } from "../lib/app.mjs";
import { seen } from "../lib/axe.mjs";
import { show } from "../lib/cadre.mjs";
import { toQueue } from "../lib/coordinator.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { DESK, openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const VILLAGE = "65.01.05.2003";
const USED_FOR = "Pemberian makanan tambahan balita gizi kurang, jamban tujuh keluarga, insentif kader posyandu";

let server;
let kpm;
let other;
let desk;

before(async () => {
  server = await startServer({ demo: true });
  const passwords = { ...demoPasswords(server.dataDir), ...makeUsers(server.dataDir, `kpm.jelarai,Ibu KPM,cadre,human_dev_cadre,${VILLAGE}`) };
  kpm = await openPhone();
  await kpm.page.goto(server.url);
  await signIn(kpm.page, "kpm.jelarai", passwords["kpm.jelarai"]);
  await changePassword(kpm.page, passwords["kpm.jelarai"], "padi kuning di tepi sungai");
  await choosePin(kpm.page);
  await signedIn(kpm.page);
  await synced(kpm.page);
  other = await openPhone();
  await firstTime(other.page, server, "kader.jelarai", passwords["kader.jelarai"]);
  await synced(other.page);
  desk = await openPhone(DESK);
  await toQueue(desk.page, server, "koordinator.selor", passwords["koordinator.selor"]);
  await readyForOffline(desk.page);
});
after(async () => {
  await kpm.close();
  await other.close();
  await desk.close();
  await server.stop();
});

// Saved, she is back at the scorecard.
async function write(page, said) {
  await fill(page, said);
  await page.locator(".action-bar-form button[type=submit]").click();
  await screen(page, "Kartu skor desa");
}

const table = (page) => page.locator("section[aria-labelledby=funds]");

test("the_kpm_writes_it_down_without_a_signal", async () => {
  const { page } = kpm;
  await readyForOffline(page);
  await page.context().setOffline(true);
  await show(page, "/kartu-skor");
  await table(page).getByText("Belum dicatat untuk triwulan ini").waitFor();
  await seen(page, "funds-none");
  await press(page, "Catat dana desa");
  await page.locator("#form-page").waitFor();
  await seen(page, "funds-form");
  await write(page, {
    funds_development: "600000000",
    funds_development_stunting: "45500000",
    funds_empowerment: "150000000",
    funds_empowerment_stunting: "0",
    funds_used_for: USED_FOR,
  });
  await table(page).getByText("Rp 45.500.000 dari Rp 600.000.000 · 7,6%").waitFor();
  await table(page).getByText("Rp 45.500.000 dari Rp 750.000.000 · 6,1%").waitFor();
  await table(page).getByText(USED_FOR).waitFor();
  await seen(page, "funds");
  await page.emulateMedia({ media: "print" });
  assert.ok(await table(page).getByText(USED_FOR).isVisible());
  assert.ok(!(await table(page).getByText("Perbarui dana desa").isVisible()));
  await page.emulateMedia({ media: "screen" });
});

test("it_is_written_anew_from_what_stands_there_and_the_last_word_counts", async () => {
  const { page } = kpm;
  await press(page, "Perbarui dana desa");
  await page.locator("#form-page").waitFor();
  assert.equal(await page.locator("#f-funds_development").inputValue(), "600000000");
  await write(page, { funds_development_stunting: "60000000" });
  await table(page).getByText("Rp 60.000.000 dari Rp 600.000.000 · 10%").waitFor();
  await page.context().setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await synced(page);
});

test("the_other_cadre_sees_it_and_cannot_write_it", async () => {
  const { page } = other;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await show(page, "/kartu-skor");
  await table(page).getByText("Rp 60.000.000 dari Rp 600.000.000").waitFor();
  assert.equal(await table(page).getByText("Perbarui dana desa").count(), 0);
});

test("the_desk_sees_the_sums_of_the_quarter_and_the_village", async () => {
  const { page } = desk;
  await goTo(page, "/wilayah");
  await page.locator("#period").waitFor();
  const quarter = await page.locator('#period option[value^="quarter="]').first().getAttribute("value");
  await page.selectOption("#period", quarter);
  await table(page).getByText("Rp 60.000.000 dari Rp 750.000.000 · 8%").waitFor();
  await table(page).getByText(/1 dari \d+ desa sudah mencatat/).waitFor();
  await seen(page, "desk-funds", [360, 1280]);
  await page.locator(`a.row-link[href="/wilayah?desa=${VILLAGE}"]`).click();
  await table(page).getByText("Rp 60.000.000 dari Rp 600.000.000 · 10%").waitFor();
  for (const { problems } of [kpm, other, desk]) assert.deepEqual(unexpected(problems), []);
});
