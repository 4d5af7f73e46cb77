// The service worker: keeps exactly the files of one build on the phone, so that the app opens without a signal.
// It must not touch anything of the API, and it knows nothing about people.
//
// What the app and this file say to each other:
//   page → worker   { type: "activate" }   take over now. Sent to `registration.waiting`, and only after the user agreed
//                                          and no form is open. Nothing else makes a new version take over.
//   page → worker   { type: "keep" }       a coordinator uses this phone: keep what only some phones need. Said each time she
//                                          opens the app.
//   worker → page   nothing by message. The browser tells: `updatefound`, `registration.waiting`, and `controllerchange`
//                   once the new version serves this page; the page that asked reloads then. On the very first visit
//                   `controllerchange` comes too (the page was not served by a worker before): no reload is needed.
//
// A build is a list of addresses with the hash of each content, written below by scripts/trunk/worker.mjs. A file whose
// content did not change is taken over from the older build's cache and not fetched again: data costs a cadre money.
// `files` are kept by every phone. `asked` only where a page asked for them (the screens of a coordinator), and from then on
// in every later version too.

const BUILD = { id: "unbuilt", files: {}, asked: {} };

const PREFIX = "dampingi-build-";
const CACHE = PREFIX + BUILD.id;
const FOLDER = new URL("./", self.location);

// The content's hash is part of the key, so an entry can never stand for other content.
const HASHES = { __proto__: null, ...BUILD.files, ...BUILD.asked };
const key = (path) => `${new URL(path, FOLDER)}?sha256=${encodeURIComponent(HASHES[path])}`;
const ANY_HEADERS = { ignoreVary: true };

async function keep(cache, path) {
  const kept = await caches.match(key(path), ANY_HEADERS);
  if (kept) return cache.put(key(path), kept);
  // The browser refuses content with another hash: a half-deployed server leaves the old version in charge.
  // A name with a hash in it was fetched a moment ago by the page itself; only the other names are asked for again.
  const mode = /-[0-9a-f]{16}\.\w+$/.test(path) ? "default" : "no-cache";
  const fresh = await fetch(new URL(path, FOLDER), { integrity: `sha256-${HASHES[path]}`, cache: mode });
  if (!fresh.ok) throw new Error(`${path}: ${fresh.status}`);
  return cache.put(key(path), fresh);
}

// A name without the hash of its content: the same part in any version.
const stem = (path) => path.replace(/-[0-9a-f]{16}(?=\.\w+$)/, "");

// Of what is only kept where it was asked for, what an older version of this phone kept.
async function askedBefore() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const stems = new Set(kept.flat().map(({ url }) => stem(new URL(url).pathname.slice(FOLDER.pathname.length))));
  return Object.keys(BUILD.asked).filter((path) => stems.has(stem(path)));
}

async function keepAll(paths) {
  const cache = await caches.open(CACHE);
  await Promise.all(paths.map((path) => keep(cache, path)));
}

self.addEventListener("install", (event) => {
  event.waitUntil(askedBefore().then((asked) => keepAll([...Object.keys(BUILD.files), ...asked])));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
  // Without a signal nothing is kept now; the page says it again the next time.
  if (event.data?.type === "keep") event.waitUntil(keepAll(Object.keys(BUILD.asked)).catch(() => {}));
});

// Which file of the build answers a request; nothing for what is the server's alone.
function fileFor(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== FOLDER.origin) return null;
  if (url.pathname.startsWith("/api/")) return null;
  if (request.mode === "navigate") return "./";
  const path = url.pathname.slice(FOLDER.pathname.length);
  return path in HASHES ? path : null;
}

self.addEventListener("fetch", (event) => {
  const path = fileFor(event.request);
  if (path === null) return;
  event.respondWith(
    caches.match(key(path), { ...ANY_HEADERS, cacheName: CACHE }).then((kept) => kept ?? fetch(event.request)),
  );
});
