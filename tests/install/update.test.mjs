// A newer build is fetched beside the running one and takes over only when the page says so.
import assert from "node:assert/strict";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nameByContent } from "../../scripts/trunk/names.mjs";
import { writeWorker } from "../../scripts/trunk/worker.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { openPhone, readyForOffline, until } from "../lib/phone.mjs";
import { DIST, ROOT, startServer } from "../lib/server.mjs";

// Another build of the same app: one more rule in its stylesheet, and a worker that lists it.
function newerBuild() {
  const folder = temporaryFolder("dist");
  cpSync(DIST, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const style = readdirSync(folder).find((name) => /^app-\w+\.css$/.test(name));
  appendFileSync(join(folder, style), "\n.newer{color:red}\n");
  const page = join(folder, "index.html");
  const html = readFileSync(page, "utf8").replace(/(href="\/)app-\w+\.css" integrity="[^"]*"/, '$1app.css"');
  writeFileSync(page, html);
  cpSync(join(folder, style), join(folder, "app.css"));
  rmSync(join(folder, style));
  nameByContent(folder, ["app.css"]);
  cpSync(join(ROOT, "public/sw.js"), join(folder, "sw.js"));
  writeWorker(folder);
  return folder;
}

// A page of the same origin without the app on it, so that the app's own part in an update does not interfere.
const besides = async (context, url) => {
  const page = await context.newPage();
  await page.goto(`${url}/api/nothing-here`);
  return page;
};

// What becomes of the newer build's worker: "installed", and so waiting, or "redundant". Its state is looked at until it is
// there, for an event that came a moment earlier would be waited for in vain.
const whatIsFound = async (page) => {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    window.found = registration.installing ?? registration.waiting;
    registration.addEventListener("updatefound", () => {
      window.found = registration.installing ?? registration.waiting;
    });
    await registration.update();
  });
  await page.waitForFunction(() => window.found && window.found.state !== "installing");
  return page.evaluate(async () => ({ state: window.found.state, caches: (await caches.keys()).length }));
};

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
