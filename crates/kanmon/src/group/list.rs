//! Lists of one region in another: prefix lists and port range lists that rules name.

use serde_json::Value;

use super::caller::{Caller, param, text};
use crate::failure::Failure;

/// What a list is besides its id: two lists that are the same in this do the same in rules.
#[derive(Debug, Eq, PartialEq)]
struct Content {
    name: String,
    description: String,
    /// Of prefix lists only.
    family: String,
    most: String,
    /// Blocks or ports, with what is said of each, sorted.
    entries: Vec<(String, String)>,
}

/// A kind of list, in the words of its operations.
struct Kind {
    /// `PrefixList`
    word: &'static str,
    /// The field of an entry: `Cidr`.
    entry: &'static str,
    /// Where the listing operation has its list.
    path: &'static str,
}

const PREFIXES: Kind = Kind {
    word: "PrefixList",
    entry: "Cidr",
    path: "/PrefixLists/PrefixList",
};
const PORTS: Kind = Kind {
    word: "PortRangeList",
    entry: "PortRange",
    path: "/PortRangeLists",
};

/// A list with this content in another region: its id there, and whether it was made now.
pub(super) struct Carried {
    pub(super) id: String,
    pub(super) is_new: bool,
}

/// The list of a region that says the same as a list of another one; made if there is none.
///
/// # Errors
/// What the API refused.
pub(super) fn carry(from: &Caller, to: &Caller, id: &str) -> Result<Carried, Failure> {
    let kind = if id.starts_with("pl-") {
        PREFIXES
    } else {
        PORTS
    };
    let content = kind.content(from, id)?;
    let name = format!("{}Name", kind.word);
    let named = [param(&name, &content.name)];
    let action = format!("Describe{}s", kind.word);
    for found in to.pages(&action, &named, kind.path, 100)? {
        let id = text(&found, &format!("{}Id", kind.word));
        if kind.content(to, id)? == content {
            return Ok(Carried {
                id: id.to_owned(),
                is_new: false,
            });
        }
    }
    let mut given = vec![
        param(&name, &content.name),
        param("Description", &content.description),
        param("AddressFamily", &content.family),
        param("MaxEntries", &content.most),
    ];
    for (number, (value, what)) in (1..).zip(&content.entries) {
        given.push(param(&format!("Entry.{number}.{}", kind.entry), value));
        given.push(param(&format!("Entry.{number}.Description"), what));
    }
    given.retain(|(_, value)| !value.is_empty());
    let answer = to.ecs(&format!("Create{}", kind.word), given)?;
    Ok(Carried {
        id: text(&answer, &format!("{}Id", kind.word)).to_owned(),
        is_new: true,
    })
}

impl Kind {
    fn content(&self, caller: &Caller, id: &str) -> Result<Content, Failure> {
        let id_name = format!("{}Id", self.word);
        let (head, entries) = if self.word == PREFIXES.word {
            let answer = caller.ecs("DescribePrefixListAttributes", [param(&id_name, id)])?;
            let entries = answer["Entries"]["Entry"].as_array().cloned();
            (answer, entries.unwrap_or_default())
        } else {
            let named = [param(&format!("{id_name}.1"), id)];
            let head = caller
                .pages("DescribePortRangeLists", &named, self.path, 100)?
                .pop();
            let named = [param(&id_name, id)];
            let entries = caller.pages("DescribePortRangeListEntries", &named, "/Entries", 100)?;
            (head.unwrap_or_default(), entries)
        };
        let entry = |it: &Value| {
            (
                text(it, self.entry).to_owned(),
                text(it, "Description").to_owned(),
            )
        };
        let mut entries: Vec<_> = entries.iter().map(entry).collect();
        entries.sort_unstable();
        Ok(Content {
            name: text(&head, &format!("{}Name", self.word)).to_owned(),
            description: text(&head, "Description").to_owned(),
            family: text(&head, "AddressFamily").to_owned(),
            most: head["MaxEntries"].to_string(),
            entries,
        })
    }
}
