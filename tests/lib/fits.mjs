// Whether a page is as wide as its screen and no wider, its words of up to `whole` letters are whole, and a number that was
// typed or what was chosen is seen to its end. Says what is not, in a few words each.
export const misfits = (page, whole = 13) =>
  page.evaluate((whole) => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} px of ${clientWidth}`] : [];
    // A row of chips scrolls by itself, a name that was just saved is whole in the list, and what is only read aloud takes no room.
    const isShown = (element) => element.checkVisibility() && getComputedStyle(element).clipPath === "none" && !element.closest(".chips, .saved-words > strong, .only-read, .skip, .brand, svg, select");
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
    for (const input of document.querySelectorAll("#main .entry-number input")) {
      if (input.checkVisibility() && input.scrollWidth > input.clientWidth + 1) found.push(`what is typed in ${input.name || input.id} is cut off`);
    }
    const pen = document.createElement("canvas").getContext("2d");
    for (const select of document.querySelectorAll("#main select")) {
      const { font, paddingLeft, paddingRight } = getComputedStyle(select);
      pen.font = font;
      // Its arrow takes as much as a letter is wide.
      const room = select.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight) - pen.measureText("m").width / 2;
      const { text } = select.selectedOptions[0] ?? { text: "" };
      if (select.checkVisibility() && pen.measureText(text).width > room) found.push(`“${text}” is cut off in ${select.id}`);
    }
    return [...new Set(found)];
  }, whole);

// Lines that begin with the "·" between two parts: gives the few letters around each.
export const dotsFirst = (page) =>
  page.evaluate(() => {
    const found = [];
    const range = document.createRange();
    const boxOf = ({ node, at }) => {
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getClientRects()[0];
    };
    const block = (it) => (getComputedStyle(it).display === "inline" ? block(it.parentElement) : it);
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let last;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (!node.parentElement.checkVisibility()) continue;
      for (const { 0: letter, index: at } of node.data.matchAll(/\S/gu)) {
        const here = { node, at, block: block(node.parentElement) };
        if (letter === "·" && last?.block === here.block) {
          const [before, dot] = [boxOf(last), boxOf(here)];
          if (before && dot && dot.top >= before.bottom - 1) found.push(`a line begins with “${node.data.slice(at, at + 20)}”`);
        }
        last = here;
      }
    }
    return [...new Set(found)];
  });

// Words that are written over other words, and lines too long to find the next one: more than `most` letters.
export const crowded = (page, most) =>
  page.evaluate((most) => {
    const found = [];
    const range = document.createRange();
    const blocks = [];
    for (const it of document.querySelectorAll("body *")) {
      const texts = [...it.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const isRead = it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !it.closest(".only-read, .skip, .nav, .action-bar, .search, svg, select, option, script, style, details:not([open]) > :not(summary)");
      if (texts.length === 0 || !isRead || getComputedStyle(it).clipPath !== "none") continue;
      range.setStartBefore(texts[0]);
      range.setEndAfter(texts.at(-1));
      // What a list of its own has scrolled away is not to be seen.
      const list = it.closest(".desk-queue")?.getBoundingClientRect();
      const lines = [...range.getClientRects()].filter(({ width, height, top, bottom }) => width > 2 && height > 2 && !(list && (top < list.top || bottom > list.bottom)));
      if (lines.length === 0) continue;
      const said = texts.map(({ data }) => data.trim()).join(" ");
      const rows = new Set(lines.map(({ top }) => Math.round(top / 4))).size;
      if (rows > 1 && said.length / (rows - 0.5) > most) found.push(`${Math.round(said.length / (rows - 0.5))} letters a line: “${said.slice(0, 30)}”`);
      blocks.push({ it, said, lines });
    }
    for (const [at, one] of blocks.entries()) {
      for (const other of blocks.slice(at + 1)) {
        if (one.it.contains(other.it) || other.it.contains(one.it)) continue;
        const hits = one.lines.some((a) => other.lines.some((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2));
        if (hits) found.push(`“${one.said.slice(0, 20)}” over “${other.said.slice(0, 20)}”`);
      }
    }
    return [...new Set(found)];
  }, most);
