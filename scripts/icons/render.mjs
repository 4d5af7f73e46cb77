// Renders public/icons/*.png from public/icons/dampingi.svg with Chromium. Run by hand when the mark changes:
//   node scripts/icons/render.mjs
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const GREEN = "#1f5f3f";
const svg = readFileSync("public/icons/dampingi.svg", "utf8");
// A maskable icon fills its square, and keeps the mark within the middle 80 %, which every mask leaves visible.
const maskable = svg.replace('rx="112"', "").replace('<g id="mark">', '<g transform="translate(256 256) scale(.86) translate(-256 -256)">');

const pictures = [
  ["any-192", svg, 192, "transparent"],
  ["any-512", svg, 512, "transparent"],
  ["maskable-192", maskable, 192, GREEN],
  ["maskable-512", maskable, 512, GREEN],
  ["apple-touch-180", maskable, 180, GREEN],
];

const browser = await chromium.launch({
  executablePath: process.env.DAMPINGI_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage();
for (const [name, picture, size, ground] of pictures) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0;background:${ground}}svg{display:block;width:${size}px;height:${size}px}</style>${picture}`);
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: ground === "transparent" });
}
await browser.close();
