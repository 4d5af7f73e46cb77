// A phone's database as a file: taken out of the browser and put back, by means of the browser alone, so that today's code has
// no part in what an older one left. `put` and `take` run in a page. Bytes are base64.

export async function take() {
  const asked = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const plain = (value) => {
    if (value instanceof Uint8Array) return { bytes: btoa(String.fromCharCode(...value)) };
    if (Array.isArray(value)) return value.map(plain);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  };
  const [{ name }] = await indexedDB.databases();
  const database = await asked(indexedDB.open(name));
  const stores = {};
  for (const at of database.objectStoreNames) {
    const store = database.transaction(at).objectStore(at);
    const indexes = Object.fromEntries([...store.indexNames].map((index) => [index, store.index(index).keyPath]));
    stores[at] = { keyPath: store.keyPath, indexes, rows: (await asked(store.getAll())).map(plain) };
  }
  const { version } = database;
  database.close();
  return { name, version, stores };
}

export async function put({ name, version, stores }) {
  const bytes = (value) => {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    if (typeof value.bytes === "string") return Uint8Array.from(atob(value.bytes), (letter) => letter.charCodeAt(0));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bytes(inner)]));
  };
  await new Promise((done, failed) => {
    const opening = indexedDB.open(name, version);
    opening.onupgradeneeded = () => {
      for (const [at, { keyPath, indexes, rows }] of Object.entries(stores)) {
        const store = opening.result.createObjectStore(at, { keyPath });
        for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
        for (const row of rows) store.put(bytes(row));
      }
    };
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      opening.result.close();
      done();
    };
  });
}

// What is typed into forms and answered there has keys of its own; everything else of a stored value is its shape.
const OPEN = new Set(["fields", "draft"]);

// Every path in these values with the types found there.
function paths(values, path = "", found = {}) {
  for (const value of values) {
    const type = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
    found[path] = [...new Set([...(found[path] ?? []), type])].sort();
    if (type === "list") paths(value, `${path}[]`, found);
    if (type !== "object" || OPEN.has(path.split(".").pop())) continue;
    for (const [key, inner] of Object.entries(value)) paths([inner], `${path}.${key}`, found);
  }
  return found;
}

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));

// The shape of a database: its stores, keys and indexes, what a row says in the clear, and what lies sealed in it.
export function shape({ stored, sealed }) {
  const clear = ({ keyPath, indexes, rows }) => {
    // A device's standing is one text.
    const read = rows.map((row) => (typeof row.state === "string" && row.state.startsWith("{") ? { ...row, state: JSON.parse(row.state) } : row));
    return { keyPath, indexes: sorted(indexes), row: sorted(paths(read)) };
  };
  const each = (object, of) => sorted(Object.fromEntries(Object.entries(object).map(([key, value]) => [key, of(value)])));
  return { version: stored.version, stores: each(stored.stores, clear), sealed: each(sealed, (values) => sorted(paths(values))) };
}
