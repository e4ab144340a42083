use cloud_id::{AccountId, RegionId};
use openapi::Params;

use crate::config::{Config, RegionConfig};
use crate::owned::Owned;
use crate::view::View;

/// The region of a request that names none, neither by parameter nor by the name of its endpoint: that of the
/// first thing of the caller's own that it names by id, else the default one.
///
/// Some operations have no `RegionId`; the cloud knows their region by the endpoint, and all regions here share one.
///
/// Choice: docs/decisions/0025-several-regions.md
pub(crate) fn region_meant<'c>(
    config: &'c Config,
    view: &View,
    account: AccountId,
    params: &Params,
) -> &'c RegionConfig {
    if config.regions.len() > 1 {
        // A parameter may hold a list of ids, as JSON.
        let words = params
            .iter()
            .flat_map(|(_, value)| value.split(['"', ',', '[', ']']));
        let mut regions = words.filter_map(|word| region_of(view, account, word.trim()));
        if let Some(region) = regions.find_map(|region| config.region(&region)) {
            return region;
        }
    }
    config.default_region()
}

/// Where the thing of an id is, if there is one and the account owns it.
fn region_of(view: &View, account: AccountId, word: &str) -> Option<RegionId> {
    let estate = view.snapshot();
    let (kind, _) = word.split_once('-')?;
    macro_rules! found {
        ($($prefix:literal: $table:ident),*) => {
            match kind {
                $($prefix => {
                    let thing = estate.$table(&word.parse().ok()?)?;
                    (thing.owner() == account).then(|| thing.region())
                })*
                _ => None,
            }
        };
    }
    found!("vpc": vpc, "vsw": vswitch, "sg": security_group, "pl": prefix_list, "prl": port_range_list,
           "eni": eni, "i": instance, "eip": eip, "ssh": key_pair)
}
