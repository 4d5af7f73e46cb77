// The app can be installed: Chromium's own check has nothing to say, and the manifest's pictures are what it says they are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPhone, readyForOffline } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

test("chromium_finds_nothing_that_prevents_installation", async () => {
  const server = await startServer();
  const { page, problems, close } = await openPhone();
  await page.goto(server.url);
  await readyForOffline(page);

  const session = await page.context().newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // A profile that is not remembered would be refused for that alone; ours is a folder on disk.
  assert.deepEqual(installabilityErrors, []);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  assert.deepEqual(problems, []);
  await close();
  await server.stop();
});

test("icons_and_screenshots_have_the_size_the_manifest_says", async () => {
  const server = await startServer();
  const answer = await fetch(`${server.url}/manifest.webmanifest`);
  assert.match(answer.headers.get("content-type"), /^application\/manifest\+json/);
  const manifest = await answer.json();
  assert.equal(manifest.lang, "id");
  assert.deepEqual(manifest.icons.map(({ purpose }) => purpose).sort(), ["any", "any", "maskable", "maskable"]);
  for (const { src, sizes } of [...manifest.icons, ...(manifest.screenshots ?? [])]) {
    const picture = Buffer.from(await (await fetch(server.url + src)).arrayBuffer());
    assert.equal(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`, sizes, src);
  }
  await server.stop();
});
