// The ratios of every ink on every ground it is written on, computed from the tokens, in every set of colours: light, dark, high
// contrast, and each of them in practice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { EYES, apart, inks, pairs, ratio, sets } from "../lib/contrast.mjs";

const PAGES = ["--paper", "--paper-raised", "--paper-sunk"];
// Written only on the strong ground that the same rule names.
const TURNED = ["--leaf-ink", "--paper"];
const TEXT = 4.5;
const LARGE = 7;
const INK = 12;
const SHAPE = 3;
const AT_A_GLANCE = 12;
const LEVELS = [["good", "watch"], ["watch", "refer"], ["good", "refer"]];

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

test("the_colour_blind_tell_the_levels_apart", () => {
  assert.equal(Math.round(apart("#ffffff", "#000000", EYES.protan)), 100);
  assert(apart("#a04000", "#606000", EYES.deutan) < AT_A_GLANCE && apart("#a04000", "#606000", EYES.tritan) > AT_A_GLANCE, "red and green");
  const alike = [];
  for (const [name, set] of Object.entries(sets())) {
    for (const [eyes, see] of Object.entries(EYES)) {
      for (const [one, other] of LEVELS) {
        // A level has three colours: what is written, its ground, its border. One of them is enough.
        const is = Math.max(...["", "-ground", "-line"].map((part) => apart(set[`--${one}${part}`], set[`--${other}${part}`], see)));
        if (!(is >= AT_A_GLANCE)) alike.push(`${name}: ${one} and ${other} for ${eyes} eyes: ${is.toFixed(1)}`);
      }
    }
  }
  assert.deepEqual(alike, []);
});
