// What is installed in a minute must be small.
import { readdirSync, statSync } from "node:fs";

const [vsix] = readdirSync(".").filter((name) => name.endsWith(".vsix"));
// Four fifths of it are the server, which carries an archive's search library since it opens archives.
const limits = { [vsix]: 8e6, "dist/extension.js": 400e3 };
for (const [file, limit] of Object.entries(limits)) {
  const { size } = statSync(file);
  if (size >= limit) {
    console.log(`FAILED   ${file}: ${size} bytes, which is not under ${limit}`);
    process.exitCode = 1;
  }
}
