// How groups, facts and passages look in the list.
import * as vscode from "vscode";

import type { Kind, Passage, Verdict } from "../server/protocol";
import { cited, count, place, title } from "../wording";
import { line } from "./excerpt";
import type { Group, Listed } from "./group";

const GROUPS: Record<Verdict, string> = {
  contradicted: "Contradicted by the sources",
  unsupported: "Not in the sources",
  supported: "Supported",
  unchecked: "Not checked",
};

const COLOURS: Record<Verdict, string> = {
  contradicted: "problemsErrorIcon.foreground",
  unsupported: "problemsInfoIcon.foreground",
  supported: "testing.iconPassed",
  unchecked: "disabledForeground",
};

const KINDS: Record<Kind, string> = {
  quotation: "quote",
  figure: "symbol-numeric",
  date: "calendar",
  name: "person",
};

const SAYS: Record<Passage["says"], { icon: string; colour: string; words: string }> = {
  agrees: { icon: "check", colour: COLOURS.supported, words: "As in the draft" },
  contradicts: { icon: "close", colour: COLOURS.contradicted, words: "Otherwise than in the draft" },
  near: { icon: "search", colour: COLOURS.unsupported, words: "Near it in the sources" },
};

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

export function groupItem({ verdict, facts }: Group): vscode.TreeItem {
  const item = new vscode.TreeItem(GROUPS[verdict], verdict === "unchecked" ? Collapsed : Expanded);
  item.id = verdict;
  item.description = String(facts.length);
  item.accessibilityInformation = { label: `${GROUPS[verdict]}: ${count(facts.length, "fact")}` };
  return item;
}

export function factItem(fact: Listed): vscode.TreeItem {
  const item = new vscode.TreeItem(fact.label, fact.verdict === "unchecked" ? None : Collapsed);
  const range = rangeOf(fact.range);
  item.id = fact.id;
  item.description = `line ${range.start.line + 1}`;
  item.tooltip = `${fact.label}\n${fact.kind}, line ${range.start.line + 1}: ${GROUPS[fact.verdict].toLowerCase()}`;
  item.iconPath = icon(KINDS[fact.kind], COLOURS[fact.verdict]);
  item.command = { command: "copydesk.fact.open", title: "Open", arguments: [fact] };
  item.accessibilityInformation = { label: `${fact.kind} ${fact.label}, ${GROUPS[fact.verdict]}` };
  return item;
}

export function passageItem(passage: Passage): vscode.TreeItem {
  const says = SAYS[passage.says];
  const where = [cited(passage.source), place(passage)].filter(Boolean).join(", ");
  const item = new vscode.TreeItem(line(passage), None);
  item.description = where;
  item.tooltip = tooltip(passage, says.words, where);
  item.iconPath = icon(says.icon, says.colour);
  if (passage.source.uri) {
    const options: vscode.TextDocumentShowOptions = { selection: rangeOf(passage.range) };
    const place = [vscode.Uri.parse(passage.source.uri), options];
    item.command = { command: "vscode.open", title: "Open", arguments: place };
  }
  item.accessibilityInformation = { label: `${says.words}: ${passage.excerpt}. ${where}` };
  return item;
}

/** Where sources say nothing at all. */
export function nothingItem(): vscode.TreeItem {
  const item = new vscode.TreeItem("No source speaks of it", None);
  item.iconPath = icon("circle-slash", COLOURS.unchecked);
  return item;
}

/** The whole passage. What comes from a source is put in as text: no link or image in it acts. */
function tooltip(passage: Passage, says: string, where: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(`**${says}**\n\n`);
  let from = 0;
  for (const [start, end] of passage.marks) {
    text.appendText(passage.excerpt.slice(from, start)).appendMarkdown("**");
    text.appendText(passage.excerpt.slice(start, end)).appendMarkdown("**");
    from = end;
  }
  text.appendText(passage.excerpt.slice(from)).appendMarkdown("\n\n— ");
  const speaker = [passage.speaker, passage.office].filter(Boolean).join(", ");
  const written = passage.source.byline ? `by ${passage.source.byline}` : "";
  return text.appendText([speaker, where, `“${title(passage.source)}”`, written].filter(Boolean).join(" · "));
}

function icon(name: string, colour: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name, new vscode.ThemeColor(colour));
}

export function rangeOf({ start, end }: Listed["range"]): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
