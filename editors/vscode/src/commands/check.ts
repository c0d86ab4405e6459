// Every draft of the folder at once.
import * as vscode from "vscode";

import type { Documents } from "../documents";
import type { Checked, CheckedDraft } from "../server/protocol";
import type { Session } from "../server/session";
import { count } from "../wording";

export async function checkWorkspace(session: Session, documents: Documents): Promise<void> {
  const options = { location: vscode.ProgressLocation.Window, title: "Copydesk: checking the drafts of this folder" };
  const checked = await vscode.window.withProgress(options, () => session.run<Checked>("copydesk.checkWorkspace"));
  if (checked === undefined) {
    throw new Error("Copydesk is not running: nothing was checked.");
  }
  if (checked.files.length === 0) {
    void vscode.window.showInformationMessage("Copydesk found no drafts in this folder.");
    return;
  }
  const chosen = await vscode.window.showInformationMessage(`Copydesk: ${checked.text}.`, "Show List", "Show Problems");
  if (chosen === "Show List") {
    await showList(checked, documents);
  } else if (chosen === "Show Problems") {
    await vscode.commands.executeCommand("workbench.actions.view.problems");
  }
}

async function showList(checked: Checked, documents: Documents): Promise<void> {
  const rows = checked.files.map((file) => {
    const target = vscode.Uri.parse(file.uri);
    return { text: vscode.workspace.asRelativePath(target), target, found: found(file) };
  });
  const width = Math.max(...rows.map(({ text }) => text.length));
  const lines = rows.map(({ text, found: words }) => `${text.padEnd(width)}   ${words}`);
  await documents.show("Drafts of this folder", `${checked.text}\n\n${lines.join("\n")}\n`, rows);
}

function found({ errors, warnings, infos, hints }: CheckedDraft): string {
  const counts = [
    [errors, "error"],
    [warnings, "warning"],
    [infos + hints, "note"],
  ] as const;
  const words = counts.filter(([number]) => number > 0).map(([number, noun]) => count(number, noun));
  return words.join(", ") || "nothing";
}
