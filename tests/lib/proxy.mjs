// A proxy of our own between phone and server: cuts, loses, doubles, holds and slows what goes through, as it is told.
import { once } from "node:events";
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { after } from "node:test";

// What a rule may answer for a request; it is asked with { method, path, body } and gives one of these or nothing:
//   { cutRequest: true }   half of the body goes on, then both connections end
//   { loseAnswer: true }   the server does it all, the phone hears nothing
//   { cutAnswer: true }    half of the answer's body comes, then the connection ends
//   { twice: true }        the server gets it twice at once; the phone hears the later answer
//   { slow: bytes }        the answer drips, so many bytes at a time
//   { tooLarge: true }     nothing goes on: answered as one answers who takes no request of this size
//   { before, meanwhile, after }   called before the request goes on, when the server has all of it, and before the answer comes
//                          back; the first and the last are waited for
// `to` gives the server's port. Gives { url, rule(fn), next(match, what), heal(), requests, close() }; `next` applies once and
// gives a promise of when it was done.
export async function startProxy(to) {
  let rule = () => undefined;
  const requests = [];
  const sockets = new Set();
  const site = http.createServer(async (request, response) => {
    const body = await whole(request).catch(() => undefined);
    if (body === undefined) return response.destroy();
    const asked = { method: request.method, path: request.url, body };
    const what = rule(asked) ?? {};
    requests.push({ method: asked.method, path: asked.path.split("?")[0], what: Object.keys(what)[0] ?? "through" });
    try {
      await what.before?.(asked);
      if (what.tooLarge) return response.writeHead(413).end();
      if (what.cutRequest) {
        await halfOf(request, body, to());
        what.meanwhile?.();
        return response.destroy();
      }
      const ask = () => forward(request, body, to(), what.meanwhile);
      const answer = what.twice ? (await Promise.all([ask(), ask()]))[1] : await ask();
      await what.after?.(answer);
      if (what.loseAnswer) return response.destroy();
      response.writeHead(answer.status, answer.headers);
      if (what.cutAnswer) return response.write(answer.body.subarray(0, answer.body.length >> 1), () => response.destroy());
      for (let at = 0; what.slow && at < answer.body.length; at += what.slow) {
        response.write(answer.body.subarray(at, at + what.slow));
        await pause(10);
      }
      response.end(what.slow ? undefined : answer.body);
    } catch {
      // The server is gone or went meanwhile: the phone sees a connection that ends.
      response.destroy();
    } finally {
      what.done?.();
    }
  });
  site.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  site.listen(0, "127.0.0.1");
  await once(site, "listening");
  const close = () => {
    site.close();
    for (const socket of sockets) socket.destroy();
  };
  if (process.env.NODE_TEST_CONTEXT) after(close);
  const set = (next) => {
    rule = next;
  };
  const heal = () => set(() => undefined);
  const next = (match, what) =>
    new Promise((done) => {
      set((asked) => {
        if (!match(asked)) return undefined;
        heal();
        return { ...what, done };
      });
    });
  // The one name that a server on this machine has.
  return { url: `http://localhost:${site.address().port}`, rule: set, next, heal, requests, close };
}

async function whole(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

// To the server word for word, its name for itself included: the phone's address is the proxy's.
function asking({ method, url, headers }, port) {
  return http.request({ host: "127.0.0.1", port, method, path: url, headers, agent: false });
}

async function forward(request, body, port, meanwhile) {
  const onward = asking(request, port);
  onward.end(body, meanwhile);
  const [answer] = await once(onward, "response");
  const { "transfer-encoding": _, connection: __, ...headers } = answer.headers;
  return { status: answer.statusCode, headers, body: await whole(answer) };
}

async function halfOf(request, body, port) {
  const onward = asking(request, port);
  onward.on("error", () => {});
  await new Promise((sent) => onward.write(body.subarray(0, body.length >> 1), sent));
  onward.destroy();
}

// Where the phone's sync speaks.
export const isPush = ({ path }) => path.startsWith("/api/sync/push");
export const isPull = ({ path }) => path.startsWith("/api/sync/pull");
