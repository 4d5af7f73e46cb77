// Where the browser offers to install the app, a button takes the place of the written hint: before the sign-in and in the settings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime, goTo, screen } from "../lib/app.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { openPhone } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

// Chromium's own offer comes when it likes, so it is kept away; this one comes when the test says.
const quiet = () =>
  addEventListener("beforeinstallprompt", (event) => event.isTrusted && event.stopImmediatePropagation(), { capture: true });

const offer = () => {
  const event = new Event("beforeinstallprompt", { cancelable: true });
  event.prompt = async () => {
    window.asked = (window.asked ?? 0) + 1;
  };
  window.dispatchEvent(event);
  window.wasKept = event.defaultPrevented;
};

const places = (page) => ({
  button: page.getByRole("button", { name: "Pasang di HP" }),
  hint: page.locator(".install-hint"),
});

async function installs(page) {
  const { button, hint } = places(page);
  await button.waitFor();
  assert.equal(await hint.isVisible(), false);
  const before = await page.evaluate(() => window.asked ?? 0);
  await button.click();
  await hint.waitFor();
  assert.equal(await button.isVisible(), false, "an offer serves once");
  assert.equal(await page.evaluate(() => window.asked), before + 1);
}

test("an_offer_to_install_becomes_a_button_on_the_gate_and_in_the_settings", async () => {
  const server = await startServer({ demo: true });
  const { page, problems, close } = await openPhone();
  await page.addInitScript(quiet);
  await page.goto(server.url);
  const { button, hint } = places(page);
  await hint.waitFor();
  assert.equal(await button.isVisible(), false, "nothing is offered yet");
  await page.evaluate(offer);
  assert.equal(await page.evaluate(() => window.wasKept), true);
  await installs(page);

  // Dismissed, Chromium offers again; installed, there is nothing left to say.
  await page.evaluate(offer);
  await button.waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event("appinstalled")));
  await button.waitFor({ state: "hidden" });
  assert.equal(await hint.isVisible(), false);

  await firstTime(page, server, "kader.jelarai", demoPasswords(server.dataDir)["kader.jelarai"]);
  await goTo(page, "/pengaturan");
  await screen(page, "Pengaturan");
  await page.evaluate(offer);
  await installs(page);
  assert.deepEqual(problems, []);
  await close();
  await server.stop();
});

test("an_offer_that_comes_before_the_app_is_kept_for_it", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.addInitScript(quiet);
  await page.addInitScript(`addEventListener("DOMContentLoaded", ${offer})`);
  await page.goto(server.url);
  await installs(page);
  await close();
  await server.stop();
});
