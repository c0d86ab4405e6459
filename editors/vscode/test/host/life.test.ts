import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as vscode from "vscode";

import type { Session } from "../../src/server/session";
import { findings, open, parts, until } from "./help";

const FINDINGS = 4;

/** The processes that run this program. */
function pids(program: string): number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  return lines.filter((it) => it.includes(`${program} lsp`)).map((it) => Number.parseInt(it, 10));
}

describe("the server", () => {
  let session: Session;
  let draft: vscode.TextDocument;
  const running = () => pids(session.program!.file);

  before(async () => {
    ({ session } = await parts());
    draft = await open("ferry/ferry.md");
    await until(() => findings(draft).length === FINDINGS);
  });

  it("is the one that came with the extension, and runs once", () => {
    const { extensionPath } = vscode.extensions.getExtension("copydesk.copydesk")!;
    assert.ok(session.program!.file.startsWith(extensionPath));
    assert.equal(session.standing, "running");
    assert.equal(running().length, 1);
  });

  it("restarts by command, once, and the draft is checked again", async () => {
    const [old] = running();
    const commands = [1, 2, 3].map(() => vscode.commands.executeCommand("copydesk.server.restart"));
    await Promise.all(commands);
    await until(() => session.standing === "running" && findings(draft).length === FINDINGS);
    await until(() => running().length === 1);
    assert.notEqual(running()[0], old);
  });

  it("comes back when it has died", async () => {
    const [old] = running();
    process.kill(old!, "SIGKILL");
    await until(() => running().length === 1 && running()[0] !== old);
    await until(() => session.standing === "running" && findings(draft).length === FINDINGS);
  });

  it("is not started for ever when it keeps dying, and restarts by command all the same", async () => {
    for (let deaths = 0; deaths < 6 && session.standing !== "stopped"; deaths += 1) {
      await until(() => session.standing === "running" && running().length === 1);
      const [old] = running();
      process.kill(old!, "SIGKILL");
      await until(() => session.standing === "stopped" || (running().length === 1 && running()[0] !== old));
    }
    assert.equal(session.standing, "stopped");
    await vscode.commands.executeCommand("copydesk.server.restart");
    await until(() => session.standing === "running" && findings(draft).length === FINDINGS);
  });

  it("that the setting names is the one that runs, and a wrong one stops it", async () => {
    const settings = vscode.workspace.getConfiguration("copydesk");
    await settings.update("server.path", "/nowhere/copydesk", vscode.ConfigurationTarget.Global);
    await until(() => session.standing === "stopped");
    await until(() => findings(draft).length === 0);
    await settings.update("server.path", undefined, vscode.ConfigurationTarget.Global);
    await until(() => session.standing === "running" && findings(draft).length === FINDINGS);
  });

  it("reads the sources again by command", async () => {
    await vscode.commands.executeCommand("copydesk.corpus.reload");
    await until(() => findings(draft).length === FINDINGS);
  });

  it("checks every draft of the folder, and answers with the counts", async () => {
    const checked = await session.run<{ files: { uri: string; errors: number }[] }>("copydesk.checkWorkspace");
    const ferry = checked!.files.find(({ uri }) => uri.endsWith("/ferry/ferry.md"));
    assert.equal(ferry!.errors, 3);
  });

  it("has every command that package.json names", async () => {
    const { packageJSON } = vscode.extensions.getExtension("copydesk.copydesk")!;
    const named: string[] = packageJSON.contributes.commands.map((it: { command: string }) => it.command);
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(named.filter((it) => !known.includes(it)), []);
  });
});
