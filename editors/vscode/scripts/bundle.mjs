// One file out of the sources and the language client: it loads at once.
import { build } from "esbuild";

import { slim } from "./slim.mjs";

await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  external: ["vscode"],
  format: "cjs",
  platform: "node",
  // The Node inside the oldest editor that package.json allows.
  target: "node20",
  minify: process.argv.includes("--minify"),
  legalComments: "none",
  plugins: [slim],
});
