use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::failure::Failure;
use crate::output::Output;
use crate::state_dir::StateDir;

/// A self-hosted region with the cloud's security groups, enforced in the Linux kernel.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES, propagate_version = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    verb: Verb,
}

/// What every verb understands.
#[derive(Args, Debug)]
struct Common {
    /// Where the region keeps itself [default: /var/lib/kanmon as root, else ~/.local/state/kanmon]
    #[arg(long, global = true, env = "KANMON_STATE_DIR", value_name = "DIR")]
    state_dir: Option<PathBuf>,
    /// Tables for people, JSON for programs
    #[arg(long, global = true, value_enum, default_value_t = Output::Text)]
    output: Output,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Start a region on this machine
    Up(Up),
    /// Stop the region and remove everything it made on this machine; what is stored stays
    Down(Down),
    /// What runs, at which revision, and what is enforced
    Status,
    /// What the kernel and the privileges allow, item by item, with the mend
    Doctor(Doctor),
    /// Run a command inside an instance, or inside the region's internet
    Exec(Exec),
    /// Call any action, signed
    Api(Api),
    /// Which stage and rule decide about a packet, and what they beat
    Explain(Explain),
    /// Send a real packet and see whether it gets there
    Probe(Probe),
    /// Security groups by template, service name, clone and file
    #[command(subcommand)]
    Group(crate::group::Group),
    /// The accounts of the region: make one, list them, show one
    #[command(subcommand)]
    Account(crate::account::Account),
    /// Questions about policies: what would be decided, who can, what a change allows
    #[command(subcommand)]
    Ram(crate::ram::Ram),
    /// How much of each limit is used, and what stands in the way
    Limits(crate::limits::Options),
    /// Convert a CIDR block to a range of addresses, or back
    Cidr(crate::cidr::Options),
    /// Where the products of the region are served, and how clients are led there
    Endpoints(Endpoints),
    /// Print the certificate that verifies the identity documents of instances
    InstanceIdentity,
    /// Copy what is stored into one file, while the region runs or not
    Backup(Backup),
    /// Make the store of a state directory that has none from a backup
    Restore(Restore),
    /// The trail of calls: whether it is as it was left
    #[command(subcommand)]
    AuditLog(crate::audit_log::AuditLog),
    /// Looking inside
    #[command(subcommand)]
    Debug(Debug),
    /// Print what a shell needs to complete these commands
    Completions(Completions),
    /// Write these pages for man
    Man(Man),
}

/// Options of `kanmon up`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Up {
    /// Return when the region is ready; it runs on in the background
    #[arg(long)]
    pub(crate) detach: bool,
    /// Where the API listens; port 0 lets the system choose
    #[arg(long, default_value = "127.0.0.1:15500", value_name = "ADDR:PORT")]
    pub(crate) listen: SocketAddr,
    /// Where it listens too, as 127.0.0.1:443 for clients that insist on the cloud's host names
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) also_listen: Vec<SocketAddr>,
    /// Where the API listens on the region's internet, for programs in instances, as 203.0.113.1:443
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) internet_listen: Vec<SocketAddr>,
    /// How many requests a minute each account may send of each action; no limit when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) rate_limit: Option<u32>,
    /// How many MiB of audit entries are kept in files, once the store has no room for them; 0 for none
    #[arg(long, value_name = "MIB", default_value_t = 1_024)]
    pub(crate) audit_archive: u32,
    /// Where Prometheus may read numbers, as 127.0.0.1:15501; nowhere when left out
    #[arg(long, value_name = "ADDR:PORT")]
    pub(crate) metrics: Option<SocketAddr>,
    /// The regions' ids, the default one first; those served before when left out, at first cn-hangzhou
    #[arg(long, value_name = "REGION", value_delimiter = ',')]
    pub(crate) region: Vec<String>,
    /// The zones of a region, as cn-beijing=a,b
    #[arg(long, value_name = "REGION=ZONE,…")]
    pub(crate) zones: Vec<String>,
    /// Where EIPs of a region are taken from, as cn-beijing=203.0.113.0/24
    #[arg(long, value_name = "REGION=BLOCK")]
    pub(crate) eip_pool: Vec<String>,
    /// The id of the first account, 16 digits; made up when left out
    #[arg(long, value_name = "ID")]
    pub(crate) account: Option<String>,
    /// How many accounts there are at least, each with a root access key: A, B and so on
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=26))]
    pub(crate) accounts: u8,
    /// Whether packets are filtered
    #[arg(long, value_enum, default_value_t = Enforce::Auto)]
    pub(crate) enforce: Enforce,
    /// Offer the classic network beside VPCs, in all regions or in this one
    #[arg(long, value_name = "REGION", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    pub(crate) classic: Vec<String>,
    /// Which limits hold, in all regions or in one: guide, cloud, 2019-5, 2019-10 or 2019-16
    #[arg(long, value_name = "[REGION=]NAME")]
    pub(crate) profile: Vec<String>,
    /// Set for the process behind `--detach`: says on its output when it is ready.
    #[arg(long, hide = true)]
    pub(crate) background: bool,
}

impl Up {
    /// The words that say the same to another process, but for `--detach`.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let enforce = self
            .enforce
            .to_possible_value()
            .expect("no value is skipped");
        let mut words = vec![
            format!("--listen={}", self.listen),
            format!("--accounts={}", self.accounts),
            format!("--enforce={}", enforce.get_name()),
        ];
        words.extend(self.account.as_ref().map(|id| format!("--account={id}")));
        words.extend(
            self.also_listen
                .iter()
                .map(|it| format!("--also-listen={it}")),
        );
        words.extend(
            self.internet_listen
                .iter()
                .map(|it| format!("--internet-listen={it}")),
        );
        words.extend(self.metrics.map(|it| format!("--metrics={it}")));
        words.extend(self.rate_limit.map(|it| format!("--rate-limit={it}")));
        words.push(format!("--audit-archive={}", self.audit_archive));
        for (option, values) in [
            ("region", &self.region),
            ("zones", &self.zones),
            ("eip-pool", &self.eip_pool),
            ("classic", &self.classic),
            ("profile", &self.profile),
        ] {
            words.extend(values.iter().map(|value| match value.as_str() {
                "" => format!("--{option}"),
                value => format!("--{option}={value}"),
            }));
        }
        words
    }
}

/// Whether packets are filtered.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum Enforce {
    /// Filter if this machine can, else say why not and run without
    Auto,
    /// Filter, or fail
    Ebpf,
    /// The API only: no packet is filtered, no instance has a network
    None,
}

/// Options of `kanmon down`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Down {
    /// Also forget what is stored: instances, groups, accounts, keys
    #[arg(long)]
    pub(crate) forget: bool,
}

/// Options of `kanmon doctor`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Doctor {
    /// Only say by the exit code whether packets can be filtered here
    #[arg(long)]
    pub(crate) can_enforce: bool,
}

/// Options of `kanmon exec`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Exec {
    /// An instance's id, or `internet`
    pub(crate) place: String,
    /// The command and its arguments
    #[arg(last = true, required = true)]
    pub(crate) command: Vec<String>,
}

/// Options of `kanmon api`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Api {
    /// The action, as RunInstances; `list` shows all, `list ACTION` the parameters of one
    pub(crate) action: String,
    /// Its product, where several have the action: ecs, vpc, kanmon, resourcesharing
    #[arg(long)]
    pub(crate) product: Option<String>,
    /// The account that calls: a letter, or an id
    #[arg(long, value_name = "ACCOUNT")]
    pub(crate) account: Option<String>,
    /// Print only this part of the answer, as Instances.Instance.0.InstanceId
    #[arg(long, value_name = "PATH")]
    pub(crate) get: Option<String>,
    /// Parameters as the reference names them: --VpcId vpc-1 --Permissions.1.IpProtocol tcp
    #[arg(
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "--Param value"
    )]
    pub(crate) parameters: Vec<String>,
}

/// Options of `kanmon explain`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Explain {
    /// Where the packet comes from: an instance's id or an address
    pub(crate) from: String,
    /// Where it goes
    pub(crate) to: String,
    /// tcp, udp, icmp, icmpv6, gre or a number
    pub(crate) protocol: String,
    /// The destination port of tcp and udp
    pub(crate) port: Option<u16>,
}

/// Options of `kanmon probe`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Probe {
    /// Where the packet comes from: an instance's id, or an address of the region's internet
    pub(crate) from: String,
    /// Where it goes
    pub(crate) to: String,
    /// tcp, udp, icmp or icmpv6
    pub(crate) protocol: String,
    /// The destination port of tcp and udp
    pub(crate) port: Option<u16>,
    /// How long an answer is waited for
    #[arg(long, default_value_t = 1000, value_name = "MS")]
    pub(crate) wait_ms: u64,
    /// Do not wait until everything that is stored is in force
    #[arg(long)]
    pub(crate) no_wait: bool,
    /// Which of the destination's addresses is meant, when it has several
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) to_address: Option<IpAddr>,
}

/// Options of `kanmon endpoints`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Endpoints {
    /// Try every address and name, with HTTP and HTTPS, and say what is wrong
    #[arg(long)]
    pub(crate) check: bool,
}

/// Options of `kanmon backup`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Backup {
    /// Where to; there must be nothing of that name
    pub(crate) file: PathBuf,
}

/// Options of `kanmon restore`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Restore {
    /// What `kanmon backup` wrote
    pub(crate) file: PathBuf,
    /// The master.key of the region it was taken of, unless it lies in the state directory already
    #[arg(long, value_name = "FILE")]
    pub(crate) master_key: Option<PathBuf>,
}

/// Options of `kanmon completions`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Completions {
    /// For which shell
    pub(crate) shell: clap_complete::Shell,
}

/// Options of `kanmon man`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Man {
    /// Where to; made if it is not there
    pub(crate) directory: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Debug {
    /// Stored, desired and applied state side by side
    Dump,
    /// Packets of every interface by verdict and reason, as the kernel counted them
    Counters,
}

impl Cli {
    /// Who reads what is printed.
    pub(crate) fn output(&self) -> Output {
        self.common.output
    }
}

/// Says what is wrong with the words that were given, to whom they say reads it; or prints the help they ask for.
pub(crate) fn not_run(error: &clap::Error, words: impl IntoIterator<Item = String>) -> ExitCode {
    if error.use_stderr() && is_json_asked_for(words) {
        // The rest shows the usage to people.
        let text = error.render().to_string();
        let first = text.split("\n\n").next().unwrap_or_default();
        let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
        let message = line.trim_start_matches("error: ").to_owned();
        return Failure::Usage(message).report(Output::Json);
    }
    let printed = error.print();
    if let Err(cause) = printed {
        tracing::debug!(%cause, "nobody reads what is printed");
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
}

/// Words that could not be understood as a whole still say who reads the answer.
fn is_json_asked_for(words: impl IntoIterator<Item = String>) -> bool {
    // What is behind it belongs to another program.
    let ours: Vec<String> = words.into_iter().take_while(|word| word != "--").collect();
    ours.iter().any(|word| word == "--output=json")
        || ours
            .windows(2)
            .any(|two| two[0] == "--output" && two[1] == "json")
}

/// Runs one command.
///
/// # Errors
/// Why it did not do what it was asked.
pub(crate) fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let state_dir = StateDir::choose(cli.common.state_dir.as_deref());
    let output = cli.common.output;
    match cli.verb {
        Verb::Up(options) => crate::up::run(&state_dir, &options, output),
        Verb::Down(options) => crate::down::run(&state_dir, &options, output),
        Verb::AuditLog(verb) => crate::audit_log::run(&state_dir, &verb, output),
        Verb::Status => crate::status::run(&state_dir, output),
        Verb::Doctor(options) => crate::doctor::run(&state_dir, &options, output),
        Verb::Exec(options) => crate::exec::run(&state_dir, &options),
        Verb::Api(options) => crate::api::run(&state_dir, &options, output),
        Verb::Explain(options) => crate::explain::run(&state_dir, &options, output),
        Verb::Probe(options) => crate::probe::run(&state_dir, &options, output),
        Verb::Group(group) => crate::group::run(&state_dir, &group, output),
        Verb::Account(account) => crate::account::run(&state_dir, &account, output),
        Verb::Ram(ram) => crate::ram::run(&state_dir, &ram, output),
        Verb::Limits(options) => crate::limits::run(&state_dir, &options, output),
        Verb::Cidr(options) => crate::cidr::run(&options, output),
        Verb::Endpoints(options) => crate::endpoints::run(&state_dir, &options, output),
        Verb::InstanceIdentity => crate::region::instance_identity::run(&state_dir, output),
        Verb::Backup(options) => crate::backup::backup(&state_dir, &options, output),
        Verb::Restore(options) => crate::backup::restore(&state_dir, &options, output),
        Verb::Completions(options) => crate::manual::completions(&options, output),
        Verb::Man(options) => crate::manual::man(&options, output),
        Verb::Debug(Debug::Dump) => crate::debug::dump(&state_dir, output),
        Verb::Debug(Debug::Counters) => crate::debug::counters(&state_dir, output),
    }
}

const EXIT_CODES: &str = "\
Exit codes:
  0   done; for probe: the packet was accepted
  1   it failed; the line on standard error says why, and what to do (with --output json an object with \"error\")
  2   wrong usage
  3   no region runs with this state directory
  4   the kernel or the privileges do not allow it
  5   the address or the state directory is in use
  10  probe: the packet was dropped
  11  probe: the packet has no way to its destination";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn a_detached_region_is_started_with_the_same_options() {
        let asked = "kanmon up --detach --listen 127.0.0.1:0 --region cn-beijing,cn-hangzhou --region cn-shanghai \
                     --account 1234567890123456 --zones cn-beijing=a,b --eip-pool cn-beijing=203.0.113.0/24 \
                     --also-listen 127.0.0.1:443 --also-listen [::1]:443 --internet-listen 203.0.113.1:443 --rate-limit 60 \
                     --accounts 2 --enforce none --classic=cn-beijing --profile cloud \
                     --profile cn-beijing=2019-5 --metrics 127.0.0.1:0";
        let up = |words: &mut dyn Iterator<Item = String>| match Cli::try_parse_from(words) {
            Ok(Cli {
                verb: Verb::Up(up), ..
            }) => up,
            other => panic!("{other:?}"),
        };
        let first = up(&mut asked.split_whitespace().map(str::to_owned));
        let words = ["kanmon".to_owned(), "up".to_owned()]
            .into_iter()
            .chain(first.arguments());
        let second = up(&mut words.into_iter());
        assert_eq!(
            format!("{second:?}"),
            format!(
                "{:?}",
                Up {
                    detach: false,
                    ..first
                }
            )
        );
    }

    #[test]
    fn parameters_of_an_action_reach_it_as_they_are() {
        let cli = Cli::try_parse_from([
            "kanmon",
            "api",
            "--product",
            "ecs",
            "AuthorizeSecurityGroup",
            "--SecurityGroupId",
            "sg-1",
            "--Permissions.1.PortRange",
            "-1/-1",
        ])
        .expect("well formed");
        let Verb::Api(api) = cli.verb else {
            panic!("api was asked for")
        };
        assert_eq!(api.action, "AuthorizeSecurityGroup");
        assert_eq!(
            api.parameters,
            [
                "--SecurityGroupId",
                "sg-1",
                "--Permissions.1.PortRange",
                "-1/-1"
            ]
        );
    }
}
