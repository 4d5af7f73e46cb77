// How many rows a second `dampingi growth` takes through, how much memory it needs for a short and a long file, and how
// that compares with the Python package pygrowup2 on the same rows in the same run. Prints figures; judges nothing.
import { execFileSync, spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { temporaryFolder } from "../lib/cleanup.mjs";
import { ROOT, SERVER } from "../lib/server.mjs";

const LONG = Number(process.env.DAMPINGI_BENCH_ROWS ?? 1_000_000);
const SHORT = LONG / 10;
// Python needs minutes for a million rows: it gets a sample, and its rate is that of the sample.
const SAMPLE = Math.min(5_000, LONG);
const RUNS = 5;

// The same children in every run.
let state = 20_060_427;
function chance() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
const around = (middle, deviation) => middle + deviation * Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

// Everything is measured, so that each row costs six scores.
function row(number) {
  // Not from 0: pygrowup2 takes the day of birth for an unknown age.
  const days = 1 + Math.floor(chance() * 1826);
  const length = around(50 + 1.36 * Math.sqrt(days), 3.2);
  const weight = around(15.8, 1.4) * (length / 100) ** 2;
  const head = around(35 + 0.8 * days ** 0.4, 1.3);
  const muac = around(14.8, 1.1);
  const sex = chance() < 0.5 ? 1 : 2;
  return `${number},${sex},${days},${weight.toFixed(1)},${length.toFixed(1)},${days < 731 ? "L" : "H"},n,${head.toFixed(1)},${muac.toFixed(1)}\n`;
}

async function write(path, rows) {
  const out = createWriteStream(path);
  out.write("child,sex,age_days,weight_kg,lenhei_cm,measured,oedema,headc_cm,muac_cm\n");
  for (let from = 0; from < rows; from += 10_000) {
    let text = "";
    for (let number = from; number < Math.min(from + 10_000, rows); number += 1) text += row(number);
    if (!out.write(text)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

// What the kernel knows of a process, read until it is gone: highest memory in KB, and seconds of processor time, which
// say more than the clock where others use the machine. Only Linux tells.
function look(pid, seen) {
  try {
    seen.peak = Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmHWM:\s+(\d+)/)?.[1] ?? seen.peak);
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
    seen.cpu = (Number(user) + Number(system)) / 100;
  } catch {
    // It has ended.
  }
}

async function growth(path, out) {
  const began = performance.now();
  const child = spawn(SERVER, ["growth", path, "-o", out], { stdio: "ignore" });
  const seen = { peak: 0, cpu: 0 };
  const looking = setInterval(() => look(child.pid, seen), 5);
  const [code] = await once(child, "exit");
  const seconds = (performance.now() - began) / 1000;
  clearInterval(looking);
  if (code !== 0) throw new Error(`dampingi growth ended with ${code}`);
  return { seconds, ...seen };
}

// A folder of its own below target/, made once: python3 with venv and a package index are needed for that.
function python() {
  const folder = join(ROOT, "target/pygrowup2");
  const program = join(folder, "bin/python");
  if (!existsSync(join(folder, "done"))) {
    mkdirSync(join(ROOT, "target"), { recursive: true });
    execFileSync("python3", ["-m", "venv", "--clear", folder], { stdio: "inherit" });
    const wanted = join(ROOT, "tests/bench/growth/pygrowup2.txt");
    execFileSync(program, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", wanted], { stdio: "inherit" });
    mkdirSync(join(folder, "done"));
  }
  return program;
}

const scoresOf = (path) => {
  const [headings, ...rows] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/).map((line) => line.split(","));
  return rows.map((cells) => ["zlen", "zwei", "zwfl", "zbmi", "zhc", "zac"].map((name) => cells[headings.indexOf(name)]));
};

const folder = temporaryFolder("growth");
const file = (name) => join(folder, name);
await write(file("long.csv"), LONG);
await write(file("short.csv"), SHORT);
await write(file("sample.csv"), SAMPLE);

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await growth(file("long.csv"), file("long.out.csv")));
const short = [];
for (let run = 0; run < RUNS; run += 1) short.push(await growth(file("short.csv"), file("short.out.csv")));
await growth(file("sample.csv"), file("sample.out.csv"));
const other = JSON.parse(execFileSync(python(), [join(ROOT, "tests/bench/growth/pygrowup2.py"), file("sample.csv"), file("sample.py.csv")], { encoding: "utf8" }));

const rate = LONG / median(runs.map((run) => run.seconds));
const best = LONG / Math.min(...runs.map((run) => run.seconds));
const theirs = other.rows / other.seconds;
const [ours, python3] = [scoresOf(file("sample.out.csv")), scoresOf(file("sample.py.csv"))];
// Python has a zero with a sign.
const pairs = ours.flatMap((scores, at) => scores.map((score, index) => [score, python3[at][index].replace(/^-0\.00$/, "0.00")]));
const same = pairs.filter(([a, b]) => a === b).length;

const whole = (number) => Math.round(number).toLocaleString("en");
const kb = (all) => {
  const peak = Math.max(...all.map((run) => run.peak));
  return peak ? `${(peak / 1024).toFixed(1)} MB` : "not told by this system";
};
console.log(`\ndampingi growth, ${whole(LONG)} rows (${(statSync(file("long.csv")).size / 1e6).toFixed(0)} MB), ${RUNS} runs, file to file, one thread`);
console.log(`  rows a second, median       ${whole(rate).padStart(12)}   (aim 300,000)`);
console.log(`  rows a second, best         ${whole(best).padStart(12)}`);
console.log(`  rows a processor second     ${whole(LONG / median(runs.map((run) => run.cpu))).padStart(12)}   (where others use the machine as well)`);
console.log(`  highest memory, ${whole(SHORT).padStart(9)} rows ${kb(short).padStart(12)}`);
console.log(`  highest memory, ${whole(LONG).padStart(9)} rows ${kb(runs).padStart(12)}`);
console.log(`pygrowup2, ${whole(other.rows)} of such rows, file to file, its start not counted`);
console.log(`  rows a second               ${whole(theirs).padStart(12)}`);
console.log(`  rows a processor second     ${whole(other.rows / other.cpu).padStart(12)}`);
console.log(`  dampingi is faster by       ${`${whole(rate / theirs)} ×`.padStart(12)}   (aim 100 ×)`);
console.log(`  equal to two decimals       ${whole(same).padStart(12)}   of ${whole(pairs.length)} scores`);
