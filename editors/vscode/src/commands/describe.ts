// What is known of a source that is not a file of its own.
import type { Documents } from "../documents";
import type { KnownSource } from "../sources/items";
import { count, day, title } from "../wording";

export async function describe(source: KnownSource, documents: Documents): Promise<void> {
  const { quotations, figures, dates, names } = source.counts;
  const lines = [
    title(source),
    [source.outlet, source.published && day(source.published)].filter(Boolean).join(", "),
    source.byline && `by ${source.byline}`,
    source.url,
    "",
    [count(quotations, "quotation"), count(figures, "figure"), count(dates, "date"), count(names, "name")].join(", "),
  ];
  await documents.show(title(source), `${lines.filter((it) => typeof it === "string").join("\n")}\n`);
}
