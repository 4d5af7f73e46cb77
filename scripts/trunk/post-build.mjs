// Trunk's post_build hook: turns what Trunk wrote into what the server serves. Trunk puts it in place only if this succeeds.
import { cpSync } from "node:fs";
import { sayBudget } from "./budget.mjs";
import { compressAll } from "./compress.mjs";
import { writeScriptHashes } from "./csp.mjs";
import { nameByContent } from "./names.mjs";
import { bringParts, nameParts } from "./parts.mjs";
import { addScreenshots } from "./screenshots.mjs";
import { writeWorker } from "./worker.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";

cpSync("public", folder, { recursive: true });
addScreenshots(folder, "docs/screens");
nameParts(folder, bringParts(folder, { release }), "dampingi-app.js");
nameByContent(folder, ["boot.js", "start.js", "app.css", "dampingi-app_bg.wasm"]);
writeScriptHashes(folder);
writeWorker(folder);
if (release) {
  compressAll(folder);
  sayBudget(folder);
}
