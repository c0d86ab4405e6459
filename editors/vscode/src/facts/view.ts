// The list of the draft's facts.
import * as vscode from "vscode";

import type { Passage } from "../server/protocol";
import { count } from "../wording";
import type { Group, Listed } from "./group";
import { factItem, groupItem, nothingItem, passageItem } from "./items";
import type { FactsModel } from "./model";

export type FactsNode = { group: Group } | { fact: Listed } | { passage: Passage } | { nothing: true };

export class FactsView implements vscode.TreeDataProvider<FactsNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<FactsNode>;
  private readonly subscriptions: vscode.Disposable[];

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly model: FactsModel) {
    this.view = vscode.window.createTreeView("copydesk.facts", { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [model.onDidChange(() => this.show()), this.view, this.changes];
    this.show();
  }

  getTreeItem(node: FactsNode): vscode.TreeItem {
    if ("group" in node) {
      return groupItem(node.group);
    }
    if ("passage" in node) {
      return passageItem(node.passage);
    }
    return "fact" in node && this.model.shown ? factItem(node.fact, this.model.shown) : nothingItem();
  }

  async getChildren(node?: FactsNode): Promise<FactsNode[]> {
    if (node === undefined) {
      return this.model.groups.map((group) => ({ group }));
    }
    if ("group" in node) {
      return node.group.facts.map((fact) => ({ fact }));
    }
    if ("fact" in node) {
      const passages = await this.model.passages(node.fact);
      return passages.length > 0 ? passages.map((passage) => ({ passage })) : [{ nothing: true }];
    }
    return [];
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private show(): void {
    const document = this.model.shown;
    const wrong = this.model.groups.find(({ verdict }) => verdict === "contradicted")?.facts.length ?? 0;
    this.view.badge = wrong > 0 ? { value: wrong, tooltip: `${count(wrong, "fact")} contradicted by the sources` } : undefined;
    this.view.description = document?.uri.path.split("/").at(-1);
    this.view.message =
      document && this.model.groups.length === 0 ? "No quotations, figures, dates or names yet." : undefined;
    this.changes.fire();
  }
}
