// Looks at a page with axe-core. Serious and critical findings fail a test; the rest is for a human to weigh.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Gives back one line per finding, with the elements it is about. `options` are axe's own.
export async function findings(page, options = {}) {
  // By evaluate, for the page's own policy rightly refuses a script it does not know.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const { violations } = await page.evaluate((asked) => window.axe.run(document, asked), { ...options, resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => `${impact}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

// Nothing to find on this screen; and a picture of each width in the folder DAMPINGI_SHOTS, for whoever wants to look.
export async function seen(page, name, widths = [360]) {
  assert.deepEqual(await findings(page), []);
  const shots = process.env.DAMPINGI_SHOTS;
  if (!shots) return;
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 740 });
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(before);
}
