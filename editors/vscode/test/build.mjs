// The tests as JavaScript: one file for Node, one for the editor's extension host.
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const files = (folder) =>
  readdirSync(path.join(here, folder)).filter((name) => name.endsWith(".test.ts")).map((name) => `./${folder}/${name}`);

for (const folder of ["unit", "host"]) {
  const index = folder === "host" ? ["./host/index.ts"] : files(folder);
  await build({
    stdin: { contents: index.map((file) => `export * from "${file}";`).join("\n"), resolveDir: here, loader: "ts" },
    outfile: path.join(here, `../.test/build/${folder}.cjs`),
    bundle: true,
    external: ["vscode", "mocha"],
    format: "cjs",
    platform: "node",
    target: "node20",
    sourcemap: "inline",
  });
}
