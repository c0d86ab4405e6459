// Text that was made here, to read only.
import * as vscode from "vscode";

const SCHEME = "copydesk-text";

/** A word of the text that leads to a file. */
export interface Link {
  readonly text: string;
  readonly target: vscode.Uri;
}

export class Documents implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  private readonly texts = new Map<string, { text: string; links: readonly Link[] }>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly subscriptions: vscode.Disposable;

  readonly onDidChange = this.changes.event;

  constructor() {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
      this.changes,
    );
  }

  /** Shows a text under a name; an older one of that name is replaced. */
  async show(name: string, text: string, links: readonly Link[] = []): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.texts.set(uri.toString(), { text, links });
    this.changes.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString())?.text ?? "";
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const all = document.getText();
    const links = this.texts.get(document.uri.toString())?.links ?? [];
    return links.flatMap(({ text, target }) => {
      const at = all.indexOf(text);
      const range = new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
      return at < 0 ? [] : [new vscode.DocumentLink(range, target)];
    });
  }

  dispose(): void {
    this.subscriptions.dispose();
  }
}
