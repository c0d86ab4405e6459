// The pages to look at, written by the program.
import { spawnSync } from "node:child_process";
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const folder = path.join(import.meta.dirname, ".test");
const program = process.env.COPYDESK;
mkdirSync(folder, { recursive: true });

function report(name, args) {
  const file = path.join(folder, `${name}.html`);
  const { status, stderr } = spawnSync(program, ["report", "--no-config", ...args, "-o", file], { cwd: root });
  if (![0, 2].includes(status)) throw new Error(`report: ${status}: ${stderr}`);
  return file;
}

const fixture = "tests/fixtures/report";
const sources = ["--corpus", `${fixture}/sources`, "--corpus", `${fixture}/hostile-source.md`];

/** The draft that comes with the program. */
export const example = report("example", ["tests/drafts/example.md"]);
/** Drafts together, one of which cannot be read. */
export const packet = report("packet", [`${fixture}/draft.md`, "gone.md", "tests/drafts/example.md", ...sources]);
/** A draft and a source that try to break out. */
export const hostile = report("hostile", [`${fixture}/hostile.md`, ...sources]);

const PLACES = ["harbor", "market", "quarry", "library", "theatre", "station", "garden", "foundry", "chapel", "arsenal"];
const THINGS = ["lamps", "boats", "chairs", "windows", "barrels", "ladders", "wagons", "statues", "benches", "pianos"];
const STREETS = ["Alder", "Birch", "Cedar", "Dogwood", "Elm"];

/** A paragraph a fact: five hundred that differ from the source. */
function story(add) {
  const lines = [];
  for (const [s, street] of STREETS.entries())
    for (const [p, place] of PLACES.entries())
      for (const [t, thing] of THINGS.entries())
        lines.push(`The ${place} fire on ${street} Street destroyed ${200 + 100 * s + 10 * p + t + add} ${thing} in the ${place}.`);
  return lines.join("\n\n") + "\n";
}

const draft = path.join(folder, "large.md");
const wire = path.join(folder, "wire.md");
writeFileSync(draft, story(3000));
writeFileSync(wire, story(0));
const largeArgs = [draft, "--corpus", wire];
export const large = report("large", largeArgs);

/** The best of several runs, in milliseconds. */
function time(args) {
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    spawnSync(program, args, { cwd: root });
    return performance.now() - start;
  });
  return Math.round(Math.min(...runs));
}

/** How large the page is, and how long the two commands take from start to end. */
export function measured(file) {
  const args = ["--no-config", ...largeArgs];
  const checked = spawnSync(program, ["check", ...args, "--format", "json"], { cwd: root, maxBuffer: 1 << 28 });
  const { files } = JSON.parse(checked.stdout);
  return {
    findings: files[0].findings.length,
    bytes: statSync(file).size,
    check: time(["check", ...args, "--format", "json"]),
    report: time(["report", ...args, "-o", file]),
  };
}
