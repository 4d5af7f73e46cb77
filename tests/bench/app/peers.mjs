// The first load of the app, and the same child form in Enketo and in ODK Web Forms, each over the same wire from a server that
// sends what was compressed with brotli before: bytes, and the time to the first entry that takes a finger.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { openPhone, slowDown } from "../../lib/phone.mjs";
import { ROOT, startServer } from "../../lib/server.mjs";
import { counting } from "../sync/wire.mjs";
import { SLOWER, at } from "./phone.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(ROOT, "target/bench-app");
const RUNS = Number(process.env.DAMPINGI_BENCH_LOADS ?? 3);
const PATIENCE = 10 * 60_000;

// Round trip, down and up as WebPageTest has them.
const NETWORKS = {
  "full speed": { latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
  "fast 3G": { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
  "slow 3G": { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8 },
};
// Each network with the processor of a cheap phone, and this machine as it is.
const CASES = [["full speed", 1], ["full speed", SLOWER], ["fast 3G", SLOWER], ["slow 3G", SLOWER]];

// Each with its chunks, so that what is fetched later is not counted as if it came at once. Gives { name: text }.
function bundle(name) {
  const outdir = join(OUT, name);
  rmSync(outdir, { recursive: true, force: true });
  execFileSync(join(HERE, "node_modules/.bin/esbuild"), [
    join(HERE, `peers/${name}.js`), "--bundle", "--splitting", "--minify", "--format=esm", "--target=es2022", "--log-level=error", "--external:libxslt", `--outdir=${outdir}`,
    "--loader:.png=dataurl", "--loader:.svg=dataurl", "--loader:.ico=empty", "--define:process.env.NODE_ENV=\"production\"",
  ], { cwd: HERE });
  const scripts = readdirSync(outdir).filter((file) => file.endsWith(".js"));
  return Object.fromEntries(scripts.map((file) => [file, readFileSync(join(outdir, file), "utf8")]));
}

const page = (title, script) =>
  `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><div id="place"></div><script type="module" src="/${script}.js"></script></html>`;

const TYPES = { html: "text/html", js: "text/javascript", json: "application/json", xml: "application/xml" };

// Serves texts that are compressed already. Gives { port, close() }.
async function site(files) {
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, brotliCompressSync(Buffer.from(text))]));
  const server = createServer((asked, answer) => {
    const name = asked.url === "/" ? "index.html" : asked.url.slice(1);
    if (!(name in packed)) return answer.writeHead(404).end();
    return answer.writeHead(200, { "content-type": TYPES[name.split(".").at(-1)], "content-encoding": "br" }).end(packed[name]);
  });
  await new Promise((listens) => server.listen(0, "127.0.0.1", listens));
  return { port: server.address().port, close: () => server.close() };
}

async function forEnketo(xform) {
  const making = await site({ "index.html": page("wait", "transform"), ...bundle("transform") });
  const { page: maker, close } = await openPhone();
  await maker.goto(`http://127.0.0.1:${making.port}/`);
  await maker.waitForFunction(() => document.title === "ready");
  const made = await maker.evaluate((text) => window.transformed(text), xform);
  await close();
  making.close();
  return JSON.stringify(made);
}

const measureOnce = async ({ port, selector }, network, slower) => {
  const wire = await counting(port);
  const { page: tab, close } = await openPhone();
  const session = await tab.context().newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...NETWORKS[network] });
  await slowDown(tab, slower);
  wire.counted();
  await tab.goto(`http://localhost:${wire.port}/`, { waitUntil: "commit", timeout: PATIENCE });
  await tab.locator(selector).filter({ visible: true }).first().waitFor({ timeout: PATIENCE });
  const ms = await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))));
  const { down } = wire.counted();
  // What the page itself fetched; the worker that makes the app ready for being offline fetches beside it.
  const own = await tab.evaluate(() => {
    const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    return all.reduce((sum, { transferSize }) => sum + transferSize, 0);
  });
  await close();
  return { ms, down, own };
};

// Gives rows { who, network, slower, p50, best, own, down }.
export async function firstLoads() {
  mkdirSync(OUT, { recursive: true });
  const file = join(OUT, "child.xml");
  execFileSync("cargo", ["run", "--quiet", "--locked", "-p", "dampingi-domain", "--example", "xform", "--", "child_visit", file], { cwd: ROOT });
  const xform = readFileSync(file, "utf8");
  const server = await startServer();
  const enketo = await site({ "index.html": page("Enketo", "enketo"), ...bundle("enketo"), "form.json": await forEnketo(xform) });
  const odk = await site({ "index.html": page("ODK Web Forms", "odk"), ...bundle("odk"), "child.xml": xform });
  const systems = {
    "Dampingi, to the first letter": { port: server.port, selector: "#door-username, #username" },
    "Dampingi, to the sign-in with the app behind it": { port: server.port, selector: "#username" },
    "Enketo, to the child form": { port: enketo.port, selector: "form.or input:not([type=hidden])" },
    "ODK Web Forms, to the child form": { port: odk.port, selector: "#place input:not([type=hidden])" },
  };
  const rows = [];
  for (const [network, slower] of CASES) {
    for (const [who, system] of Object.entries(systems)) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await measureOnce(system, network, slower));
      const times = runs.map(({ ms }) => ms);
      rows.push({ who, network, slower, p50: at(times, 0.5), best: Math.min(...times), own: at(runs.map(({ own }) => own), 0.5), down: at(runs.map(({ down }) => down), 0.5) });
      console.error(JSON.stringify(rows.at(-1)));
    }
  }
  await server.stop();
  enketo.close();
  odk.close();
  return rows;
}
