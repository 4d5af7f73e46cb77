// One page of page.rs for each call, each in a browser profile of its own: what one leaves behind, no other finds.
// `./test browser` has built it into target/browser-tests before.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { FLAGS } from "../lib/phone.mjs";
import { ROOT } from "../lib/server.mjs";
import { put, take } from "./stored.mjs";

const BUILT = join(ROOT, "target/browser-tests");
const PAGE = `<!doctype html><meta charset="utf-8"><title>running</title>
<script type="module">import start from "/browser-tests.js"; await start();</script>`;
const TYPES = { js: "text/javascript", wasm: "application/wasm" };
// What the coordinator's queue answers where a phone with a kept answer is made.
const QUEUE = {
  total: 1,
  items: [{
    visit_id: "00000000-0000-0000-0000-000000000003", person_id: "00000000-0000-0000-0000-000000000002",
    person_name: "Kanari Contoh", form: "child_visit", area: "65.01.05.2003", area_name: "Desa Contoh",
    author_name: "Kader Contoh", visit_date: "2026-10-20", received_at: "2026-11-20T02:00:00Z", state: "received",
    flags: [], is_correction: false,
  }],
};

const site = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const html = { "/": PAGE, "/empty": "<!doctype html>" }[path];
  if (html) return response.setHeader("content-type", "text/html").end(html);
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

async function run(page, name) {
  await page.goto(address + (name ? `#${name}` : ""));
  await page.waitForFunction(() => document.title !== "running", undefined, { timeout: 120_000 });
  return page.title();
}

async function onOnePage(use) {
  const context = await browser.newContext();
  try {
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}

// What the page's title says in the end: `passed`, `failed: …`, or the names. `stored`: the database it finds.
export const outcome = (name, stored) =>
  onOnePage(async (page) => {
    if (stored) {
      await page.goto(`${address}empty`);
      await page.evaluate(put, stored);
    }
    return run(page, name);
  });

// A phone's database with some of everything in it, as today's code leaves it, and what lies sealed in it.
export const phone = () =>
  onOnePage(async (page, context) => {
    await context.route("**/api/review/queue*", (route) => route.fulfill({ json: QUEUE }));
    const said = await run(page, "make_a_phone");
    if (!said.startsWith("{")) throw new Error(said);
    return { stored: await page.evaluate(take), sealed: JSON.parse(said) };
  });

export async function stop() {
  await browser.close();
  site.close();
}
