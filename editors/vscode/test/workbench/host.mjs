// The tests in test/host, run inside the editor's extension host.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { address, desk } from "./editor.mjs";

const PATIENCE = 120_000;

export async function inExtensionHost(editor, here, report) {
  const page = await editor.page();
  const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
  await page.exposeFunction("codeAutomationLog", () => undefined);
  const remote = (file) => `vscode-remote://${editor.host}${file}`;
  const folder = desk(editor, "host", path.join(here, "test/fixtures"));
  const options = [
    ["extensionDevelopmentPath", remote(here)],
    ["extensionTestsPath", remote(path.join(here, ".test/build/host.cjs"))],
  ];
  await page.goto(address(editor, folder, [], options));
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE, "no end")));
  const code = await Promise.race([ended, late]);
  clearTimeout(timer);
  await page.close();
  const lines = existsSync(report) ? readFileSync(report, "utf8") : "no report\n";
  process.stdout.write(lines);
  if (code !== 0) throw new Error(`tests in the extension host: ${code}`);
}
