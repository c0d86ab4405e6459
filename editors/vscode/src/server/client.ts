// The language client: what it is told, and what it tells us besides what it does for the editor.
import path from "node:path";
import * as vscode from "vscode";
import {
  LanguageClient,
  MessageType,
  RevealOutputChannelOn,
  ShowMessageNotification,
  type ErrorHandler,
  type LanguageClientOptions,
} from "vscode-languageclient/node";

import { SELECTOR } from "../languages";
import type { Program } from "./find";
import { Gate } from "./gate";
import { forServer } from "./settings";

/** Who wants to know. */
export interface Listener {
  /** A draft was checked; `again` if it has not changed since, so that it was against something else. */
  checked(uri: vscode.Uri, again: boolean): void;
  /** The sources are being read, so far; nothing once they are. */
  reading(progress: string | undefined): void;
  /** The server has something to say to the user. */
  said(type: MessageType, text: string): void;
  /** The editor asks for one of the server's commands. True if it has been done here. */
  command(name: string, args: readonly unknown[]): boolean;
}

/** A client for this program, not yet started. */
export function createClient(
  program: Program,
  log: vscode.LogOutputChannel,
  errorHandler: ErrorHandler,
  listener: Listener,
): LanguageClient {
  const options: LanguageClientOptions = {
    documentSelector: SELECTOR,
    outputChannel: log,
    // What the user must know is said by a message of ours, with something to do about it.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => ({ ...wishes(), asksReason: true }),
    errorHandler,
    initializationFailedHandler: () => false,
    diagnosticPullOptions: { onChange: true },
    middleware: middleware(listener),
  };
  const run = { command: program.file, args: ["lsp"], options: { cwd: path.dirname(program.file) } };
  const client = new LanguageClient("copydesk", "Copydesk", run, options);
  client.onNotification(ShowMessageNotification.type, ({ type, message }) => listener.said(type, message));
  return client;
}

function wishes(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("copydesk");
  return forServer((key) => settings.get(key));
}

function middleware(listener: Listener): NonNullable<LanguageClientOptions["middleware"]> {
  // The client would ask for the findings in every draft of the folder every two seconds, for as long as it runs.
  const drafts = new Gate();
  const versions = new Map<string, number>();
  const changed = <Event>(event: Event, next: (event: Event) => Promise<void>): Promise<void> => {
    drafts.open();
    return next(event);
  };
  return {
    didSave: changed,
    didClose: changed,
    provideWorkspaceDiagnostics: async (results, token, reporter, next) =>
      (await drafts.pass(token)) ? next(results, token, reporter) : { items: [] },
    workspace: {
      didChangeWatchedFile: changed,
      didChangeWorkspaceFolders: changed,
      configuration: (params) => params.items.map((item) => (item.section === "copydesk" ? wishes() : null)),
      // The server asks when it hears that something has changed; it is not told values that are not for it.
      didChangeConfiguration: (_sections, next) => changed(undefined, next),
    },
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token);
      const [uri, version] = document instanceof vscode.Uri ? [document, 0] : [document.uri, document.version];
      const again = versions.get(uri.toString()) === version;
      versions.set(uri.toString(), version);
      if (again) {
        drafts.open();
      }
      listener.checked(uri, again);
      return report;
    },
    handleWorkDoneProgress: (_token, progress, next) => {
      listener.reading(progress.kind === "end" ? undefined : (progress.message ?? ""));
      next(_token, progress);
    },
    executeCommand: (command, args, next) => (listener.command(command, args) ? undefined : next(command, args)),
  };
}
