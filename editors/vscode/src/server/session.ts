// The server's life: found, started, restarted, stopped; and the way to ask it.
import { homedir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  MessageType,
  State,
  type ErrorHandler,
  type LanguageClient,
} from "vscode-languageclient/node";

import * as say from "../messages";
import { createClient, type Listener } from "./client";
import { Crashes } from "./crashes";
import { find, NoProgram, type Program } from "./find";

export type Standing = "starting" | "running" | "stopped";

/** What the server offers to be run, and what is run instead. */
const OWN: Readonly<Record<string, string>> = {
  // The counts above the first line lead to the list of sources, not to a message that goes away.
  "copydesk.showCorpus": "copydesk.sources.show",
  // It wants a reason.
  "copydesk.acceptFinding": "copydesk.finding.accept",
};

/** The one server, and who listens to it. */
export class Session implements vscode.Disposable, Listener {
  private client: LanguageClient | undefined;
  private work: Promise<void> = Promise.resolve();
  private current: Standing = "stopped";
  private progress: string | undefined;
  private readonly crashes = new Crashes();
  private readonly moved = new vscode.EventEmitter<void>();
  private readonly checks = new vscode.EventEmitter<{ uri: vscode.Uri; again: boolean }>();

  /** It was started or stopped, or has read some sources. */
  readonly onDidMove = this.moved.event;
  /** A draft was checked. */
  readonly onDidCheck = this.checks.event;
  /** The program that runs. */
  program: Program | undefined;

  constructor(
    private readonly extension: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get standing(): Standing {
    return this.current;
  }

  /** How far the reading of the sources is, if they are being read. */
  get readingSources(): string | undefined {
    return this.progress;
  }

  /** Starts the server; what is wrong is told to the user. */
  start(): Promise<void> {
    return this.after(() => this.begin());
  }

  /** Ends it and starts it anew, by the user's wish. */
  restart(): Promise<void> {
    return this.after(async () => {
      this.crashes.forget();
      await this.end();
      await this.begin();
    });
  }

  /** Asks the server; nothing if it is not there or does not know. */
  async ask<Answer>(method: string, params: unknown): Promise<Answer | undefined> {
    if (this.client?.isRunning() !== true) {
      return undefined;
    }
    try {
      return (await this.client.sendRequest<Answer | null>(method, params)) ?? undefined;
    } catch (error) {
      this.log.warn(`${method}: ${String(error)}`);
      return undefined;
    }
  }

  /** Runs one of the server's commands. */
  run<Answer>(command: string, argument?: object): Promise<Answer | undefined> {
    return this.ask(ExecuteCommandRequest.method, { command, arguments: argument ? [argument] : [] });
  }

  /** The same, for what must be done: throws what the server says against it. */
  async demand<Answer>(command: string, argument: object): Promise<Answer> {
    if (this.client?.isRunning() !== true) {
      throw new Error("Copydesk is not running.");
    }
    return this.client.sendRequest<Answer>(ExecuteCommandRequest.method, { command, arguments: [argument] });
  }

  /** A document as the server names it. */
  name(uri: vscode.Uri): string {
    return this.client?.code2ProtocolConverter.asUri(uri) ?? uri.toString();
  }

  checked(uri: vscode.Uri, again: boolean): void {
    this.checks.fire({ uri, again });
  }

  reading(progress: string | undefined): void {
    this.progress = progress;
    this.moved.fire();
  }

  said(type: MessageType, text: string): void {
    if (type === MessageType.Error || type === MessageType.Warning) {
      void say.warning(text, "Open Settings", "Show Log");
    } else {
      // It tells what the views show already.
      this.log.info(text);
    }
  }

  command(name: string, args: readonly unknown[]): boolean {
    const own = OWN[name];
    if (own === undefined) {
      return false;
    }
    void vscode.commands.executeCommand(own, ...args);
    return true;
  }

  async stop(): Promise<void> {
    await this.after(() => this.end());
  }

  dispose(): void {
    void this.stop();
    this.moved.dispose();
    this.checks.dispose();
  }

  /** One thing at a time: a restart waits until the start is done. */
  private after(step: () => Promise<void>): Promise<void> {
    this.work = this.work.then(step).catch((error: unknown) => {
      this.log.error(String(error));
      this.move("stopped");
    });
    return this.work;
  }

  private async begin(): Promise<void> {
    this.move("starting");
    try {
      this.program = await find(this.places());
    } catch (error) {
      this.move("stopped");
      return this.notFound(error);
    }
    this.log.info(`copydesk ${this.program.version}: ${this.program.file}`);
    const client = createClient(this.program, this.log, this.errorHandler(), this);
    client.onDidChangeState(({ newState }) => {
      this.move(newState === State.Running ? "running" : newState === State.Starting ? "starting" : "stopped");
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.log.error(String(error));
      this.move("stopped");
      void say.error("Copydesk could not be started: nothing is being checked.", "Restart", "Show Log");
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.progress = undefined;
    if (client !== undefined) {
      // A server that has died cannot be stopped; that is no fault.
      await client.dispose().catch((error: unknown) => this.log.debug(String(error)));
    }
    this.move("stopped");
  }

  private places(): Parameters<typeof find>[0] {
    const name = process.platform === "win32" ? "copydesk.exe" : "copydesk";
    return {
      setting: vscode.workspace.getConfiguration("copydesk").get<string>("server.path") ?? "",
      bundled: path.join(this.extension.extensionPath, "server", name),
      path: process.env["PATH"] ?? "",
      home: homedir(),
    };
  }

  private notFound(error: unknown): void {
    this.log.error(error instanceof NoProgram ? `${error.message}\n${error.detail}` : String(error));
    const text = error instanceof NoProgram ? error.message : "Copydesk could not be started.";
    void say.error(text, "Open Settings", "Show Log");
  }

  private errorHandler(): ErrorHandler {
    return {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        this.progress = undefined;
        if (this.crashes.again()) {
          return { action: CloseAction.Restart, handled: true };
        }
        void say.error("Copydesk stopped several times: nothing is being checked.", "Restart", "Show Log");
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
  }

  private move(standing: Standing): void {
    this.current = standing;
    void vscode.commands.executeCommand("setContext", "copydesk.stopped", standing === "stopped");
    this.moved.fire();
  }
}
