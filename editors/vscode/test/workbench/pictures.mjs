// usage: node pictures.mjs EDITOR-FOLDER PACKAGE
// Draws the pictures of the README anew.
import { rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { address, desk, startEditor } from "./editor.mjs";
import { Screen } from "./screen.mjs";

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [dir, vsix] = process.argv.slice(2).map((it) => path.resolve(it));
const editor = await startEditor({ dir, packages: [vsix], settings: { "editor.fontSize": 15, "editor.lineNumbers": "off" } });
try {
  const folder = desk(editor, "ferry", path.join(here, "test/fixtures/ferry"));
  rmSync(path.join(folder, "latency.md"));
  const screen = new Screen(await editor.page({ width: 1120, height: 600 }), path.join(here, "images"));
  const { page } = screen;
  page.setDefaultTimeout(20_000);
  await screen.open(address(editor, folder, ["ferry.md"]));
  await screen.squiggles("error").first().waitFor({ state: "attached" });
  await screen.command("View: Toggle Primary Side Bar Visibility");
  await screen.clickOn("The night boat");
  await screen.hoverOver("a nurse", "Contradicted");
  await page.waitForTimeout(1000);
  await screen.shot("hover");
  await page.mouse.move(600, 560);
  await screen.command("Copydesk: Show the Facts of This Draft");
  await screen.rows("Facts").filter({ hasText: "$2.3 million" }).first().click();
  await screen.rows("Facts").filter({ hasText: "$3.2 million" }).first().waitFor();
  await page.mouse.move(329, 300);
  await page.mouse.down();
  await page.mouse.move(500, 300, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(800, 560);
  await page.waitForTimeout(1000);
  await screen.shot("facts");
} finally {
  await editor.stop();
}
