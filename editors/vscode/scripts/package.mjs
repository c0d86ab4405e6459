// The package for the machine this runs on, with the server inside: copydesk-PLATFORM.vsix.
// COPYDESK_SERVER names a server that is built already; without it, cargo builds one.
import { execFileSync } from "node:child_process";
import { copyFileSync, chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.resolve(fileURLToPath(import.meta.url), "../..");
const root = path.resolve(here, "../..");
const program = process.platform === "win32" ? "copydesk.exe" : "copydesk";
const target = `${process.platform}-${process.arch === "arm" ? "armhf" : process.arch}`;
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: "inherit", shell: process.platform === "win32" });

if (!existsSync(path.join(here, "node_modules"))) run("npm", ["ci", "--silent"], here);

const server = path.join(here, "server", program);
rmSync(path.dirname(server), { recursive: true, force: true });
mkdirSync(path.dirname(server), { recursive: true });
copyFileSync(process.env.COPYDESK_SERVER ?? built(), server);
chmodSync(server, 0o755);
execFileSync(server, ["--version"], { stdio: "inherit" });
copyFileSync(path.join(root, "LICENSE"), path.join(here, "LICENSE"));

for (const old of readdirSync(here).filter((name) => name.endsWith(".vsix"))) rmSync(path.join(here, old));
const vsix = path.join(here, `copydesk-${target}.vsix`);
const vsce = path.join(here, "node_modules/@vscode/vsce/vsce");
const options = ["--target", target, "--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
execFileSync(process.execPath, [vsce, "package", ...options, "--out", vsix], { cwd: here, stdio: "inherit" });
for (const file of [vsix, path.join(here, "dist/extension.js"), server]) {
  console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB  ${path.relative(here, file)}`);
}

function built() {
  run("cargo", ["build", "--release", "--locked"], root);
  return path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, "target"), "release", program);
}
