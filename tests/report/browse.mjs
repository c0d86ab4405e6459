// A browser that opens pages from the disk, and finds fault with any that asks for something or complains.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const shots = path.join(import.meta.dirname, ".test/shots");
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

export async function browse() {
  mkdirSync(shots, { recursive: true });
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  let context;
  return {
    /** A page of its own; the one before is closed. */
    async open(file, options) {
      await context?.close();
      context = await browser.newContext(options);
      const page = await context.newPage();
      const wrong = (what) => assert.fail(`${path.basename(file)}: ${what}`);
      page.on("console", (message) => wrong(message.text()));
      page.on("pageerror", (error) => wrong(error));
      page.on("dialog", () => wrong("a dialog"));
      page.on("request", (request) => request.isNavigationRequest() || wrong(`asks for ${request.url()}`));
      await page.goto(pathToFileURL(file).href);
      return page;
    },
    async shot(page, name) {
      await page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
    },
    async print(page, name) {
      await page.pdf({ path: path.join(shots, `${name}.pdf`), format: "A4" });
    },
    close: () => browser.close(),
  };
}

/** A step, told; a failure ends the run. */
export async function step(name, work) {
  try {
    const seen = await work();
    console.log(`ok       ${name}${seen ? `\n           ${seen}` : ""}`);
  } catch (error) {
    console.log(`FAILED   ${name}\n${error.stack}`);
    process.exit(1);
  }
}
