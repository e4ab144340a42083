//! `kanmon account`: the accounts of a region, by signed calls of the one that runs it.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::{Value, json};

use crate::client::Client;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::{AccountKey, CredentialsFile, StateDir};

/// What can be done with accounts.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Account {
    /// Make an account; its key is told this once, and kept in credentials.json for `--account`
    Create(Create),
    /// All accounts: id, letter, profile of limits, keys
    List,
    /// One account, its limits and how its keys stand
    Show(Show),
    /// What is set for an account: its limits, and what holds for its policies
    Settings(Settings),
    /// Set something for an account; what is not named stays
    Set(Set),
}

/// Options of `kanmon account settings`.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Settings {
    /// The account: a letter, or an id; the one that runs the region when left out
    account: Option<String>,
}

/// Options of `kanmon account set`.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Set {
    /// The account: a letter, or an id
    account: String,
    /// What CIDRInRange means in its policies: hybrid, subset, cover or equal
    #[arg(long, value_name = "NAME")]
    cidr_in_range: Option<String>,
    /// The dialect that new policies may be written in: strict or extended
    #[arg(long, value_name = "NAME")]
    policy_dialect: Option<String>,
    /// What policies are asked about when rules are written: group, or any for `*`, as the cloud does
    #[arg(long, value_name = "NAME")]
    rule_writer_resource: Option<String>,
    /// The profile of its limits: guide, cloud, 2019-5, 2019-10 or 2019-16; region for that of each region
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Whether its instances may send to TCP port 25
    #[arg(long, value_name = "BOOL")]
    smtp_exempt: Option<bool>,
}

/// Options of `kanmon account create`.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Create {
    /// Its id, 16 digits; made up when left out
    id: Option<String>,
    /// The limits that hold for it in every region: guide, cloud, 2019-5, 2019-10 or 2019-16; those of each region
    /// when left out
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Leave credentials.json as it is: the key is only printed
    #[arg(long)]
    no_save: bool,
}

/// Options of `kanmon account show`.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Show {
    /// The account: a letter, or an id
    account: String,
}

/// Does one of the verbs.
///
/// # Errors
/// No region, or what the API refused.
pub(crate) fn run(
    state_dir: &StateDir,
    account: &Account,
    output: Output,
) -> Result<ExitCode, Failure> {
    let client = Client::of_region(state_dir)?;
    match account {
        Account::Create(options) => create(state_dir, &client, options, output)?,
        Account::List => list(&client, output)?,
        Account::Show(options) => show(&client, &options.account, output)?,
        Account::Settings(options) => settings(&client, options.account.as_deref(), output)?,
        Account::Set(options) => set(&client, options, output)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The id of an account by its letter, or as it is given.
fn id_of<'c>(client: &'c Client, name: &'c str) -> &'c str {
    let mut known = client.accounts().iter();
    let known = known.find(|it| it.name.eq_ignore_ascii_case(name));
    known.map_or(name, |it| &it.account_id)
}

fn settings(client: &Client, name: Option<&str>, output: Output) -> Result<(), Failure> {
    let id = match name {
        Some(name) => id_of(client, name),
        None => &client.account(None)?.account_id,
    };
    let answer = client.ask("DescribeAccountSettings", &[("AccountId", id)])?;
    match output {
        Output::Json => output::print_json(&answer),
        Output::Text => {
            let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
            let smtp = match answer["SmtpExempt"] == true {
                true => "open",
                false => "blocked",
            };
            let rows = [
                ("CIDRInRange means", text("CidrInRange")),
                ("dialect of new policies", text("PolicyDialect")),
                ("rule writers ask about", text("RuleWriterResource")),
                ("profile of limits", text("Profile")),
                ("profile is of the", text("ProfileOf")),
                ("TCP 25", smtp.to_owned()),
            ];
            let limits = answer["Limits"].as_object().into_iter().flatten();
            // Only the rules of a group may have none.
            let told = |limit: &Value| match limit.as_u64() {
                Some(0) => "no limit".to_owned(),
                _ => limit.to_string(),
            };
            let limits = limits.map(|(name, limit)| vec![name.clone(), told(limit)]);
            let rows = rows.map(|(name, value)| vec![name.to_owned(), value]);
            let head = ["account", &text("AccountId")];
            output::print(&output::table(&head, rows.into_iter().chain(limits)));
        }
    }
    Ok(())
}

fn set(client: &Client, options: &Set, output: Output) -> Result<(), Failure> {
    let smtp_exempt = options.smtp_exempt.map(|it| it.to_string());
    let given = [
        ("CidrInRange", options.cidr_in_range.as_deref()),
        ("PolicyDialect", options.policy_dialect.as_deref()),
        (
            "RuleWriterResource",
            options.rule_writer_resource.as_deref(),
        ),
        ("Profile", options.profile.as_deref()),
        ("SmtpExempt", smtp_exempt.as_deref()),
    ];
    let mut given: Vec<_> = { given.into_iter() }
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    if given.is_empty() {
        return Err(Failure::Other(
            "nothing is named to be set; kanmon account set --help shows what can be".into(),
        ));
    }
    given.push(("AccountId", id_of(client, &options.account)));
    client.ask("ModifyAccountSettings", &given)?;
    settings(client, Some(&options.account), output)
}

fn create(
    state_dir: &StateDir,
    client: &Client,
    options: &Create,
    output: Output,
) -> Result<(), Failure> {
    let given = [("AccountId", &options.id), ("Profile", &options.profile)];
    let given: Vec<_> = given
        .iter()
        .filter_map(|(name, value)| Some((*name, value.as_deref()?)))
        .collect();
    let answer = client.ask("CreateAccount", &given)?;
    let text = |name: &str| answer[name].as_str().unwrap_or_default().to_owned();
    let mut key = AccountKey {
        name: String::new(),
        account_id: text("AccountId"),
        access_key_id: text("AccessKeyId"),
        access_key_secret: text("AccessKeySecret"),
    };
    // Whatever becomes of the file, the key is printed: nobody tells it again.
    let saved = match options.no_save {
        true => Ok(()),
        false => save(state_dir, &mut key),
    };
    match output {
        Output::Json => output::print_json(&json!({
            "Name": key.name,
            "AccountId": key.account_id,
            "AccessKeyId": key.access_key_id,
            "AccessKeySecret": key.access_key_secret,
        })),
        Output::Text => {
            let mut lines = vec![
                format!("account     {}", key.account_id),
                format!(
                    "access key  {}  {}",
                    key.access_key_id, key.access_key_secret
                ),
            ];
            if !key.name.is_empty() {
                let file = state_dir.file(FILE).display().to_string();
                lines.push(format!(
                    "saved in    {file} as {0}: --account {0}",
                    key.name
                ));
            }
            output::print(&lines.join("\n"));
        }
    }
    saved
}

/// Puts a key into the directory's file under the next free letter.
fn save(state_dir: &StateDir, key: &mut AccountKey) -> Result<(), Failure> {
    let mut file: CredentialsFile = state_dir.credentials()?;
    key.name = (0..)
        .map(crate::region::account_name)
        .find(|name| file.accounts.iter().all(|it| it.name != *name))
        .unwrap_or_default();
    file.accounts.push(key.clone());
    state_dir.write(FILE, &file)
}

fn list(client: &Client, output: Output) -> Result<(), Failure> {
    let accounts = read(client, &[])?;
    match output {
        Output::Json => output::print_json(&accounts),
        Output::Text => {
            let rows = accounts.iter().map(|it| row(client, it));
            let head = [
                "account",
                "name",
                "made",
                "profile",
                "TCP 25",
                "access keys",
                "",
            ];
            output::print(output::table(&head, rows).trim_end());
        }
    }
    Ok(())
}

fn show(client: &Client, name: &str, output: Output) -> Result<(), Failure> {
    let known = client.accounts();
    let known = known.iter().find(|it| it.name.eq_ignore_ascii_case(name));
    let id = known.map_or(name, |it| &it.account_id);
    let accounts = read(client, &[("AccountId.1", id)])?;
    let account = accounts.first().ok_or_else(|| {
        Failure::Other(format!(
            "there is no account {name}; kanmon account list shows them"
        ))
    })?;
    let mut limits = Vec::new();
    for region in client.regions() {
        let client = client.in_region(region);
        limits.push((
            region,
            client.ask("DescribeAccountSettings", &[("AccountId", id)])?,
        ));
    }
    match output {
        Output::Json => output::print_json(&json!({
            "Account": account,
            "Settings": limits.iter().map(|(region, it)| ((*region).clone(), it.clone()))
                .collect::<serde_json::Map<_, _>>(),
        })),
        Output::Text => {
            let of = |it: &Value, name: &str| it[name].as_str().unwrap_or_default().to_owned();
            let mut lines = vec![
                format!("account     {}", of(account, "AccountId")),
                format!("made        {}", of(account, "CreationTime")),
                format!("access keys {}", keys(account)),
            ];
            lines.extend(limits.iter().map(|(region, it)| {
                format!(
                    "limits      {region}: {} ({} profile)",
                    of(it, "Profile"),
                    of(it, "ProfileOf")
                )
            }));
            output::print(&lines.join("\n"));
        }
    }
    Ok(())
}

/// Every account that the API shows.
fn read(client: &Client, given: &[(&str, &str)]) -> Result<Vec<Value>, Failure> {
    let mut all = Vec::new();
    let mut token = String::new();
    loop {
        let mut page = given.to_vec();
        page.push(("NextToken", &token));
        let mut answer = client.ask("ListAccounts", &page)?;
        if let Some(Value::Array(accounts)) =
            answer.pointer_mut("/Accounts/Account").map(Value::take)
        {
            all.extend(accounts);
        }
        answer["NextToken"]
            .as_str()
            .unwrap_or_default()
            .clone_into(&mut token);
        if token.is_empty() {
            return Ok(all);
        }
    }
}

fn row(client: &Client, account: &Value) -> Vec<String> {
    let text = |name: &str| account[name].as_str().unwrap_or_default().to_owned();
    let id = text("AccountId");
    let known = client.accounts().iter().find(|it| it.account_id == id);
    let is = |name: &str| account[name] == Value::Bool(true);
    vec![
        id.clone(),
        known.map_or_else(String::new, |it| it.name.clone()),
        text("CreationTime"),
        text("Profile"),
        if is("SmtpExempt") { "open" } else { "blocked" }.to_owned(),
        keys(account),
        if is("IsOperator") {
            "runs the region"
        } else {
            ""
        }
        .to_owned(),
    ]
}

fn keys(account: &Value) -> String {
    let keys = account["AccessKeys"]["AccessKey"].as_array();
    let text = |key: &Value| {
        let text = |name: &str| key[name].as_str().unwrap_or_default().to_owned();
        format!(
            "{} ({})",
            text("AccessKeyId"),
            text("Status").to_lowercase()
        )
    };
    keys.into_iter()
        .flatten()
        .map(text)
        .collect::<Vec<_>>()
        .join(" ")
}

const FILE: &str = "credentials.json";
