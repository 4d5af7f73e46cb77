// What a thumb can press, and whether it is large enough for one: 48 px each way, as the design promises (docs/design.md).
const LEAST = 47.5;

// Gives "tag words: width × height" for everything on the page that is smaller. A link inside a sentence is as high as its line.
export const tooSmall = (page) =>
  page.evaluate((least) => {
    const small = [];
    for (const it of document.querySelectorAll("a[href], button, summary, select, label:has(input[type=radio], input[type=checkbox]), input:not([type=radio], [type=checkbox], [type=file]), textarea")) {
      if (!it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const style = getComputedStyle(it);
      if (style.display === "inline" && it.closest("p, li, td, dd")) continue;
      // Shown only when the tab key comes to it.
      if (it.matches(".skip")) continue;
      // An entry is pressed anywhere in its frame.
      const box = (it.closest(".entry") ?? it).getBoundingClientRect();
      if (box.height >= least && box.width >= least) continue;
      const words = (it.getAttribute("aria-label") ?? it.innerText ?? "").trim().slice(0, 30);
      small.push(`${it.tagName.toLowerCase()}.${it.className} “${words}”: ${Math.round(box.width)} × ${Math.round(box.height)}`);
    }
    return small;
  }, LEAST);
