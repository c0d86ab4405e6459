import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";

import { find, NoProgram, type Places } from "../../src/server/find";

describe("the program", () => {
  let folder: string;
  const at = (name: string) => path.join(folder, name, "copydesk");
  const places = (some: Partial<Places>): Places => ({
    setting: "",
    bundled: at("none"),
    path: "",
    home: path.join(folder, "home"),
    ...some,
  });
  const put = (name: string, script: string) => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), `#!/bin/sh\n${script}\n`);
    chmodSync(at(name), 0o755);
  };
  const failure = async (some: Partial<Places>): Promise<NoProgram> => {
    const error = await find(places(some)).catch((it: unknown) => it);
    assert.ok(error instanceof NoProgram);
    return error;
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "copydesk-find-"));
    put("bundled", "echo copydesk 1.2.3");
    put("path", "echo copydesk 1.0.0");
    put("home/bin", "echo copydesk 0.9.0");
    put("other", "echo hello");
    put("broken", "exit 127");
  });
  after(() => rmSync(folder, { recursive: true }));

  it("is the one that came with the extension, before one in the PATH", async () => {
    const found = await find(places({ bundled: at("bundled"), path: path.dirname(at("path")) }));
    assert.deepEqual(found, { file: at("bundled"), version: "1.2.3" });
  });

  it("is the one in the PATH where none came, or where that does not run", async () => {
    for (const bundled of [at("none"), at("broken")]) {
      const found = await find(places({ bundled, path: ["relative", path.dirname(at("path"))].join(path.delimiter) }));
      assert.equal(found.file, at("path"));
    }
  });

  it("is the one that the setting names, with ~ for the home folder", async () => {
    const found = await find(places({ setting: " ~/bin/copydesk ", bundled: at("bundled") }));
    assert.deepEqual(found, { file: at("home/bin"), version: "0.9.0" });
  });

  it("is no other than the setting names, and the message names the setting", async () => {
    const table = [
      [at("none"), "there is no such file"],
      [at("other"), "it is another program"],
      [at("broken"), "it ended with status 127"],
      ["bin/copydesk", "needs its full path"],
    ] as const;
    for (const [setting, why] of table) {
      const error = await failure({ setting, bundled: at("bundled") });
      assert.match(error.message, /copydesk\.server\.path/);
      assert.ok(error.message.includes(why), error.message);
      assert.ok(error.bySetting);
    }
  });

  it("is missed with a message that names the setting", async () => {
    assert.match((await failure({})).message, /another kind of computer.*copydesk\.server\.path/);
    const broken = await failure({ bundled: at("broken") });
    assert.match(broken.message, /does not run.*copydesk\.server\.path/);
    assert.match(broken.detail, /status 127/);
    // What lies in the open folder is not looked at.
    await failure({ path: [".", "", "bin"].join(path.delimiter) });
  });
});
