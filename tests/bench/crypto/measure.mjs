// Measures AES-256-GCM in Chromium, WebCrypto against the crate aes-gcm in wasm, at full speed and slowed down four times.
// For docs/adr/0020. Run by hand, in this folder, with the wasm-bindgen of scripts/lib/pins.sh in the PATH:
//   for profile in release fast; do
//     cargo build --target wasm32-unknown-unknown --profile $profile
//     wasm-bindgen --target web --out-dir target/$profile-web target/wasm32-unknown-unknown/$profile/crypto_bench.wasm
//   done
//   node measure.mjs
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { openPhone, slowDown } from "../../lib/phone.mjs";

const FOLDER = new URL("target/", import.meta.url);
const TYPES = { js: "text/javascript", wasm: "application/wasm" };
const served = createServer((asked, answer) => {
  const ending = asked.url.split(".").at(-1);
  if (!TYPES[ending]) return answer.setHeader("content-type", "text/html").end("<!doctype html>");
  answer.setHeader("content-type", TYPES[ending]).end(readFileSync(new URL(`.${asked.url}`, FOLDER)));
});
await new Promise((done) => served.listen(0, "127.0.0.1", done));
const url = `http://localhost:${served.address().port}/`;

// In the page: the same work both ways. Gives p50 and p99 in milliseconds.
const inPage = async ({ profile, way }) => {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const bytes = (length) => new Uint8Array(length).map((_, at) => (at * 31) & 255);
  const aad = new TextEncoder().encode("records/0198f1d2-7c3e-7b12-9a55-2f6f4b6f1a10/1");
  const nonce = () => crypto.getRandomValues(new Uint8Array(12));
  let seal;
  let open;
  if (way === "webcrypto") {
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    const how = (iv) => ({ name: "AES-GCM", iv, additionalData: aad });
    seal = (all) => Promise.all(all.map(async (plain) => { const iv = nonce(); return [iv, await crypto.subtle.encrypt(how(iv), key, plain)]; }));
    open = (all) => Promise.all(all.map(([iv, sealed]) => crypto.subtle.decrypt(how(iv), key, sealed)));
  } else {
    const module = await import(`/${profile}-web/crypto_bench.js`);
    await module.default();
    const sealer = new module.Sealer(raw);
    seal = async (all) => all.map((plain) => { const iv = nonce(); return [iv, sealer.seal(iv, aad, plain)]; });
    open = async (all) => all.map(([iv, sealed]) => sealer.open(iv, aad, sealed));
  }
  const time = async (times, work) => {
    const took = [];
    for (let n = 0; n < times; n += 1) {
      const begin = performance.now();
      await work();
      took.push(performance.now() - begin);
    }
    took.sort((one, other) => one - other);
    return { p50: took[times >> 1], p99: took[Math.floor(times * 0.99)] };
  };
  // A visit: record, change, its state, a chunk of rows and one of links.
  const visit = [700, 900, 60, 12_000, 4_000].map(bytes);
  const chunks = await seal(Array.from({ length: 17 }, () => bytes(12_000)));
  const records = await seal(Array.from({ length: 1000 }, () => bytes(700)));
  const photo = [bytes(200_000)];
  await seal(visit);
  return {
    "seal one visit": await time(300, () => seal(visit)),
    "open the lists (17 × 12 KB)": await time(60, () => open(chunks)),
    "open 1,000 records": await time(20, () => open(records)),
    "seal a photo of 200 KB": await time(40, () => seal(photo)),
  };
};

const ways = [["webcrypto", ""], ["aes-gcm, size", "release"], ["aes-gcm, speed", "fast"]];
for (const times of [1, 4]) {
  for (const [way, profile] of ways) {
    const { page, close } = await openPhone();
    await page.goto(url);
    await slowDown(page, times);
    const found = await page.evaluate(inPage, { profile, way: way.split(",")[0] });
    for (const [what, { p50, p99 }] of Object.entries(found)) console.log(`${times}×  ${way.padEnd(15)} ${what.padEnd(28)} p50 ${p50.toFixed(2)} ms  p99 ${p99.toFixed(2)} ms`);
    await close();
  }
}
for (const profile of ["release", "fast"]) {
  const wasm = readFileSync(new URL(`${profile}-web/crypto_bench_bg.wasm`, FOLDER));
  console.log(`${profile}: ${wasm.length} bytes of wasm, ${brotliCompressSync(wasm).length} with brotli`);
}
served.close();
