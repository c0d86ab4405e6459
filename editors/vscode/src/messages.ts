// Messages that say what can be done about it.
import * as vscode from "vscode";

const ACTIONS = {
  Restart: () => vscode.commands.executeCommand("copydesk.server.restart"),
  "Show Log": () => vscode.commands.executeCommand("copydesk.log.show"),
  "Open Settings": () => vscode.commands.executeCommand("workbench.action.openSettings", "@ext:copydesk.copydesk"),
} as const;

type Action = keyof typeof ACTIONS;

export async function error(text: string, ...actions: Action[]): Promise<void> {
  await act(await vscode.window.showErrorMessage(text, ...actions));
}

export async function warning(text: string, ...actions: Action[]): Promise<void> {
  await act(await vscode.window.showWarningMessage(text, ...actions));
}

async function act(chosen: Action | undefined): Promise<void> {
  if (chosen !== undefined) {
    await ACTIONS[chosen]();
  }
}
