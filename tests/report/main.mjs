// The pages that a reader, a lawyer and a copy chief look at: what they see, hear, press and print.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { browse, step } from "./browse.mjs";
import { example, hostile, large, measured, packet } from "./pages.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await browse();

/** What axe-core finds wrong, for a reader. */
async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.slice(0, 3).map((node) => node.html).join(" … ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const [name, width, file] of [["example", 1440, example], ["example", 390, example], ["packet", 1180, packet], ["hostile", 1180, hostile]]) {
    await step(`${name}, ${colorScheme}, ${width} wide: axe-core finds no violation`, async () => {
      const page = await browser.open(file, { colorScheme, viewport: { width, height: 900 } });
      await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
      assert.deepEqual(await faults(page), []);
      await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = false)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, "nothing runs out of the page");
      await browser.shot(page, `${name}-${colorScheme}-${width}`);
    });
  }
}

await step("without a script: all is there, and the filter works", async () => {
  const page = await browser.open(example, { javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const supported = page.locator(".note.supported");
  const wrong = page.locator(".note.contradicted");
  assert.ok((await supported.count()) > 5 && (await wrong.count()) > 5);
  assert.ok(await supported.first().isVisible());
  await page.getByLabel(/supported 2/).uncheck();
  assert.ok(!(await supported.first().isVisible()) && (await wrong.first().isVisible()));
  const mark = page.locator(".fact.supported").first();
  assert.equal(await mark.evaluate((it) => getComputedStyle(it).textDecorationLine), "none");
  await page.getByLabel(/figures/).uncheck();
  assert.equal(await page.locator(".note.figure:visible").count(), 0);
  await browser.shot(page, "filtered");
});

await step("with the keyboard: from a mark to its note and back", async () => {
  const page = await browser.open(example, { viewport: { width: 1440, height: 700 } });
  const mark = page.getByRole("link", { name: /roughly 50 minutes.*figure contradicted, note/ });
  await mark.focus();
  await page.keyboard.press("Enter");
  const note = page.locator(":target");
  assert.match(await note.innerText(), /Contradicted[\s\S]*the source has “15-minute”/);
  assert.ok(await note.evaluate((it) => it.getBoundingClientRect().top < innerHeight), "it is on the screen");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /back to the text/);
  await page.keyboard.press("Enter");
  assert.match(await page.locator(":target").innerText(), /roughly 50 minutes/);
  const top = await page.locator(":target").evaluate((it) => it.getBoundingClientRect().top);
  const bar = await page.locator(".filter").evaluate((it) => it.getBoundingClientRect().bottom);
  assert.ok(top >= bar, "and not behind the bar");
});

await step("beside the text on a wide screen, below it on a narrow one", async () => {
  for (const [width, isBeside] of [[1440, true], [390, false]]) {
    const page = await browser.open(example, { viewport: { width, height: 900 } });
    const [text, notes] = await page.locator(".row:has(.note) >> nth=0").evaluate((row) =>
      [".text", ".notes"].map((it) => row.querySelector(it).getBoundingClientRect().toJSON()),
    );
    assert.equal(notes.left > text.right, isBeside);
    assert.equal(notes.top >= text.bottom, !isBeside);
  }
});

await step("on paper: every note, after the text, whatever the filter says", async () => {
  const page = await browser.open(packet, { viewport: { width: 1180, height: 900 } });
  await page.getByLabel(/supported/).first().uncheck();
  await page.emulateMedia({ media: "print" });
  const seen = await page.evaluate(() => {
    const height = (it) => it.getBoundingClientRect().height;
    const lost = [...document.querySelectorAll(".note, .note figure, .note li, .text > *")].filter((it) => height(it) === 0);
    const orders = [...document.querySelectorAll(".body")].map((body) => {
      const bottom = Math.max(...[...body.querySelectorAll(".text")].map((it) => it.getBoundingClientRect().bottom));
      return [...body.querySelectorAll(".note")].every((it) => it.getBoundingClientRect().top >= bottom);
    });
    return { lost: lost.map((it) => it.outerHTML.slice(0, 80)), orders };
  });
  assert.deepEqual(seen.lost, []);
  assert.ok(seen.orders.every(Boolean));
  const address = await page.locator(".out").first().evaluate((it) => getComputedStyle(it, "::after").content);
  assert.match(address, /https:\/\/herald\.example/);
  await page.emulateMedia({ media: null });
  await browser.print(page, "packet");
});

await step("hostile words do nothing", async () => {
  const page = await browser.open(hostile, {});
  assert.equal(await page.locator("script, img, svg, iframe, b[onclick]").count(), 0);
  assert.equal(await page.locator("a[href^='javascript']").count(), 0);
  assert.match(await page.locator("h1").innerText(), /hostile\.md|script/);
});

await step("500 findings", async () => {
  const { findings, bytes, check, report } = measured(large);
  const told = `${findings} findings: ${(bytes / 1e6).toFixed(2)} MB; check ${check} ms, report ${report} ms`;
  assert.ok(findings >= 500, told);
  assert.ok(bytes < 2e6, told);
  const page = await browser.open(large, { viewport: { width: 1440, height: 900 } });
  assert.ok((await page.locator(".note.contradicted").count()) >= 500);
  return told;
});

await browser.close();
