// What a coordinator does at her queue.
import { goTo, press, screen, signedIn, choosePin, signIn } from "./app.mjs";

// From the sign-in page to her queue.
export async function toQueue(page, server, username, password) {
  await page.goto(server.url);
  await signIn(page, username, password);
  await choosePin(page);
  await signedIn(page);
  await screen(page, "Periksa");
  await queueRead(page);
}

// The queue has its answer: so many visits, or none. While it is read it has a status too, of another word.
export const queueRead = (page) =>
  page.locator('.desk-queue [role=status]:has-text("kunjungan"), .desk-queue .empty').first().waitFor();

export const rows = (page) => page.locator(".desk-queue .row-link");

// How many visits the queue says there are.
export async function total(page) {
  await queueRead(page);
  const said = page.locator(".desk-queue [role=status]", { hasText: "kunjungan" });
  return (await said.count()) === 0 ? 0 : Number((await said.innerText()).match(/\d+/)[0]);
}

// The queue shows this answer of the server's.
export async function queueShows(page, answered) {
  const { total } = await (await answered).json();
  const shown = total === 0 ? ".desk-queue .empty" : `.desk-queue [role=status]:text-is("${total} kunjungan")`;
  await page.locator(shown).waitFor();
}

// Chooses in a filter and waits until the server's answer to it is shown.
export async function filter(page, id, value) {
  // Not one that was asked for before: the queue is read anew after every sync.
  const answered = page.waitForResponse((response) => response.url().includes("/api/review/queue") && response.url().includes(value));
  await page.selectOption(`#${id}`, value);
  await queueShows(page, answered);
}

// Opens a visit by its id, as its row in the queue does.
export async function openVisit(page, visit) {
  await goTo(page, `/periksa/${visit}`);
  await page.locator("#values").waitFor();
}

// A decision is saved first; then the next visit opens, or the queue where there is none.
async function decided(page, decide) {
  const before = page.url();
  await decide();
  await page.waitForURL((url) => url.href !== before);
}

export const accept = (page) => decided(page, () => page.locator(".desk-visit").getByRole("button", { name: "Setujui" }).click());

// Returns the open visit. `fields` are notes by the field's label.
export async function giveBack(page, note, fields = {}) {
  await press(page, "Kembalikan");
  await page.fill("#return-note", note);
  for (const [label, words] of Object.entries(fields)) {
    const named = page.locator(".named-field", { hasText: label });
    await named.locator("input[type=checkbox]").check();
    await named.locator("input[type=text]").fill(words);
  }
  await decided(page, () => page.getByRole("button", { name: "Kembalikan ke kader" }).click());
}
