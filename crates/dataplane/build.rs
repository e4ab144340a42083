//! Compiles the kernel programs with clang into the object that the crate embeds.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The programs that judge packets, and those that the bench makes and counts them with.
const SOURCES: [&str; 2] = ["kanmon", "rig"];

fn main() {
    println!("cargo:rerun-if-changed=bpf");
    println!("cargo:rerun-if-env-changed=CLANG");
    SOURCES.into_iter().for_each(compile);
}

fn compile(name: &str) {
    let source = format!("bpf/{name}.bpf.c");
    let clang = env::var("CLANG").unwrap_or_else(|_| "clang".to_owned());
    let object = PathBuf::from(variable("OUT_DIR")).join(format!("{name}.bpf.o"));
    let mut command = Command::new(&clang);
    command
        .args(["-target", "bpf", "-mcpu=v3", "-O2", "-g"])
        .args(["-Wall", "-Wextra", "-Wno-unused-parameter", "-Werror"])
        .arg(format!(
            "-I{}",
            Path::new(&variable("DEP_BPF_INCLUDE")).display()
        ));
    for directory in kernel_headers() {
        command.arg(format!("-I{}", directory.display()));
    }
    command.args(["-c", &source, "-o"]).arg(&object);
    match command.status() {
        Ok(status) if status.success() => {}
        Ok(status) => {
            panic!("{clang} could not compile {source} ({status}); is libc6-dev installed?")
        }
        Err(error) => {
            panic!("{clang} could not be run ({error}); install it: apt-get install clang")
        }
    }
    let size = fs::metadata(&object).map_or(0, |metadata| metadata.len());
    assert!(size > 0, "{clang} made an empty object");
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}

/// Debian keeps `asm/types.h` under the name of the architecture.
fn kernel_headers() -> Vec<PathBuf> {
    let architecture = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let directory = PathBuf::from(format!("/usr/include/{architecture}-linux-gnu"));
    directory
        .is_dir()
        .then_some(directory)
        .into_iter()
        .collect()
}
