use std::net::IpAddr;

use serde_json::Value;

use crate::cli::Probe;
use crate::client::Client;
use crate::failure::Failure;
use crate::netns::Namespace;

/// An end of an exchange.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// An instance.
    Instance(Box<Inside>),
    /// An address of the region's internet.
    Internet(IpAddr),
}

/// What an exchange needs to know of an instance.
#[derive(Clone, Debug)]
pub(super) struct Inside {
    id: String,
    network: String,
    status: String,
    private: Vec<IpAddr>,
    public: Option<IpAddr>,
    /// The address asked for by `--to-address`.
    chosen: Option<IpAddr>,
}

/// The way between two places.
pub(super) enum Route {
    /// There is one.
    Way {
        /// Where the packet is sent.
        source: Place,
        /// Where it should arrive.
        target: Place,
    },
    /// There is none, whatever the rules say.
    None {
        /// Why, and what to do.
        why: String,
    },
}

impl Route {
    /// Looks the two places up.
    ///
    /// # Errors
    /// An instance that does not exist, or the API's.
    pub(super) fn find(client: &Client, options: &Probe, protocol: &str) -> Result<Self, Failure> {
        let source = Place::named(client, &options.from)?;
        let mut target = Place::named(client, &options.to)?;
        if let Place::Instance(inside) = &mut target {
            inside.chosen = options.to_address;
            if inside.chosen.is_none() && protocol == "icmpv6" {
                inside.chosen = inside.private.iter().copied().find(IpAddr::is_ipv6);
            }
        }
        Ok(match why_not(&source, &target) {
            Some(why) => Self::None { why },
            None => Self::Way { source, target },
        })
    }
}

fn why_not(source: &Place, target: &Place) -> Option<String> {
    for place in [source, target] {
        if let Place::Instance(inside) = place
            && inside.status != "Running"
        {
            return Some(format!(
                "{} is {}; StartInstance starts it",
                inside.id, inside.status
            ));
        }
    }
    let needs_eip = |inside: &Inside| {
        inside.public.is_none().then(|| {
            format!(
                "{} has no EIP; AllocateEipAddress and AssociateEipAddress give it one",
                inside.id
            )
        })
    };
    match (source, target) {
        (Place::Internet(_), Place::Internet(_)) => {
            Some("both are addresses of the internet; name an instance".to_owned())
        }
        (Place::Internet(address), Place::Instance(inside))
        | (Place::Instance(inside), Place::Internet(address)) => {
            if address.is_ipv4() {
                needs_eip(inside)
            } else {
                let has_ipv6 = inside.private.iter().any(IpAddr::is_ipv6);
                (!has_ipv6).then(|| {
                    format!(
                        "{} has no IPv6 address; AssignIpv6Addresses gives it one",
                        inside.id
                    )
                })
            }
        }
        (Place::Instance(from), Place::Instance(to)) if from.network != to.network => {
            needs_eip(from).or_else(|| needs_eip(to))
        }
        (Place::Instance(_), Place::Instance(_)) => None,
    }
}

impl Place {
    fn named(client: &Client, name: &str) -> Result<Self, Failure> {
        if let Ok(address) = name.parse::<IpAddr>() {
            return match instance_behind(client, address)? {
                Some(id) => Self::named(client, &id),
                None => Ok(Self::Internet(address)),
            };
        }
        if !name.starts_with("i-") {
            return Err(Failure::Other(format!(
                "{name} is neither an instance's id nor an address"
            )));
        }
        let ids = serde_json::to_string(&[name]).expect("plain data");
        let client = client.where_instance_is(&[name])?;
        for account in client.accounts() {
            let answer = client.call(
                "ecs",
                "DescribeInstances",
                &[("InstanceIds", &ids)],
                account,
            )?;
            if let Some(instance) = answer["Instances"]["Instance"].get(0) {
                return Ok(Self::Instance(Box::new(Inside::read(name, instance))));
            }
        }
        Err(Failure::Other(format!(
            "there is no instance {name}; kanmon api DescribeInstances lists them"
        )))
    }

    /// Where its sockets are made.
    pub(super) fn namespace(&self, tag: &str) -> Namespace {
        match self {
            Self::Instance(inside) => Namespace::of_instance(tag, &inside.id),
            Self::Internet(_) => Namespace::internet(tag),
        }
    }

    /// The address to bind to before sending; an instance chooses by its routes.
    pub(super) fn address_to_send_from(&self) -> Option<IpAddr> {
        self.internet_address()
    }

    /// The address, if it is one of the internet.
    pub(super) fn internet_address(&self) -> Option<IpAddr> {
        match self {
            Self::Instance(_) => None,
            Self::Internet(address) => Some(*address),
        }
    }

    /// The address under which a source reaches it.
    pub(super) fn seen_from(&self, source: &Self) -> IpAddr {
        match self {
            Self::Internet(address) => *address,
            Self::Instance(inside) => match source {
                Self::Instance(from) if from.network == inside.network => inside.inside(None),
                Self::Instance(_) => inside.public.expect("why_not asked for one"),
                Self::Internet(address) if address.is_ipv6() => {
                    inside.inside(source.internet_address())
                }
                Self::Internet(_) => inside.public.expect("why_not asked for one"),
            },
        }
    }

    /// The address under which its own sockets know it.
    pub(super) fn inside_address(&self, source: &Self) -> IpAddr {
        match self {
            Self::Internet(address) => *address,
            Self::Instance(inside) => inside.inside(source.internet_address()),
        }
    }
}

impl Inside {
    /// The private address of the same family as the source's; the first one without a source.
    fn inside(&self, source: Option<IpAddr>) -> IpAddr {
        let is_ipv6 = source.is_some_and(|it| it.is_ipv6());
        self.chosen.unwrap_or_else(|| {
            let same_family = self
                .private
                .iter()
                .copied()
                .find(|it| it.is_ipv6() == is_ipv6);
            same_family.unwrap_or(self.private[0])
        })
    }

    /// Reads an item of `DescribeInstances`.
    fn read(id: &str, instance: &Value) -> Self {
        let address = |value: &Value| value.as_str().and_then(|text| text.parse::<IpAddr>().ok());
        let list = |value: &Value| -> Vec<IpAddr> {
            value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(address)
                .collect()
        };
        let mut private = list(&instance["VpcAttributes"]["PrivateIpAddress"]["IpAddress"]);
        private.extend(list(&instance["InnerIpAddress"]["IpAddress"]));
        let cards = instance["NetworkInterfaces"]["NetworkInterface"].as_array();
        for card in cards.into_iter().flatten() {
            private.extend(address(&card["PrimaryIpAddress"]));
            let sets = card["Ipv6Sets"]["Ipv6Set"].as_array();
            private.extend(
                sets.into_iter()
                    .flatten()
                    .filter_map(|set| address(&set["Ipv6Address"])),
            );
        }
        let public = address(&instance["EipAddress"]["IpAddress"]).or_else(|| {
            list(&instance["PublicIpAddress"]["IpAddress"])
                .first()
                .copied()
        });
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let network = match text(&instance["VpcAttributes"]["VpcId"]) {
            vpc if vpc.is_empty() => format!("classic {}", text(&instance["RegionId"])),
            vpc => vpc,
        };
        Self {
            id: id.to_owned(),
            network,
            status: text(&instance["Status"]),
            private,
            public,
            chosen: None,
        }
    }
}

/// The instance that an EIP stands for.
fn instance_behind(client: &Client, address: IpAddr) -> Result<Option<String>, Failure> {
    if address.is_ipv6() {
        return Ok(None);
    }
    let text = address.to_string();
    let everywhere = client
        .regions()
        .iter()
        .map(|region| client.in_region(region));
    let everybody = client.accounts();
    for (client, account) in everywhere.flat_map(|client| {
        everybody
            .iter()
            .map(move |account| (client.clone(), account))
    }) {
        let answer = client.call(
            "vpc",
            "DescribeEipAddresses",
            &[("EipAddress", &text)],
            account,
        )?;
        let eip = &answer["EipAddresses"]["EipAddress"][0];
        match (eip["InstanceType"].as_str(), eip["InstanceId"].as_str()) {
            (Some("EcsInstance"), Some(id)) => return Ok(Some(id.to_owned())),
            (_, None | Some("")) | (None, _) => {}
            (Some(kind), Some(id)) => {
                return Err(Failure::Other(format!(
                    "{address} belongs to {kind} {id}; name an instance"
                )));
            }
        }
    }
    Ok(None)
}
