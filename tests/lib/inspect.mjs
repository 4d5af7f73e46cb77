// Looks at every stop of a walk: axe-core in all three sets of colours, sizes of what is pressed and read, words that do not fit.
import assert from "node:assert/strict";
import { findings } from "./axe.mjs";
import { misfits } from "./fits.mjs";
import { tooLow, tooSmall, tooSmallText } from "./touch.mjs";
import { noteWalk } from "./walked.mjs";

const THEMES = ["light", "dark", "contrast"];
const COLOURS_ONLY = { runOnly: ["color-contrast"] };
// Letters of a word that may break where it must, at the usual size of text.
const WHOLE = 11;

// The first time with all rules, the others for what colours can break. What was looked at is kept for the statement
// (tests/a11y/09-statement.test.mjs).
export function inspector(page, walk) {
  const found = new Map();
  const stops = [];
  const at = async (name) => {
    stops.push(name);
    for (const small of await tooSmall(page)) found.set(`${name}: too small: ${small}`, true);
    for (const small of await tooSmallText(page)) found.set(`${name}: small letters: ${small}`, true);
    for (const low of await tooLow(page)) found.set(`${name}: a low main action: ${low}`, true);
    for (const misfit of await misfits(page, WHOLE)) found.set(`${name}: ${misfit}`, true);
    const was = await page.evaluate(() => document.documentElement.dataset.theme);
    for (const theme of THEMES) {
      await page.evaluate((set) => document.documentElement.setAttribute("data-theme", set), theme);
      // Colours in between, of a transition under way, are nobody's choice.
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      for (const finding of await findings(page, theme === THEMES[0] ? {} : COLOURS_ONLY)) {
        found.set(`${name}, ${theme}: ${finding}`, true);
      }
    }
    await page.evaluate((set) => document.documentElement.setAttribute("data-theme", set), was);
  };
  const done = () => {
    assert.deepEqual([[...found.keys()], stops.length > 3], [[], true]);
    noteWalk(walk, stops);
  };
  return { at, done };
}
