// The list of the draft's facts.
import * as vscode from "vscode";

import type { Passage } from "../server/protocol";
import { Soon } from "../soon";
import { count } from "../wording";
import type { Group, Listed } from "./group";
import { factItem, groupItem, nothingItem, passageItem, rangeOf } from "./items";
import type { FactsModel } from "./model";

export type FactsNode = { group: Group } | { fact: Listed } | { passage: Passage } | { nothing: true };

/** The cursor rests. */
const DELAY = 200;

export class FactsView implements vscode.TreeDataProvider<FactsNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<FactsNode>;
  private readonly rest = new Soon(() => this.follow(), DELAY);
  private readonly subscriptions: vscode.Disposable[];
  private selected: string | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(private readonly model: FactsModel) {
    this.view = vscode.window.createTreeView("copydesk.facts", { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      model.onDidChange(() => this.show()),
      vscode.window.onDidChangeTextEditorSelection(() => this.rest.again()),
      this.view,
      this.changes,
      this.rest,
    ];
    this.show();
  }

  getTreeItem(node: FactsNode): vscode.TreeItem {
    if ("group" in node) {
      return groupItem(node.group);
    }
    if ("passage" in node) {
      return passageItem(node.passage);
    }
    return "fact" in node ? factItem(node.fact) : nothingItem();
  }

  getParent(node: FactsNode): FactsNode | undefined {
    const group = "fact" in node && this.model.groups.find(({ facts }) => facts.some(({ id }) => id === node.fact.id));
    return group ? { group } : undefined;
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

  /** Goes to the place of a fact, and opens its sources below it. */
  async open(fact: Listed): Promise<void> {
    if (this.model.shown === undefined) {
      return;
    }
    this.selected = fact.id;
    await vscode.window.showTextDocument(this.model.shown, { selection: rangeOf(fact.range) });
    await this.view.reveal({ fact }, { expand: true });
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

  /** The fact under the cursor is the one selected in the list. */
  private follow(): void {
    const editor = vscode.window.activeTextEditor;
    if (!this.view.visible || editor === undefined || editor.document !== this.model.shown) {
      return;
    }
    const facts = this.model.groups.flatMap((group) => group.facts);
    const here = facts.filter(({ range }) => rangeOf(range).contains(editor.selection.active));
    // Of those that lie in one another, the innermost.
    const fact = here.find((it) => here.every((other) => rangeOf(other.range).contains(rangeOf(it.range))));
    if (fact !== undefined && fact.id !== this.selected) {
      void this.view.reveal({ fact });
    }
    this.selected = fact?.id;
  }
}
