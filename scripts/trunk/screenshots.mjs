// Adds the app's pictures to the manifest: every docs/screens/*.png of a size an installation page shows.
// Their label is the file's name: hari-ini.360x740.png becomes "Hari ini".
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SHAPES = { "360x740": "narrow", "720x1480": "narrow", "1280x800": "wide" };

// Width and height stand at a fixed place in every PNG.
const sizeOf = (png) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

const labelOf = (name) => {
  const words = name.split(".")[0].replace(/^\d+-/, "").replaceAll("-", " ");
  return words[0].toUpperCase() + words.slice(1);
};

export function addScreenshots(folder, source) {
  if (!existsSync(source)) return;
  const screenshots = [];
  for (const name of readdirSync(source).filter((file) => file.endsWith(".png")).sort()) {
    const sizes = sizeOf(readFileSync(join(source, name)));
    if (!(sizes in SHAPES)) continue;
    mkdirSync(join(folder, "screens"), { recursive: true });
    copyFileSync(join(source, name), join(folder, "screens", name));
    screenshots.push({ src: `/screens/${name}`, sizes, type: "image/png", form_factor: SHAPES[sizes], label: labelOf(name) });
  }
  if (screenshots.length === 0) return;
  const path = join(folder, "manifest.webmanifest");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...manifest, screenshots }, null, 2));
}
