// Puts the parts together: the server's session, the two views, the status item, the commands.
import * as vscode from "vscode";

import { registerCommands } from "./commands";
import { CorpusModel } from "./corpus";
import { Documents } from "./documents";
import { ActiveDraft } from "./draft";
import { FactsModel } from "./facts/model";
import { FactsView } from "./facts/view";
import { Session } from "./server/session";
import { SourcesView } from "./sources/view";
import { Status } from "./status";

/** For tests. */
export interface Parts {
  readonly session: Session;
  readonly facts: FactsView;
  readonly sources: SourcesView;
}

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): Parts {
  const log = vscode.window.createOutputChannel("Copydesk", { log: true });
  session = new Session(context, log);
  const corpus = new CorpusModel(session);
  const draft = new ActiveDraft((uri) => corpus.isSource(uri));
  corpus.follow(draft);
  const model = new FactsModel(session, draft);
  const documents = new Documents();
  const facts = new FactsView(model);
  const sources = new SourcesView(corpus);
  const status = new Status(session, corpus);
  const commands = registerCommands(session, corpus, facts, documents, log);
  context.subscriptions.push(log, corpus, draft, model, documents, facts, sources, status, commands, follow(session));
  // Not waited for: the editor goes on while the program is found and started.
  void session.start();
  return { session, facts, sources };
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

/** Another program is started as soon as another is named, or a folder that names one is trusted. */
function follow(running: Session): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("copydesk.server.path")) {
      void running.restart();
    }
  });
}
