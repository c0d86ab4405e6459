// Words for counts, days and sources.
import type { Corpus, Counts, Passage, Source } from "./server/protocol";

/** "1 source", "3 sources". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** "March 3, 2026", of "2026-03-03". */
export function day(date: string): string {
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime())
    ? date
    : parsed.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
}

/** What a source goes by. */
export function title(source: Source): string {
  return source.title ?? source.id;
}

/** "Harbour Gazette, March 3, 2026" */
export function cited(source: Source): string {
  const name = source.outlet ?? title(source);
  return source.published ? `${name}, ${day(source.published)}` : name;
}

/** Where in a source: "paragraph 3", "at 12:40". */
export function place(passage: Passage): string {
  if (passage.time !== undefined) {
    return `at ${passage.time}`;
  }
  return passage.paragraph > 0 ? `paragraph ${passage.paragraph}` : "";
}

/** All that a source states. */
export function total(counts: Counts): number {
  return counts.quotations + counts.figures + counts.dates + counts.names;
}

/** What a corpus goes by: the folder of its settings, its own files, or the built-in one. */
export function corpusName(corpus: Corpus): string {
  if (corpus.settings !== null) {
    return lastOf(corpus.settings.replace(/[\\/][^\\/]*$/, ""));
  }
  const [first, ...others] = corpus.paths;
  if (first === undefined) {
    return "built-in fact sheet";
  }
  return others.length === 0 ? lastOf(first) : `${lastOf(first)} and ${others.length} more`;
}

function lastOf(path: string): string {
  return path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;
}
