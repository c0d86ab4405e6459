// usage: node main.mjs EDITOR-FOLDER PACKAGE SHOTS
// The tests that need an editor: on the screen, in the extension host, in restricted mode.
import path from "node:path";
import { fileURLToPath } from "node:url";

import { onTheScreen } from "./draft.mjs";
import { startEditor } from "./editor.mjs";
import { inExtensionHost } from "./host.mjs";
import { inRestrictedMode } from "./trust.mjs";

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const [dir, vsix, shots] = process.argv.slice(2).map((it) => path.resolve(it));
const only = process.env.ONLY;
let failed = false;

/** A step on the screen: the ones after it are of no use if it fails. */
async function step(name, work) {
  const start = Date.now();
  const seen = await work();
  console.log(`ok       ${name} (${Date.now() - start} ms)${seen ? `\n           ${seen}` : ""}`);
}

async function part(name, options, work) {
  if (only && only !== name) return;
  console.log(`-- ${name}`);
  const editor = await startEditor({ dir, ...options });
  try {
    await work(editor);
  } catch (error) {
    failed = true;
    console.log(`FAILED   ${error.stack}`);
  } finally {
    await editor.stop();
  }
}

await part("screen", { packages: [vsix] }, (editor) => onTheScreen(editor, here, shots, step));
await part("host", { packages: [] }, (editor) => inExtensionHost(editor, here, editor.report));
await part("trust", { packages: [vsix], trust: false }, (editor) => inRestrictedMode(editor, here, shots, step));
process.exit(failed ? 1 : 0);
