// Runs the tests of page.rs, each in a page and a browser profile of its own: what one leaves behind, no other finds.
// `./test browser` has built them into target/browser-tests before.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS } from "../lib/phone.mjs";
import { ROOT } from "../lib/server.mjs";

const BUILT = join(ROOT, "target/browser-tests");
const PAGE = `<!doctype html><meta charset="utf-8"><title>running</title>
<script type="module">import start from "/browser-tests.js"; await start();</script>`;
const TYPES = { js: "text/javascript", wasm: "application/wasm" };

const site = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/") return response.setHeader("content-type", "text/html").end(PAGE);
  try {
    const content = readFileSync(join(BUILT, path));
    response.setHeader("content-type", TYPES[path.split(".").pop()] ?? "text/plain").end(content);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((listening) => site.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${site.address().port}/`;

const browser = await chromium.launch({ executablePath: process.env.DAMPINGI_CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

// What the page's title says in the end: `passed`, `failed: …`, or the names.
async function outcome(name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address + (name ? `#${name}` : ""));
  await page.waitForFunction(() => document.title !== "running", undefined, { timeout: 120_000 });
  const said = await page.title();
  await context.close();
  return said;
}

const names = (await outcome("")).split(" ");
test("the page names its tests", () => assert.ok(names.length > 20, `only: ${names}`));
for (const name of names) {
  test(name.replaceAll("_", " "), async () => assert.equal(await outcome(name), "passed"));
}

after(async () => {
  await browser.close();
  site.close();
});
