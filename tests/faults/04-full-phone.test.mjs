// The phone is full: the reserve is given up for the visit being written; when that is gone too, the save is refused in words,
// what was typed stays, and it is saved as soon as there is room.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime, goTo, screen, synced, unlock, unsent } from "../lib/app.mjs";
import { openPhone, until } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";
import { tally } from "../lib/tally.mjs";
import { CADRE, SAVE, newHousehold, passwordOf } from "./work.mjs";

// A phone on which more saves than this find room is not full.
const MOST = 25;
// Room for the PIN's count of tries and a save or two.
const ROOM = 20_000;
const NEARLY = "HP ini hampir penuh.";
const FULL = "HP ini penuh, jadi belum tersimpan. Isian masih ada.";

// What is left of the reserve, in parts.
const reserveLeft = () =>
  new Promise((done, failed) => {
    const opening = indexedDB.open("dampingi");
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction("reserve").objectStore("reserve").count();
      counting.onsuccess = () => {
        opening.result.close();
        done(counting.result);
      };
    };
  });
const reserveIsLaid = async () => {
  const names = await indexedDB.databases();
  if (!names.some(({ name }) => name === "dampingi")) return false;
  return new Promise((done) => {
    indexedDB.open("dampingi").onsuccess = ({ target: { result } }) => {
      result.transaction("reserve").objectStore("reserve").count().onsuccess = ({ target }) => {
        result.close();
        done(target.result === 5);
      };
    };
  });
};

// The phone opened again without a signal and with so much room; the browser does not look at a quota again for every write.
async function openedWithRoom(profile, url, room) {
  const phone = await openPhone({ profile });
  await phone.page.goto(`${url}/icons/dampingi.svg`);
  // What lies in a database is counted once it was opened.
  await phone.page.evaluate(reserveLeft);
  const used = await phone.page.evaluate(async () => (await navigator.storage.estimate()).usage);
  const session = await phone.context.newCDPSession(phone.page);
  const origin = new URL(phone.page.url()).origin;
  const quota = (quotaSize) => session.send("Storage.overrideQuotaForOrigin", { origin, ...(quotaSize && { quotaSize }) });
  await quota(Math.ceil(used + room));
  await phone.context.setOffline(true);
  await phone.page.goto(url);
  await unlock(phone.page);
  await screen(phone.page, "Hari ini");
  return { ...phone, quota };
}

const warning = (page) => page.locator(".notice").getByText(NEARLY);

// Presses "Simpan", and says whether it was saved.
async function isSaved(page) {
  await page.locator(SAVE).click();
  const saved = screen(page, "Tersimpan di HP ini").then(() => true);
  const refused = page.getByText(FULL).waitFor({ timeout: 60_000 }).then(() => false);
  const is = await Promise.race([saved, refused]);
  // The other never comes, and must not be waited for.
  for (const other of [saved, refused]) other.catch(() => {});
  return is;
}

test("a_full_phone_refuses_in_words_keeps_what_was_typed_and_saves_when_there_is_room", async () => {
  const server = await startServer({ demo: true });
  const first = await openPhone();
  await firstTime(first.page, server, CADRE, passwordOf(server));
  const url = new URL(first.page.url()).origin;
  const count = await tally(server, CADRE, passwordOf(server));
  await until(first.page, reserveIsLaid);
  await first.close();

  // As long as there is a reserve, every save finds room.
  const { page: one, close } = await openedWithRoom(first.profile, url, ROOM);
  const saved = (page, typed) => count.saved(new URL(page.url()).pathname.split("/").at(-1), typed);
  for (let number = 0; (await one.evaluate(reserveLeft)) === 5; number += 1) {
    assert(number < MOST, "the quota is felt");
    const typed = await newHousehold(one);
    assert(await isSaved(one), "the reserve makes room");
    saved(one, typed);
  }
  assert.equal(await one.evaluate(reserveLeft), 0);
  // Said before a save finds no room.
  await goTo(one, "/");
  await warning(one).waitFor();
  await close();

  // Without one, a save is refused some time, and nothing of it is there.
  const { page: two, quota, kill } = await openedWithRoom(first.profile, url, ROOM);
  // It is still so after the phone was closed.
  await warning(two).waitFor();
  let tries = 0;
  for (;;) {
    assert((tries += 1) < MOST, "the quota is felt");
    await newHousehold(two);
    const typed = await two.locator(".form-page").innerText();
    if (await isSaved(two)) {
      saved(two);
      continue;
    }
    assert.equal(await unsent(two), count.shown.size);
    assert((await two.locator(".form-page").innerText()).includes(typed), "what was typed is still there");
    assert.equal(await isSaved(two), false, "pressed again it is refused again");
    break;
  }
  await quota();
  assert(await isSaved(two), "there is room again");
  saved(two);
  await goTo(two, "/");
  await warning(two).waitFor();
  // Where she is sent she sees that there is room again, without a signal.
  await two.getByRole("link", { name: "Apa yang ada di HP ini" }).click();
  await screen(two, "Apa yang ada di HP ini");
  await until(two, reserveIsLaid);
  await warning(two).waitFor({ state: "detached" });
  await kill();

  const again = await openPhone({ profile: first.profile });
  await again.page.goto(url);
  await unlock(again.page);
  await synced(again.page);
  await goTo(again.page, "/kirim");
  await again.page.getByText("Jumlah di HP dan di server sama").waitFor();
  await count.agrees(server, { changes: count.shown.size });
  await again.close();
  await server.stop();
});

test("a_phone_that_was_full_before_it_is_opened_still_opens_and_saves", async () => {
  const server = await startServer({ demo: true });
  const first = await openPhone();
  await firstTime(first.page, server, CADRE, passwordOf(server));
  const url = new URL(first.page.url()).origin;
  await until(first.page, reserveIsLaid);
  await first.close();
  // A megabyte less than lies there already: even counting a try of the PIN needs the reserve.
  const { page, close } = await openedWithRoom(first.profile, url, -1_000_000);
  assert.equal(await page.evaluate(reserveLeft), 0);
  await newHousehold(page);
  assert(await isSaved(page));
  assert.equal(await unsent(page), 1);
  await close();
  await server.stop();
});
