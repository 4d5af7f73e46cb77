// ./test bench-app: the fullest phone a cadre may have, and the first load beside Enketo and ODK Web Forms with the same child
// form. Prints tables for docs/bench-app.md; judges nothing. DAMPINGI_BENCH_ONLY names one half: phone, loads.
import { firstLoads } from "./peers.mjs";
import { SLOWER, at, onTheFullestPhone } from "./phone.mjs";

const only = process.env.DAMPINGI_BENCH_ONLY;
const ms = (value) => (value >= 1000 ? `${(value / 1000).toFixed(2)} s` : `${value.toFixed(0)} ms`);
const line = (cells) => console.log(`| ${cells.join(" | ")} |`);

if (only !== "loads") {
  const figures = await onTheFullestPhone();
  console.log(`\nThe fullest phone, processor ${SLOWER} times slower\n`);
  line(["what", "p50", "p95", "aim"]);
  line(["---", "---", "---", "---"]);
  for (const { what, all, aim } of figures) {
    const aimed = /^\d+$/.test(aim) ? `${aim} ms` : aim;
    if (typeof all === "string") line([what, all, "", aimed]);
    else line([what, ms(at(all, 0.5)), ms(at(all, 0.95)), aimed]);
  }
}
if (only !== "phone") {
  const loads = await firstLoads();
  console.log("\nFirst load: address to the first entry, nothing on the phone yet\n");
  line(["network, processor", "who", "p50", "best", "fetched by the page", "over the wire until then"]);
  line(["---", "---", "---", "---", "---", "---"]);
  for (const { who, network, slower, p50, best, own, down } of loads) {
    line([`${network}, ${slower === 1 ? "full" : `${slower} times slower`}`, who, ms(p50), ms(best), `${(own / 1000).toFixed(0)} KB`, `${(down / 1000).toFixed(0)} KB`]);
  }
}
process.exit(0);
