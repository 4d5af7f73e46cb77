// A newer build is fetched beside the running one and takes over only when the page says so.
import assert from "node:assert/strict";
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { nameByContent } from "../../scripts/trunk/names.mjs";
import { writeWorker } from "../../scripts/trunk/worker.mjs";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { openPhone, readyForOffline } from "../lib/phone.mjs";
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

const waitingVersion = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    const found = new Promise((started) => registration.addEventListener("updatefound", () => started(registration.installing), { once: true }));
    await registration.update();
    const worker = registration.waiting ?? registration.installing ?? (await found);
    if (worker.state === "installing") {
      await new Promise((changed) => worker.addEventListener("statechange", changed, { once: true }));
    }
    return { waiting: worker.state === "installed" && registration.waiting === worker, caches: (await caches.keys()).length };
  });

const activate = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    const { waiting } = registration;
    const active = new Promise((done) =>
      waiting.addEventListener("statechange", () => {
        if (waiting.state === "activated") done();
      }),
    );
    waiting.postMessage({ type: "activate" });
    await active;
    return caches.keys();
  });

test("a_newer_build_waits_until_the_page_agrees_then_replaces_the_old_files", async () => {
  const old = await startServer();
  const { context, page, close } = await openPhone();
  await page.goto(old.url);
  await readyForOffline(page);
  const before = await page.evaluate(() => document.querySelector("link[rel=stylesheet]").href);
  await old.stop();

  const newer = await startServer({ port: old.port, dataDir: old.dataDir, app: newerBuild() });
  const observer = await besides(context, newer.url);
  assert.deepEqual(await waitingVersion(observer), { waiting: true, caches: 2 });

  // Still the old one, however often the page is opened.
  await page.goto(newer.url);
  assert.equal(await page.evaluate(() => document.querySelector("link[rel=stylesheet]").href), before);

  assert.equal((await activate(observer)).length, 1);
  await newer.stop();
  await page.goto(newer.url);
  await page.waitForSelector("html[data-shell=app]", { state: "attached" });
  assert.notEqual(await page.evaluate(() => document.querySelector("link[rel=stylesheet]").href), before);
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
  assert.equal((await waitingVersion(observer)).waiting, false);
  await server.stop();
  await page.goto(server.url);
  await page.waitForSelector("html[data-shell=app]", { state: "attached" });
  await close();
});
