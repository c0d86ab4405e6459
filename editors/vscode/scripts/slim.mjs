// Leaves out of the language client what every one of its files repeats, and what this extension cannot come to use.
import { readFile } from "node:fs/promises";

const CLIENT = /node_modules[\\/]vscode-(languageclient|languageserver-protocol|jsonrpc)[\\/]lib[\\/].*\.js$/;

/** The compiler put the same helpers into each file; one copy is enough. */
const HELPERS = /^var __(createBinding|setModuleDefault|importStar|exportStar) = [^]*?^\}\)*(\(\))?;$/gm;
const SHARED = `
const star = (from, to) => {
  for (const key of Object.getOwnPropertyNames(from)) {
    if (key !== "default" && !(key in to)) Object.defineProperty(to, key, { enumerable: true, get: () => from[key] });
  }
  return to;
};
exports.__importStar = (module) =>
  module && module.__esModule ? module : Object.defineProperty(star(module, {}), "default", { value: module });
exports.__exportStar = (module, to) => void star(module, to);
`;

/** It asks whether the editor is new enough: the editor has looked at package.json before it came to that. */
const VERSIONS = `module.exports = () => ({ prerelease: [] });`;

/** For file operations and documents that a server selects by a glob. Ours selects none. */
const GLOBS = `exports.Minimatch = class { constructor() { throw new Error("globs are not in this bundle"); } };`;

const LEFT_OUT = new Map([
  ["slim:helpers", SHARED],
  ["semver/functions/parse", VERSIONS],
  ["semver/functions/satisfies", VERSIONS],
  ["minimatch", GLOBS],
]);

export const slim = {
  name: "slim",
  setup(build) {
    build.onResolve({ filter: /^(slim:|semver|minimatch)/ }, ({ path }) =>
      LEFT_OUT.has(path) ? { path, namespace: "slim" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "slim" }, ({ path }) => ({ contents: LEFT_OUT.get(path) }));
    build.onLoad({ filter: CLIENT }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const without = text.replace(HELPERS, "");
      const shared = without === text ? "" : 'const { __importStar, __exportStar } = require("slim:helpers");\n';
      return { contents: shared + without };
    });
  },
};
