// Reads the sets of colours out of the style sheets, and which ink the rules put on which ground, and computes WCAG's ratio.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./server.mjs";

const STYLE = join(ROOT, "style");
const bare = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
const read = (name) => bare(readFileSync(join(STYLE, name), "utf8"));

// Every rule of a sheet, also those inside @media: [{ selector, body }].
const rules = (css) => [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({ selector: selector.trim(), body }));

const colours = (body) => Object.fromEntries([...body.matchAll(/(--[a-z-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name, value]) => [name, value]));

// { light: { "--ink": "#…" }, …, "dark, practice": … }: what each set of colours is made of.
export function sets() {
  const found = { light: {}, dark: {}, contrast: {} };
  const practice = {};
  for (const { selector, body } of rules(read("tokens.css"))) {
    const theme = selector.match(/data-theme="(\w+)"/)?.[1] ?? "light";
    const into = selector.includes("data-practice") ? (practice[theme] ??= {}) : found[theme];
    Object.assign(into, colours(body));
  }
  for (const [theme, over] of Object.entries(practice)) found[`${theme}, practice`] = { ...found[theme], ...practice.light, ...over };
  return found;
}

// Ink and ground that one rule sets together: ["--leaf-ink on --leaf", …]. A rule that names only one of them stands on a page.
export function pairs() {
  const found = new Map();
  for (const name of readdirSync(STYLE).filter((file) => file.endsWith(".css") && file !== "tokens.css")) {
    for (const { selector, body } of rules(read(name))) {
      const ink = body.match(/(?:^|[;\s])color:\s*var\((--[a-z-]+)/)?.[1];
      const ground = body.match(/background(?:-color)?:\s*var\((--[a-z-]+)/)?.[1];
      if (ink && ground) found.set(`${ink} on ${ground}`, { ink, ground, where: `${name}: ${selector}` });
    }
  }
  return [...found.values()];
}

// Every ink that some rule writes with.
export const inks = () =>
  [...new Set(readdirSync(STYLE).flatMap((name) => [...read(name).matchAll(/(?:^|[;{\s])color:\s*var\((--[a-z-]+)/g)].map(([, ink]) => ink)))];

const light = (hex) =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));

const sum = (row, parts) => row.reduce((whole, share, at) => whole + share * parts[at], 0);

const luminance = (hex) => sum([0.2126, 0.7152, 0.0722], light(hex));

// WCAG 2's contrast ratio of two colours.
export function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

// What eyes without one of the three kinds of cones see of red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
export const EYES = {
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

const XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]];
const WHITE = [0.95047, 1, 1.08883];

// CIE L*a*b* of a colour as such eyes see it.
function lab(hex, eyes) {
  const seen = eyes.map((row) => Math.min(1, Math.max(0, sum(row, light(hex)))));
  const [x, y, z] = XYZ.map((row, at) => sum(row, seen) / WHITE[at]).map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

// How far two colours lie apart for such eyes: 2 is just seen side by side, 10 at a glance.
export function apart(one, other, eyes) {
  const [a, b] = [lab(one, eyes), lab(other, eyes)];
  return Math.hypot(...a.map((part, at) => part - b[at]));
}
