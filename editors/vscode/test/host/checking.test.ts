import assert from "node:assert/strict";
import path from "node:path";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";

import { findings, folder, open, parts, replace, until, untitled, within } from "./help";

const OF_THE_DRAFT = [
  ["misquote", "a nurse"],
  ["figure-conflict", "$2.3 million"],
  ["unsourced-quote", "“The mainland has forgotten us,”"],
  ["date-conflict", "Wednesday, March 4, 2026"],
];

describe("a draft in the editor", () => {
  let draft: vscode.TextDocument;

  before(async () => {
    await parts();
    draft = await open("ferry/ferry.md");
    await until(() => findings(draft).length === OF_THE_DRAFT.length);
  });

  it("has the findings on the very words, after an emoji too", () => {
    assert.deepEqual(findings(draft), OF_THE_DRAFT);
  });

  it("has findings that link to the page of their check", async () => {
    const [misquote] = vscode.languages.getDiagnostics(draft.uri);
    const { target } = misquote!.code as { target: vscode.Uri };
    assert.match(await readFile(target.fsPath, "utf8"), /misquote/);
  });

  it("has findings that name the passage in the source", () => {
    const [misquote] = vscode.languages.getDiagnostics(draft.uri);
    const [passage] = misquote!.relatedInformation ?? [];
    assert.equal(path.basename(passage!.location.uri.fsPath), "harbour-gazette.md");
    assert.match(passage!.message, /Harbour Gazette, March 3, 2026/);
  });

  it("tells in a hover what the source has, and which", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      draft.uri,
      within(draft, "$2.3"),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((it) => (it as vscode.MarkdownString).value)).join("\n");
    assert.match(text, /\*\*Contradicted\*\*/);
    assert.match(text, /\*\*\\?\$3\.2 million\*\*/);
    assert.match(text, /Harbour Gazette, March 3, 2026/);
    assert.match(text, /by Jo Penn/);
    assert.match(text, /\[paragraph 3\]\(file:.*harbour-gazette\.md#L\d+\)/);
  });

  it("leads to the passage in the source", async () => {
    const places = await vscode.commands.executeCommand<(vscode.LocationLink | vscode.Location)[]>(
      "vscode.executeDefinitionProvider",
      draft.uri,
      within(draft, "The night boat"),
    );
    assert.equal(places.length, 1);
    const place = places[0]!;
    const [uri, range] =
      "targetUri" in place ? [place.targetUri, place.targetSelectionRange ?? place.targetRange] : [place.uri, place.range];
    const source = await vscode.workspace.openTextDocument(uri);
    assert.match(source.getText(range), /The night boat is how nurses get home/);
  });

  it("is mended with the source's words, and no others change", async () => {
    const [, figure] = vscode.languages.getDiagnostics(draft.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      draft.uri,
      figure!.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.includes("$3.2 million"));
    assert.ok(fix?.edit, `offered: ${actions.map(({ title }) => title)}`);
    assert.ok(fix.isPreferred);
    const before = draft.getText();
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(draft.getText(), before.replace("$2.3 million", "$3.2 million"));
    await until(() => findings(draft).length === OF_THE_DRAFT.length - 1);
    await vscode.commands.executeCommand("undo");
    await until(() => findings(draft).length === OF_THE_DRAFT.length);
  });

  it("is completed with a quotation, word for word", async () => {
    const document = await untitled("Ada Quill said: “The night bo");
    const list = await until(async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        document.lineAt(0).range.end,
      );
      return found.items.find((it) => JSON.stringify(it).includes("how nurses get home")) && found;
    });
    const item = list.items.find((it) => JSON.stringify(it).includes("how nurses get home"))!;
    assert.match(JSON.stringify(item.insertText), /The night boat is how nurses get home/);
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("may be one that was never saved, in any language of drafts", async () => {
    for (const [language, text] of [
      ["markdown", "The repairs cost $2.3 million."],
      ["plaintext", "The repairs cost $2.3 million."],
      ["html", "<p>The repairs cost $2.3 million.</p>"],
      ["restructuredtext", "The repairs cost $2.3 million."],
      ["latex", "The repairs cost \\$2.3 million."],
      ["git-commit", "The repairs cost $2.3 million."],
    ] as const) {
      const document = await untitled(text, language);
      await until(() => findings(document).length > 0).catch(() => assert.fail(`nothing found in ${language}`));
      assert.equal(findings(document)[0]![0], "figure-conflict");
      await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    }
  });

  it("is checked by the editor's settings where no file of settings stands", async () => {
    const settings = vscode.workspace.getConfiguration("copydesk");
    const document = await open("elsewhere/story.md");
    await until(() => findings(document).length === 1);
    await settings.update("severities", { "figure-conflict": "off" }, vscode.ConfigurationTarget.Workspace);
    await until(() => findings(document).length === 0);
    await settings.update("severities", undefined, vscode.ConfigurationTarget.Workspace);
    await until(() => findings(document).length === 1);
    await settings.update("corpus", [], vscode.ConfigurationTarget.Workspace);
    await until(() => !findings(document).some(([code]) => code === "figure-conflict"));
    await settings.update("corpus", ["ferry/sources"], vscode.ConfigurationTarget.Workspace);
    await until(() => findings(document).length === 1);
  });

  it("is checked even if it is not open", async () => {
    const closed = vscode.Uri.file(path.join(folder(), "elsewhere/closed.md"));
    await until(() => vscode.languages.getDiagnostics(closed).length === 1);
    await vscode.workspace.fs.writeFile(closed, Buffer.from("The repairs cost $3.2 million.\n"));
    // It is looked at when something else happens, too.
    await vscode.commands.executeCommand("copydesk.corpus.reload");
    await until(() => vscode.languages.getDiagnostics(closed).length === 0);
  });

  it("offers to open the source", async () => {
    await vscode.window.showTextDocument(draft);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      draft.uri,
      new vscode.Range(within(draft, "$2.3"), within(draft, "$2.3")),
    );
    const { command } = actions.find(({ title }) => title.startsWith("Open the source"))!;
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    await until(() => vscode.window.activeTextEditor?.document.uri.path.endsWith("harbour-gazette.md"));
    const editor = vscode.window.activeTextEditor!;
    await until(() => editor.document.getText(editor.selection) === "$3.2 million");
    await vscode.window.showTextDocument(draft);
  });

  it("is checked again when a source changes", async () => {
    await open("ferry/ferry.md");
    const source = vscode.Uri.file(path.join(folder(), "ferry/sources/harbour-gazette.md"));
    const text = await readFile(source.fsPath, "utf8");
    await vscode.workspace.fs.writeFile(source, Buffer.from(text.replace("$3.2 million", "$2.3 million")));
    await until(() => findings(draft).length === OF_THE_DRAFT.length - 1);
    await vscode.workspace.fs.writeFile(source, Buffer.from(text));
    await until(() => findings(draft).length === OF_THE_DRAFT.length);
  });

  it("keeps up with typing", async () => {
    await replace(draft, "$2.3 million", "$3.2 million");
    await replace(draft, "$3.2 million", "$4.2 million");
    await until(() => findings(draft).some(([, words]) => words === "$4.2 million"));
    await replace(draft, "$4.2 million", "$2.3 million");
    await until(() => findings(draft).some(([, words]) => words === "$2.3 million"));
    assert.deepEqual(findings(draft), OF_THE_DRAFT);
  });
});
