import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { Crashes } from "../../src/server/crashes";
import { forServer } from "../../src/server/settings";

describe("what the server is told", () => {
  it("is what it knows, and nothing of the extension's own", () => {
    const values: Record<string, unknown> = {
      corpus: ["sources"],
      severities: {},
      codeLens: false,
      citation: "comment",
      published: "",
      "server.path": "/x",
      server: { path: "/x" },
      trace: { server: "off" },
    };
    assert.deepEqual(forServer((key) => values[key]), {
      corpus: ["sources"],
      severities: {},
      codeLens: false,
      citation: "comment",
    });
  });
});

describe("a server that dies", () => {
  it("is started again, but not when it keeps dying", () => {
    let now = 0;
    const crashes = new Crashes(3, 1000, () => now);
    assert.deepEqual([crashes.again(), crashes.again(), crashes.again()], [true, true, false]);
    now = 2000;
    assert.equal(crashes.again(), true);
    crashes.again();
    crashes.forget();
    assert.equal(crashes.again(), true);
  });
});
