//! What fuzzing calls for frames and for the words of requests: each entry takes any bytes and must return.
//! `cargo test -p secgroup` runs the same over mangled inputs.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use cloud_id::{
    AccountId, EniId, MacAddr, RegionId, ResourceName, SecurityGroupId, Timestamp, ZoneId,
};
use header_space::frame::Frame;
use header_space::{AddressRange, Cidr, PortRange};
use secgroup::{Priority, RuleDescription};

/// A frame as a device hands it over.
pub(crate) fn frame(bytes: &[u8]) {
    let _ = Frame::parse(bytes);
}

/// A text that stands for an address block, ports, a priority, an id, a name or a moment. What is accepted is
/// written and read again without a change.
pub(crate) fn words(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    reads_back::<Cidr>(text);
    reads_back::<AddressRange>(text);
    if let Ok(range) = text.parse::<AddressRange>() {
        assert!(
            range
                .blocks()
                .iter()
                .all(|block| range.contains(block.address()))
        );
    }
    reads_back::<PortRange>(text);
    reads_back::<Priority>(text);
    reads_back::<AccountId>(text);
    reads_back::<RegionId>(text);
    reads_back::<ZoneId>(text);
    reads_back::<SecurityGroupId>(text);
    reads_back::<EniId>(text);
    reads_back::<MacAddr>(text);
    reads_back::<ResourceName>(text);
    let _ = text.parse::<RuleDescription>();
    if let Some(moment) = Timestamp::from_second_text(text) {
        assert_eq!(moment.to_string(), text);
    }
}

fn reads_back<T: FromStr + Display + PartialEq + Debug>(text: &str)
where
    T::Err: Debug,
{
    if let Ok(value) = text.parse::<T>() {
        let again = value
            .to_string()
            .parse::<T>()
            .expect("what is written is accepted");
        assert_eq!(again, value, "{text}");
    }
}
