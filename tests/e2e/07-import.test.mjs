// Step 7: the survey comes in with one command: 494 children in their villages, once, with wrong rows listed and good ones
// taken. The cadre of a village gets them with her next sync.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { held, makeUsers } from "../lib/api.mjs";
import { changePassword, choosePin, goTo, press, screen, signIn, signedIn, synced } from "../lib/app.mjs";
import { show } from "../lib/cadre.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { openPhone, readyForOffline, unexpected } from "../lib/phone.mjs";
import { ROOT, dampingi, startServer } from "../lib/server.mjs";

const SURVEY = join(ROOT, "data/eppgbm_survey.csv");
const CHILDREN = 494;
// As counted in the file: no NIK that is one, and no weight or no height.
const WITHOUT_NIK = 103;
const WITHOUT_WEIGHT_OR_HEIGHT = 24;

const survey = () => {
  const [header, ...lines] = readFileSync(SURVEY, "utf8").trim().split(/\r?\n/);
  return { header: header.split(","), lines };
};
const said = (words, what) => Number(words.match(new RegExp(`^${what} *: (\\d+)`, "m"))?.[1] ?? Number.NaN);

test("the_survey_brings_its_children_once_and_the_villages_cadre_gets_them", async () => {
  const server = await startServer();
  const first = makeUsers(server.dataDir, "admin.dinas,Admin Dinas,admin,,65", "kader.sini,Kader Jelarai,cadre,tpk,65.01.05.2003");
  const { page, problems, close } = await openPhone();
  await page.goto(server.url);
  await signIn(page, "kader.sini", first["kader.sini"]);
  await changePassword(page, first["kader.sini"], "kata-sandi-yang-baru");
  await choosePin(page);
  await signedIn(page);
  await synced(page);
  await page.getByText("Belum ada sasaran di HP ini").waitFor();

  const words = dampingi("import", "eppgbm", SURVEY, "--data", server.dataDir);
  assert.equal(said(words, "Baris dibaca"), CHILDREN);
  assert.equal(said(words, "Anak baru"), CHILDREN);
  assert.equal(said(words, "Anak sudah ada"), 0);
  const counts = held(server);
  assert.equal(counts["records: person"], CHILDREN);
  assert.equal(counts["records: episode"], CHILDREN);
  assert.equal(counts["records: visit"], said(words, "Kunjungan baru"));

  const again = dampingi("import", "eppgbm", SURVEY, "--data", server.dataDir);
  assert.equal(said(again, "Anak baru"), 0);
  assert.equal(said(again, "Anak sudah ada"), CHILDREN);
  assert.equal(said(again, "Kunjungan baru"), 0);
  assert.deepEqual(held(server), counts);

  // Every child of her village and nobody else's, with the measurement as a visit.
  const { header, lines } = survey();
  const village = header.indexOf("Desa/Kel");
  const own = lines.filter((line) => line.split(",")[village] === "Jelarai Selor");
  await goTo(page, "/kirim");
  await press(page, "Kirim sekarang");
  await goTo(page, "/sasaran");
  await page.getByText(`${own.length} orang`).waitFor();
  // Four children there are called Grace Lenjau; the search takes the parent's name too.
  await page.fill("#search", "grace lenjau hermin");
  await page.locator(".row-link", { hasText: "Grace Lenjau" }).click();
  await page.locator(".tile", { hasText: "Berat badan" }).locator(".number", { hasText: "11,7" }).waitFor();
  await page.locator(".tile", { hasText: "tinggi badan" }).locator(".number", { hasText: "83,5" }).waitFor();
  await page.locator(".timeline a", { hasText: "dari berkas" }).click();
  await page.getByText("Dari berkas yang diimpor").waitFor();

  // Hers from now on, without the server too.
  await readyForOffline(page);
  await server.stop();
  await show(page, "/sasaran");
  await page.getByText(`${own.length} orang`).waitFor();
  assert.deepEqual(unexpected(problems), []);
  await close();
});

test("who_has_no_nik_or_no_measurement_comes_too", () => {
  const dataDir = newData();
  const words = dampingi("import", "eppgbm", SURVEY, "--data", dataDir);
  const { header, lines } = survey();
  const has = (line, name) => line.split(",")[header.indexOf(name)] !== "";
  assert.equal(lines.filter((line) => !has(line, "NIK")).length, WITHOUT_NIK);
  assert.equal(lines.filter((line) => !has(line, "Berat") || !has(line, "Tinggi")).length, WITHOUT_WEIGHT_OR_HEIGHT);
  assert.equal(held({ dataDir })["records: person"], CHILDREN);
  // Each was seen on her day, measured or not.
  assert.equal(held({ dataDir })["records: visit"], CHILDREN);
  assert.equal(said(words, "Kunjungan baru"), CHILDREN);
});

test("wrong_rows_are_listed_with_row_column_and_reason_and_the_good_ones_go_in", () => {
  const dataDir = newData();
  const { header, lines } = survey();
  const wrong = (line, changes) => {
    const cells = line.split(",");
    for (const [name, value] of Object.entries(changes)) cells[header.indexOf(name)] = value;
    return cells.join(",");
  };
  const file = join(dataDir, "berkas.csv");
  const rows = [
    lines[0],
    wrong(lines[1], { Berat: "300" }),
    wrong(lines[2], { "Tgl Lahir": "2031-01-01" }),
    wrong(lines[3], { "Desa/Kel": "Desa Antah Berantah" }),
    lines[4],
    wrong(lines[5], { Nama: "" }),
  ];
  writeFileSync(file, [header.join(","), ...rows, ""].join("\n"));
  const list = join(dataDir, "masalah.csv");
  const words = dampingi("import", "eppgbm", file, "--problems", list, "--data", dataDir);
  assert.equal(said(words, "Baris dibaca"), 6);
  const problems = readFileSync(list, "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
  const at = (row) => problems.filter(([number]) => Number(number) === row).map(([, column]) => column);
  assert.deepEqual([at(2), at(6)], [[], []], "good rows are not listed");
  assert(at(3).includes("Berat"));
  assert(at(4).includes("Tgl Lahir"));
  assert(at(5).includes("Desa/Kel"));
  assert(at(7).includes("Nama"));
  for (const [, , reason] of problems) assert.notEqual(reason, "");
  // A child with an impossible weight is a child all the same.
  assert.equal(held({ dataDir })["records: person"], said(words, "Anak baru"));
  assert(said(words, "Anak baru") >= 2 && said(words, "Anak baru") <= 3);
  // Nobody's name is in a list that is passed on.
  for (const name of lines.slice(0, 6).map((line) => line.split(",")[header.indexOf("Nama")])) {
    assert(!readFileSync(list, "utf8").includes(name));
  }
});

function newData() {
  const dataDir = temporaryFolder("data");
  makeUsers(dataDir, "admin.dinas,Admin Dinas,admin,,65");
  return dataDir;
}
