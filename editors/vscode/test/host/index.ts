// Loaded by the editor's extension host: runs the tests there and leaves a report.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, reporter: "min" });
  const lines: string[] = [];
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./checking.test.js");
  await import("./lists.test.js");
  await import("./life.test.js");
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on("pass", (test) => lines.push(`ok       ${test.fullTitle()} (${test.duration} ms)`))
      .on("fail", (test, error) => lines.push(`FAILED   ${test.fullTitle()}\n${error.stack}`));
  });
  writeFileSync(process.env["COPYDESK_TEST_REPORT"] ?? "report.txt", `${lines.join("\n")}\n`);
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
}
