// What goes over the wire: a proxy that counts bytes both ways, and the networks that Chromium plays.
import { once } from "node:events";
import net from "node:net";

// Round trip, down and up as WebPageTest's "3G Fast" has them; `full` is this machine's own loopback.
export const NETWORKS = {
  "fast 3G": { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 },
  full: { latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
};

// Gives { port, counted() }: bytes up and down since the last call, heads of requests and answers included.
export async function counting(port) {
  let up = 0;
  let down = 0;
  const site = net.createServer((phone) => {
    const server = net.connect(port, "127.0.0.1");
    phone.on("data", (bytes) => (up += bytes.length));
    server.on("data", (bytes) => (down += bytes.length));
    phone.pipe(server).pipe(phone);
    for (const end of [phone, server]) end.on("error", () => [phone, server].forEach((it) => it.destroy()));
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  const counted = () => {
    const were = { up, down };
    up = down = 0;
    return were;
  };
  return { port: site.address().port, counted };
}

// Measures what `work` takes on this page: { ms, up, down, requests } and what it gave.
export async function measured(page, wire, network, work) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...NETWORKS[network] });
  let requests = 0;
  const one = () => (requests += 1);
  page.on("request", one);
  wire.counted();
  const gave = await work();
  page.off("request", one);
  await session.detach();
  return { gave, ...wire.counted(), requests };
}
