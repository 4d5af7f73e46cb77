// The peer: PouchDB in the browser, replicating to express-pouchdb with its data on disk, both as they come.
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { temporaryFolder } from "../../lib/cleanup.mjs";
import { openPhone } from "../../lib/phone.mjs";
import { document } from "./visits.mjs";
import { counting } from "./wire.mjs";

const need = createRequire(import.meta.url);

export async function start() {
  const express = need("express");
  const PouchDB = need("pouchdb").defaults({ prefix: `${temporaryFolder("pouch")}/` });
  const app = express();
  app.get("/page", (_, answer) => answer.type("html").send('<!doctype html><title>peer</title><script src="/pouchdb.min.js"></script>'));
  app.get("/pouchdb.min.js", (_, answer) => answer.sendFile(join(need.resolve("pouchdb/package.json"), "../dist/pouchdb.min.js")));
  app.use("/", need("express-pouchdb")(PouchDB, { inMemoryConfig: true, logPath: join(temporaryFolder("pouch-log"), "log.txt") }));
  const site = app.listen(0, "127.0.0.1");
  await once(site, "listening");
  const wire = await counting(site.address().port);
  await new PouchDB("visits").info();
  return {
    wire,
    stop: () => site.closeAllConnections() ?? site.close(),
    phone: async () => {
      const { page, close } = await openPhone();
      await page.goto(`http://localhost:${wire.port}/page`);
      await page.evaluate(() => {
        window.db = new window.PouchDB("phone");
        window.far = `${location.origin}/visits`;
        return window.db.info();
      });
      const timed = (what) =>
        page.evaluate(async (which) => {
          const began = performance.now();
          await (which === "sync" ? window.db.sync(window.far) : window.db.replicate[which](window.far));
          return performance.now() - began;
        }, what);
      const save = (all) =>
        page.evaluate(async (docs) => {
          const took = [];
          for (const doc of docs) {
            const began = performance.now();
            await window.db.put(doc);
            took.push(performance.now() - began);
          }
          return took;
        }, all.map(document));
      return { page, close, save, push: () => timed("to"), pull: () => timed("from"), nothing: () => timed("sync") };
    },
  };
}
