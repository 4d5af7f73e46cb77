// Trunk's pre_build hook: joins style/*.css into target/style/app.css, the one stylesheet index.html names.
// Tokens and base come first because the others build on them; the rest alphabetically.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const first = ["tokens.css", "base.css"];
const present = readdirSync("style").filter((name) => name.endsWith(".css")).sort();
const ordered = [...first.filter((name) => present.includes(name)), ...present.filter((name) => !first.includes(name))];

// Comments and indentation are for the reader of the sources, not for the phone.
const bare = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s+/gm, "").replace(/\s+$/gm, "");

mkdirSync("target/style", { recursive: true });
writeFileSync("target/style/app.css", ordered.map((name) => bare(readFileSync(`style/${name}`, "utf8"))).join("\n"));
