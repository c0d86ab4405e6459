// The draft that the views speak of.
import * as vscode from "vscode";

import { isDraft } from "./languages";

/** The last draft that had the cursor: it stays while the user looks into a source. */
export class ActiveDraft implements vscode.Disposable {
  private document: vscode.TextDocument | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];

  /** Another draft, or none. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly isSource: (uri: vscode.Uri) => boolean) {
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.look()),
      vscode.workspace.onDidOpenTextDocument(() => this.look()),
      vscode.workspace.onDidCloseTextDocument((closed) => closed === this.document && this.take(undefined)),
    ];
    this.look();
  }

  get current(): vscode.TextDocument | undefined {
    return this.document;
  }

  /** Looks again: the active editor, or what is a source, has changed. */
  look(): void {
    const active = vscode.window.activeTextEditor?.document;
    if (active !== undefined && active !== this.document && isDraft(active) && !this.isSource(active.uri)) {
      this.take(active);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changes).dispose();
  }

  private take(document: vscode.TextDocument | undefined): void {
    this.document = document;
    this.changes.fire();
    if (document === undefined) {
      this.look();
    }
  }
}
