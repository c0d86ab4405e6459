import assert from "node:assert/strict";
import * as vscode from "vscode";

import type { FactsNode, FactsView } from "../../src/facts/view";
import type { SourcesView } from "../../src/sources/view";
import { open, parts, replace, until } from "./help";

const labelOf = ({ label }: vscode.TreeItem) => (typeof label === "object" ? label.label : (label ?? ""));

describe("the list of facts", () => {
  let facts: FactsView;
  let draft: vscode.TextDocument;

  const labels = async (node?: FactsNode) =>
    (await facts.getChildren(node)).map((it) => labelOf(facts.getTreeItem(it)));
  const groupOf = async (name: string): Promise<FactsNode | undefined> =>
    (await facts.getChildren()).find((it) => labelOf(facts.getTreeItem(it)) === name);
  const contradicted = async (): Promise<string[]> => {
    const group = await groupOf("Contradicted by the sources");
    return group ? labels(group) : [];
  };

  before(async () => {
    ({ facts } = await parts());
    draft = await open("ferry/ferry.md");
    await until(async () => (await contradicted()).includes("$2.3 million"));
  });

  it("has the doubtful first, by verdict and in the order of the text", async () => {
    const names = ["Contradicted by the sources", "Not in the sources", "Supported", "Not checked"];
    assert.deepEqual(await labels(), names);
    assert.deepEqual(await contradicted(), [
      "“We will never leave a nurse on the quay,”",
      "$2.3 million",
      "Wednesday, March 4, 2026",
    ]);
  });

  it("leads from a fact to its place", async () => {
    const group = await groupOf("Contradicted by the sources");
    const [, figure] = await facts.getChildren(group);
    const { command } = facts.getTreeItem(figure!);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document, draft);
    assert.equal(draft.getText(editor.selection), "$2.3 million");
  });

  it("has the sources under a fact, and leads to the passage; the list stays that of the draft", async () => {
    const group = await groupOf("Contradicted by the sources");
    const [, figure] = await facts.getChildren(group);
    const [passage] = await facts.getChildren(figure);
    const item = facts.getTreeItem(passage!);
    assert.equal(labelOf(item), "The repairs cost $3.2 million and took 14 months.");
    const [[start, end]] = (item.label as vscode.TreeItemLabel).highlights as [[number, number]];
    assert.equal(labelOf(item).slice(start, end), "$3.2 million");
    assert.equal(item.description, "Harbour Gazette, March 3, 2026, paragraph 3");
    await vscode.commands.executeCommand(item.command!.command, ...item.command!.arguments!);
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document.getText(editor.selection), "$3.2 million");
    assert.ok((await contradicted()).includes("$2.3 million"));
    await vscode.window.showTextDocument(draft);
  });

  it("keeps up with typing", async () => {
    await replace(draft, "$2.3 million", "$3.2 million");
    await until(async () => !(await contradicted()).includes("$2.3 million"));
    await replace(draft, "The repairs", "Now the repairs");
    for (const digit of ["$1.2", "$1.23", "$1.234", "$2.3"]) {
      await replace(draft, /\$[\d.]+/.exec(draft.getText())![0], digit);
    }
    await until(async () => (await contradicted()).includes("$2.3 million"));
    const group = await groupOf("Contradicted by the sources");
    const node = (await facts.getChildren(group)).find((it) => labelOf(facts.getTreeItem(it)) === "$2.3 million");
    const { command } = facts.getTreeItem(node!);
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    assert.equal(draft.getText(vscode.window.activeTextEditor!.selection), "$2.3 million");
    await replace(draft, "Now the repairs", "The repairs");
  });
});

describe("the list of sources", () => {
  let sources: SourcesView;

  before(async () => {
    ({ sources } = await parts());
    await open("ferry/ferry.md");
    await until(() => sources.getChildren().some((it) => labelOf(sources.getTreeItem(it)) === "ferry"));
  });

  it("has title, outlet, date and the number of facts, and opens the source", async () => {
    const [corpus] = sources.getChildren();
    const item = sources.getTreeItem(corpus!);
    assert.equal(item.description, "2 sources");
    const rows = sources.getChildren(corpus).map((it) => sources.getTreeItem(it));
    assert.deepEqual(rows.map(labelOf), ["Council votes to keep the night ferry", "Night ferry saved, islanders relieved"]);
    assert.equal(rows[0]!.description, "Harbour Gazette · March 3, 2026 · 10 facts");
    await vscode.commands.executeCommand(rows[0]!.command!.command, ...rows[0]!.command!.arguments!);
    assert.match(vscode.window.activeTextEditor!.document.uri.path, /harbour-gazette\.md$/);
  });

  it("counts what a source states", () => {
    const [corpus] = sources.getChildren();
    const [first] = sources.getChildren(corpus);
    const counts = sources.getChildren(first).map((it) => labelOf(sources.getTreeItem(it)));
    assert.deepEqual(counts, ["2 quotations", "3 figures", "2 dates", "3 names"]);
  });

  it("is that of the draft", async () => {
    await open("elsewhere/story.md");
    await until(() => sources.getChildren().some((it) => labelOf(sources.getTreeItem(it)) === "sources"));
    await open("ferry/ferry.md");
    await until(() => sources.getChildren().some((it) => labelOf(sources.getTreeItem(it)) === "ferry"));
  });
});
