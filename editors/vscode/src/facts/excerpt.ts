// A source's words in one line of a list.
import type { Passage } from "../server/protocol";

export interface Line {
  readonly label: string;
  readonly highlights: [number, number][];
}

/** The words that matter stand no further in than this, or a narrow list would cut them off. */
const LEAD = 24;

/** The excerpt, its beginning left out where the marked words come late. */
export function line(passage: Pick<Passage, "excerpt" | "marks">): Line {
  const excerpt = passage.excerpt.replace(/\s/g, " ");
  const first = passage.marks[0]?.[0] ?? 0;
  const from = first > LEAD ? excerpt.indexOf(" ", first - LEAD) + 1 : 0;
  // A beginning without a space before the marked words is not cut.
  const cut = from > 0 && from <= first ? from : 0;
  const lead = cut > 0 ? "… " : "";
  const shift = lead.length - cut;
  const highlights = passage.marks.map(([start, end]): [number, number] => [start + shift, end + shift]);
  return { label: lead + excerpt.slice(cut), highlights };
}
