import type * as vscode from "vscode";

/** What drafts are written in. package.json wakes the extension for the same. */
export const LANGUAGES: readonly string[] = [
  "markdown",
  "plaintext",
  "html",
  "asciidoc",
  "restructuredtext",
  "latex",
  "tex",
  "typst",
  "org",
  "git-commit",
];

/** Files on the disk, drafts that were never saved, and folders that lie elsewhere. */
const SCHEMES: readonly string[] = ["file", "untitled", "vscode-vfs"];

/** The documents that are checked. */
export const SELECTOR = SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));

/** Whether a document is one of them. */
export function isDraft(document: Pick<vscode.TextDocument, "languageId" | "uri">): boolean {
  return LANGUAGES.includes(document.languageId) && SCHEMES.includes(document.uri.scheme);
}
