// Takes Chromium's own packing off what it keeps on disk: the blocks of LevelDB's tables, and the values of IndexedDB. Without
// this a search would pass over a number that lies there in the clear but in pieces.

// What snappy made small, from `at` on; nothing where it is none.
export function unpacked(bytes, at = 0) {
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined || shift > 28) return null;
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  // Snappy cannot make anything 32 times smaller: what claims so is something else.
  if (length > bytes.length * 32) return null;
  const out = Buffer.alloc(length);
  for (let end = 0; end < length; ) {
    const tag = bytes[at++];
    if (tag === undefined) return null;
    const kind = tag & 3;
    let count = tag >> 2;
    if (kind === 0) {
      if (count >= 60) {
        const wide = count - 59;
        if (at + wide > bytes.length) return null;
        count = bytes.readUIntLE(at, wide);
        at += wide;
      }
      count += 1;
      if (at + count > bytes.length || end + count > length) return null;
      bytes.copy(out, end, at, at + count);
      at += count;
      end += count;
      continue;
    }
    const wide = [0, 1, 2, 4][kind];
    if (at + wide > bytes.length) return null;
    let back = bytes.readUIntLE(at, wide);
    at += wide;
    if (kind === 1) {
      back += (tag >> 5) << 8;
      count = (count & 7) + 4;
    } else count += 1;
    if (back === 0 || back > end || end + count > length) return null;
    for (const stop = end + count; end < stop; end++) out[end] = out[end - back];
  }
  return out;
}

function varint(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function block(table, offset, size) {
  const content = table.subarray(offset, offset + size);
  return table[offset + size] === 1 ? (unpacked(content) ?? content) : content;
}

// Every entry of a block, its key put together from what it shares with the one before.
function* entries(content) {
  const end = content.length - 4 * (content.readUInt32LE(content.length - 4) + 1);
  let key = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    let shared, own, size;
    [shared, at] = varint(content, at);
    [own, at] = varint(content, at);
    [size, at] = varint(content, at);
    key = Buffer.concat([key.subarray(0, shared), content.subarray(at, at + own)]);
    at += own;
    yield [key, content.subarray(at, at + size)];
    at += size;
  }
}

// The head of a value that IndexedDB packed: two versions, then the mark for snappy.
const PACKED_VALUE = Buffer.from([0xff, 0x11, 0x02]);

function* values(content) {
  for (let at = content.indexOf(PACKED_VALUE); at >= 0; at = content.indexOf(PACKED_VALUE, at + 1)) {
    const value = unpacked(content.subarray(at + PACKED_VALUE.length));
    if (value) yield value;
  }
}

// All readings of a file: as it lies there, the keys and values of a table, and what is packed in either.
export function* readings(path, content) {
  yield content;
  if (!path.endsWith(".ldb")) return yield* values(content);
  const footer = content.subarray(-48);
  let at = 0;
  for (let skipped = 0; skipped < 2; skipped++) [, at] = varint(footer, at);
  let offset, size;
  [offset, at] = varint(footer, at);
  [size] = varint(footer, at);
  for (const [, where] of entries(block(content, offset, size))) {
    const [from, then] = varint(where, 0);
    const data = block(content, from, varint(where, then)[0]);
    for (const [key, value] of entries(data)) {
      yield key;
      yield value;
      yield* values(value);
    }
  }
}
