// Marks a word at once: no extension can be sooner.
const vscode = require("vscode");

exports.activate = ({ subscriptions }) => {
  const marks = vscode.languages.createDiagnosticCollection("floor");
  const mark = (document) => {
    const at = document.getText().indexOf("$3.92 million");
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + "$3.92 million".length));
    marks.set(document.uri, at < 0 ? [] : [new vscode.Diagnostic(range, "marked")]);
  };
  subscriptions.push(marks, vscode.workspace.onDidChangeTextDocument(({ document }) => mark(document)));
};
