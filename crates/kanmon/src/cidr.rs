use std::net::IpAddr;
use std::process::ExitCode;

use clap::Args;
use header_space::{AddressRange, Cidr};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::{self, Output};

/// Options of `kanmon cidr`.
#[derive(Args, Clone, Debug)]
pub(crate) struct Options {
    /// A block, as 10.0.0.0/8, an address, or a range, as 10.0.0.0-10.0.0.9
    #[arg(required = true, value_name = "BLOCK|RANGE")]
    words: Vec<String>,
}

/// Converts a CIDR block to a range, or a range to the fewest CIDR blocks. Needs no region.
///
/// Source: guide 001, authorization objects, conversion of CIDR blocks.
///
/// # Errors
/// It is neither.
pub(crate) fn run(options: &Options, output: Output) -> Result<ExitCode, Failure> {
    let blocks = blocks(&options.words.join(" "))?;
    match output {
        Output::Json => output::print_json(&blocks.iter().map(json).collect::<Vec<_>>()),
        Output::Text => {
            let rows = blocks.iter().map(|block| {
                let range = block.range();
                vec![
                    block.to_string(),
                    range.first().to_string(),
                    range.last().to_string(),
                    mask(*block),
                    count(*block),
                ]
            });
            output::print(&output::table(
                &["block", "first", "last", "mask", "addresses"],
                rows,
            ));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn blocks(text: &str) -> Result<Vec<Cidr>, Failure> {
    if let Ok(block) = text.trim().parse::<Cidr>() {
        return Ok(vec![block.network()]);
    }
    let range: Result<AddressRange, _> = text.parse();
    range.map(AddressRange::blocks).map_err(|error| {
        Failure::Other(format!(
            "{text}: {error}; as 10.0.0.0/8 or 10.0.0.0-10.0.0.9"
        ))
    })
}

fn json(block: &Cidr) -> Value {
    let range = block.range();
    json!({
        "Block": block.to_string(), "First": range.first().to_string(), "Last": range.last().to_string(),
        "Mask": mask(*block), "Addresses": count(*block),
    })
}

/// The mask of an IPv4 block; the length of an IPv6 one.
fn mask(block: Cidr) -> String {
    match block.address() {
        IpAddr::V4(_) => {
            let host = u32::MAX.checked_shr(block.length().into()).unwrap_or(0);
            std::net::Ipv4Addr::from(!host).to_string()
        }
        IpAddr::V6(_) => format!("/{}", block.length()),
    }
}

fn count(block: Cidr) -> String {
    let bits = if block.address().is_ipv4() { 32 } else { 128 };
    match u32::from(bits - block.length()) {
        few @ 0..=32 => 1_u64.checked_shl(few).unwrap_or(0).to_string(),
        many => format!("2^{many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_and_ranges_convert_as_in_the_guide() {
        for (given, block, first, last, mask_, count_) in [
            (
                "10.0.0.0/8",
                "10.0.0.0/8",
                "10.0.0.0",
                "10.255.255.255",
                "255.0.0.0",
                "16777216",
            ),
            (
                "192.168.0.0-192.168.31.255",
                "192.168.0.0/19",
                "192.168.0.0",
                "192.168.31.255",
                "255.255.224.0",
                "8192",
            ),
            (
                "192.0.2.7",
                "192.0.2.7/32",
                "192.0.2.7",
                "192.0.2.7",
                "255.255.255.255",
                "1",
            ),
            (
                "10.1.2.3/0",
                "0.0.0.0/0",
                "0.0.0.0",
                "255.255.255.255",
                "0.0.0.0",
                "4294967296",
            ),
            (
                "2001:db8::/32",
                "2001:db8::/32",
                "2001:db8::",
                "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
                "/32",
                "2^96",
            ),
        ] {
            let found = blocks(given).expect(given);
            let [found] = found.as_slice() else {
                panic!("{given} is one block")
            };
            let range = found.range();
            assert_eq!(
                (
                    found.to_string(),
                    range.first().to_string(),
                    range.last().to_string()
                ),
                (block.to_owned(), first.to_owned(), last.to_owned())
            );
            assert_eq!(
                (mask(*found), count(*found)),
                (mask_.to_owned(), count_.to_owned())
            );
        }
        assert!(blocks("10.0.0.9 - 10.0.0.1").is_err());
        assert!(blocks("ten").is_err());
    }
}
