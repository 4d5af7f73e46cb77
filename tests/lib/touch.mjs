// What a thumb can press, and whether it is large enough for one: 48 px each way, as the design promises (docs/design.md); as far
// from the next one as it should be; and whether anything lies over it.
const LEAST = 47.5;
const APART = 7.5;
const PRESSED =
  "a[href], button, summary, select, label:has(input[type=radio], input[type=checkbox]), input:not([type=radio], [type=checkbox], [type=file]), textarea";

// Gives "tag words: width × height" for everything on the page that is smaller. A link inside a sentence is as high as its line.
export const tooSmall = (page) =>
  page.evaluate(([pressed, least]) => {
    const small = [];
    for (const it of document.querySelectorAll(pressed)) {
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
  }, [PRESSED, LEAST]);

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

// Gives pairs of what can be pressed with less than 8 px between them, or one over the other. The lines of a list and the tabs of the
// menu touch each other, as the lines of a register do.
export const tooClose = (page) =>
  page.evaluate(([pressed, apart]) => {
    const isLoose = (it) => it.closest(".nav, .action-bar, .search, .top, .saved-line, .demo, .update");
    const all = [...document.querySelectorAll(pressed)].filter((it) => {
      if (!it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || it.matches(".skip, label input")) return false;
      return !(getComputedStyle(it).display === "inline" && it.closest("p, li, td, dd"));
    });
    // An entry is pressed anywhere in its frame, but for what stands in it.
    const boxes = all.map((it) => ({ it, own: it.getBoundingClientRect(), frame: it.closest(".entry"), loose: isLoose(it), line: it.closest("li, .named-field") }));
    const boxOf = ({ own, frame }, other) => (frame && !frame.contains(other.it) ? frame.getBoundingClientRect() : own);
    const words = ({ it }) => `“${(it.getAttribute("aria-label") ?? (it.innerText || it.id) ?? "").trim().replace(/\s+/g, " ").slice(0, 30)}”`;
    const found = [];
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        if (one.loose !== other.loose || one.it.contains(other.it) || other.it.contains(one.it)) continue;
        const [a, b] = [boxOf(one, other), boxOf(other, one)];
        const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
        const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
        // Beside each other, or one below the other: not corner to corner.
        if (Math.min(across, down) >= 0) continue;
        const gap = Math.max(across, down);
        const areLines = one.line !== other.line && one.line?.parentElement === other.line?.parentElement;
        if (areLines && (across < 0 || one.it.closest(".nav")) && gap > -1) continue;
        if (gap < apart) found.push(`${words(one)} and ${words(other)}: ${Math.round(gap * 10) / 10} px`);
      }
    }
    return [...new Set(found)];
  }, [PRESSED, APART]);

// Gives what cannot be pressed however the page is moved, because something lies over it or it is off the screen: each is brought to
// the middle, to the top or to the foot, as far as the page goes, and at one of them its head, middle and foot must be its own.
export const covered = (page) =>
  page.evaluate((pressed) => {
    const found = [];
    for (const it of document.querySelectorAll(pressed)) {
      if (!it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || it.matches(".skip, label input")) continue;
      const frame = it.closest(".entry") ?? it;
      const overAt = (block) => {
        it.scrollIntoView({ block, inline: "center", behavior: "instant" });
        // What goes over two lines has its words in the first of its boxes.
        const [{ left, width, top, bottom, height }] = it.getClientRects();
        const spots = height > innerHeight / 2 ? [top + height / 2] : [top + 3, top + height / 2, bottom - 3];
        return spots.map((y) => document.elementFromPoint(left + width / 2, y)).find((hit) => !hit || !(frame.contains(hit) || hit.contains(it)));
      };
      const over = ["center", "start", "end"].reduce((over, block) => (over === undefined ? over : overAt(block)), null);
      if (over === undefined) continue;
      const words = (it.getAttribute("aria-label") ?? (it.innerText || it.id) ?? "").trim().slice(0, 30);
      found.push(`“${words}” under ${over ? over.closest("[class]").getAttribute("class") : "the edge of the screen"}`);
    }
    scrollTo({ top: 0, behavior: "instant" });
    return found;
  }, PRESSED);

// What is left of the height between what always stays on the screen, in px.
export const room = (page) =>
  page.evaluate(() => {
    const bars = [...document.querySelectorAll(".nav, .action-bar")].filter((it) => it.checkVisibility() && ["fixed", "sticky"].includes(getComputedStyle(it).position));
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    const foot = Math.min(innerHeight, ...bars.map((it) => it.getBoundingClientRect()).filter(({ left, right, height }) => right - left > height).map(({ top }) => top));
    const head = Math.max(0, ...[...document.querySelectorAll(".search")].filter((it) => getComputedStyle(it).position === "sticky").map((it) => it.getBoundingClientRect().bottom));
    scrollTo({ top: 0, behavior: "instant" });
    return Math.round(foot - head);
  });
