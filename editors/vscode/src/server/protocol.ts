// The server's own requests, and what its commands answer.
import type { Range, TextDocumentIdentifier, Position } from "vscode-languageclient/node";

export type Kind = "quotation" | "figure" | "date" | "name";
export type Verdict = "contradicted" | "unsupported" | "supported" | "unchecked";

/** What is known of a source; what is not known is left out. */
export interface Source {
  readonly id: string;
  readonly title?: string | null;
  readonly outlet?: string | null;
  readonly byline?: string | null;
  readonly published?: string | null;
  readonly uri?: string | null;
}

export interface Fact {
  readonly kind: Kind;
  readonly range: Range;
  readonly verdict: Verdict;
  readonly label: string;
  /** Indices into the answer's table. */
  readonly sources: readonly number[];
}

/** The answer to `copydesk/facts`; the version is that of the draft it holds for. */
export interface Facts {
  readonly version: number;
  readonly sources: readonly Source[];
  readonly facts: readonly Fact[];
}

export interface Passage {
  readonly says: "agrees" | "contradicts" | "near";
  readonly source: Source;
  readonly words: string;
  readonly excerpt: string;
  readonly marks: readonly (readonly [number, number])[];
  readonly range: Range;
  readonly paragraph: number;
  readonly time?: string;
  readonly speaker?: string;
  readonly office?: string;
}

/** One element of the answer to `copydesk/fact`. */
export interface OneFact {
  readonly kind: Kind;
  readonly range: Range;
  readonly verdict: Verdict;
  readonly label: string;
  readonly evidence: readonly Passage[];
}

export interface Counts {
  readonly quotations: number;
  readonly figures: number;
  readonly dates: number;
  readonly names: number;
}

/** What one draft or several are checked against. */
export interface Corpus {
  /** The `copydesk.toml` that says so, if one does. */
  readonly settings: string | null;
  readonly paths: readonly string[];
  readonly sources: readonly (Source & { readonly path: string; readonly url?: string | null; readonly counts: Counts })[];
  readonly problems: readonly string[];
}

export interface Corpora {
  readonly text: string;
  readonly corpora: readonly Corpus[];
}

/** One draft of a checked workspace. */
export interface CheckedDraft {
  readonly uri: string;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

export interface Checked {
  readonly text: string;
  readonly files: readonly CheckedDraft[];
}

/** What a quick fix hands over that accepts a finding; a reason comes with it to the server. */
export interface AcceptableFinding {
  readonly uri: string;
  readonly range: Range;
  readonly code: string;
  /** The file that it will be written into. */
  readonly ledger: string;
}

export const FACTS = "copydesk/facts";
export const FACT = "copydesk/fact";

export interface FactsParams {
  readonly textDocument: TextDocumentIdentifier;
}

export interface FactParams extends FactsParams {
  readonly position: Position;
}
