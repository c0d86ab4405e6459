// What the draft is checked against, as the server last told.
import * as vscode from "vscode";

import type { ActiveDraft } from "./draft";
import type { Corpora, Corpus } from "./server/protocol";
import type { Session } from "./server/session";
import { Soon } from "./soon";

/** Several things change at once when a corpus does; the server is asked after the last. */
const DELAY = 150;

export class CorpusModel implements vscode.Disposable {
  private list: readonly Corpus[] = [];
  private uris = new Set<string>();
  private draft: ActiveDraft | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly soon = new Soon(() => this.load(), DELAY);
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChange = this.changes.event;

  constructor(private readonly session: Session) {
    this.subscriptions = [
      session.onDidMove(() => this.soon.again()),
      session.onDidCheck(({ again }) => again && this.soon.again()),
    ];
  }

  /** The corpora in use: that of the draft, or all if no draft is open. */
  get corpora(): readonly Corpus[] {
    return this.list;
  }

  /** From now on, that of this draft. */
  follow(draft: ActiveDraft): void {
    this.draft = draft;
    this.subscriptions.push(draft.onDidChange(() => this.soon.again()));
    this.soon.again();
  }

  /** Whether a document is a source, not a draft. */
  isSource(uri: vscode.Uri): boolean {
    return this.uris.has(uri.toString());
  }

  /** Asks the server again. */
  refresh(): void {
    this.soon.again();
  }

  private take(answer: Corpora | undefined): void {
    this.list = answer?.corpora ?? [];
    const uris = this.list.flatMap((corpus) => corpus.sources.flatMap(({ uri }) => uri ?? []));
    this.uris = new Set(uris.map((uri) => vscode.Uri.parse(uri).toString()));
    this.changes.fire();
    this.draft?.look();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changes, this.soon).dispose();
  }

  private async load(): Promise<void> {
    if (this.session.standing !== "running") {
      return this.take(undefined);
    }
    const uri = this.draft?.current?.uri;
    const argument = uri ? { uri: this.session.name(uri) } : {};
    const answer = await this.session.run<Corpora>("copydesk.showCorpus", argument);
    if (this.draft?.current?.uri === uri) {
      this.take(answer);
    }
  }
}
