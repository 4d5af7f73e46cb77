// Counts the steps that a save or a sync takes inside the browser, and stops it dead at one of them: the page stands still in
// the middle of its work until the browser is killed. Wraps the browser's own functions; the app knows nothing of it.

// What is counted, in the page: seals, transactions that write, their puts, their ends, requests, answers, and the word itself.
function watch() {
  let steps;
  const step = (name, detail) => {
    if (!steps) return;
    steps.taken.push(name);
    if (steps.taken.length !== steps.stopAt && name !== steps.stopAt) return;
    window.stoppedHere(JSON.stringify({ taken: steps.taken, detail }));
    // Nothing of this page runs any more, as when the process were gone already.
    for (;;);
  };
  window.countSteps = (stopAt) => {
    steps = { taken: [], stopAt };
  };
  window.stepsTaken = () => steps.taken;
  const wrap = (of, name, around) => {
    const real = of[name];
    of[name] = function (...asked) {
      return around(() => real.apply(this, asked), asked);
    };
  };
  wrap(SubtleCrypto.prototype, "encrypt", (go) => {
    step("seal");
    return go();
  });
  wrap(IDBDatabase.prototype, "transaction", (go, [, mode]) => {
    const transaction = go();
    if (mode === "readwrite") {
      step("begin");
      // Before the app's own listener: it is written, and the app does not know it yet.
      transaction.addEventListener("complete", () => step("written"));
    }
    return transaction;
  });
  wrap(IDBObjectStore.prototype, "put", (go) => {
    const request = go();
    step("put");
    return request;
  });
  wrap(window, "fetch", async (go, [asked]) => {
    const path = new URL(asked.url ?? asked, location.href).pathname;
    const answer = go();
    if (!path.startsWith("/api/sync/")) return answer;
    step("asked");
    const came = await answer;
    step("answered");
    return came;
  });
  new MutationObserver(() => {
    const said = document.querySelector("#main h1")?.innerText ?? "";
    if (said.includes("Tersimpan di HP ini")) step("shown", location.pathname);
  }).observe(document, { childList: true, subtree: true });
}

// Gives { count(stopAt), taken(), stopped }: `stopAt` is a step's number or name; `stopped` is what was done when it stood still.
export async function watchSteps({ context, page }) {
  let tell;
  const stopped = new Promise((told) => {
    tell = told;
  });
  await context.exposeBinding("stoppedHere", (_, said) => tell(JSON.parse(said)));
  await context.addInitScript(watch);
  return {
    count: (stopAt) => page.evaluate((at) => window.countSteps(at), stopAt),
    taken: () => page.evaluate(() => window.stepsTaken()),
    stopped,
  };
}
