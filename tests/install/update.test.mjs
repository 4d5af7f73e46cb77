// A newer build is fetched beside the running one and takes over only when the page says so.
import assert from "node:assert/strict";
import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { besides, newerBuild, whatIsFound } from "../lib/newer.mjs";
import { openPhone, readyForOffline, until } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const activate = async (page) => {
  await page.evaluate(() => window.found.postMessage({ type: "activate" }));
  await page.waitForFunction(() => window.found.state === "activated");
  return page.evaluate(() => caches.keys());
};

// Whether this many versions keep the coordinator's screens.
const keepsDesk = async (versions) => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
  return kept.filter((paths) => paths.some((path) => path.startsWith("/split_desk-"))).length === versions;
};

const stylesheet = (page) => page.evaluate(() => document.querySelector("link[rel=stylesheet]").href);

// A worker that still answers a page's requests is replaced only after them, so the page is left to finish.
const opened = (page) => page.waitForSelector("html[data-shell=app]", { state: "attached" });

test("a_newer_build_waits_until_the_page_agrees_then_replaces_the_old_files", async () => {
  const old = await startServer();
  const { context, page, close } = await openPhone();
  await page.goto(old.url);
  await readyForOffline(page);
  const before = await stylesheet(page);
  // What only a coordinator needs, and this phone was once asked to keep, the newer version keeps too.
  await page.evaluate(() => navigator.serviceWorker.controller.postMessage({ type: "keep" }));
  await until(page, keepsDesk, 1);
  await old.stop();

  const newer = await startServer({ port: old.port, dataDir: old.dataDir, app: newerBuild() });
  const observer = await besides(context, newer.url);
  assert.deepEqual(await whatIsFound(observer), { state: "installed", caches: 2 });
  assert.equal(await observer.evaluate(keepsDesk, 2), true);

  // Still the old one, however often the page is opened.
  await page.goto(newer.url);
  await opened(page);
  assert.equal(await stylesheet(page), before);

  assert.equal((await activate(observer)).length, 1);
  await newer.stop();
  await page.goto(newer.url);
  await opened(page);
  assert.notEqual(await stylesheet(page), before);
  await close();
});

test("a_build_whose_files_are_not_those_it_lists_is_not_taken", async () => {
  const good = await startServer();
  const { context, page, close } = await openPhone();
  await page.goto(good.url);
  await readyForOffline(page);
  await good.stop();

  const half = newerBuild();
  const style = readdirSync(half).find((name) => /^app-\w+\.css$/.test(name));
  appendFileSync(join(half, style), "/* not what the worker lists */");
  const server = await startServer({ port: good.port, dataDir: good.dataDir, app: half });
  const observer = await besides(context, server.url);
  assert.equal((await whatIsFound(observer)).state, "redundant");
  await server.stop();
  await page.goto(server.url);
  await opened(page);
  await close();
});
