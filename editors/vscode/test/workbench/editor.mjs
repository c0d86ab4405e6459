// A VS Code of one version with the package installed: started, opened in a browser, stopped.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "git.enabled": false,
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
};
const BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

/** `trust`: folders are trusted without being asked about. `packages`: files to install. */
export async function startEditor({ dir, packages, trust = true, settings = {} }) {
  const run = mkdtempSync(path.join(tmpdir(), "copydesk-vscode-"));
  const server = path.join(dir, "vscode-server");
  const user = path.join(run, "data/User");
  mkdirSync(user, { recursive: true });
  writeFileSync(path.join(user, "settings.json"), JSON.stringify({ ...SETTINGS, ...settings }));
  const folders = ["--extensions-dir", path.join(run, "extensions"), "--user-data-dir", path.join(run, "data"),
    "--server-data-dir", path.join(run, "server")];
  const env = {
    ...process.env,
    COPYDESK_CACHE_DIR: path.join(run, "cache"),
    COPYDESK_TEST_REPORT: path.join(run, "report.txt"),
  };
  for (const file of packages) {
    execFileSync(server, [...folders, "--install-extension", file], { env, stdio: "pipe" });
  }
  const port = await freePort();
  const child = spawn(server, [...folders, "--host", "127.0.0.1", "--port", String(port), "--without-connection-token",
    "--enable-smoke-test-driver", "--telemetry-level", "off", ...(trust ? ["--disable-workspace-trust"] : [])],
  { env, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const listening = new Promise((resolve, reject) => {
    const hear = (chunk) => {
      log += chunk;
      if (log.includes("listening on")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", () => reject(new Error(`the editor has ended\n${log}`)));
  });
  await listening;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: BROWSER });
  return {
    run,
    report: path.join(run, "report.txt"),
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    page: (viewport = { width: 1280, height: 800 }) => browser.newPage({ viewport }),
    stop: async () => {
      await browser.close();
      child.removeAllListeners("exit");
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill();
      await ended;
      rmSync(run, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A copy of a fixture folder that a test may write to. */
export function desk(editor, name, fixture) {
  const folder = path.join(editor.run, "desks", name);
  cpSync(fixture, folder, { recursive: true });
  return folder;
}

/** The address of a folder with some of its files open. */
export function address(editor, folder, files = [], more = []) {
  const open = files.map((file) => ["openFile", `vscode-remote://${editor.host}${path.join(folder, file)}`]);
  const payload = encodeURIComponent(JSON.stringify([...open, ...more]));
  return `${editor.url}/?folder=${encodeURIComponent(folder)}&payload=${payload}`;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
