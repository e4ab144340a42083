use std::process::ExitCode;

use serde_json::json;

use crate::output::Output;

/// Why a command did not do what it was asked, and what to do about it: one line each.
///
/// The exit codes are a contract, listed in `kanmon help` and `docs/cli.md`; 2 is wrong usage.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The API refused a call.
    #[error("{code}: {message} (HTTP {status}, RequestId {request_id})")]
    Refused {
        /// The documented code.
        code: String,
        /// Its message.
        message: String,
        /// The HTTP status.
        status: u16,
        /// For the audit log.
        request_id: String,
    },
    /// The words on the command line are not understood; said so to programs only.
    #[error("{0}")]
    Usage(String),
    /// No region runs with this state directory.
    #[error("no region runs with state directory {state_dir}; start one: kanmon up --detach")]
    NotRunning {
        /// Which directory was asked for.
        state_dir: String,
    },
    /// The command needs root.
    #[error(
        "{what} needs root; run it with sudo, or use --enforce none for a region without packets"
    )]
    NotRoot {
        /// What was asked for.
        what: &'static str,
    },
    /// The kernel or the privileges do not allow what was asked for.
    #[error("{0}")]
    Unable(String),
    /// The address is taken.
    #[error("{address} is in use; choose another: kanmon up --listen 127.0.0.1:0")]
    AddressInUse {
        /// The address.
        address: String,
    },
    /// The state directory is taken.
    #[error(
        "state directory {state_dir} is in use by process {pid}; stop it: kanmon down --state-dir {state_dir}"
    )]
    StateDirInUse {
        /// The directory.
        state_dir: String,
        /// Who has it.
        pid: String,
    },
    /// What another process of this program said.
    #[error("{message}")]
    Reported {
        /// Its exit code.
        code: u8,
        /// Its line.
        message: String,
    },
    /// Anything else, said in one line.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// Prints the line on standard error, or for programs an object in one line, and gives the exit code.
    pub(crate) fn report(&self, output: Output) -> ExitCode {
        match output {
            Output::Text => eprintln!("kanmon: {self}"),
            Output::Json => eprintln!("{}", self.object()),
        }
        ExitCode::from(self.exit_code())
    }

    fn object(&self) -> serde_json::Value {
        let mut error = json!({"exit_code": self.exit_code(), "message": self.to_string()});
        if let Self::Refused {
            code,
            status,
            request_id,
            ..
        } = self
        {
            error["code"] = json!(code);
            error["status"] = json!(status);
            error["request_id"] = json!(request_id);
        }
        json!({ "error": error })
    }

    /// The exit code of the process that reports it.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Other(_) | Self::Refused { .. } => 1,
            Self::Usage(_) => 2,
            Self::Reported { code, .. } => *code,
            Self::NotRunning { .. } => 3,
            Self::NotRoot { .. } | Self::Unable(_) => 4,
            Self::AddressInUse { .. } | Self::StateDirInUse { .. } => 5,
        }
    }

    /// A failure of the system, with what was being done.
    pub(crate) fn doing(what: impl std::fmt::Display) -> impl FnOnce(std::io::Error) -> Self {
        move |error| Self::Other(format!("{what}: {error}"))
    }
}

/// An error and what caused it, in one line.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    text
}

/// A probe's packet was dropped.
pub(crate) const DROPPED: u8 = 10;
/// A probe's packet never reached a filter: no route, or no instance.
pub(crate) const UNREACHABLE: u8 = 11;
