// A push whose changes are bent on their way, so that the real server refuses them.
import { gunzipSync, gzipSync } from "node:zlib";

const PUSH = "**/api/sync/push";

const isPacked = (sent) => sent[0] === 0x1f && sent[1] === 0x8b;

// What stands in the body of a push.
export const pushOf = (sent) => JSON.parse(isPacked(sent) ? gunzipSync(sent) : sent);

// `bend` is given each change of every push from now on. Gives what ends it.
export async function bends(page, bend) {
  await page.route(PUSH, async (route) => {
    const sent = route.request().postDataBuffer();
    const push = pushOf(sent);
    push.changes.forEach(bend);
    const bent = Buffer.from(JSON.stringify(push));
    await route.continue({ postData: isPacked(sent) ? gzipSync(bent) : bent });
  });
  return () => page.unroute(PUSH);
}
