// usage: node main.mjs EDITOR-FOLDER PACKAGE [TIMES]
// From a keystroke to the squiggle on the screen: Copydesk, and beside it an extension that marks a word at once.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { address, desk, startEditor } from "../workbench/editor.mjs";
import { Screen } from "../workbench/screen.mjs";

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [dir, vsix] = process.argv.slice(2, 4).map((it) => path.resolve(it));
const times = Number(process.argv[4] ?? 20);
const PATIENCE = 15_000;

const floor = path.join(here, ".test/floor.vsix");
const vsce = path.join(here, "node_modules/@vscode/vsce/vsce");
const options = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", floor];
execFileSync(process.execPath, [vsce, "package", ...options], { cwd: path.join(here, "test/latency/floor"), stdio: "pipe" });

for (const [name, file] of [["floor", floor], ["Copydesk", vsix]]) {
  const editor = await startEditor({ dir, packages: [file] });
  try {
    const sorted = (await measure(editor)).sort((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(0);
    console.log(`${name.padEnd(9)} median ${at(0.5)} ms, from ${at(0)} to ${at(1)} ms, ${sorted.length} times`);
  } finally {
    await editor.stop();
  }
}

async function measure(editor) {
  const folder = desk(editor, "ferry", path.join(here, "test/fixtures/ferry"));
  const screen = new Screen(await editor.page(), path.join(here, ".test/shots/latency"));
  const { page } = screen;
  await screen.open(address(editor, folder, ["latency.md"]));
  await screen.clickOn("The repairs cost");
  await page.keyboard.press("Home");
  for (let i = 0; i < "The repairs cost $3.".length; i += 1) await page.keyboard.press("ArrowRight");
  // Extensions wake some time after the editor has drawn the text.
  await page.keyboard.press("9");
  while (!(await screen.squiggles("error").first().isVisible())) {
    await page.waitForTimeout(500);
    await page.keyboard.press("Backspace");
    await page.keyboard.press("9");
    await page.waitForTimeout(500);
  }
  await page.keyboard.press("Backspace");
  await page.waitForTimeout(2000);
  const taken = [];
  for (let i = 0; i < times; i += 1) {
    await page.evaluate(watch, PATIENCE);
    await page.keyboard.press("9");
    taken.push(await page.evaluate(() => window.squiggleSeen));
    await page.keyboard.press("Backspace");
    await screen.squiggles("error").first().waitFor({ state: "detached" });
    // Where a keystroke falls between two frames shall not be the same each time.
    await page.waitForTimeout(300 + Math.random() * 100);
  }
  return taken;
}

/** In the page: from the key's own time to the frame after the one that draws the squiggle. */
function watch(patience) {
  window.squiggleSeen = new Promise((resolve, reject) => {
    let pressed;
    setTimeout(() => reject(new Error("no squiggle")), patience);
    document.addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (pressed === undefined || !document.querySelector(".squiggly-error")) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - pressed));
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
}
