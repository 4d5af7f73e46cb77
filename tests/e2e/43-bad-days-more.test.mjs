// Bad days in the field: a child turns five while it stands in the list, the phone's clock was set back, the app is closed in the
// middle of a posyandu day, the PIN is forgotten where there is no signal. Each has a way on, and nothing is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as answers from "../lib/answers.mjs";
import { lock, onDay, press, signIn, signedIn, choosePin, synced, unlock, OTHER_PIN } from "../lib/app.mjs";
import { offlineCadre, offlineNewcomer } from "../lib/begin.mjs";
import { recordVisit, registerHousehold, registerPerson, reopen, show } from "../lib/cadre.mjs";
import { openPhone, unexpected } from "../lib/phone.mjs";
import { cadres, child, counts, enter, line, openDay, send, take, weight } from "../lib/posyandu.mjs";
import { startServer } from "../lib/server.mjs";


test("a_child_that_turned_five_is_still_found_and_its_last_visit_can_be_written_down", async () => {
  const { phone, page } = await offlineNewcomer();
  const household = await registerHousehold(page);
  // Five in ten days: registered and in the list today.
  const [year, ...rest] = answers.iso(10).split("-");
  const birth = [rest[1], rest[0], Number(year) - 5].map(Number).join("/");
  const person = await registerPerson(page, household, "child", { ...answers.child, birth_date: birth });
  await show(page, "/sasaran?saring=child");
  await page.locator("#main .row-name", { hasText: answers.child.name }).waitFor();

  await onDay(page, 12);
  await show(page, "/");
  assert.equal(await page.locator("li.task", { hasText: answers.child.name }).count(), 0, "nothing is due for it any more");
  await show(page, "/sasaran");
  await page.locator("#main .row-name", { hasText: answers.child.name }).waitFor();
  // What was seen while it was four can still be written down late.
  const late = { ...answers.childVisit, visit_date: answers.day(8) };
  await recordVisit(page, person, "child_visit", late, { sure: Object.keys(late) });
  await show(page, `/orang/${person}`);
  await page.locator(".timeline li").first().waitFor();
  assert.deepEqual(unexpected(phone.problems), []);
  await phone.close();
});

test("a_clock_that_was_set_back_is_told_and_what_was_saved_is_saved", async () => {
  const { server, phone, page } = await offlineCadre();
  const again = await startServer({ dataDir: server.dataDir, port: server.port });
  await onDay(page, -40);
  await show(page, "/");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.locator(".notice", { hasText: "Jam HP ini terlambat" }).waitFor();
  const household = await registerHousehold(page);
  await registerPerson(page, household, "child", answers.child, { sure: ["registered_on", "birth_date"] });
  await synced(page);
  assert.deepEqual(unexpected(phone.problems), []);
  await phone.close();
  await again.stop();
});

test("an_app_closed_in_the_middle_of_a_posyandu_day_goes_on_with_the_child_in_hand", async () => {
  const server = await startServer({ demo: true });
  const [ana] = await cadres(server, "kader.ana");
  const children = [1, 2, 3].map((number) => child(number, { posyandu: "Melati" }));
  await send(server, ana, children);
  let phone = await openPhone();
  await enter(phone.page, server, ana);
  await server.stop();
  const session = await openDay(phone.page);
  await take(phone.page, children[0].name);
  await weight(phone.page).fill("9,4");
  await phone.page.getByRole("button", { name: "Simpan, anak berikutnya" }).click();
  await phone.page.locator(".saved-line", { hasText: children[0].name }).waitFor();
  await take(phone.page, children[1].name);
  await weight(phone.page).fill("8,7");
  // The draft is written behind her back; the first screen knows it as soon as it is.
  await show(phone.page, "/");
  await phone.page.locator("section[aria-labelledby=drafts] .card", { hasText: children[1].name }).waitFor();
  await phone.kill();

  phone = await openPhone({ profile: phone.profile });
  const { page } = phone;
  await reopen(page, server);
  await unlock(page);
  await show(page, "/");
  await press(page, "Lanjut mencatat");
  await page.waitForURL((url) => url.pathname === `/posyandu/${session}`);
  await line(page, children[1].name).locator('[name="weight_kg"]').waitFor();
  await page.waitForFunction(() => document.querySelector('form.short [name="weight_kg"]')?.value === "8,7");
  assert.equal((await counts(page)).D, 1, "the first is there");
  await page.getByRole("button", { name: "Simpan, anak berikutnya" }).click();
  await page.locator(".saved-line", { hasText: children[1].name }).waitFor();
  assert.equal((await counts(page)).D, 2);
  assert.deepEqual(unexpected(phone.problems), []);
  await phone.close();
});

test("a_pin_forgotten_where_there_is_no_signal_is_told_what_to_do_and_loses_nothing", async () => {
  const { server, passwords, phone, page } = await offlineCadre();
  const household = await registerHousehold(page);
  await lock(page);
  await page.locator("summary", { hasText: "Lupa PIN?" }).click();
  await page.getByText("saat ada sinyal").waitFor();
  await page.getByText("Data di HP ini tidak hilang").waitFor();
  await press(page, "Masuk dengan kata sandi");
  await signIn(page, "kader.jelarai", passwords["kader.jelarai"]);
  await page.locator(".notice-problem", { hasText: "sinyal" }).waitFor();
  // Home again, where there is one.
  const again = await startServer({ dataDir: server.dataDir, port: server.port });
  await signIn(page, "kader.jelarai", passwords["kader.jelarai"]);
  await choosePin(page, OTHER_PIN);
  await signedIn(page);
  await synced(page);
  await show(page, `/keluarga/${household}`);
  await phone.close();
  await again.stop();
});
