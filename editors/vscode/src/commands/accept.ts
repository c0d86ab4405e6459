// A finding that may stand: its reason is asked for here, and the server writes both into the ledger.
import * as vscode from "vscode";

import type { AcceptableFinding } from "../server/protocol";
import type { Session } from "../server/session";

export async function acceptFinding(session: Session, finding: AcceptableFinding): Promise<void> {
  const reason = await vscode.window.showInputBox({
    title: `Accept ${finding.code}`,
    prompt: "Why may it stand?",
    placeHolder: "Such as: read back by phone",
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === "" ? "Nothing is accepted without a reason." : undefined),
  });
  if (reason === undefined) {
    return;
  }
  const ledger = vscode.Uri.parse(finding.ledger);
  // The server adds to what is on the disk.
  await vscode.workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === ledger.toString())?.save();
  await session.demand("copydesk.acceptFinding", { ...finding, reason });
  vscode.window.setStatusBarMessage(`Copydesk has written it into ${vscode.workspace.asRelativePath(ledger)}.`, 5000);
}
