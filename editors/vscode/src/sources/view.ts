// The list of the sources.
import * as vscode from "vscode";

import type { CorpusModel } from "../corpus";
import type { Corpus } from "../server/protocol";
import { corpusItem, countItems, problemItem, sourceItem, type KnownSource } from "./items";

export type SourcesNode = { corpus: Corpus } | { source: KnownSource } | { problem: string } | { item: vscode.TreeItem };

export class SourcesView implements vscode.TreeDataProvider<SourcesNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<SourcesNode>;
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly model: CorpusModel) {
    this.view = vscode.window.createTreeView("copydesk.sources", { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [model.onDidChange(() => this.changes.fire()), this.view, this.changes];
  }

  getTreeItem(node: SourcesNode): vscode.TreeItem {
    if ("corpus" in node) {
      return corpusItem(node.corpus);
    }
    if ("source" in node) {
      return sourceItem(node.source);
    }
    return "problem" in node ? problemItem(node.problem) : node.item;
  }

  getChildren(node?: SourcesNode): SourcesNode[] {
    if (node === undefined) {
      return this.model.corpora.map((corpus) => ({ corpus }));
    }
    if ("corpus" in node) {
      const problems = node.corpus.problems.map((problem) => ({ problem }));
      return [...problems, ...node.corpus.sources.map((source) => ({ source }))];
    }
    return "source" in node ? countItems(node.source.counts).map((item) => ({ item })) : [];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }
}
