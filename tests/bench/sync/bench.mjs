// ./test bench-sync: save, push, pull and a sync with nothing to do, of the app's own code, of PouchDB with express-pouchdb, and
// of a floor, in one run. Prints a table for docs/bench-sync.md; judges nothing.
import { slowDown } from "../../lib/phone.mjs";
import * as floor from "./floor.mjs";
import * as ours from "./ours.mjs";
import * as pouch from "./pouch.mjs";
import { village } from "./visits.mjs";
import { NETWORKS, measured } from "./wire.mjs";

const SIZES = (process.env.DAMPINGI_BENCH_SIZES ?? "100,1000,10000").split(",").map(Number);
const SYSTEMS = { Dampingi: ours, PouchDB: pouch, floor };
// So many saves on a phone that has all of a size already, with a processor four times slower.
const SLOW_SAVES = 200;
const SLOWER = 4;

const at = (all, share) => [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
const ms = (value) => (value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${value.toFixed(1)} ms`);
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);
const wired = ({ gave, up, down, requests }) => `${ms(gave)}, ${kb(up)} up, ${kb(down)} down, ${requests} requests`;

async function run(system, size, network) {
  const { people, visits } = village(size + (network === "full" ? SLOW_SAVES : 0));
  const server = await system.start();
  const { page, close, save, push, nothing } = await server.phone();
  const out = {};
  await save(people);
  await push();
  const took = await save(visits.slice(0, size));
  if (network === "full") out.save = `p50 ${ms(at(took, 0.5))}, p99 ${ms(at(took, 0.99))}`;
  out.push = wired(await measured(page, server.wire, network, push));
  if (nothing) {
    // A first one still settles what the push left: own records come back, checkpoints are written.
    out["the sync after it"] = wired(await timed(page, server.wire, network, nothing));
    out["nothing to do"] = wired(await timed(page, server.wire, network, nothing));
  }
  if (network === "full") {
    await slowDown(page, SLOWER);
    const slow = await save(visits.slice(size));
    out[`save, processor ${SLOWER} times slower`] = `p50 ${ms(at(slow, 0.5))}, p99 ${ms(at(slow, 0.99))}`;
    await slowDown(page, 1);
    await push();
  }
  await close();
  const fresh = await server.phone();
  out["pull into a fresh profile"] = wired(await measured(fresh.page, server.wire, network, fresh.pull));
  await fresh.close();
  await server.stop();
  return out;
}

// As `measured`, for work that does not say how long it took.
const timed = (page, wire, network, work) =>
  measured(page, wire, network, async () => {
    const began = performance.now();
    await work();
    return performance.now() - began;
  });

for (const size of SIZES) {
  for (const network of Object.keys(NETWORKS)) {
    const results = {};
    for (const [name, system] of Object.entries(SYSTEMS)) {
      results[name] = await run(system, size, network);
      console.error(name, size, network, JSON.stringify(results[name]));
    }
    console.log(`\n${size} visits, ${network}\n`);
    line(["", ...Object.keys(results)]);
    line(["---", ...Object.keys(results).map(() => "---")]);
    for (const what of Object.keys(results.Dampingi)) line([what, ...Object.values(results).map((of) => of[what] ?? "")]);
  }
}
process.exit(0);
