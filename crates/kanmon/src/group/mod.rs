//! Verbs about security groups that the console has and the cloud's API has not: each is made of signed calls.

mod add;
mod caller;
mod carry;
mod create;
mod export;
mod import;
mod list;
mod peer;
mod protect;
mod quick;
mod rule;
mod show;
mod warning;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};

pub(crate) use self::caller::{Caller, param, text};
pub(crate) use self::rule::weight;
use crate::failure::Failure;
use crate::output::Output;
use crate::state_dir::StateDir;

/// What can be done with a group.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum Group {
    /// Make a group, with the rules of a template
    Create(Create),
    /// One group: rules, members, who holds it and why, what to know about its rules
    Show(Show),
    /// Add rules for services by their names; without a group, show the names
    Quick(Quick),
    /// Make a group with the rules of another one, and name what cannot be carried
    Clone(CloneTo),
    /// Write the rules as a file of the console's form
    Export(Export),
    /// Add the rules of such a file
    Import(Import),
    /// Refuse the deletion of a group, or no longer
    Protect(Protect),
}

/// Options of `kanmon group create`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Create {
    /// Which rules it begins with
    #[arg(long, value_enum, default_value_t = Template::Custom)]
    template: Template,
    /// The VPC; the classic network when left out, where the region has one
    #[arg(long, value_name = "VPC")]
    vpc: Option<String>,
    /// The region; the default one when left out
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
    /// Basic or advanced; never changes
    #[arg(long = "type", value_enum, default_value_t = Type::Basic)]
    group_type: Type,
    /// Its name
    #[arg(long)]
    name: Option<String>,
    /// What it is for
    #[arg(long)]
    description: Option<String>,
    #[command(flatten)]
    who: Who,
}

/// Options of `kanmon group show`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Show {
    /// The group's id
    group: String,
    #[command(flatten)]
    who: Who,
}

/// Options of `kanmon group quick`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Quick {
    /// The group's id; without one, the names of services are shown
    group: Option<String>,
    /// Services, as ssh https mysql
    #[arg(requires = "from", value_name = "NAME")]
    names: Vec<String>,
    /// The far side: a CIDR block, an address, sg-…, pl-…, workbench-public or workbench-private
    #[arg(long, value_name = "PEER")]
    from: Option<String>,
    /// Rules for outgoing packets; the far side is where they go
    #[arg(long)]
    egress: bool,
    /// Drop instead of accept
    #[arg(long)]
    drop: bool,
    /// 1 is consulted first, 100 last
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=100))]
    priority: u8,
    #[command(flatten)]
    who: Who,
}

/// Options of `kanmon group clone`.
#[derive(Args, Clone, Debug)]
pub(crate) struct CloneTo {
    /// The group whose rules are copied
    group: String,
    /// The VPC of the new group; the same when left out
    #[arg(long, value_name = "VPC")]
    vpc: Option<String>,
    /// The region of the new group; the same when left out
    #[arg(long, value_name = "REGION", requires = "vpc")]
    region: Option<String>,
    /// In another region, use the account's lists of the same name and content as those the rules name; make those
    /// that are not there
    #[arg(long, requires = "region")]
    with_lists: bool,
    /// The type of the new group; the same when left out
    #[arg(long = "type", value_enum)]
    group_type: Option<Type>,
    /// The name of the new group; the same when left out
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    who: Who,
}

/// Options of `kanmon group export`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Export {
    /// The group's id
    group: String,
    /// The form of the file
    #[arg(long, value_enum, default_value_t = Form::Json)]
    format: Form,
    /// Which 200 rules of a group that has more: 1, 2 and so on
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
    part: u8,
    #[command(flatten)]
    who: Who,
}

/// Options of `kanmon group import`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Import {
    /// The group's id
    group: String,
    /// JSON or CSV; `-` reads standard input
    file: PathBuf,
    #[command(flatten)]
    who: Who,
}

/// Options of `kanmon group protect`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Protect {
    /// The group's id
    group: String,
    /// Let it be deleted again
    #[arg(long)]
    off: bool,
    #[command(flatten)]
    who: Who,
}

/// Who calls.
#[derive(Args, Clone, Debug)]
pub(crate) struct Who {
    /// The account that calls: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
}

/// Rules that a new group may begin with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Template {
    /// A web server on Linux: TCP 80, 443, 22 and ICMP from anywhere
    Linux,
    /// A web server on Windows: TCP 80, 443, 3389 and ICMP from anywhere
    Windows,
    /// No rules
    Custom,
}

/// The type of a group.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Type {
    /// Members reach each other, groups may be peers
    Basic,
    /// Isolated inside, larger, outgoing packets dropped unless a rule accepts them
    Advanced,
}

/// The form of a file of rules.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
enum Form {
    /// A list of objects
    Json,
    /// One line a rule
    Csv,
}

impl Type {
    /// As the API says it.
    fn wire(self) -> &'static str {
        match self {
            Self::Basic => "normal",
            Self::Advanced => "enterprise",
        }
    }

    fn of_wire(text: &str) -> Self {
        match text {
            "enterprise" => Self::Advanced,
            _ => Self::Basic,
        }
    }

    /// As people say it.
    fn word(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Advanced => "advanced",
        }
    }

    fn meant(self) -> secgroup::GroupType {
        match self {
            Self::Basic => secgroup::GroupType::Basic,
            Self::Advanced => secgroup::GroupType::Advanced,
        }
    }
}

/// Does one of the verbs.
///
/// # Errors
/// No region, or what the API refused.
pub(crate) fn run(
    state_dir: &StateDir,
    group: &Group,
    output: Output,
) -> Result<ExitCode, Failure> {
    match group {
        Group::Create(options) => create::run(state_dir, options, output),
        Group::Show(options) => show::run(state_dir, options, output),
        Group::Quick(options) => quick::run(state_dir, options, output),
        Group::Clone(options) => carry::run(state_dir, options, output),
        Group::Export(options) => export::run(state_dir, options),
        Group::Import(options) => import::run(state_dir, options, output),
        Group::Protect(options) => protect::run(state_dir, options, output),
    }
}
