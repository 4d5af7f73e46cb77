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

// The main action of a page is higher than the rest; gives those that are not.
export const tooLow = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".button-main")]
      .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 55.5)
      .map((it) => `“${it.innerText.trim()}”: ${Math.round(it.getBoundingClientRect().height)}`),
  );

// 16 px is the smallest text there is; gives what is written smaller, each class once. The words of a chart are measured as drawn.
export const tooSmallText = (page) =>
  page.evaluate(() => {
    const found = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const it = text.parentElement;
      if (!text.data.trim() || !it.checkVisibility() || it.closest(".only-read, .skip, option, script, style")) continue;
      const scale = it.ownerSVGElement?.getScreenCTM()?.a ?? 1;
      const size = Number.parseFloat(getComputedStyle(it).fontSize) * scale;
      const what = `${it.localName}.${it.getAttribute("class") ?? ""}`;
      if (size < 15.95 && !found.has(what)) found.set(what, `${what} “${text.data.trim().slice(0, 20)}”: ${size.toFixed(1)} px`);
    }
    return [...found.values()];
  });
