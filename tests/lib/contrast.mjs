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

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

// WCAG 2's contrast ratio of two colours.
export function ratio(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}
