// The item behind {} in the status bar: what the draft is checked against, and whether it is.
import * as vscode from "vscode";

import type { CorpusModel } from "./corpus";
import { SELECTOR } from "./languages";
import type { Session } from "./server/session";
import { corpusName, count } from "./wording";

export class Status implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("copydesk.status", SELECTOR);
  private readonly subscriptions: vscode.Disposable[];

  constructor(
    private readonly session: Session,
    private readonly corpus: CorpusModel,
  ) {
    this.item.name = "Copydesk";
    this.subscriptions = [this.item, session.onDidMove(() => this.show()), corpus.onDidChange(() => this.show())];
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(): void {
    const { text, detail, severity, command } = this.state();
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = severity;
    this.item.command = command;
    this.item.busy = this.session.standing === "starting" || this.session.readingSources !== undefined;
  }

  private state(): Pick<vscode.LanguageStatusItem, "text" | "detail" | "severity" | "command"> {
    const { Error: Bad, Warning, Information } = vscode.LanguageStatusSeverity;
    const restart = { command: "copydesk.server.restart", title: "Restart" };
    const show = { command: "copydesk.sources.show", title: "Show Sources" };
    if (this.session.standing === "stopped") {
      return { text: "Copydesk: stopped", detail: "nothing is being checked", severity: Bad, command: restart };
    }
    if (this.session.standing === "starting") {
      return { text: "Copydesk: starting", detail: "", severity: Information, command: restart };
    }
    if (this.session.readingSources !== undefined) {
      const detail = `reading sources ${this.session.readingSources}`.trim();
      return { text: "Copydesk", detail, severity: Information, command: show };
    }
    const sources = this.corpus.corpora.reduce((sum, it) => sum + it.sources.length, 0);
    const detail = this.corpus.corpora.map(corpusName).join(", ");
    const problems = this.corpus.corpora.flatMap((it) => it.problems);
    const severity = problems.length > 0 ? Warning : Information;
    return { text: `Copydesk: ${count(sources, "source")}`, detail: [detail, ...problems].join(" · "), severity, command: show };
  }
}
