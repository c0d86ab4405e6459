// A folder that is not trusted names a program: it is not run. Once trusted, it is what counts.
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { address, desk } from "./editor.mjs";
import { Screen, textOf } from "./screen.mjs";

export async function inRestrictedMode(editor, here, shots, step) {
  const folder = desk(editor, "foreign", path.join(here, "test/fixtures/ferry"));
  const traces = path.join(editor.run, "was-run");
  const program = path.join(folder, "copydesk");
  writeFileSync(program, `#!/bin/sh\necho run >> '${traces}'\nexit 3\n`);
  chmodSync(program, 0o755);
  mkdirSync(path.join(folder, ".vscode"));
  writeFileSync(path.join(folder, ".vscode/settings.json"), JSON.stringify({ "copydesk.server.path": program }));
  const screen = new Screen(await editor.page(), shots);
  const { page } = screen;
  try {
    await screen.open(address(editor, folder, ["ferry.md"]));
    await step("in restricted mode the folder's program is not run, and the draft is checked", async () => {
      await page.locator("[id='status.workspaceTrust']").waitFor({ timeout: 30_000 });
      await screen.squiggles("error").first().waitFor({ state: "attached", timeout: 30_000 });
      assert.ok(!existsSync(traces));
      await screen.shot("restricted");
    });
    await step("once it is trusted it is, and what is wrong with it is told, with the setting", async () => {
      await page.locator("[id='status.workspaceTrust']").click();
      const trust = page.locator(".workspace-trust-buttons-row .monaco-button").filter({ hasText: /^Trust$/ }).first();
      await trust.click({ timeout: 15_000 });
      // Newer editors ask in a dialogue, which hides messages until it is closed.
      await page.locator(".workspace-trust-header").filter({ hasText: "You trust this folder" }).waitFor();
      await page.keyboard.press("Escape");
      await screen.command("Notifications: Show Notifications");
      const message = page.locator(".notifications-center .notification-list-item").filter({ hasText: "copydesk.server.path" });
      await message.first().waitFor({ timeout: 20_000 });
      assert.ok(existsSync(traces));
      await screen.shot("trusted");
      return textOf(message.first());
    });
  } catch (error) {
    await screen.shot("failed-trust");
    throw error;
  } finally {
    await page.close();
  }
}
