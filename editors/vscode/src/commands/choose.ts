// Where the sources are, chosen from a dialogue.
import path from "node:path";
import * as vscode from "vscode";

import type { CorpusModel } from "../corpus";

export async function chooseCorpus(corpus: CorpusModel): Promise<void> {
  const settings = corpus.corpora.find((it) => it.settings !== null)?.settings;
  if (settings) {
    return governed(settings);
  }
  const folders = vscode.workspace.workspaceFolders ?? [];
  const chosen = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: true,
    openLabel: "Check Drafts Against This Folder",
    title: "The folder that your articles and transcripts are in",
    ...(folders[0] && { defaultUri: folders[0].uri }),
  });
  if (chosen === undefined) {
    return;
  }
  const only = folders.length === 1 ? folders[0]?.uri.fsPath : undefined;
  const paths = chosen.map(({ fsPath }) => within(only, fsPath));
  const target = folders.length > 0 ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration("copydesk").update("corpus", paths, target);
  await vscode.commands.executeCommand("copydesk.sources.show");
}

/** A path inside the folder that is open is meant from there, so that the folder can be moved. */
export function within(folder: string | undefined, file: string): string {
  const relative = folder === undefined ? "" : path.relative(folder, file);
  return relative === "" || relative.startsWith("..") || path.isAbsolute(relative) ? file : relative;
}

async function governed(settings: string): Promise<void> {
  const open = `Open ${path.basename(settings)}`;
  const text = `The sources of this draft are named in ${settings}.`;
  if ((await vscode.window.showInformationMessage(text, open)) === open) {
    await vscode.window.showTextDocument(vscode.Uri.file(settings));
  }
}
