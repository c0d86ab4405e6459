// The facts of the active draft, kept up with what is typed.
import * as vscode from "vscode";

import type { ActiveDraft } from "../draft";
import { FACT, FACTS, type FactParams, type Facts, type FactsParams, type OneFact, type Passage } from "../server/protocol";
import type { Session } from "../server/session";
import { Soon } from "../soon";
import { group, type Group, type Listed } from "./group";

/** The list is for reading, not for typing: it may come a moment after the squiggles. */
const DELAY = 150;

export class FactsModel implements vscode.Disposable {
  private list: readonly Group[] = [];
  private document: vscode.TextDocument | undefined;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly soon = new Soon(() => this.load(), DELAY);
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChange = this.changes.event;

  constructor(
    private readonly session: Session,
    private readonly draft: ActiveDraft,
  ) {
    this.subscriptions = [
      session.onDidMove(() => this.soon.again()),
      session.onDidCheck(({ uri }) => this.concerns(uri) && this.soon.again()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.concerns(document.uri) && this.soon.again()),
      draft.onDidChange(() => void this.load()),
    ];
    void this.load();
  }

  get groups(): readonly Group[] {
    return this.list;
  }

  /** The draft that the groups are of. */
  get shown(): vscode.TextDocument | undefined {
    return this.document;
  }

  /** What the sources say of a fact, the best first. */
  async passages(fact: Listed): Promise<readonly Passage[]> {
    const document = this.document;
    if (document === undefined) {
      return [];
    }
    const params: FactParams = { textDocument: { uri: this.session.name(document.uri) }, position: fact.range.start };
    const facts = (await this.session.ask<OneFact[]>(FACT, params)) ?? [];
    return facts.find((it) => it.kind === fact.kind && it.label === fact.label)?.evidence ?? [];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, this.changes, this.soon).dispose();
  }

  private concerns(uri: vscode.Uri): boolean {
    return this.draft.current?.uri.toString() === uri.toString();
  }

  private async load(): Promise<void> {
    const document = this.draft.current;
    if (document === undefined || this.session.standing !== "running") {
      return this.take(undefined, []);
    }
    const params: FactsParams = { textDocument: { uri: this.session.name(document.uri) } };
    const answer = await this.session.ask<Facts>(FACTS, params);
    // An answer about an older text is dropped: one about the newer is on its way.
    if (this.draft.current === document && answer?.version === document.version) {
      this.take(document, group(answer));
    }
  }

  private take(document: vscode.TextDocument | undefined, groups: readonly Group[]): void {
    this.document = document;
    this.list = groups;
    this.changes.fire();
  }
}
