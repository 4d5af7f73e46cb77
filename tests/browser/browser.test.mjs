// Runs the tests of page.rs, and opens the phones of earlier versions.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, test } from "node:test";
import { outcome, phone, stop } from "./pages.mjs";
import { shape } from "./stored.mjs";

const names = (await outcome("")).split(" ");
test("the page names its tests", () => assert.ok(names.length > 20, `only: ${names}`));
for (const name of names) {
  test(name.replaceAll("_", " "), async () => assert.equal(await outcome(name), "passed"));
}

const folder = new URL("fixture/", import.meta.url);
const versions = readdirSync(folder).map((file) => Number(file.match(/^phone-(\d+)\.json$/)[1])).sort((one, other) => one - other);
const read = (version) => JSON.parse(readFileSync(new URL(`phone-${version}.json`, folder), "utf8"));

test("there is a stored phone of the first version", () => assert.equal(versions[0], 1));
for (const version of versions) {
  test(`a phone of version ${version} is opened with everything that is in it`, async () =>
    assert.equal(await outcome(`open_a_phone_of_version_${version}`, read(version).stored), "passed"));
}
test("what is stored has the shape of the newest stored phone", async () =>
  assert.deepEqual(
    shape(await phone()),
    read(versions.at(-1)).shape,
    "What a phone stores has changed. If it is meant: make sure that the older phones still open, then node tests/browser/fixture.mjs",
  ));

after(stop);
