import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { Crashes } from "../../src/server/crashes";
import { Gate } from "../../src/server/gate";
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

describe("a gate", () => {
  const token = { isCancellationRequested: false, onCancellationRequested: () => undefined };

  it("lets one through for each change", async () => {
    const gate = new Gate();
    const passed: number[] = [];
    const pass = async (number: number) => (await gate.pass(token)) && passed.push(number);
    await pass(1);
    const waiting = pass(2);
    await Promise.resolve();
    assert.deepEqual(passed, [1]);
    gate.open();
    await waiting;
    assert.deepEqual(passed, [1, 2]);
    gate.open();
    gate.open();
    await pass(3);
    assert.deepEqual(passed, [1, 2, 3]);
  });

  it("turns away what was called off", async () => {
    const gate = new Gate();
    await gate.pass(token);
    let callOff = () => {};
    const late = { isCancellationRequested: false, onCancellationRequested: (it: () => void) => (callOff = it) };
    const waiting = gate.pass(late);
    late.isCancellationRequested = true;
    callOff();
    assert.equal(await waiting, false);
  });
});
