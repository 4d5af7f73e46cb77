// Starts and stops the real server for a test: a free port, a data folder of its own. "Offline" means stop() or kill().
import { execFileSync, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endWithUs, temporaryFolder } from "./cleanup.mjs";

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
export const DIST = process.env.DAMPINGI_DIST ?? join(ROOT, "dist");
export const SERVER = process.env.DAMPINGI_SERVER ?? join(ROOT, "target/server/dampingi");

// A port below those that systems take for outgoing connections: nothing takes it while a server is stopped and will come back.
export function freePort() {
  return new Promise((found) => {
    const probe = createServer().once("error", () => found(freePort()));
    const port = randomInt(10_000, 32_000);
    probe.listen(port, "127.0.0.1", () => probe.close(() => found(port)));
  });
}

// Runs one command of the server to its end and gives back what it printed.
export const dampingi = (...args) => execFileSync(SERVER, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

// The demo data is the same for every test of a day and a binary: made once, then copied.
function copyDemo(dataDir) {
  const { mtimeMs, size } = statSync(SERVER);
  const today = new Date().toISOString().slice(0, 10);
  const kept = join(ROOT, "target/test-data", `demo-${today}-${size}-${Math.trunc(mtimeMs)}`);
  if (!existsSync(kept)) {
    mkdirSync(dirname(kept), { recursive: true });
    // Another run, with another binary, may be copying today's this moment.
    for (const name of readdirSync(dirname(kept)).filter((folder) => !folder.startsWith(`demo-${today}`))) {
      rmSync(join(dirname(kept), name), { recursive: true, force: true });
    }
    const making = `${kept}.${process.pid}`;
    mkdirSync(making);
    dampingi("demo", "--data", making);
    try {
      renameSync(making, kept);
    } catch (taken) {
      // Somebody else was quicker; what they made is the same.
      if (!existsSync(kept)) throw taken;
      rmSync(making, { recursive: true });
    }
  }
  cpSync(kept, dataDir, { recursive: true });
}

// { demo: with the demo data, dataDir, port: to go on with those of a stopped server, app: another build, args: more flags }
// gives { url, port, dataDir, log(), stop(), kill() }. Started again with the same port and dataDir it is the same origin.
export async function startServer({ demo = false, dataDir, port, app = DIST, args = [] } = {}) {
  if (!existsSync(SERVER)) throw new Error(`No server at ${SERVER}: run ./test build first`);
  if (!dataDir) {
    dataDir = temporaryFolder("data");
    if (demo) copyDemo(dataDir);
  }
  port ??= await freePort();
  const child = endWithUs(
    spawn(SERVER, ["serve", "--data", dataDir, "--app", app, "--port", String(port), ...args], { stdio: ["ignore", "pipe", "pipe"] }),
  );
  const lines = [];
  const ended = new Promise((done) => child.once("exit", (code, signal) => done({ code, signal })));
  const url = await new Promise((listening, failed) => {
    const read = (line) => {
      lines.push(line);
      const said = line.match(/listening on (https?:\/\/[^\s"]+)/);
      if (said) listening(said[1].replace(/\/$/, ""));
    };
    createInterface({ input: child.stdout }).on("line", read);
    createInterface({ input: child.stderr }).on("line", read);
    child.once("error", failed);
    ended.then(({ code, signal }) => failed(new Error(`The server ended (${code ?? signal}) before it listened:\n${lines.join("\n")}`)));
  });
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { url, port, dataDir, log: () => lines.join("\n"), stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}
