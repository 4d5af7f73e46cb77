// What the server holds, asked of the server itself: by its command line or its API, never through the app under test.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dampingi } from "./server.mjs";

// What `dampingi check` counts: { "changes held": 12, "records: visit": 3, … }. It fails where something does not fit.
export function held(server) {
  const lines = dampingi("check", "--data", server.dataDir).split("\n");
  const counts = lines.map((line) => line.match(/^ *(\d+) (.+)$/)).filter(Boolean);
  return Object.fromEntries(counts.map(([, count, what]) => [what, Number(count)]));
}

// Makes accounts from lines of `username,name,role,cadre_kind,areas`; gives their one-time passwords by username.
export function makeUsers(dataDir, ...lines) {
  const list = join(dataDir, "users.csv");
  writeFileSync(list, ["username,name,role,cadre_kind,areas", ...lines, ""].join("\n"));
  const before = new Set(passwordFiles(dataDir));
  dampingi("user", "import", list, "--data", dataDir);
  const [made] = passwordFiles(dataDir).filter((name) => !before.has(name));
  const rows = readFileSync(join(dataDir, made), "utf8").trim().split("\n").slice(1);
  return Object.fromEntries(rows.map((row) => row.split(",")));
}

const passwordFiles = (dataDir) => readdirSync(dataDir).filter((name) => name.startsWith("first-passwords-"));

// One request, signed in or not: { status, body }.
export async function ask(server, path, { token, method = "GET", body } = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, body: text && JSON.parse(text) };
}

export async function token(server, username, password) {
  const { status, body } = await ask(server, "/api/session", { method: "POST", body: { username, password } });
  if (status !== 200) throw new Error(`${username} was not let in: ${status}`);
  return body.token;
}
