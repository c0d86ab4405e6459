//! An editor for tests: it reads everything, answers the server's own requests, and remembers what no test has read.
use std::{
    collections::{HashMap, VecDeque},
    io::{self, BufRead, BufReader, PipeWriter, Read, Write},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use copydesk::lsp;
use serde_json::{Value, json};
use tokio::{
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
    time::timeout,
};

/// Longer than any answer takes on a busy machine: a test that fails by it is wrong, not slow.
const PATIENCE: Duration = Duration::from_secs(60);
/// Nothing for so long counts as silence.
const QUIET: Duration = Duration::from_millis(150);

/// An editor.
pub(crate) struct TestClient {
    to: UnboundedSender<Value>,
    inbox: UnboundedReceiver<Value>,
    /// What came while a test waited for something else, in order.
    unread: VecDeque<Value>,
    answers: Arc<Mutex<HashMap<String, Value>>>,
    next_id: i64,
    /// The server's answer to `initialize`.
    pub(crate) greeting: Value,
}

impl TestClient {
    /// An editor that can nothing but what every editor can.
    pub(crate) async fn start() -> TestClient {
        TestClient::start_with(json!({"capabilities": {}})).await
    }

    /// An editor that introduces itself with these parameters of `initialize`.
    pub(crate) async fn start_with(params: Value) -> TestClient {
        let mut client = TestClient::connect();
        client.greeting = client.request("initialize", params).await;
        client.notify("initialized", json!({})).await;
        client
    }

    /// An editor that has not said anything yet.
    pub(crate) fn connect() -> TestClient {
        let (server_input, near) = io::pipe().unwrap();
        let (far, server_output) = io::pipe().unwrap();
        let log = lsp::Log::open(None).unwrap();
        thread::spawn(move || lsp::serve_on(server_input, server_output, log, None));
        let (to, outbox) = unbounded_channel();
        let (mail, inbox) = unbounded_channel();
        let answers = Arc::default();
        thread::spawn(move || write(near, outbox));
        let reader = Reader { mail, to: to.clone(), answers: Arc::clone(&answers) };
        thread::spawn(move || reader.run(far));
        TestClient { to, inbox, unread: VecDeque::new(), answers, next_id: 0, greeting: Value::Null }
    }

    /// Requests of the server by this method are answered so from now on: with the value itself, or, for
    /// `workspace/configuration`, with the value once for each item asked for. Untold, the answer is null.
    pub(crate) fn answer(&self, method: &str, result: Value) {
        self.answers.lock().unwrap().insert(method.to_owned(), result);
    }

    pub(crate) async fn notify(&self, method: &str, params: Value) {
        self.send(json!({"method": method, "params": params}));
    }

    /// Asks, and waits for the result; an error fails the test.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Value {
        self.try_request(method, params).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Asks, and waits for the result or the error.
    pub(crate) async fn try_request(&mut self, method: &str, params: Value) -> Result<Value, Value> {
        let id = self.begin(method, params);
        self.result_of(id).await
    }

    /// Asks, and does not wait; the number of the request.
    pub(crate) fn begin(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        self.send(json!({"id": self.next_id, "method": method, "params": params}));
        self.next_id
    }

    /// Waits for what comes of a request.
    pub(crate) async fn result_of(&mut self, id: i64) -> Result<Value, Value> {
        let mut answer = self.wait_for(|it| it["id"] == id && it.get("method").is_none()).await;
        match answer.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(answer["result"].take()),
        }
    }

    pub(crate) async fn open(&self, uri: &str, language: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": language, "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document})).await;
    }

    /// Changes a document; `changes` is the list of the protocol's content changes.
    pub(crate) async fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({"uri": uri, "version": version});
        let params = json!({"textDocument": document, "contentChanges": changes});
        self.notify("textDocument/didChange", params).await;
    }

    pub(crate) async fn close(&self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}})).await;
    }

    /// The next publish for a document: its parameters.
    pub(crate) async fn diagnostics(&mut self, uri: &str) -> Value {
        self.wait_for(|it| is_publish(it, uri)).await["params"].take()
    }

    /// The next publish for a document, if it is here already.
    pub(crate) fn diagnostics_or_none(&mut self, uri: &str) -> Option<Value> {
        self.unread.extend(std::iter::from_fn(|| self.inbox.try_recv().ok()));
        let at = self.unread.iter().position(|it| is_publish(it, uri))?;
        self.unread.remove(at)
    }

    /// The next message of this method from the server (already answered, where it is a request): its parameters.
    pub(crate) async fn message(&mut self, method: &str) -> Value {
        self.wait_for(|it| it["method"] == method).await["params"].take()
    }

    /// Fails if anything is unread, or comes in the next moment.
    pub(crate) async fn assert_silent(&mut self) {
        if let Ok(Some(message)) = timeout(QUIET, self.inbox.recv()).await {
            self.unread.push_back(message);
        }
        assert!(self.unread.is_empty(), "unread: {:?}", self.unread);
    }

    async fn wait_for(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&is_it) {
            return self.unread.remove(at).unwrap();
        }
        loop {
            let message = timeout(PATIENCE, self.inbox.recv()).await;
            let message = message.unwrap_or_else(|_| panic!("no answer; unread: {:?}", self.unread));
            let message = message.unwrap_or_else(|| panic!("the server left; unread: {:?}", self.unread));
            if is_it(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    fn send(&self, message: Value) {
        self.to.send(message).unwrap();
    }
}

fn is_publish(message: &Value, uri: &str) -> bool {
    message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
}

fn write(mut to: PipeWriter, mut outbox: UnboundedReceiver<Value>) {
    while let Some(mut message) = outbox.blocking_recv() {
        message["jsonrpc"] = json!("2.0");
        if to.write_all(frame(&message.to_string()).as_bytes()).is_err() {
            return;
        }
    }
}

/// What reads on, whether a test waits or not.
struct Reader {
    mail: UnboundedSender<Value>,
    to: UnboundedSender<Value>,
    answers: Arc<Mutex<HashMap<String, Value>>>,
}

impl Reader {
    fn run(self, from: impl Read) {
        let mut from = BufReader::new(from);
        while let Some(message) = next_frame(&mut from) {
            if let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) {
                let _ = self.to.send(json!({"id": id, "result": self.answer(method, &message["params"])}));
            }
            if self.mail.send(message).is_err() {
                return;
            }
        }
    }

    fn answer(&self, method: &str, params: &Value) -> Value {
        let told = self.answers.lock().unwrap().get(method).cloned().unwrap_or_default();
        match params["items"].as_array() {
            Some(items) => Value::Array(vec![told; items.len()]),
            None => told,
        }
    }
}

/// A message with its header.
pub(crate) fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// The next framed message; none at the end.
pub(crate) fn next_frame(from: &mut impl BufRead) -> Option<Value> {
    let (mut length, mut line) = (0, String::new());
    while line != "\r\n" {
        line.clear();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}
