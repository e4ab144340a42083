//! A region of its own for a test, driven by the program as people drive it.
#![allow(dead_code, reason = "each suite uses some of it")]

pub(crate) mod signed;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A state directory of its own; its region is stopped and forgotten at the end.
pub(crate) struct StateDir(PathBuf);

impl StateDir {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kanmon-test-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn run(&self, words: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kanmon"))
            .args(words.split_whitespace())
            .env("KANMON_STATE_DIR", &self.0)
            .output()
            .expect("the program starts")
    }

    pub(crate) fn up(&self, more: &str) -> Value {
        let words = format!("up --detach --listen 127.0.0.1:0 --output json {more}");
        json(&succeeded(self.run(&words)))
    }

    /// What is read where the region says its numbers are.
    pub(crate) fn read_metrics(&self, request: &str) -> String {
        let region = std::fs::read(self.0.join("region.json")).expect("a region runs");
        let region: Value = serde_json::from_slice(&region).expect("JSON");
        let place = region["metrics"].as_str().expect("it was asked for");
        let address = place
            .strip_prefix("http://")
            .and_then(|it| it.strip_suffix("/metrics"))
            .expect("http://ADDRESS/metrics");
        let mut stream = TcpStream::connect(address).expect("it listens");
        let head = format!("{request} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).expect("written");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("text");
        answer
    }

    /// Waits until the process that the region's file named is gone.
    pub(crate) fn kill(&self, pid: &Value) {
        let pid = pid.to_string();
        assert!(
            Command::new("kill")
                .args(["-9", &pid])
                .status()
                .expect("kill runs")
                .success()
        );
        // Its files, and the locks on them, go with its last thread: then only a name is left of it, or nothing.
        let process = Path::new("/proc").join(&pid);
        let is_over = || {
            let stat = std::fs::read_to_string(process.join("stat")).unwrap_or_default();
            let is_dead = stat.rsplit(')').next().is_none_or(|rest| {
                rest.trim_start().is_empty() || rest.trim_start().starts_with('Z')
            });
            let threads = std::fs::read_dir(process.join("task")).map_or(0, Iterator::count);
            is_dead && threads <= 1
        };
        while !is_over() {
            std::thread::yield_now();
        }
    }
}

impl Drop for StateDir {
    fn drop(&mut self) {
        let output = self.run("down --forget");
        if !std::thread::panicking() {
            succeeded(output);
            assert!(!self.0.exists(), "{} is left", self.0.display());
        }
    }
}

pub(crate) fn succeeded(output: Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// The exit code and the one line of a command that failed.
pub(crate) fn failed(output: Output) -> (i32, String) {
    assert!(!output.status.success(), "{output:?}");
    let line = String::from_utf8(output.stderr).expect("text");
    assert_eq!(line.lines().count(), 1, "{line}");
    (output.status.code().expect("an exit code"), line)
}

pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}
