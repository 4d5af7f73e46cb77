// The invented users of the demo data and their passwords, from the file that `dampingi demo` keeps beside the data.
import { readFileSync } from "node:fs";
import { join } from "node:path";

// Gives { username: password }.
export function demoPasswords(dataDir) {
  const lines = readFileSync(join(dataDir, "kata-sandi-contoh.txt"), "utf8").split("\n");
  return Object.fromEntries(lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split(" ")));
}
