import path from "node:path";
import * as vscode from "vscode";

import type { Parts } from "../../src/extension";

/** The folder that is open. */
export function folder(): string {
  return vscode.workspace.workspaceFolders![0]!.uri.fsPath;
}

export async function parts(): Promise<Parts> {
  return vscode.extensions.getExtension<Parts>("copydesk.copydesk")!.activate();
}

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(path.join(folder(), name));
  await vscode.window.showTextDocument(document);
  return document;
}

export async function untitled(content: string, language = "markdown"): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until there is something. */
export async function until<T>(look: () => T | Promise<T>, patience = 15_000): Promise<NonNullable<T>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found) {
      return found as NonNullable<T>;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain: ${look}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The codes of the findings, with the words that they are about. */
export function findings(document: vscode.TextDocument): [string, string][] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === "copydesk")
    .map((it) => [String((it.code as { value: string }).value ?? it.code), document.getText(it.range)]);
}

export async function replace(document: vscode.TextDocument, words: string, by: string): Promise<void> {
  const at = document.getText().indexOf(words);
  const range = new vscode.Range(document.positionAt(at), document.positionAt(at + words.length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, by);
  await vscode.workspace.applyEdit(edit);
}

/** A place within some words. */
export function within(document: vscode.TextDocument, words: string, offset = 1): vscode.Position {
  return document.positionAt(document.getText().indexOf(words) + offset);
}
