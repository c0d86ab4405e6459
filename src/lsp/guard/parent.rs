//! Whether the process that started the server is still there: a server outlives nobody.
use std::{thread, time::Duration};

use tokio::sync::mpsc::UnboundedSender;

use super::ABANDONED;

/// How often it is looked for. An editor that ends closes standard input, which is noticed at once; this is for one that
/// left the other end of the pipe to somebody else.
const INTERVAL: Duration = Duration::from_secs(1);

/// Ends the server once the process is gone.
pub(super) fn watch(pid: u32, end: UnboundedSender<u8>) {
    let Some(process) = Process::find(pid) else { return };
    thread::spawn(move || {
        while !end.is_closed() && process.is_there() {
            thread::sleep(INTERVAL);
        }
        let _ = end.send(ABANDONED);
    });
}

/// A process, not to be taken for a later one with the same number.
struct Process {
    pid: u32,
    started: String,
}

impl Process {
    /// None where there is no such process that can be seen, as from inside a container: then only the end of the input
    /// tells.
    fn find(pid: u32) -> Option<Process> {
        Some(Process { pid, started: started(pid)? })
    }

    fn is_there(&self) -> bool {
        started(self.pid).is_some_and(|it| it == self.started)
    }
}

/// When a process started, in whatever the system counts; none if it is gone, or dead and not yet buried.
#[cfg(target_os = "linux")]
fn started(pid: u32) -> Option<String> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold anything: the fields are counted behind it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let is_dead = matches!(fields.next()?, "Z" | "X");
    fields.nth(18).filter(|_| !is_dead).map(str::to_owned)
}

/// Without unsafe code the standard library cannot look at another process: the system's own tool does.
#[cfg(all(unix, not(target_os = "linux")))]
fn started(pid: u32) -> Option<String> {
    tool("ps", &["-o", "lstart=", "-p", &pid.to_string()])
}

/// As elsewhere: the system's own tool tells whether there is such a process, though not since when.
#[cfg(windows)]
fn started(pid: u32) -> Option<String> {
    let list = tool("tasklist", &["/NH", "/FO", "CSV", "/FI", &format!("PID eq {pid}")])?;
    list.contains(&format!("\"{pid}\"")).then(|| pid.to_string())
}

#[cfg(not(target_os = "linux"))]
fn tool(name: &str, args: &[&str]) -> Option<String> {
    let output =
        std::process::Command::new(name).args(args).stdin(std::process::Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    (output.status.success() && !text.is_empty()).then_some(text)
}
