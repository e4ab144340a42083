use std::collections::BTreeMap;

use cloud_id::{RegionId, ZoneId};
use control::RegionConfig;
use secgroup::Profile;

use crate::cli::Up;
use crate::failure::Failure;

/// The regions that a process serves, and every one that its directory ever served.
#[derive(Debug)]
pub(super) struct Served {
    /// The default one first.
    pub(super) regions: Vec<RegionConfig>,
    /// In the order in which they came: the number of each is that of its address pools.
    pub(super) known: Vec<String>,
}

impl Served {
    /// What is asked for, or what was served before.
    ///
    /// Choice: docs/decisions/0025-several-regions.md
    ///
    /// # Errors
    /// A region that was served is not asked for; an option is not well formed or is about a region that is not
    /// served; there are too many.
    pub(super) fn decide(options: &Up, mut known: Vec<String>) -> Result<Self, Failure> {
        let mut asked = options.region.clone();
        if asked.is_empty() {
            asked.clone_from(&known);
        }
        if asked.is_empty() {
            asked.push(FIRST.to_owned());
        }
        if let Some(missing) = known.iter().find(|it| !asked.contains(it)) {
            return Err(Failure::Other(format!(
                "region {missing} was served with this state directory and has to be served on: --region {},{missing}; \
                 choose another --state-dir, or forget it: kanmon down --forget",
                asked.join(",")
            )));
        }
        for region in &asked {
            if !known.contains(region) {
                known.push(region.clone());
            }
        }
        if known.len() > usize::from(RegionConfig::MOST) {
            return Err(Failure::Other(format!(
                "a state directory holds at most {} regions",
                RegionConfig::MOST
            )));
        }
        let about = About::read(options, &asked)?;
        let mut regions = Vec::new();
        for region in &asked {
            let number = known.iter().position(|it| it == region).unwrap_or(0);
            regions.push(about.config(region, u8::try_from(number).unwrap_or(0))?);
        }
        Ok(Self { regions, known })
    }

    /// Their ids.
    pub(super) fn ids(&self) -> Vec<String> {
        self.regions.iter().map(|it| it.id.to_string()).collect()
    }
}

/// What the options say about regions: under the empty name what holds for all that are not named.
struct About {
    zones: BTreeMap<String, String>,
    eip_pools: BTreeMap<String, String>,
    classic: BTreeMap<String, String>,
    profiles: BTreeMap<String, String>,
}

impl About {
    fn read(options: &Up, asked: &[String]) -> Result<Self, Failure> {
        let known = |option: &str, region: &str| match asked.iter().any(|it| it == region) {
            true => Ok(()),
            false => Err(Failure::Other(format!(
                "{option}: region {region} is not served, only {}",
                asked.join(", ")
            ))),
        };
        let mut named = BTreeMap::new();
        for (option, values) in [
            ("--zones", &options.zones),
            ("--eip-pool", &options.eip_pool),
        ] {
            let all: &mut BTreeMap<_, _> = named.entry(option).or_default();
            for value in values {
                let (region, value) = value.split_once('=').ok_or_else(|| {
                    Failure::Other(format!("{option} {value}: it is REGION=…, as {FIRST}=…"))
                })?;
                known(option, region)?;
                all.insert(region.to_owned(), value.to_owned());
            }
        }
        let mut profiles = BTreeMap::new();
        for value in &options.profile {
            let (region, name) = value.split_once('=').unwrap_or(("", value));
            if !region.is_empty() {
                known("--profile", region)?;
            }
            profiles.insert(region.to_owned(), name.to_owned());
        }
        for region in options.classic.iter().filter(|it| !it.is_empty()) {
            known("--classic", region)?;
        }
        Ok(Self {
            zones: named.remove("--zones").unwrap_or_default(),
            eip_pools: named.remove("--eip-pool").unwrap_or_default(),
            classic: options
                .classic
                .iter()
                .map(|it| (it.clone(), String::new()))
                .collect(),
            profiles,
        })
    }

    fn config(&self, region: &str, number: u8) -> Result<RegionConfig, Failure> {
        let id: RegionId = region
            .parse()
            .map_err(|error| Failure::Other(format!("--region {region}: {error}")))?;
        let mut config = RegionConfig::numbered(id, number);
        if let Some(letters) = self.zones.get(region) {
            let zone = |letter: &str| {
                let name = format!("{region}-{letter}");
                name.parse::<ZoneId>()
                    .map_err(|error| Failure::Other(format!("--zones: {name}: {error}")))
            };
            config.zones = letters.split(',').map(zone).collect::<Result<_, _>>()?;
        }
        if let Some(pool) = self.eip_pools.get(region) {
            let wrong = |why: String| Failure::Other(format!("--eip-pool {region}={pool}: {why}"));
            config.eip_pool = pool
                .parse()
                .map_err(|error: header_space::CidrError| wrong(error.to_string()))?;
            if config.eip_pool.family() != header_space::Family::V4 {
                return Err(wrong("EIPs are IPv4 addresses".to_owned()));
            }
        }
        let of = |all: &BTreeMap<String, String>| all.get(region).or_else(|| all.get("")).cloned();
        config.classic = of(&self.classic).is_some();
        if let Some(name) = of(&self.profiles) {
            config.profile = profile(&name)?;
        }
        Ok(config)
    }
}

fn profile(name: &str) -> Result<Profile, Failure> {
    Profile::named(name).ok_or_else(|| {
        let known = Profile::ALL.map(Profile::name).join(", ");
        Failure::Other(format!("there is no profile {name}, only {known}"))
    })
}

const FIRST: &str = "cn-hangzhou";

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Options {
        #[command(flatten)]
        up: Up,
    }

    fn decide(words: &str, known: &[&str]) -> Result<Served, Failure> {
        let words = ["up"].into_iter().chain(words.split_whitespace());
        let options = Options::try_parse_from(words).expect("well formed").up;
        Served::decide(&options, known.iter().map(|it| (*it).to_owned()).collect())
    }

    #[test]
    fn what_was_served_is_served_on_and_pools_do_not_move() {
        let first = decide("", &[]).expect("the default region");
        assert_eq!(first.ids(), ["cn-hangzhou"]);
        assert_eq!(
            first.regions[0],
            RegionConfig::new("cn-hangzhou".parse().expect("an id"))
        );
        let more = decide("--region cn-beijing,cn-hangzhou", &["cn-hangzhou"]).expect("one more");
        assert_eq!(more.ids(), ["cn-beijing", "cn-hangzhou"]);
        assert_eq!(more.known, ["cn-hangzhou", "cn-beijing"]);
        assert_eq!(more.regions[1].eip_pool, first.regions[0].eip_pool);
        assert_ne!(more.regions[0].eip_pool, first.regions[0].eip_pool);
        let again = decide("", &["cn-hangzhou", "cn-beijing"]).expect("both");
        assert_eq!(again.ids(), ["cn-hangzhou", "cn-beijing"]);
        let gone = decide("--region cn-beijing", &["cn-hangzhou"]).expect_err("it is left out");
        assert!(
            gone.to_string().contains("--region cn-beijing,cn-hangzhou"),
            "{gone}"
        );
    }

    #[test]
    fn what_is_said_of_one_region_holds_in_it() {
        let served = decide(
            "--region cn-hangzhou,cn-beijing --classic=cn-beijing --profile cloud --profile cn-beijing=2019-5 \
             --zones cn-beijing=a,b --eip-pool cn-beijing=203.0.113.0/24",
            &[],
        );
        let regions = served.expect("well formed").regions;
        assert_eq!(
            [&regions[0], &regions[1]].map(|it| it.classic),
            [false, true]
        );
        assert_eq!(
            [&regions[0], &regions[1]].map(|it| it.profile),
            [Profile::Cloud, Profile::Y2019Groups5]
        );
        let zones: Vec<_> = regions[1].zones.iter().map(ToString::to_string).collect();
        assert_eq!(zones, ["cn-beijing-a", "cn-beijing-b"]);
        assert_eq!(regions[1].eip_pool.to_string(), "203.0.113.0/24");
        let all = decide("--region cn-hangzhou,cn-beijing --classic", &[]).expect("well formed");
        assert!(all.regions.iter().all(|it| it.classic));
    }

    #[test]
    fn options_about_regions_that_are_wrong_are_refused() {
        for (words, says) in [
            ("--region CN_Hangzhou", "--region CN_Hangzhou"),
            ("--classic=cn-beijing", "not served"),
            ("--profile cn-beijing=cloud", "not served"),
            ("--profile 2020", "no profile 2020"),
            ("--zones a,b", "REGION=…"),
            ("--zones cn-hangzhou=", "--zones"),
            ("--eip-pool cn-hangzhou=2001:db8::/64", "IPv4"),
            ("--eip-pool cn-hangzhou=203.0.113.0/40", "--eip-pool"),
        ] {
            let failure = decide(words, &[]).expect_err(words);
            assert!(failure.to_string().contains(says), "{words}: {failure}");
        }
    }
}
