import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { line } from "../../src/facts/excerpt";
import { group } from "../../src/facts/group";
import type { Corpus, Fact, Verdict } from "../../src/server/protocol";
import { cited, corpusName, count, day, place } from "../../src/wording";

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const fact = (label: string, verdict: Verdict): Fact => ({ kind: "figure", range, verdict, label, sources: [] });

describe("facts in groups", () => {
  it("puts the doubtful first and leaves out empty groups", () => {
    const facts = [fact("1", "supported"), fact("2", "contradicted"), fact("3", "supported")];
    const groups = group({ version: 1, sources: [], facts });
    assert.deepEqual(groups.map((it) => [it.verdict, it.facts.map(({ label }) => label)]), [
      ["contradicted", ["2"]],
      ["supported", ["1", "3"]],
    ]);
  });

  it("gives equal facts names of their own, the same whatever came of them", () => {
    const names = (verdict: Verdict) =>
      group({ version: 1, sources: [], facts: [fact("1", verdict), fact("1", verdict)] }).flatMap((it) =>
        it.facts.map(({ id }) => id),
      );
    assert.deepEqual(names("supported"), ["figure:1:1", "figure:1:2"]);
    assert.deepEqual(names("contradicted"), names("supported"));
  });
});

describe("a passage in one line", () => {
  const marked = (excerpt: string, marks: [number, number][]) => {
    const { label, highlights } = line({ excerpt, marks });
    return [label, highlights.map(([start, end]) => label.slice(start, end))] as const;
  };

  it("stays whole where the words come early", () => {
    assert.deepEqual(marked("It cost 3 dollars.", [[8, 9]]), ["It cost 3 dollars.", ["3"]]);
    assert.deepEqual(marked("no marks\nat all", []), ["no marks at all", []]);
  });

  it("loses its beginning where they come late", () => {
    const excerpt = "The mayor of the town said on Tuesday that it cost 3 dollars and 4 cents.";
    assert.deepEqual(marked(excerpt, [[51, 52], [65, 66]]), ["… Tuesday that it cost 3 dollars and 4 cents.", ["3", "4"]]);
  });

  it("is not cut within a word", () => {
    const excerpt = `${"x".repeat(60)} 3`;
    assert.deepEqual(marked(excerpt, [[61, 62]]), ["… 3", ["3"]]);
    assert.deepEqual(marked("a".repeat(99), [[90, 99]]), ["a".repeat(99), ["a".repeat(9)]]);
  });
});

describe("words", () => {
  const corpus = (some: Partial<Corpus>): Corpus => ({ settings: null, paths: [], sources: [], problems: [], ...some });

  it("for counts, days, sources and places", () => {
    assert.equal(count(1, "source"), "1 source");
    assert.equal(count(0, "source"), "0 sources");
    assert.equal(day("2026-03-03"), "March 3, 2026");
    assert.equal(day("some day"), "some day");
    assert.equal(cited({ id: "wire", outlet: "Gazette", published: "2026-03-03" }), "Gazette, March 3, 2026");
    assert.equal(cited({ id: "wire" }), "wire");
    const passage = { says: "agrees", source: { id: "" }, words: "", excerpt: "", marks: [], range, paragraph: 3 } as const;
    assert.equal(place(passage), "paragraph 3");
    assert.equal(place({ ...passage, time: "12:40" }), "at 12:40");
    assert.equal(place({ ...passage, paragraph: 0 }), "");
  });

  it("for a corpus", () => {
    assert.equal(corpusName(corpus({})), "built-in fact sheet");
    assert.equal(corpusName(corpus({ settings: "/desk/ferry/copydesk.toml", paths: ["/desk/ferry/sources"] })), "ferry");
    assert.equal(corpusName(corpus({ settings: "C:\\desk\\ferry\\copydesk.toml" })), "ferry");
    assert.equal(corpusName(corpus({ paths: ["/desk/wire/"] })), "wire");
    assert.equal(corpusName(corpus({ paths: ["/desk/wire", "/desk/b", "/c"] })), "wire and 2 more");
  });
});
