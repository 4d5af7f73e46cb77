// What seldom happens, and the screens that come of it: two values of one field, one child twice, something hidden, one posyandu
// under two names, a change that the server refused, a village's money. Made through the server's own door, then walked through.
import { randomUUID } from "node:crypto";
import * as answers from "./answers.mjs";
import { ask, makeUsers, token } from "./api.mjs";
import { answer, answerPage, goTo, next, press, pressSave, screen } from "./app.mjs";
import { bends } from "./bend.mjs";
import { show } from "./cadre.mjs";
import { accept, openVisit, rows } from "./coordinator.mjs";
import { demoPasswords } from "./demo.mjs";
import { PASSWORD, changed, child } from "./posyandu.mjs";
import { throughAForm } from "./walk.mjs";

const VILLAGE = "65.01.05.2003";
const COORDINATOR = "koordinator.selor";
export const TWICE = "Bonifasius Laing Jalung";

async function push(server, author, record, kind, form, edit, seen = 0) {
  const change = {
    change_id: randomUUID(), device_id: author.device, device_seq: ++author.seq, author: author.id, record, kind, form, form_version: 1, area: VILLAGE,
    base_revision: seen, edit, schema: 1, app_version: "0.1.0", recorded_at: `${answers.iso()}T00:14:00+08:00`,
  };
  const { status, body } = await ask(server, "/api/sync/push", { method: "POST", token: author.token, body: { device_id: author.device, changes: [change] } });
  if (status !== 200 || !["applied", "conflict", "merged"].includes(body.answers[0].outcome)) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
}

const phoneOf = ({ token, user }) => ({ token, id: user.id, device: randomUUID(), seq: 0 });

// On a server with the demo's people: gives { card, pair: [id, id], hidden, kpm: { username, password } }.
export async function awkward(server) {
  const passwords = demoPasswords(server.dataDir);
  const once = makeUsers(server.dataDir, `kpm.jelarai,Ibu KPM,cadre,human_dev_cadre,${VILLAGE}`);
  const kpm = phoneOf(await changed(server, "kpm.jelarai", once["kpm.jelarai"]));
  const { body: signed } = await ask(server, "/api/session", { method: "POST", body: { username: "kader.jelarai", password: passwords["kader.jelarai"] } });
  const cadre = phoneOf(signed);
  const desk = await token(server, COORDINATOR, passwords[COORDINATOR]);

  const visited = { [answers.iso(-40)]: 9.1, [answers.iso(-3)]: 9.6 };
  const [one, other] = [visited, {}].map((weights) => child(7, { name: TWICE, birth: answers.iso(-470), sex: "male", posyandu: "Melati", weights }));
  // Her phone says that it held somebody like him.
  other.edits.find(({ kind }) => kind === "person").fields.may_be_ids = [one.id];
  for (const { record, kind, form, fields } of [...one.edits, ...other.edits]) await push(server, cadre, record, kind, form, { op: "create", fields });
  for (const posyandu of ["Melati", "RW 3 Seberang Sungai Kayan Hulu"]) {
    await push(server, cadre, randomUUID(), "session", "posyandu_session", { op: "create", fields: { posyandu, held_on: answers.iso(-1), closed: true } });
  }
  const records = async () => (await ask(server, `/api/review/people/${one.id}`, { token: desk })).body.records;
  const seen = Math.max(...(await records()).map(({ revision }) => revision));
  // Neither has seen what the other wrote.
  await push(server, cadre, one.id, "person", "person", { op: "update", fields: { birth_date: answers.iso(-472) } }, seen);
  await push(server, kpm, one.id, "person", "person", { op: "update", fields: { birth_date: answers.iso(-475) } }, seen);
  const hidden = one.edits.at(-1).record;
  await push(server, kpm, hidden, "visit", "child_visit", { op: "delete", reason: "Tercatat dua kali" }, seen);
  const { body } = await ask(server, "/api/review/doubles", { token: desk });
  const pair = body.pairs.find(({ alias, person }) => [alias.id, person.id].includes(one.id));
  return { card: body.disputes[0].card, pair: [pair.alias.id, pair.person.id], hidden, kpm: { username: "kpm.jelarai", password: PASSWORD } };
}

const FUNDS = {
  funds_development: "600000000",
  funds_development_stunting: "45500000",
  funds_empowerment: "150000000",
  funds_empowerment_stunting: "0",
  funds_used_for: "Pemberian makanan tambahan balita gizi kurang, jamban tujuh keluarga, insentif kader posyandu",
};

// A card with two values: as it comes, and with nothing chosen.
async function differing(page, card, at) {
  await goTo(page, `/beda/${card}`);
  await page.locator("fieldset .option").first().waitFor();
  await at("differs");
  await press(page, "Simpan pilihan");
  await page.getByText("Pilih dulu salah satu").waitFor();
  await at("differs-missing");
}

async function hiddenOne(page, hidden, at) {
  await goTo(page, `/tersembunyi/${hidden}`);
  await page.locator(".quote").waitFor();
  await at("hidden-one");
  await press(page, "Munculkan lagi");
  await page.getByText("Tulis dulu alasannya").waitFor();
  await at("hidden-one-missing");
}

// Her change goes out as the server cannot take it; at its card, and behind it.
async function refused(page, bend, change, at) {
  const stop = await bends(page, bend);
  await change();
  await goTo(page, "/kirim");
  await page.locator(".card-refer a").first().waitFor();
  await stop();
  await at("send-refused");
  await show(page, await page.locator(".card-refer a").first().getAttribute("href"));
  await at("refused");
}

// The phone of the KPM, with everything received and the server there. Ends with a change that was refused.
export async function awkwardPhone(page, { card, hidden }, at) {
  for (const [name, path] of [["today-differs", "/"], ["fix-differs", "/perbaikan"]]) {
    await show(page, path);
    await page.locator(".card", { hasText: "isian berbeda" }).first().waitFor();
    await at(name);
  }
  await differing(page, card, at);
  await show(page, "/tersembunyi");
  await page.locator("#main .row-link").first().waitFor();
  await at("hidden-some");
  await hiddenOne(page, hidden, at);
  await show(page, "/kartu-skor");
  const money = await page.locator('#main a[href^="/kartu-skor/"]').first().getAttribute("href");
  await throughAForm(page, money, FUNDS, (name) => at(`funds-${name}`));
  await page.locator(".action-bar-form button[type=submit]").click();
  await screen(page, "Kartu skor desa");
  await page.locator("section[aria-labelledby=funds]").getByText("Rp 45.500.000").first().waitFor();
  await at("scorecard-funds");
  await refused(page, (change) => delete change.edit.fields.head_name, async () => {
    await goTo(page, "/keluarga/baru");
    await page.locator("#form-page").waitFor();
    while (!(await page.getByRole("button", { name: "Simpan" }).isVisible())) {
      await answerPage(page, answers.household);
      await next(page);
    }
    await pressSave(page);
  }, at);
}

// The desk. Ends with a decision that was refused.
export async function awkwardDesk(page, { card, pair, hidden }, at) {
  await show(page, "/ganda");
  await page.locator("#pairs").waitFor();
  await at("doubles");
  await goTo(page, `/ganda/${pair.join("/")}`);
  await page.locator(".pair tbody tr").first().waitFor();
  await at("compare");
  await press(page, "Gabungkan");
  await page.getByText("Tulis dulu bagaimana Anda tahu").waitFor();
  await at("compare-missing");
  await differing(page, card, at);
  await hiddenOne(page, hidden, at);
  await show(page, "/wilayah/posyandu/nama");
  await page.locator("#main li.card").first().waitFor();
  await at("posyandu-names");
  await page.locator("#main li.card summary").first().click();
  await at("posyandu-names-open");
  await refused(page, (change) => (change.edit.fields.state = "menari"), async () => {
    await show(page, "/periksa");
    await rows(page).first().waitFor();
    await openVisit(page, (await rows(page).first().getAttribute("href")).split("/").at(-1));
    await accept(page);
  }, at);
}
