//! A region of its own for a test, driven by the program as people drive it.
#![allow(dead_code, reason = "each suite uses some of it")]

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
        while Path::new("/proc").join(&pid).join("exe").exists() {
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
