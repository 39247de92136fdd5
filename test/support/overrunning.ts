import type { Page } from 'playwright-core';

/**
 * Words that reach over the right edge of the window, where nobody sees them: neither in a part that scrolls by itself nor
 * shortened by an ellipsis; and words that a box cuts off without a sign. Empty when all can be read.
 */
export async function overrunning(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(`(() => {
    const over = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const node = words.currentNode;
      const box = node.parentElement;
      if (node.data.trim() === '' || !box.checkVisibility({ visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const place = range.getBoundingClientRect();
      if (place.width < 2 || place.height < 2) continue;
      let edge = window.innerWidth;
      let handled = false;
      for (let one = box; one && one !== document.body; one = one.parentElement) {
        const { overflowX, textOverflow, position, clipPath } = getComputedStyle(one);
        if (clipPath !== 'none' || textOverflow === 'ellipsis' || /auto|scroll/.test(overflowX)) { handled = true; break; }
        if (/hidden|clip/.test(overflowX)) edge = Math.min(edge, one.getBoundingClientRect().right);
        if (position === 'fixed') break;
      }
      if (!handled && place.left < edge && place.right > edge + 1)
        over.push(node.data.trim().slice(0, 40) + ' ' + Math.round(place.right) + ' > ' + Math.round(edge));
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) over.push('the page: ' + scrollWidth + ' > ' + clientWidth);
    return [...new Set(over)];
  })()`);
  return found as readonly string[];
}
