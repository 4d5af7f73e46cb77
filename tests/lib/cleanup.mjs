// What a test leaves behind is taken away, also when it failed half-way: browsers, servers, temporary folders.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const folders = new Set();
const children = new Set();
const contexts = new Set();

// A browser or server that a failed test left open would keep its process alive for ever.
async function endAll() {
  await Promise.allSettled([...contexts].map((context) => context.close()));
  for (const child of children) child.kill("SIGKILL");
}

if (process.env.NODE_TEST_CONTEXT) after(endAll);
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => endAll().finally(() => process.exit(1)));

export function temporaryFolder(purpose) {
  const folder = mkdtempSync(join(tmpdir(), `dampingi-${purpose}-`));
  folders.add(folder);
  return folder;
}

export function endWithUs(child) {
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

export function closeWithUs(context) {
  contexts.add(context);
  context.once("close", () => contexts.delete(context));
  return context;
}
