// What a cadre saves while things go wrong around her: short forms, each person and household another one.
import * as answers from "../lib/answers.mjs";
import { fill, goTo } from "../lib/app.mjs";
import { demoPasswords } from "../lib/demo.mjs";
import { chance } from "../lib/chance.mjs";

export const CADRE = "kader.jelarai";
export const passwordOf = (server) => demoPasswords(server.dataDir)[CADRE];

const FIRST = ["Yosafat", "Ibrahim", "Markus", "Petrus", "Daud", "Elias", "Simson", "Lukas", "Yakob", "Stefanus"];
const MIDDLE = ["Ding", "Jau", "Ajang", "Lahang", "Lenjau", "Bilung", "Kule", "Laing", "Merang", "Usat"];
const LAST = ["Lawai", "Bawan", "Njuk", "Apui", "Surang", "Ipui", "Tingang", "Ngau", "Belareq", "Imang"];

const roll = chance(7);
const taken = new Set();

// A name that no other call got.
function anotherName() {
  for (;;) {
    const name = [FIRST, MIDDLE, LAST].map((words) => words[roll(words.length)]).join(" ");
    if (!taken.has(name) && taken.add(name)) return name;
  }
}

let cards = 1000;
export const household = () => ({ ...answers.household, head_name: anotherName(), family_card_number: `650105031209${++cards}` });

// A form filled in as far as its last page, one press from being saved. Gives what was typed.
export async function filledIn(page, path, filled) {
  await goTo(page, path);
  await page.locator("#form-page").waitFor();
  await fill(page, filled);
  return filled;
}

export const newHousehold = (page) => filledIn(page, "/keluarga/baru", household());
export const SAVE = ".action-bar-form button[type=submit]";

// What the browser says when a network comes back: the app asks at once, and not only after its pause.
export const signalComes = (page) => page.evaluate(() => window.dispatchEvent(new Event("online")));
