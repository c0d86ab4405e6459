// What a reporter does with a draft, on the screen.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { address, desk } from "./editor.mjs";
import { Screen, textOf } from "./screen.mjs";

/** Half a letter: less is how browsers round. */
const NEAR = 4;

export async function onTheScreen(editor, here, shots, step) {
  const folder = desk(editor, "ferry", path.join(here, "test/fixtures/ferry"));
  const file = path.join(folder, "ferry.md");
  const original = readFileSync(file, "utf8");
  const screen = new Screen(await editor.page(), shots);
  const { page } = screen;
  try {
    await screen.open(address(editor, folder, ["ferry.md"]));
    await step("squiggles on the very characters, after an emoji too", async () => {
      await screen.squiggles("error").first().waitFor({ state: "attached", timeout: 30_000 });
      for (const words of ["a nurse", "$2.3 million", "Wednesday, March 4, 2026"]) await under(screen, "error", words);
      await under(screen, "info", "“The mainland has forgotten us,”");
    });
    await step("the counts above the first line", async () => {
      const lens = page.locator(".codelens-decoration").filter({ hasText: "quotation" });
      await lens.first().waitFor({ timeout: 15_000 });
      return textOf(lens.first());
    });
    await step("a hover with the source's words and the citation", async () => {
      const text = await textOf(await screen.hoverOver("$2.3 million", "Contradicted"));
      await screen.shot("hover");
      assert.match(text, /Contradicted.*The repairs cost \$3\.2 million and took 14 months/);
      assert.match(text, /Harbour Gazette, March 3, 2026.*by Jo Penn/);
      return text;
    });
    await step("Problems with code and link", async () => {
      await page.keyboard.press("Escape");
      await screen.clickOn("$2.3 million");
      await page.keyboard.press("Control+Shift+M");
      const row = page.locator(".markers-panel .monaco-list-row").filter({ hasText: "a nurse" }).first();
      await row.waitFor();
      const text = await textOf(row);
      assert.match(text, /copydesk.*misquote.*\[Ln 3, Col 36\]/);
      const link = row.locator("a").filter({ hasText: "misquote" });
      assert.match(await link.getAttribute("href"), /misquote/);
      await screen.shot("problems");
      await page.keyboard.press("Control+Shift+M");
      return text;
    });
    await step("the list of facts: a fact leads to its place, its passage to the source", async () => {
      await screen.command("Copydesk: Show the Facts of This Draft");
      const row = screen.rows("Facts").filter({ hasText: "$2.3 million" }).first();
      await row.waitFor();
      await row.click();
      await selected(page, /Ln 7, Col 30 \(12 selected\)/);
      const passage = screen.rows("Facts").filter({ hasText: "The repairs cost $3.2 million" }).first();
      await passage.waitFor();
      await screen.shot("facts");
      await passage.click();
      await page.locator(".tab.active").filter({ hasText: "harbour-gazette.md" }).waitFor();
      await selected(page, /\(12 selected\)/);
      await screen.tab("ferry.md");
      return textOf(passage);
    });
    await step("the list of sources", async () => {
      const row = screen.rows("Sources").filter({ hasText: "Council votes" }).first();
      const text = await textOf(row);
      assert.match(text, /Harbour Gazette · March 3, 2026 · 10 facts/);
      await row.click();
      await page.locator(".tab.active").filter({ hasText: "harbour-gazette.md" }).waitFor();
      await screen.tab("ferry.md");
      return text;
    });
    await step("a quick fix, byte for byte", async () => {
      await screen.clickOn("$2.3 million");
      const row = page.locator(".action-widget .monaco-list-row").filter({ hasText: "$3.2 million" }).first();
      await screen.press("Control+.", row);
      await screen.shot("fixes");
      await page.keyboard.press("Enter");
      await screen.boxOfSoon("$3.2 million");
      await saved(page, file, original.replace("$2.3 million", "$3.2 million"));
    });
    await step("the definition, at the passage", async () => {
      await screen.clickOn("The night boat");
      await screen.press("F12", page.locator(".tab.active").filter({ hasText: "harbour-gazette.md" }));
      await selected(page, /Ln 10, Col 8\d/);
      await screen.tab("ferry.md");
    });
    await step("the completion of a quotation", async () => {
      await screen.clickOn("The night boat");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\n“I cried wh");
      const row = page.locator(".suggest-widget.visible .monaco-list-row").filter({ hasText: "I cried when I heard it" });
      await screen.press("Control+Space", row.first());
      await screen.shot("completion");
      await page.keyboard.press("Enter");
      await screen.boxOfSoon("I cried when I heard it,” ");
      await page.keyboard.press("Escape");
      for (let i = 0; i < 3; i += 1) await page.keyboard.press("Control+Z");
    });
    await step("a finding accepted, once a reason is given", async () => {
      const ledger = path.join(folder, "copydesk.ledger.toml");
      const box = page.locator(".quick-input-widget").filter({ hasText: "Accept unsourced-quote" });
      await accept(screen, "The mainland has", box);
      await page.keyboard.press("Enter");
      await box.filter({ hasText: "Nothing is accepted without a reason." }).waitFor();
      await page.keyboard.press("Escape");
      await box.waitFor({ state: "hidden" });
      assert.ok(!existsSync(ledger));
      await accept(screen, "The mainland has", box);
      await page.keyboard.type("heard on tape");
      await screen.shot("accept");
      await page.keyboard.press("Enter");
      await screen.squiggles("info").first().waitFor({ state: "detached" });
      const text = readFileSync(ledger, "utf8");
      assert.match(text, /code = "unsourced-quote"\nwords = "“The mainland has forgotten us,”"\n/);
      assert.match(text, /reason = "heard on tape"\n$/);
    });
    await step("the status item", async () => {
      await page.locator("[id='status.languageStatus']").click();
      const item = page.locator(".hover-language-status").filter({ hasText: "Copydesk" }).first();
      await item.waitFor();
      const text = await textOf(item);
      await screen.shot("status");
      assert.match(text, /Copydesk: 2 sources.*ferry/);
      await page.keyboard.press("Escape");
      return text;
    });
    await step("a restart, and squiggles once more", async () => {
      await screen.command("Copydesk: Restart");
      await screen.clickOn("The night boat");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\nThe repairs cost $9.9 million.");
      await screen.boxOfSoon("$9.9 million");
      await page.waitForTimeout(300);
      await under(screen, "error", "$9.9 million");
    });
    await step("all drafts of the folder, in a list that is not to be written in", async () => {
      await screen.command("Copydesk: Check All Drafts of This Folder");
      const message = await screen.notification(/\d drafts, \d findings/);
      await message.locator(".monaco-button").filter({ hasText: "Show List" }).click();
      await page.locator(".tab.active").filter({ hasText: "Drafts of this folder" }).waitFor();
      await screen.clickOn("latency.md");
      await page.keyboard.type("x");
      await screen.shot("list");
      const lines = await page.locator(".editor-instance .view-line").allInnerTexts();
      assert.match(lines.join("\n").replaceAll("\u00a0", " "), /^ferry\.md +\d errors, \d notes?\nlatency\.md +nothing$/m);
      return lines[0];
    });
    await step("no complaint", async () => {
      assert.deepEqual(await page.locator(".notification-list-item").allInnerTexts(), []);
    });
  } catch (error) {
    await screen.shot("failed");
    throw error;
  } finally {
    await page.close();
  }
}

/** Chooses to accept what was found in some words, which offers nothing before that: a box opens. */
async function accept(screen, words, box) {
  const row = screen.page.locator(".action-widget .monaco-list-row").filter({ hasText: "Accept it, with a reason" });
  await screen.again(async () => {
    await screen.clickOn(words);
    await screen.press("Control+.", row);
    await screen.page.keyboard.press("Enter");
  }, box);
}

/** The words, and no others, have a squiggle below them. */
async function under(screen, severity, words) {
  const end = Date.now() + 15_000;
  for (;;) {
    const box = await screen.boxOf(words);
    const seen = await screen.squiggles(severity).evaluateAll((all) =>
      all.map((it) => it.getBoundingClientRect()).map(({ x, y, width }) => ({ x, y, width })));
    const fits = seen.some((it) =>
      Math.abs(it.x - box.x) < NEAR && Math.abs(it.width - box.width) < NEAR && Math.abs(it.y - box.y) < box.height);
    if (fits) return;
    if (Date.now() > end) {
      throw new Error(`no squiggle under ${words} at ${JSON.stringify(box)}; there are ${JSON.stringify(seen)}`);
    }
    await screen.page.waitForTimeout(50);
  }
}

async function selected(page, pattern) {
  await page.locator("[id='status.editor.selection']").filter({ hasText: pattern }).waitFor({ timeout: 10_000 });
}

async function saved(page, file, wanted) {
  await page.keyboard.press("Control+S");
  const end = Date.now() + 10_000;
  while (readFileSync(file, "utf8") !== wanted && Date.now() < end) await page.waitForTimeout(50);
  assert.equal(readFileSync(file, "utf8"), wanted);
}
