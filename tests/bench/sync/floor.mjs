// The floor: what no sync can do without. One strict IndexedDB write for each visit, one gzip POST of them all, one gzip GET.
// It knows nothing of what changed, encrypts nothing, derives nothing, and is answered with nothing.
import { once } from "node:events";
import http from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import { openPhone } from "../../lib/phone.mjs";
import { document } from "./visits.mjs";
import { counting } from "./wire.mjs";

export async function start() {
  let held = [];
  const site = http.createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    if (request.url === "/page") return response.setHeader("content-type", "text/html").end("<!doctype html><title>floor</title>");
    if (request.method === "POST") {
      held = held.concat(JSON.parse(gunzipSync(Buffer.concat(parts))));
      return response.writeHead(204).end();
    }
    return response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" }).end(gzipSync(JSON.stringify(held)));
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  const wire = await counting(site.address().port);
  return {
    wire,
    stop: () => site.closeAllConnections() ?? site.close(),
    phone: async () => {
      const { page, close } = await openPhone();
      await page.goto(`http://localhost:${wire.port}/page`);
      await page.evaluate(
        () =>
          new Promise((done, failed) => {
            const opening = indexedDB.open("floor", 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore("visits", { keyPath: "_id" });
            opening.onerror = () => failed(opening.error);
            opening.onsuccess = () => done((window.db = opening.result));
          }).then(() => {
            window.write = (docs, durability) =>
              new Promise((done, failed) => {
                const transaction = window.db.transaction("visits", "readwrite", { durability });
                for (const doc of docs) transaction.objectStore("visits").put(doc);
                transaction.oncomplete = done;
                transaction.onabort = () => failed(transaction.error);
              });
            window.sent = new Set();
          }),
      );
      const save = (all) =>
        page.evaluate(async (docs) => {
          const took = [];
          for (const doc of docs) {
            const began = performance.now();
            await window.write([doc], "strict");
            took.push(performance.now() - began);
          }
          return took;
        }, all.map(document));
      const push = () =>
        page.evaluate(async () => {
          const began = performance.now();
          const docs = await new Promise((done) => {
            window.db.transaction("visits").objectStore("visits").getAll().onsuccess = ({ target }) => done(target.result);
          });
          const fresh = docs.filter(({ _id }) => !window.sent.has(_id));
          fresh.forEach(({ _id }) => window.sent.add(_id));
          const packed = new Blob([JSON.stringify(fresh)]).stream().pipeThrough(new CompressionStream("gzip"));
          await fetch("/visits", { method: "POST", body: await new Response(packed).blob() });
          return performance.now() - began;
        });
      const pull = () =>
        page.evaluate(async () => {
          const began = performance.now();
          await window.write(await (await fetch("/visits")).json(), "relaxed");
          return performance.now() - began;
        });
      return { page, close, save, push, pull };
    },
  };
}
