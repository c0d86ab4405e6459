//! Life and death of the process, over its real standard input and output.
use std::{
    io::{BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use super::client::{frame, next_frame};

const PATIENCE: Duration = Duration::from_secs(60);

/// The server as a process. Its output is read on a thread, so that a test never waits for good.
struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    messages: mpsc::Receiver<Value>,
}

impl Process {
    fn start() -> Process {
        Process::start_with(&["--stdio"])
    }

    fn start_with(args: &[&str]) -> Process {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .arg("lsp")
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let messages = read_all(child.stdout.take().unwrap());
        Process { stdin: child.stdin.take(), child, messages }
    }

    fn initialized() -> Process {
        let mut process = Process::start();
        process.request(0, "initialize", json!({"capabilities": {}}));
        assert_eq!(process.answer(0)["result"]["serverInfo"]["name"], "copydesk");
        process
    }

    fn write(&mut self, bytes: &[u8]) {
        self.stdin.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn request(&mut self, id: i64, method: &str, params: Value) {
        let message = json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params});
        self.write(frame(&message.to_string()).as_bytes());
    }

    fn notify(&mut self, method: &str, params: Value) {
        let message = json!({"jsonrpc": "2.0", "method": method, "params": params});
        self.write(frame(&message.to_string()).as_bytes());
    }

    fn read(&self) -> Value {
        self.messages.recv_timeout(PATIENCE).expect("the server said nothing")
    }

    /// The next answer; what the server says by itself is passed over.
    fn answer(&self, id: impl Into<Value>) -> Value {
        let id = id.into();
        std::iter::repeat_with(|| self.read())
            .find(|it| it.get("method").is_none() && it["id"] == id)
            .unwrap()
    }

    fn published(&self) -> Value {
        std::iter::repeat_with(|| self.read())
            .find(|it| it["method"] == "textDocument/publishDiagnostics")
            .unwrap()["params"]
            .take()
    }

    /// It still answers.
    fn assert_up(&mut self) {
        self.request(77, "workspace/symbol", json!({"query": ""}));
        assert!(self.answer(77).get("error").is_none());
    }

    /// The exit status, and what was on standard error.
    fn end(mut self) -> (Option<i32>, String) {
        let (done, ended) = mpsc::channel();
        let mut stderr = self.child.stderr.take().unwrap();
        let mut child = self.child;
        let waiter = thread::spawn(move || {
            let mut text = String::new();
            stderr.read_to_string(&mut text).unwrap();
            let status = child.wait().unwrap();
            done.send(()).unwrap();
            (status.code(), text)
        });
        ended.recv_timeout(PATIENCE).expect("the server does not end");
        waiter.join().unwrap()
    }
}

fn read_all(stdout: ChildStdout) -> mpsc::Receiver<Value> {
    let (mail, messages) = mpsc::channel();
    thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        while let Some(message) = next_frame(&mut stdout) {
            if mail.send(message).is_err() {
                return;
            }
        }
    });
    messages
}

#[test]
fn exit_ends_it_with_the_protocols_status_while_input_stays_open() {
    for shutdown in [Some(json!({"jsonrpc": "2.0", "id": 1, "method": "shutdown", "params": null})), None] {
        let mut process = Process::initialized();
        let is_asked = shutdown.is_some();
        if let Some(shutdown) = shutdown {
            process.write(frame(&shutdown.to_string()).as_bytes());
            assert_eq!(process.answer(1), json!({"jsonrpc": "2.0", "id": 1, "result": null}));
            process.request(2, "workspace/symbol", json!({"query": ""}));
            assert_eq!(process.answer(2)["error"]["code"], -32600, "nothing is answered after shutdown");
        }
        process.notify("exit", Value::Null);
        assert_eq!(process.end().0, Some(i32::from(!is_asked)));
    }
}

#[test]
fn shutdown_is_answered_though_exit_comes_right_behind_it() {
    let mut process = Process::initialized();
    process.request(1, "shutdown", Value::Null);
    process.notify("exit", Value::Null);
    assert_eq!(process.answer(1)["result"], Value::Null);
    assert_eq!(process.end().0, Some(0));
}

#[test]
fn it_ends_when_its_input_does() {
    for begun in [true, false] {
        let mut process = if begun { Process::initialized() } else { Process::start() };
        process.stdin = None;
        assert_eq!(process.end().0, Some(1));
    }
}

#[test]
fn it_ends_when_the_editor_is_gone_though_its_input_stays_open() {
    let editor = || Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("lsp").stdin(Stdio::piped()).spawn();
    let mut named_on_connecting = editor().unwrap();
    let mut process = Process::start();
    process.request(0, "initialize", json!({"processId": named_on_connecting.id(), "capabilities": {}}));
    process.answer(0);
    named_on_connecting.kill().unwrap();
    named_on_connecting.wait().unwrap();
    assert_eq!(process.end().0, Some(1));
    let mut named_as_argument = editor().unwrap();
    let mut process = Process::start_with(&[&format!("--clientProcessId={}", named_as_argument.id())]);
    process.request(0, "initialize", json!({"capabilities": {}}));
    process.answer(0);
    named_as_argument.kill().unwrap();
    named_as_argument.wait().unwrap();
    assert_eq!(process.end().0, Some(1));
}

#[test]
fn what_it_does_not_know_is_answered_by_the_protocol() {
    let mut process = Process::start();
    process.request(1, "textDocument/hover", json!({}));
    assert_eq!(process.answer(1)["error"]["code"], -32002, "not before initialize");
    process.notify("textDocument/didOpen", json!({}));
    process.request(2, "initialize", json!({"processId": null, "rootUri": null, "capabilities": {}}));
    assert!(process.answer(2).get("error").is_none());
    for (method, code) in [
        ("initialize", -32600),
        ("copydesk/unheardOf", -32601),
        ("$/unheardOf", -32601),
        ("textDocument/hover", -32602),
    ] {
        process.request(3, method, json!({"what": 1}));
        assert_eq!(process.answer(3)["error"]["code"], code, "{method}");
    }
    process.notify("copydesk/unheardOf", json!({}));
    process.notify("$/unheardOf", json!({}));
    process.notify("textDocument/didOpen", json!({"textDocument": 7}));
    process.assert_up();
}

#[test]
fn what_is_no_message_is_refused_and_the_next_one_answered() {
    let mut process = Process::initialized();
    for (bytes, code) in [
        (frame("{\"jsonrpc\": \"2.0\", \"id\": 5, "), -32700),
        (frame("\u{0}\u{1}\u{2}"), -32700),
        ("Content-Length: many\r\n\r\n".to_owned(), -32700),
        (format!("X: {}\r\n\r\n", "y".repeat(100_000)), -32700),
        ("no header at all\r\n".to_owned(), -32700),
        (frame(r#"[{"jsonrpc": "2.0", "id": 5, "method": "shutdown"}]"#), -32600),
        (frame("7"), -32600),
        (frame(r#"{"jsonrpc": "2.0", "id": null, "method": 7}"#), -32600),
        (frame(r#"{"id": null, "method": "workspace/symbol"}"#), -32600),
    ] {
        process.write(bytes.as_bytes());
        assert_eq!(process.answer(Value::Null)["error"]["code"], code, "{bytes:.60}");
        process.assert_up();
    }
    process.write(&[b"Content-Length: 2\r\n\r\n".as_slice(), b"\xff\xfe"].concat());
    assert_eq!(process.answer(Value::Null)["error"]["code"], -32700, "no UTF-8");
    process.write(frame(r#"{"jsonrpc": "2.0", "id": 5}"#).as_bytes());
    process.write(frame("").as_bytes());
    process.assert_up();
}

#[test]
fn an_emoji_cut_in_two_is_no_reason_to_leave() {
    let mut process = Process::initialized();
    let message = r#"{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri":
        "untitled:1", "languageId": "markdown", "version": 1, "text": "Cut \ud83d here, Thursday, March 31, 2025."}}}"#;
    process.write(frame(message).as_bytes());
    assert_eq!(process.published()["diagnostics"][0]["code"], "weekday-mismatch");
}

#[test]
fn a_draft_of_20_mb_keeps_nobody_waiting() {
    let mut process = Process::initialized();
    let open = |uri: &str, text: &str| json!({"textDocument": {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}});
    let large = "The council met on Tuesday, and “nothing was said,” Ada Brook said.\n\n".repeat(300_000);
    assert!(large.len() > 20_000_000);
    process.notify("textDocument/didOpen", open("untitled:Large", &large));
    process.notify("textDocument/didOpen", open("untitled:Small", "April 31, 2025"));
    assert_eq!(process.published()["uri"], "untitled:Small");
    process.request(
        1,
        "textDocument/hover",
        json!({"textDocument": {"uri": "untitled:Small"}, "position": {"line": 0, "character": 1}}),
    );
    assert!(process.answer(1).get("error").is_none());
    process.request(2, "shutdown", Value::Null);
    process.answer(2);
    process.notify("exit", Value::Null);
    assert_eq!(process.end().0, Some(0), "though the large one is not done");
}

#[test]
fn a_message_may_come_in_pieces() {
    let mut process = Process::initialized();
    let message = json!({"jsonrpc": "2.0", "id": 5, "method": "workspace/symbol", "params": {"query": "é"}});
    for byte in frame(&message.to_string()).as_bytes() {
        process.write(&[*byte]);
    }
    assert!(process.answer(5).get("error").is_none());
}

#[test]
fn notes_go_to_standard_error_or_a_file_and_hold_no_draft() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.log");
    for file in [None, Some(path.to_str().unwrap())] {
        let args: Vec<&str> = file.iter().flat_map(|file| ["--log", file]).collect();
        let mut process = Process::start_with(&args);
        process.write(frame(r#"{"secret": "draft""#).as_bytes());
        process.answer(Value::Null);
        process.stdin = None;
        let (_, stderr) = process.end();
        let notes = file.map_or(stderr, |file| std::fs::read_to_string(file).unwrap());
        assert!(notes.contains("no JSON") && notes.contains("end of input"), "{notes}");
        assert!(!notes.contains("secret"), "{notes}");
    }
}
