// How corpora and sources look in the list.
import * as vscode from "vscode";

import type { Corpus, Counts } from "../server/protocol";
import { corpusName, count, day, title, total } from "../wording";

export type KnownSource = Corpus["sources"][number];

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function corpusItem(corpus: Corpus): vscode.TreeItem {
  const item = new vscode.TreeItem(corpusName(corpus), Expanded);
  item.id = corpus.settings ?? corpus.paths.join("|");
  item.description = count(corpus.sources.length, "source");
  item.tooltip = corpus.settings ?? (corpus.paths.join("\n") || "It came with Copydesk.");
  item.iconPath = new vscode.ThemeIcon("library");
  return item;
}

export function sourceItem(source: KnownSource): vscode.TreeItem {
  const item = new vscode.TreeItem(title(source), Collapsed);
  const facts = total(source.counts);
  item.description = [source.outlet, source.published && day(source.published), count(facts, "fact")]
    .filter(Boolean)
    .join(" · ");
  item.tooltip = [title(source), source.byline && `by ${source.byline}`, item.description, source.path]
    .filter(Boolean)
    .join("\n");
  item.iconPath = new vscode.ThemeIcon("file-text");
  item.command = source.uri
    ? { command: "vscode.open", title: "Open", arguments: [vscode.Uri.parse(source.uri)] }
    : { command: "copydesk.source.describe", title: "Describe", arguments: [source] };
  return item;
}

export function countItems(counts: Counts): vscode.TreeItem[] {
  const rows = [
    ["quote", counts.quotations, "quotation"],
    ["symbol-numeric", counts.figures, "figure"],
    ["calendar", counts.dates, "date"],
    ["person", counts.names, "name"],
  ] as const;
  return rows
    .filter(([, number]) => number > 0)
    .map(([icon, number, noun]) => {
      const item = new vscode.TreeItem(count(number, noun), None);
      item.iconPath = new vscode.ThemeIcon(icon);
      return item;
    });
}

export function problemItem(problem: string): vscode.TreeItem {
  const item = new vscode.TreeItem(problem, None);
  item.tooltip = problem;
  item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground"));
  return item;
}
