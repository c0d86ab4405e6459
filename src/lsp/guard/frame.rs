//! Messages out of a stream of bytes, and back: `Content-Length: 2`, an empty line, `{}`.

/// No message is longer, in bytes: a length above it is a slip of the client.
const MAX_BODY: usize = 1 << 30;
/// No header is longer, in bytes.
const MAX_HEADER: usize = 1 << 13;
/// What is kept of the buffer between messages, in bytes.
const MAX_KEPT: usize = 1 << 20;
const LENGTH: &[u8] = b"content-length:";

/// A message as it came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    Body(Vec<u8>),
    /// Bytes that no length was given for, passed over.
    Garbage,
}

/// Cuts a stream into messages. After bytes that are no header it goes on at the next one.
#[derive(Debug, Default)]
pub(super) struct Frames {
    buffer: Vec<u8>,
    /// The bytes of the buffer that were read already.
    start: usize,
    /// The length of the body, once its header is complete.
    body: Option<usize>,
    in_garbage: bool,
    header: Header,
}

/// What the lines of a header said so far.
#[derive(Debug, Default)]
struct Header {
    length: Option<usize>,
    size: usize,
    is_wrong: bool,
}

impl Frames {
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start);
        self.start = 0;
        if self.buffer.is_empty() {
            // One large message does not hold its memory for good.
            self.buffer.shrink_to(MAX_KEPT);
        }
        self.buffer.extend_from_slice(bytes);
    }

    /// Takes in one line of the header; is it now plain that there is none? Said once for each stretch of garbage.
    fn is_garbage_after_next_line(&mut self) -> Option<bool> {
        let rest = &self.buffer[self.start..];
        let Some(end) = rest.iter().position(|byte| *byte == b'\n') else {
            return self.overlong().then(|| self.garbage());
        };
        let line = rest[..end].trim_ascii().to_ascii_lowercase();
        self.start += end + 1;
        self.header.size += line.len();
        if !line.is_empty() {
            return Some(self.take(&line) && self.garbage());
        }
        let header = std::mem::take(&mut self.header);
        match header.length.filter(|_| !header.is_wrong) {
            Some(length) => {
                (self.body, self.in_garbage) = (Some(length), false);
                Some(false)
            }
            // Empty lines between messages are nobody's fault.
            None if header.size == 0 => Some(false),
            None => Some(self.garbage()),
        }
    }

    /// Reads a line; is it no line of a header?
    fn take(&mut self, line: &[u8]) -> bool {
        // What is left of a body whose length was too short stands before the next header, without a line between.
        let Some(at) = line.windows(LENGTH.len()).rposition(|window| window == LENGTH) else {
            return !line.contains(&b':') || self.header.size > MAX_HEADER;
        };
        let digits = std::str::from_utf8(&line[at + LENGTH.len()..]).unwrap_or_default();
        self.header.length = digits.trim().parse().ok().filter(|length| *length <= MAX_BODY);
        self.header.is_wrong = self.header.length.is_none();
        at > 0
    }

    /// Bytes without a line end that no header would have: all but the last few, which may begin one, are let go.
    fn overlong(&mut self) -> bool {
        let is_overlong = self.buffer.len() - self.start > MAX_HEADER;
        if is_overlong {
            self.start = self.buffer.len() - LENGTH.len();
        }
        is_overlong
    }

    fn garbage(&mut self) -> bool {
        !std::mem::replace(&mut self.in_garbage, true)
    }
}

impl Iterator for Frames {
    type Item = Frame;

    /// The next complete message; none until more is pushed.
    fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some(length) = self.body {
                let end = self.start + length;
                let body = self.buffer.get(self.start..end)?.to_vec();
                (self.start, self.body) = (end, None);
                return Some(Frame::Body(body));
            }
            if self.is_garbage_after_next_line()? {
                return Some(Frame::Garbage);
            }
        }
    }
}

/// A message with its header.
pub(super) fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    frame
}

#[cfg(test)]
mod tests {
    use super::{Frame::Garbage, *};

    fn body(text: &str) -> Frame {
        Frame::Body(text.as_bytes().to_vec())
    }

    #[test]
    fn messages_are_found_however_they_are_cut_and_whatever_stands_between() {
        let long = format!("{}\r\n\r\nContent-Length: 2\r\n\r\n{{}}", "x".repeat(3 * MAX_HEADER));
        let cases: &[(&str, &[Frame])] = &[
            ("Content-Length: 2\r\n\r\n{}Content-Length: 4\r\n\r\nnull", &[body("{}"), body("null")]),
            ("content-length:2\n\n{}", &[body("{}")]),
            ("Content-Type: a/b; charset=x\r\nContent-Length: 2\r\nOther: 1\r\n\r\n{}", &[body("{}")]),
            ("\r\n\r\nContent-Length: 2\r\n\r\n{}", &[body("{}")]),
            ("Content-Length: two\r\n\r\nContent-Length: 2\r\n\r\n{}", &[Garbage, body("{}")]),
            ("Content-Length: -2\r\n\r\nContent-Length: 2\r\n\r\n{}", &[Garbage, body("{}")]),
            (
                "Content-Length: 99999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}",
                &[Garbage, body("{}")],
            ),
            ("Content-Type: a/b\r\n\r\nContent-Length: 2\r\n\r\n{}", &[Garbage, body("{}")]),
            ("Content-Length: 1\r\n\r\n{}Content-Length: 2\r\n\r\n{}", &[body("{"), Garbage, body("{}")]),
            ("hello\nthere\nContent-Length: 2\r\n\r\n{}", &[Garbage, body("{}")]),
            (&long, &[Garbage, body("{}")]),
            ("Content-Length: 3\r\n\r\n{}", &[]),
        ];
        for (stream, wanted) in cases {
            for size in [1, 7, 1 << 16] {
                let mut frames = Frames::default();
                let mut found = Vec::new();
                for chunk in stream.as_bytes().chunks(size) {
                    frames.push(chunk);
                    found.extend(frames.by_ref());
                }
                assert_eq!(&found, wanted, "{:.80} in chunks of {size}", stream);
            }
        }
    }
}
