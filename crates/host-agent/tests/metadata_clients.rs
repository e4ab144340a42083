//! The official credentials libraries, unmodified, get the credentials of a role from the metadata service.
//!
//! Source: Client rules, credentials providers.

mod region;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use region::container::Container;
use region::role::{HOURS_6, role};
use region::{Estate, Region};
use testkit::kernel_suite_or_skip;
use testkit::text::basic;

/// A library: the program that runs it and the script.
struct Library {
    name: &'static str,
    program: PathBuf,
    script: PathBuf,
}

/// Those that are installed. With `CI` set, all have to be.
fn libraries() -> Vec<Library> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = root.join("conformance/metadata");
    let python = Library {
        name: "Python",
        program: root.join(".venv/bin/python"),
        script: folder.join("credentials.py"),
    };
    let node = Library {
        name: "Node",
        program: PathBuf::from("node"),
        script: folder.join("credentials.js"),
    };
    let is_there = |library: &Library| match library.name {
        "Python" => library.program.exists(),
        _ => root
            .join("conformance/clients/node_modules/@alicloud/credentials")
            .exists(),
    };
    let (there, missing): (Vec<_>, Vec<_>) = [python, node].into_iter().partition(is_there);
    for library in missing {
        assert!(
            std::env::var_os("CI").is_none(),
            "the client for {} is not installed: scripts/venv and scripts/node do it",
            library.name
        );
        eprintln!("skipped: the client for {} is not installed", library.name);
    }
    there
}

impl Library {
    fn run(&self, words: &[&str]) -> Output {
        let mut command = Command::new(&self.program);
        command.arg(&self.script).args(words).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.output().expect("it is installed")
    }

    /// What it prints, or what it says instead.
    fn get(&self, words: &[&str]) -> Result<serde_json::Value, String> {
        let done = self.run(words);
        if !done.status.success() {
            return Err(String::from_utf8_lossy(&done.stderr).into_owned());
        }
        Ok(serde_json::from_slice(&done.stdout).expect("it prints JSON"))
    }
}

#[test]
fn official_clients_get_the_credentials_of_a_role() {
    if !kernel_suite_or_skip("host-agent metadata clients") {
        return;
    }
    let libraries = libraries();
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-1", "egress 1 drop all * 0.0.0.0/0"));
    estate.instance("i-a", "vpc-1", &["10.0.0.5"], &["sg-1"]);
    estate.tell("i-a", |told| {
        told.role = Some(role("worker", "one", HOURS_6))
    });
    let expected = serde_json::json!({
        "access_key_id": "STS.one",
        "access_key_secret": "secret one",
        "security_token": "session one",
    });
    let mut region = Region::start();
    region.apply(&estate);
    let container = Container::behind(&region, "i-a");
    container.translate(&region);
    let inside = |library: &Library, words: &[&str]| region.inside("i-a", || library.get(words));
    for library in &libraries {
        let name = library.name;
        assert_eq!(inside(library, &[]), Ok(expected.clone()), "{name}");
        assert_eq!(
            inside(library, &["hardened"]),
            Ok(expected.clone()),
            "{name}, tokens only"
        );
        // The answer with a token does not come this far, so the library asks without one.
        let far = container.inside(|| library.get(&[]));
        assert_eq!(far, Ok(expected.clone()), "{name}, falling back");
        let far = container.inside(|| library.get(&["hardened"]));
        assert!(
            far.is_err(),
            "{name}, with nothing to fall back to: {far:?}"
        );
    }
    estate.change_told("i-a", |instance| instance.metadata.needs_token = true);
    region.apply(&estate);
    for library in &libraries {
        let name = library.name;
        let got = region.inside("i-a", || library.get(&[]));
        assert_eq!(
            got,
            Ok(expected.clone()),
            "{name}, where tokens are required"
        );
        let far = container.inside(|| library.get(&[]));
        assert!(far.is_err(), "{name}, from afar: {far:?}");
    }
    estate.tell("i-a", |told| told.role = None);
    region.apply(&estate);
    for library in &libraries {
        let got = region.inside("i-a", || library.get(&[]));
        assert!(got.is_err(), "{}, without a role: {got:?}", library.name);
    }
}
