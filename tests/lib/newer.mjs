// A newer build of the app that is under test, and a look at what the browser makes of it.
import { appendFileSync, cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nameByContent } from "../../scripts/trunk/names.mjs";
import { writeWorker } from "../../scripts/trunk/worker.mjs";
import { temporaryFolder } from "./cleanup.mjs";
import { DIST, ROOT } from "./server.mjs";

// Another build of the same app: one more rule in its stylesheet, and a worker that lists it.
export function newerBuild() {
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
export const besides = async (context, url) => {
  const page = await context.newPage();
  await page.goto(`${url}/api/nothing-here`);
  return page;
};

// What becomes of the newer build's worker: "installed", and so waiting, or "redundant". Its state is looked at until it is
// there, for an event that came a moment earlier would be waited for in vain.
export const whatIsFound = async (page) => {
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
