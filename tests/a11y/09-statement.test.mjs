// docs/accessibility.md is written from what the tests of this folder have looked at, and must say the same. After a change:
// DAMPINGI_WRITE=1 ./test a11y, and read what has changed before it is committed.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inks, pairs, ratio, sets } from "../lib/contrast.mjs";
import { ROOT } from "../lib/server.mjs";
import { walks } from "../lib/walked.mjs";

const WALKS = [
  ["door", "Signing in, the first password, the PIN, the first walk, and a phone with nobody on it"],
  ["cadre", "Every address of a cadre, with people"],
  ["awkward", "What seldom happens to a cadre: answers that differ, what is hidden, a village's money, a refused change"],
  ["unsent", "Work that is not sent, forms page by page with missing, odd and impossible values, results, the lock"],
  ["help", "Help beside a question, the glossary, practice"],
  ["coordinator, 360 px", "Every screen of a coordinator on a phone"],
  ["coordinator, 1280 px", "The same at a desk"],
  ["keyboard: a child's visit", "A child's visit from the lock to “Tersimpan” with the keyboard alone, the focus always seen"],
  ["keyboard: the coordinator", "The coordinator's queue decided on with the keyboard alone: opened, approved, taken back, returned"],
  ["keyboard: a posyandu day", "A posyandu day with the keyboard alone: two children weighed one after the other"],
  ["keyboard: two values", "Two values of one field settled with the keyboard alone, from the card to the reason"],
  ["keyboard: two records", "Two records of one child merged with the keyboard alone"],
  ["names of controls", "What is said of every control and picture, in the language of the page, in both languages"],
  ["keyboard: help and practice", "Help and practice with the keyboard alone, in the order of the page"],
];

const PAGES = ["--paper", "--paper-raised", "--paper-sunk"];
const TURNED = ["--leaf-ink", "--paper"];

// The lowest ratio of any text in a set of colours.
function lowest(set) {
  const onPages = inks().filter((ink) => !TURNED.includes(ink)).flatMap((ink) => PAGES.map((ground) => ({ ink, ground })));
  const all = [...pairs(), ...onPages].map(({ ink, ground }) => ({ ink, ground, is: ratio(set[ink], set[ground]) }));
  return all.sort((one, other) => one.is - other.is)[0];
}

function statement() {
  const walked = walks();
  const missing = WALKS.filter(([walk]) => !walked[walk]);
  assert.deepEqual(missing, [], "these were not walked, or something was found there: run the whole part, ./test a11y");
  const stops = WALKS.map(([walk, what]) => `| ${what} | ${new Set(walked[walk]).size} |`);
  const names = WALKS.map(([walk, what]) => `- ${what}: ${[...new Set(walked[walk])].join(", ")}.`);
  const colours = Object.entries(sets()).map(([name, set]) => {
    const { ink, ground, is } = lowest(set);
    return `| ${name} | ${ratio(set["--ink"], set["--paper"]).toFixed(1)} | ${is.toFixed(1)} (${ink.slice(2)} on ${ground.slice(2)}) |`;
  });
  return `# Accessibility

Written by \`tests/a11y/09-statement.test.mjs\` from what the tests of that folder looked at; \`./test a11y\` fails when this page says
anything else. The aim is WCAG 2.2, level AA, in Indonesian and English.

## What is looked at
Every stop below is looked at with axe-core with all its rules in the light colours, and again for contrast in the dark colours and
in those for the sun. A stop counts only when nothing serious or critical was found there.

| walk | stops |
| --- | ---: |
${stops.join("\n")}

## Contrast
Computed from the tokens and the rules of the style sheets, for every ink on every ground it is written on
(\`tests/a11y/03-contrast.test.mjs\`): 4.5 for text, 7 for large numbers, 12 for the running ink on paper, 7 for all text in the colours
for the sun, 3 for the ring of the focus and the border of an entry.

| colours | ink on paper | lowest of all text |
| --- | ---: | --- |
${colours.join("\n")}

## What else is tested
- Text of twice the size: on every address of a cadre, in forms page by page, in results and on every screen of a coordinator nothing
  is cut off at the side and no word of up to ten letters is broken (\`tests/e2e/32-contrast.test.mjs\`).
- At every stop whatever can be pressed is at least 48 px wide and high (\`tests/lib/touch.mjs\`); a link inside a sentence is as high
  as its line. The main action is at least 56 px high, no letter smaller than 16 px, those on a drawing included, and no word of up to
  eleven letters is cut off or broken. Drawings are told in words.
- Good, watch and refer are told apart by eyes without any one of the three kinds of cones, computed from the tokens in every set of
  colours (\`tests/a11y/03-contrast.test.mjs\`); each has a word and a shape besides.
- Nothing moves on a phone that wants less motion, no address jumps while it fills by more than 0.1 of Chromium's measure, and the
  names of controls are in the language of the page (\`tests/a11y/06-motion-and-names.test.mjs\`).

## What is not known
No person who uses a screen reader has worked with the app yet, and none was tried by hand: names and roles are what axe-core and the
keyboard tests see. Findings that axe-core calls moderate or minor are not looked at. The roles kabupaten, province and admin have
no screens of their own to walk.

## The stops
${names.join("\n")}
`;
}

test("the_statement_says_what_was_walked", () => {
  const path = join(ROOT, "docs/accessibility.md");
  const now = statement();
  if (process.env.DAMPINGI_WRITE) writeFileSync(path, now);
  assert.equal(readFileSync(path, "utf8"), now);
});
