// Writes .br and .gz beside every file that gets smaller by it: the server sends them as they are, without work.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesIn, isCompressed } from "./files.mjs";

// Pictures are compressed already, and csp.txt is read by the server.
const worthwhile = (path) => !isCompressed(path) && !/\.(png|webp|jpe?g|woff2)$/.test(path) && path !== "csp.txt";

export function compressAll(folder) {
  for (const path of filesIn(folder).filter(worthwhile)) {
    const content = readFileSync(join(folder, path));
    const brotli = brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    });
    const gzip = gzipSync(content, { level: 9 });
    if (brotli.length < content.length) writeFileSync(join(folder, `${path}.br`), brotli);
    if (gzip.length < content.length) writeFileSync(join(folder, `${path}.gz`), gzip);
  }
}
