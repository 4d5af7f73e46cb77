// The app by the keyboard alone: what has the focus, and the way to something with the tab key.
import assert from "node:assert/strict";

// What has the focus: { tag, name, value, words, ring: whether it is seen to have it }.
export const focused = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    // The ring of an input inside a frame of its own is drawn around the frame, that of a hidden radio on its label.
    const seen = [it, it.closest(".entry"), it.nextElementSibling].filter(Boolean).map((element) => getComputedStyle(element));
    return {
      tag: it.tagName,
      name: it.getAttribute("name"),
      type: it.getAttribute("type"),
      words: it.innerText?.trim() ?? "",
      // Marked by a test that cannot tell it by its words.
      isHere: it.hasAttribute("data-here"),
      label: it.labels?.[0]?.innerText ?? it.getAttribute("aria-label") ?? "",
      ring: seen.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2),
    };
  });

// Tabs until something fits; what cannot be reached in a hundred steps cannot be reached.
export async function tabTo(page, what, fits) {
  for (let step = 0; step < 100; step += 1) {
    await page.keyboard.press("Tab");
    const it = await focused(page);
    if (it.tag !== "BODY") assert(it.ring, `${it.tag} ${it.name ?? it.words} shows that it has the focus`);
    if (fits(it)) return it;
  }
  throw new Error(`No way to ${what} by the keyboard`);
}

// A link, button or fold with these words.
export const link = (words) => (it) => ["A", "BUTTON", "SUMMARY"].includes(it.tag) && it.words.includes(words);
