// package.json says some things a second time; here they are held to the first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";

import { LANGUAGES } from "../../src/languages";

const here = process.env["COPYDESK_EXTENSION"] ?? ".";
const read = (file: string) => readFileSync(path.join(here, file), "utf8");
const own = JSON.parse(read("package.json"));
const settings: Record<string, { [key: string]: any }> = Object.assign(
  {},
  ...own.contributes.configuration.map((it: { properties: object }) => it.properties),
);

describe("package.json", () => {
  it("wakes for the languages of drafts", () => {
    assert.deepEqual(own.activationEvents, LANGUAGES.map((it) => `onLanguage:${it}`));
  });

  it("has the version of the server", () => {
    assert.equal(own.version, /^version = "(.*)"$/m.exec(read("../../Cargo.toml"))?.[1]);
  });

  it("knows every check, with its severity and its words", () => {
    const rows = [...read("../../README.md").matchAll(/^\| `([a-z-]+)` \| (\w+) \| (.*) \|$/gm)];
    const checks = Object.fromEntries(rows.map(([, code, severity, text]) => [code, [severity, text]]));
    const { properties } = settings["copydesk.severities"]!;
    const ours = Object.entries(properties as Record<string, { default: string; description: string }>);
    assert.deepEqual(Object.fromEntries(ours.map(([code, it]) => [code, [it.default, it.description]])), checks);
  });

  it("lets no folder that is not trusted choose the program", () => {
    assert.equal(settings["copydesk.server.path"]!.scope, "machine-overridable");
    assert.deepEqual(own.capabilities.untrustedWorkspaces.restrictedConfigurations, ["copydesk.server.path"]);
  });

  it("has every command that is named in it", () => {
    const commands = own.contributes.commands.map((it: { command: string }) => it.command);
    const named = [...JSON.stringify(own).matchAll(/(?:command:|onCommand:)(copydesk\.[a-z.]+)/g)].map(([, name]) => name);
    assert.deepEqual(named.filter((name) => !commands.includes(name)), []);
  });

  it("says where nothing was fetched from", () => {
    assert.doesNotMatch(read("package-lock.json"), /"resolved"/);
  });
});
