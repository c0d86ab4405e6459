// Which program to run. Only absolute paths are tried, so that no folder that happens to be open can bring its own.
import { execFile } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/** Where the program may be. */
export interface Places {
  /** The setting `copydesk.server.path`; empty if it is not set. */
  readonly setting: string;
  /** What came with the extension. */
  readonly bundled: string;
  /** The environment's list of folders. */
  readonly path: string;
  readonly home: string;
}

/** A program that has said its version. */
export interface Program {
  readonly file: string;
  readonly version: string;
}

/** There is none; the message is for the user. */
export class NoProgram extends Error {
  constructor(
    message: string,
    /** The setting is at fault. */
    readonly bySetting: boolean,
    /** For the log. */
    readonly detail: string,
  ) {
    super(message);
  }
}

type Ask = (file: string) => Promise<string>;

/** The first that runs. One that the user has named is the only one. */
export async function find(places: Places, ask: Ask = version): Promise<Program> {
  const named = places.setting.trim();
  if (named !== "") {
    return theNamed(named, places.home, ask);
  }
  const failures: string[] = [];
  for (const file of [places.bundled, ...onPath(places.path)].filter(isProgram)) {
    try {
      return { file, version: await ask(file) };
    } catch (error) {
      failures.push(`${file}: ${reason(error)}`);
    }
  }
  const message =
    failures.length === 0
      ? "No copydesk program was found: this package was made for another kind of computer. Install the package for yours, or name the program in the setting “copydesk.server.path”."
      : "The copydesk program does not run on this computer. The setting “copydesk.server.path” can name another one.";
  throw new NoProgram(message, false, failures.join("\n"));
}

async function theNamed(named: string, home: string, ask: Ask): Promise<Program> {
  const file = named.replace(/^~(?=[\\/])/, home);
  const wrong = (why: string) =>
    new NoProgram(`The program that the setting “copydesk.server.path” names ${why}: ${named}`, true, file);
  if (!path.isAbsolute(file)) {
    throw wrong("needs its full path");
  }
  try {
    return { file, version: await ask(file) };
  } catch (error) {
    throw wrong(`does not run (${reason(error)})`);
  }
}

function onPath(list: string): string[] {
  const name = process.platform === "win32" ? "copydesk.exe" : "copydesk";
  const folders = list.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, name));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What `--version` says; an error for a program that is not ours. */
function version(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, ["--version"], { timeout: 10_000, cwd: path.dirname(file) }, (error, output) => {
      const said = /^copydesk (\S+)/.exec(output);
      if (error) {
        reject(error);
      } else if (said?.[1] === undefined) {
        reject(new Error("it is another program"));
      } else {
        resolve(said[1]);
      }
    });
  });
}

function reason(error: unknown): string {
  const { code, signal, message } = error as { code?: unknown; signal?: unknown; message?: string };
  if (code === "ENOENT" || code === "ENOTDIR") {
    return "there is no such file";
  }
  if (code === "EACCES") {
    return "it may not be run";
  }
  if (typeof code === "number") {
    return `it ended with status ${code}`;
  }
  return signal ? "it did not answer" : (message ?? String(error));
}
