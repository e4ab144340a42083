use openapi::rule_file::RuleRow;
use secgroup::{BUILT_IN_LISTS, BuiltInList};
use serde_json::Value;

use super::caller::{Caller, param, text};
use crate::failure::Failure;
use crate::output;

/// The row with a far side: a block or address, a group, a prefix list, or a list that Kanmon knows the content of,
/// which is made when the account has none.
///
/// # Errors
/// It is none of these, or what the API refused.
pub(super) fn with_peer(caller: &Caller, row: RuleRow, peer: &str) -> Result<RuleRow, Failure> {
    let side = if row.is_egress() { "Dest" } else { "Source" };
    if let Some(list) = BuiltInList::named(peer) {
        return Ok(row.with(&format!("{side}PrefixListId"), &built_in(caller, list)?));
    }
    let field = match peer.parse::<header_space::Cidr>() {
        Ok(block) if block.family() == header_space::Family::V6 => format!("Ipv6{side}CidrIp"),
        Ok(_) => format!("{side}CidrIp"),
        Err(_) if peer.starts_with("sg-") => format!("{side}GroupId"),
        Err(_) if peer.starts_with("pl-") => format!("{side}PrefixListId"),
        Err(_) => {
            let lists = BUILT_IN_LISTS.map(|list| list.name).join(", ");
            return Err(Failure::Other(format!(
                "{peer} is no far side; give a CIDR block, an address, sg-…, pl-… or one of {lists}"
            )));
        }
    };
    Ok(row.with(&field, peer))
}

/// The id of the account's list of this name and content; made if there is none.
fn built_in(caller: &Caller, list: &BuiltInList) -> Result<String, Failure> {
    let named = [param("PrefixListName", list.name)];
    let path = "/PrefixLists/PrefixList";
    for found in caller.pages("DescribePrefixLists", &named, path, 100)? {
        let id = text(&found, "PrefixListId");
        if text(&found, "PrefixListName") == list.name && has_its_entries(caller, id, list)? {
            return Ok(id.to_owned());
        }
    }
    let entries = (1..).zip(list.entries).flat_map(|(n, (cidr, what))| {
        [
            (format!("Entry.{n}.Cidr"), (*cidr).to_owned()),
            (format!("Entry.{n}.Description"), (*what).to_owned()),
        ]
    });
    let head = [
        param("PrefixListName", list.name),
        param("Description", list.description),
        param("AddressFamily", "IPv4"),
        param("MaxEntries", list.entries.len()),
    ];
    let answer = caller.ecs("CreatePrefixList", head.into_iter().chain(entries))?;
    Ok(text(&answer, "PrefixListId").to_owned())
}

/// Someone may have changed the list, or made another one of this name.
fn has_its_entries(caller: &Caller, id: &str, list: &BuiltInList) -> Result<bool, Failure> {
    let answer = caller.ecs("DescribePrefixListAttributes", [param("PrefixListId", id)])?;
    let mut found: Vec<_> = answer["Entries"]["Entry"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|entry| text(entry, "Cidr"))
        .collect();
    found.sort_unstable();
    let mut expected: Vec<_> = list.entries.iter().map(|(cidr, _)| *cidr).collect();
    expected.sort_unstable();
    Ok(found == expected)
}

/// The lists that are known, for people.
pub(super) fn table() -> String {
    let rows = BUILT_IN_LISTS.iter().map(|list| {
        let entries: Vec<_> = list.entries.iter().map(|(cidr, _)| *cidr).collect();
        vec![
            list.name.to_owned(),
            entries.join(", "),
            list.description.to_owned(),
        ]
    });
    output::table(&["far side", "addresses", "what"], rows)
}

/// The same for programs.
pub(super) fn json() -> Vec<Value> {
    let lists = BUILT_IN_LISTS.iter();
    lists
        .map(|list| {
            let entries: Vec<_> = list.entries.iter().map(|(cidr, _)| *cidr).collect();
            serde_json::json!({"Name": list.name, "Entries": entries, "Description": list.description})
        })
        .collect()
}
