// Every command. What goes wrong in one is a message with something to do about it.
import * as vscode from "vscode";

import type { CorpusModel } from "../corpus";
import type { Documents } from "../documents";
import type { Listed } from "../facts/group";
import type { FactsView } from "../facts/view";
import * as say from "../messages";
import type { AcceptableFinding, Corpora } from "../server/protocol";
import type { Session } from "../server/session";
import type { KnownSource } from "../sources/items";
import { count } from "../wording";
import { acceptFinding } from "./accept";
import { checkWorkspace } from "./check";
import { chooseCorpus } from "./choose";
import { describe } from "./describe";

export function registerCommands(
  session: Session,
  corpus: CorpusModel,
  facts: FactsView,
  documents: Documents,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const commands: Record<string, (argument: never) => unknown> = {
    "workspace.check": () => checkWorkspace(session, documents),
    "corpus.reload": () => reload(session, corpus),
    "corpus.choose": () => chooseCorpus(corpus),
    "sources.show": () => vscode.commands.executeCommand("copydesk.sources.focus"),
    "source.describe": (source: KnownSource) => describe(source, documents),
    "finding.accept": (finding: AcceptableFinding) => acceptFinding(session, finding),
    "fact.open": (fact: Listed) => facts.open(fact),
    "facts.show": () => vscode.commands.executeCommand("copydesk.facts.focus"),
    "draft.new": async () => vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown" })),
    "server.restart": () => session.restart(),
    "log.show": () => log.show(),
  };
  const guarded = Object.entries(commands).map(([name, step]) =>
    vscode.commands.registerCommand(`copydesk.${name}`, async (argument: never) => {
      try {
        await step(argument);
      } catch (error) {
        log.error(String(error));
        await say.error(error instanceof Error ? error.message : String(error), "Restart", "Show Log");
      }
    }),
  );
  return vscode.Disposable.from(...guarded);
}

async function reload(session: Session, corpus: CorpusModel): Promise<void> {
  const options = { location: vscode.ProgressLocation.Window, title: "Copydesk: reading the sources" };
  const answer = await vscode.window.withProgress(options, () => session.run<Corpora>("copydesk.reloadCorpus"));
  if (answer === undefined) {
    throw new Error("Copydesk is not running: no sources were read.");
  }
  corpus.refresh();
  const sources = answer.corpora.reduce((sum, it) => sum + it.sources.length, 0);
  vscode.window.setStatusBarMessage(`Copydesk has read ${count(sources, "source")}.`, 5000);
}
