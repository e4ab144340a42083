use cloud_id::InstanceId;

use crate::Tag;

/// A network namespace of a region, by what it is for.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(crate) enum Place {
    /// The router of a routing domain, by the domain's number.
    Router(u32),
    /// An instance.
    Instance(InstanceId),
    /// What stands for the internet.
    Internet,
}

impl Place {
    /// The name under `/run/netns`.
    pub(crate) fn name(&self, tag: &Tag) -> String {
        match self {
            Self::Router(domain) => format!("km-{tag}-r{domain}"),
            Self::Instance(instance) => format!("km-{tag}-{instance}"),
            Self::Internet => format!("km-{tag}-inet"),
        }
    }

    /// The place of a name under `/run/netns`; `None` when the name is not of this tag.
    pub(crate) fn of_name(name: &str, tag: &Tag) -> Option<Self> {
        let rest = name
            .strip_prefix("km-")?
            .strip_prefix(tag.as_str())?
            .strip_prefix('-')?;
        if rest == "inet" {
            return Some(Self::Internet);
        }
        if let Some(domain) = rest
            .strip_prefix('r')
            .and_then(|number| number.parse().ok())
        {
            return Some(Self::Router(domain));
        }
        rest.parse().ok().map(Self::Instance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_which_place_it_is() {
        let tag: Tag = "0abc".parse().unwrap();
        for place in [
            Place::Router(7),
            Place::Internet,
            Place::Instance("i-bp1234".parse().unwrap()),
        ] {
            assert_eq!(Place::of_name(&place.name(&tag), &tag), Some(place));
        }
        for name in [
            "km-0abd-r1",
            "km-0abc-",
            "km-0abc",
            "0abc-inet",
            "km-0abc-rx",
        ] {
            assert_eq!(Place::of_name(name, &tag), None, "{name}");
        }
    }
}
