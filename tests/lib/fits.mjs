// Whether a page is as wide as its screen and no wider, and its words of up to `whole` letters are whole. Says what is not, in a
// few words each.
export const misfits = (page, whole = 13) =>
  page.evaluate((whole) => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px of ${clientWidth}`] : [];
    // A row of chips scrolls by itself, and what is only read aloud takes no room.
    const isShown = (element) => element.checkVisibility() && getComputedStyle(element).clipPath === "none" && !element.closest(".chips, .only-read, .skip, .brand, svg, select");
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!isShown(text.parentElement)) continue;
      for (const { 0: word, index } of text.data.matchAll(/\p{L}+/gu)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = [...range.getClientRects()].filter(({ width }) => width > 1);
        if (lines.some(({ right }) => right > clientWidth + 1)) found.push(`“${word}” is cut off at the side`);
        if (word.length <= whole && new Set(lines.map(({ top }) => Math.round(top))).size > 1) found.push(`“${word}” is broken, in ${text.parentElement.className || text.parentElement.localName}`);
      }
    }
    return [...new Set(found)];
  }, whole);
