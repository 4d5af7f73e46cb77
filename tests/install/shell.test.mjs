// What stands on the page when the app cannot: an old browser, a broken download, a panic. Never a white page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findings } from "../lib/axe.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const shown = (page) => page.locator("main.shell:visible").getAttribute("id");
const requested = (page) => {
  const paths = [];
  page.on("request", (request) => paths.push(new URL(request.url()).pathname));
  return paths;
};

test("a_browser_below_the_floor_is_told_so_and_starts_nothing", async () => {
  const server = await startServer();
  const { page, problems, close } = await openPhone();
  await page.addInitScript(() => delete window.CompressionStream);
  await page.goto(server.url);
  assert.equal(await shown(page), "shell-too-old");
  assert.equal(await page.locator("body > :not(.shell):not(noscript):visible").count(), 0);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(problems, []);
  await close();
  await server.stop();
});

test("a_wasm_that_does_not_arrive_ends_on_the_recovery_screen", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(server.url);
  await page.waitForSelector("#shell-recovery:not([hidden])");
  assert.equal(await page.locator("#shell-recovery-not-loaded").isVisible(), true);
  assert.equal(await page.locator("#shell-recovery-broke").isVisible(), false);
  assert.deepEqual(await findings(page), []);

  await page.unroute("**/*.wasm");
  const paths = requested(page);
  await page.click("#shell-reload");
  await page.waitForSelector("html[data-shell=app]", { state: "attached" });
  assert(paths.some((path) => path.endsWith(".wasm")));
  await close();
  await server.stop();
});

test("a_panic_hides_the_app_behind_the_recovery_screen", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.goto(server.url);
  await page.waitForSelector("html[data-shell=app]", { state: "attached" });
  // The smallest wasm there is that does what a panic does: its start function is `unreachable`.
  await page.evaluate(() => {
    const unreachable = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 8, 1, 0, 10, 5, 1, 3, 0, 0, 11];
    setTimeout(() => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(unreachable))));
  });
  await page.waitForSelector("#shell-recovery:not([hidden])");
  assert.equal(await page.locator("#shell-recovery-broke").isVisible(), true);
  assert.equal(await page.locator("body > :not(.shell):not(noscript):visible").count(), 0);
  await close();
  await server.stop();
});

test("without_javascript_the_page_says_what_to_do", async () => {
  const server = await startServer();
  const { page, close } = await openPhone({ more: { javaScriptEnabled: false } });
  await page.goto(server.url);
  assert.match(await page.locator("noscript").innerText(), /Nyalakan JavaScript/);
  await close();
  await server.stop();
});
