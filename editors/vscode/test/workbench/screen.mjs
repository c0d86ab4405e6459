// What a user does in the workbench, and what stands on the screen.
import { mkdirSync } from "node:fs";
import path from "node:path";

export class Screen {
  constructor(page, shots) {
    this.page = page;
    this.shots = shots;
    mkdirSync(shots, { recursive: true });
  }

  async shot(name) {
    await this.page.screenshot({ path: path.join(this.shots, `${name}.png`) });
  }

  async open(address) {
    await this.page.goto(address, { waitUntil: "load" });
    await this.page.locator(".editor-instance .view-lines").first().waitFor({ timeout: 60_000 });
  }

  /** A command by its title. */
  async command(title) {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input").first();
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().waitFor();
    await this.page.keyboard.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Goes to an open file. */
  async tab(name) {
    await this.page.locator(".tab").filter({ hasText: name }).click();
    await this.page.locator(".tab.active").filter({ hasText: name }).waitFor();
  }

  /** Presses a key until something shows: the editor drops a menu when an answer of the server comes in between. */
  press(key, wanted) {
    return this.again(() => this.page.keyboard.press(key), wanted);
  }

  /** What the user is told, in the list of notifications: it closes by itself when a passing one of the editor's own goes. */
  async notification(text) {
    const wanted = this.page.locator(".notifications-center .notification-list-item").filter({ hasText: text });
    await this.again(() => this.command("Notifications: Show Notifications"), wanted);
    return wanted;
  }

  /** Does a thing until something shows. */
  async again(act, wanted) {
    for (let left = 4; ; left -= 1) {
      await act();
      const shown = wanted.waitFor({ timeout: 4000 });
      if (await shown.then(() => true, () => false)) return;
      if (left === 0) throw new Error(`does not show: ${wanted}`);
      await this.page.keyboard.press("Escape");
    }
  }

  squiggles(severity) {
    return this.page.locator(`.squiggly-${severity}`);
  }

  /** Where words of the draft are on the screen. */
  async boxOf(words) {
    const box = await this.find(words);
    if (!box) throw new Error(`not on the screen: ${words}`);
    return box;
  }

  /** The same, once they are. */
  async boxOfSoon(words) {
    const end = Date.now() + 10_000;
    while (Date.now() < end && !(await this.find(words))) await this.page.waitForTimeout(50);
    return this.boxOf(words);
  }

  find(words) {
    return this.page.evaluate((wanted) => {
      const plain = (text) => text.replaceAll("\u00a0", " ");
      for (const line of document.querySelectorAll(".editor-instance .view-line")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (walker.nextNode()) nodes.push(walker.currentNode);
        const at = plain(nodes.map((node) => node.data).join("")).indexOf(wanted);
        if (at < 0) continue;
        const find = (offset) => {
          for (const node of nodes) {
            if (offset <= node.data.length) return [node, offset];
            offset -= node.data.length;
          }
        };
        const range = document.createRange();
        range.setStart(...find(at));
        range.setEnd(...find(at + wanted.length));
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x, y, width, height };
      }
    }, words);
  }

  /** The hover comes in parts: first the finding, then what the server says. */
  async hoverOver(words, wanted) {
    const box = await this.boxOfSoon(words);
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const hover = this.page.locator(".monaco-hover:not(.hidden) .monaco-hover-content").filter({ hasText: wanted }).first();
    await hover.waitFor({ timeout: 15_000 });
    return hover;
  }

  async clickOn(words) {
    const box = await this.boxOfSoon(words);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  /** The rows of a view, as text. */
  rows(view) {
    return this.page.locator(`.pane:has(.pane-header[aria-label*="${view}"]) .monaco-list-row`);
  }
}

/** One line of what an element shows. */
export async function textOf(locator) {
  return (await locator.innerText()).replace(/\s+/g, " ").trim();
}
