// With the server gone, the app opens: at every address, from a cold browser too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPhone, readyForOffline } from "../lib/phone.mjs";
import { startServer } from "../lib/server.mjs";

const appOnPage = (page) => page.waitForSelector("html[data-shell=app]", { state: "attached" });

test("the_app_opens_at_any_address_while_the_server_is_stopped", async () => {
  const server = await startServer();
  const first = await openPhone();
  await first.page.goto(server.url);
  await appOnPage(first.page);
  await readyForOffline(first.page);
  await server.stop();

  for (const address of ["/", "/sasaran", "/orang/0190a5f0-0000-7000-8000-000000000000", "/tidak/ada"]) {
    await first.page.goto(server.url + address);
    await appOnPage(first.page);
    assert.equal(new URL(first.page.url()).origin, server.url);
  }
  await first.kill();

  const again = await openPhone({ profile: first.profile });
  await again.page.goto(server.url);
  await appOnPage(again.page);
  await again.close();
});

test("the_api_is_never_answered_by_the_service_worker", async () => {
  const server = await startServer();
  const { page, close } = await openPhone();
  await page.goto(server.url);
  await readyForOffline(page);
  await server.stop();
  await assert.rejects(page.goto(`${server.url}/api/anything`), /ERR_CONNECTION_REFUSED/);
  await close();
});

test("a_page_opened_by_the_number_of_this_machine_is_led_to_its_name", async () => {
  const server = await startServer();
  assert.equal(server.url, `http://localhost:${server.port}`);
  const { page, close } = await openPhone();
  await page.goto(`http://127.0.0.1:${server.port}/masuk?x=1`);
  assert.equal(new URL(page.url()).origin, server.url);
  await readyForOffline(page);
  await close();
  await server.stop();
});
