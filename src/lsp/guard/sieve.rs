//! Which messages the server may see.
use serde::{Deserialize, de::IgnoredAny};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Response};

use super::{frame::Frame, mend};

/// What becomes of a message.
#[derive(Debug)]
pub(super) enum Verdict {
    /// The server handles it. `parent` is the process that serves the client, where the message tells.
    Pass { message: Vec<u8>, parent: Option<u32> },
    /// It is answered here.
    Answer { message: Vec<u8>, why: &'static str },
    /// It is no message, and asks for nothing.
    Drop { why: &'static str },
    /// The client leaves.
    Exit,
}

/// Judges one message after another.
#[derive(Debug, Default)]
pub(super) struct Sieve {
    has_shut_down: bool,
}

/// The outside of a message; its inside is only seen to be JSON.
#[derive(Deserialize)]
struct Envelope {
    jsonrpc: Option<Value>,
    method: Option<Value>,
    #[serde(default, deserialize_with = "present")]
    id: Option<Value>,
    #[serde(rename = "params")]
    _params: Option<IgnoredAny>,
}

/// A number that is null is not one that is missing.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

#[derive(Deserialize)]
struct Initialize {
    params: InitializeParams,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct InitializeParams {
    process_id: Option<u32>,
}

impl Sieve {
    /// What becomes of the next message.
    pub(super) fn judge(&mut self, frame: Frame) -> Verdict {
        let Frame::Body(mut body) = frame else {
            return refuse(Id::Null, ErrorCode::ParseError, "bytes without a header that gives their length");
        };
        if body.is_empty() {
            return Verdict::Drop { why: "an empty message" };
        }
        mend::lone_surrogates(&mut body);
        match serde_json::from_slice::<Envelope>(&body) {
            Ok(envelope) => self.judge_envelope(&envelope, body),
            Err(error) if error.is_data() => refuse(
                Id::Null,
                ErrorCode::InvalidRequest,
                "no single message; batches are not in this protocol",
            ),
            Err(_) => refuse(Id::Null, ErrorCode::ParseError, "a message that is no JSON"),
        }
    }

    /// What to end with: 0 if the client asked to shut down before it left.
    pub(super) fn status(&self) -> u8 {
        u8::from(!self.has_shut_down)
    }

    fn judge_envelope(&mut self, envelope: &Envelope, body: Vec<u8>) -> Verdict {
        let id = envelope.id.as_ref().map(|id| Id::deserialize(id).ok());
        let Some(method) = &envelope.method else { return judge_response(body) };
        match (method.as_str(), id) {
            (None, id) => refuse(
                id.flatten().unwrap_or_default(),
                ErrorCode::InvalidRequest,
                "a method that is no name",
            ),
            (_, Some(None)) => refuse(Id::Null, ErrorCode::InvalidRequest, "an id that is none"),
            (_, id) if envelope.jsonrpc != Some(json!("2.0")) => {
                refuse(id.flatten().unwrap_or_default(), ErrorCode::InvalidRequest, "another protocol")
            }
            (Some(method), id) => self.judge_call(method, id.flatten(), body),
        }
    }

    fn judge_call(&mut self, method: &str, id: Option<Id>, body: Vec<u8>) -> Verdict {
        match (method, id) {
            ("exit", None) => Verdict::Exit,
            ("shutdown", Some(id)) => {
                self.has_shut_down = true;
                // The framework takes it without parameters only, not with null.
                pass(json!({"jsonrpc": "2.0", "id": id, "method": method}).to_string().into_bytes())
            }
            ("initialize", Some(_)) => {
                let parent =
                    serde_json::from_slice(&body).ok().and_then(|it: Initialize| it.params.process_id);
                Verdict::Pass { message: mend::capabilities(&body).unwrap_or(body), parent }
            }
            // The framework leaves these without an answer.
            (_, Some(id)) if method.starts_with("$/") => {
                refuse(id, ErrorCode::MethodNotFound, "an unknown request")
            }
            _ => pass(body),
        }
    }
}

fn pass(message: Vec<u8>) -> Verdict {
    Verdict::Pass { message, parent: None }
}

/// An answer of the client's; a broken one can be told to nobody.
fn judge_response(body: Vec<u8>) -> Verdict {
    match serde_json::from_slice::<Response>(&body) {
        Ok(_) => pass(body),
        Err(_) => Verdict::Drop { why: "neither a request nor an answer" },
    }
}

fn refuse(id: Id, code: ErrorCode, why: &'static str) -> Verdict {
    let response = Response::from_error(id, Error::new(code));
    match serde_json::to_vec(&response) {
        Ok(message) => Verdict::Answer { message, why },
        Err(_) => Verdict::Drop { why },
    }
}
