//! The program itself, as a person starts it, and a client as small as can be.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};

pub fn dampingi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dampingi"));
    // What the machine happens to have set decides nothing here.
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DAMPINGI_")) {
        command.env_remove(name);
    }
    command.env_remove("RUST_LOG");
    command
}

/// Runs a command to its end: whether it succeeded, and what it said on both ways.
pub fn run(arguments: &[&str]) -> (bool, String, String) {
    let done = dampingi()
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (done.status.success(), text(done.stdout), text(done.stderr))
}

/// A built app, as small as can be.
pub fn tiny_app(folder: &Path) {
    std::fs::create_dir_all(folder).expect("made");
    std::fs::write(
        folder.join("index.html"),
        "<!doctype html><title>Dampingi</title>",
    )
    .expect("written");
}

/// A server that listens. It is killed when the test ends before it was stopped.
pub struct Serving {
    pub child: Child,
    pub address: String,
    pub scheme: String,
    errors: BufReader<ChildStderr>,
}

impl Serving {
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = dampingi()
            .arg("serve")
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let errors = BufReader::new(child.stderr.take().expect("piped"));
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().expect("piped"));
        out.read_line(&mut line).expect("a line");
        let said = line
            .trim_end()
            .strip_prefix("listening on ")
            .and_then(|url| url.split_once("://"));
        let Some((scheme, address)) = said else {
            let mut why = String::new();
            let _ = child.kill();
            let _ = { errors }.read_to_string(&mut why);
            panic!("it did not listen: {line}{why}");
        };
        Self {
            address: address.to_owned(),
            scheme: scheme.to_owned(),
            child,
            errors,
        }
    }

    pub fn connect(&self) -> TcpStream {
        TcpStream::connect(&self.address).expect("it listens")
    }

    /// Sends a request in the clear; gives the whole answer as text.
    pub fn ask(&self, request: &str) -> String {
        exchange(&mut self.connect(), request)
    }

    /// Tells it to stop, as a system does.
    pub fn tell(&self, signal: &str) {
        let done = Command::new("kill")
            .arg(signal)
            .arg(self.child.id().to_string())
            .status();
        assert!(done.expect("kill").success());
    }

    /// Reads the log up to the line with these words.
    pub fn log_until(&mut self, words: &str) -> String {
        let mut log = String::new();
        while !log.contains(words) {
            let read = self.errors.read_line(&mut log).expect("text");
            assert!(read > 0, "the log ended without {words}: {log}");
        }
        log
    }

    /// Waits for its end; gives how it ended and the rest of the log.
    pub fn ended(mut self) -> (ExitStatus, String) {
        let mut log = String::new();
        self.errors.read_to_string(&mut log).expect("text");
        (self.child.wait().expect("it ends"), log)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `GET` with these header lines.
pub fn get(path: &str, headers: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: dampingi.test\r\nconnection: close\r\n{headers}\r\n")
}

/// `POST` of a JSON body.
pub fn post(path: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "POST {path} HTTP/1.1\r\nhost: dampingi.test\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    )
}

pub fn exchange(stream: &mut (impl Read + Write), request: &str) -> String {
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = Vec::new();
    // A TLS connection may end without a farewell; what was read counts.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}
