use serde::Serialize;

use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::{AccountKey, RegionFile, StateDir};

#[derive(Serialize)]
struct Ready<'a> {
    #[serde(flatten)]
    region: &'a RegionFile,
    accounts: &'a [AccountKey],
    credentials_file: String,
}

/// Says what runs, who may call it, and what to try.
///
/// # Errors
/// The region did not leave its files.
pub(super) fn print(state_dir: &StateDir, output: Output) -> Result<(), Failure> {
    let region = state_dir.running_region()?;
    let credentials = state_dir.credentials()?;
    let file = state_dir.file("credentials.json").display().to_string();
    if output == Output::Json {
        output::print_json(&Ready {
            region: &region,
            accounts: &credentials.accounts,
            credentials_file: file,
        });
        return Ok(());
    }
    let mut lines = vec![first_line(&region)];
    lines.extend(
        region
            .enforce_reasons
            .iter()
            .map(|reason| format!("  {reason}")),
    );
    lines.push(format!("  endpoint    {}", region.endpoint));
    lines.push(format!("  region id   {}", region.all_regions().join(" ")));
    for account in &credentials.accounts {
        lines.push(format!(
            "  account {}   {}",
            account.name, account.account_id
        ));
        lines.push(format!(
            "  access key  {}  {}",
            account.access_key_id, account.access_key_secret
        ));
    }
    lines.push(format!("  saved in    {file} (readable by you only)"));
    lines.push(format!(
        "  stop        kanmon down{}",
        state_dir.as_option()
    ));
    lines.push(String::new());
    if region.enforce == "none" {
        lines.push("Try:  kanmon api DescribeRegions;  kanmon doctor says what keeps packets from being filtered".into());
    } else {
        lines.push(
            "Two instances, a port opened, a packet that passes and one that does not:".into(),
        );
        lines.push(String::new());
        lines.extend(path_line());
        lines.push(include_str!("walk.sh").trim_end().to_owned());
    }
    output::print(&lines.join("\n"));
    Ok(())
}

/// What a person must not overlook comes first.
fn first_line(region: &RegionFile) -> String {
    let what = format!("kanmon {}: {} up", region.version, region.named());
    match region.enforce.as_str() {
        "none" => format!("{what}, but NO PACKET IS FILTERED (--enforce none)"),
        _ => format!("{what}; packets are filtered in the kernel"),
    }
}

/// The line that lets a shell find this program, when it would not.
fn path_line() -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?.to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_found = std::env::split_paths(&path).any(|it| it == folder);
    (!is_found).then(|| format!("export PATH={}:$PATH", folder.display()))
}
