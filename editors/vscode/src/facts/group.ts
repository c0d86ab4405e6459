// The facts of a draft as they are listed: by what came of them, the doubtful first.
import type { Fact, Facts, Verdict } from "../server/protocol";

export interface Group {
  readonly verdict: Verdict;
  readonly facts: readonly Listed[];
}

/** A fact with a name that stays its own while the draft changes around it. */
export interface Listed extends Fact {
  readonly id: string;
}

const ORDER: readonly Verdict[] = ["contradicted", "unsupported", "supported", "unchecked"];

/** The groups that have any facts. */
export function group({ facts }: Facts): Group[] {
  const seen = new Map<string, number>();
  const listed = facts.map((fact) => {
    const name = `${fact.kind}:${fact.label}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { ...fact, id: `${name}:${times}` };
  });
  const groups = ORDER.map((verdict) => ({ verdict, facts: listed.filter((it) => it.verdict === verdict) }));
  return groups.filter(({ facts: some }) => some.length > 0);
}
