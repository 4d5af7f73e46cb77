// The ratios of every ink on every ground it is written on, computed from the tokens, in every set of colours: light, dark, high
// contrast, and each of them in practice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inks, pairs, ratio, sets } from "../lib/contrast.mjs";

const PAGES = ["--paper", "--paper-raised", "--paper-sunk"];
// Written only on the strong ground that the same rule names.
const TURNED = ["--leaf-ink", "--paper"];
const TEXT = 4.5;
const LARGE = 7;
const INK = 12;
const SHAPE = 3;

// The least ratio that text must have in a set of colours: the one for the sun promises more.
const least = (name) => (name.startsWith("contrast") ? LARGE : TEXT);

const below = (wanted) => {
  const found = [];
  for (const [name, set] of Object.entries(sets())) {
    for (const { ink, ground, at, where = "" } of wanted(name)) {
      const is = ratio(set[ink], set[ground]);
      if (!(is >= at)) found.push(`${name}: ${ink} on ${ground} ${is.toFixed(2)} < ${at} ${where}`);
    }
  }
  return found;
};

test("white_on_black_is_21_and_a_colour_on_itself_1", () => {
  assert.equal(ratio("#ffffff", "#000000").toFixed(2), "21.00");
  assert.equal(ratio("#777777", "#777777"), 1);
  assert.equal(ratio("#767676", "#ffffff").toFixed(2), "4.54");
});

test("every_set_names_every_ink_and_ground", () => {
  const all = Object.entries(sets());
  assert.deepEqual(all.map(([name]) => name), ["light", "dark", "contrast", "light, practice", "dark, practice", "contrast, practice"]);
  const named = [...PAGES, ...inks(), ...pairs().flatMap(({ ink, ground }) => [ink, ground])];
  assert(pairs().length > 8 && inks().length > 8, "the rules are read");
  for (const [name, set] of all) assert.deepEqual(named.filter((token) => !set[token]), [], name);
});

test("what_a_rule_writes_on_its_own_ground_can_be_read", () => {
  assert.deepEqual(below((name) => pairs().map((pair) => ({ ...pair, at: least(name) }))), []);
});

test("every_ink_can_be_read_on_every_page", () => {
  const wanted = (name) => inks().filter((ink) => !TURNED.includes(ink)).flatMap((ink) => PAGES.map((ground) => ({ ink, ground, at: least(name) })));
  assert.deepEqual(below(wanted), []);
});

test("large_numbers_have_seven_and_the_ink_on_paper_twelve", () => {
  assert.deepEqual(below(() => PAGES.map((ground) => ({ ink: "--ink", ground, at: LARGE }))), []);
  assert.deepEqual(below(() => [{ ink: "--ink", ground: "--paper", at: INK }]), []);
});

test("the_ring_of_the_focus_and_the_border_of_an_entry_are_seen", () => {
  const wanted = () => ["--focus", "--line-strong"].flatMap((ink) => PAGES.map((ground) => ({ ink, ground, at: SHAPE })));
  assert.deepEqual(below(wanted), []);
});
