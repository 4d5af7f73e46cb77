// Dampingi as it is: the app's engine on a page of its own (page.rs), the real server, a phone with a profile on disk.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, makeUsers } from "../../lib/api.mjs";
import { openPhone } from "../../lib/phone.mjs";
import { ROOT, startServer } from "../../lib/server.mjs";
import { counting } from "./wire.mjs";

const BUILT = process.env.DAMPINGI_BENCH_PAGE ?? join(ROOT, "target/bench-sync");
const USER = "bench.satu";
const PASSWORD = "melati di beranda";

function site() {
  const folder = join(ROOT, "target/bench-sync-site");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of ["bench-sync.js", "bench-sync_bg.wasm"]) cpSync(join(BUILT, name), join(folder, name));
  writeFileSync(join(folder, "start.js"), 'import start from "/bench-sync.js"; await start(); document.title = "ready";');
  writeFileSync(join(folder, "index.html"), '<!doctype html><meta charset="utf-8"><title>wait</title><script type="module" src="/start.js"></script>');
  return folder;
}

export async function start() {
  const server = await startServer({ app: site() });
  const first = makeUsers(server.dataDir, `${USER},Bench Satu,cadre,tpk,65.01.05.2003`)[USER];
  const { body } = await ask(server, "/api/session", { method: "POST", body: { username: USER, password: first } });
  await ask(server, "/api/session/password", { method: "POST", token: body.token, body: { old: first, new: PASSWORD } });
  const wire = await counting(server.port);
  return {
    wire,
    stop: server.stop,
    phone: async () => {
      const { page, close } = await openPhone({ more: { bypassCSP: true } });
      await page.goto(`http://localhost:${wire.port}/`);
      await page.waitForFunction(() => document.title === "ready");
      const call = async (name, asked) => JSON.parse(await page.evaluate(([what, text]) => window.dampingi(what, text), [name, JSON.stringify(asked ?? null)]));
      await call("arrive", { username: USER, password: PASSWORD, pin: "274951" });
      const sync = async () => {
        const did = await call("sync");
        if (did.refused || did.deferred) throw new Error(JSON.stringify(did));
        return did;
      };
      return { page, close, save: (all) => call("save", all), push: async () => (await sync()).push, pull: async () => (await sync()).pull, nothing: sync };
    },
  };
}
