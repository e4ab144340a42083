use crate::{Instance, json};

/// The instance identity document. An audience is its last member.
///
/// Source: ECS guide, instance identities.
#[must_use]
pub fn identity_document(instance: &Instance, audience: Option<&str>) -> String {
    let primary = instance.interfaces.first();
    let members = [
        ("zone-id", instance.zone.clone()),
        ("serial-number", instance.serial_number.clone()),
        ("instance-id", instance.id.clone()),
        ("region-id", instance.region.clone()),
        (
            "private-ipv4",
            primary.map_or_else(String::new, |it| it.primary_ip.to_string()),
        ),
        ("owner-account-id", instance.owner.clone()),
        (
            "mac",
            primary.map_or_else(String::new, |it| it.mac.to_string()),
        ),
        ("image-id", instance.image.clone()),
        ("instance-type", instance.instance_type.clone()),
    ];
    let audience = audience.map(|text| ("audience", text.to_owned()));
    json::object(
        members
            .into_iter()
            .chain(audience)
            .map(|(name, value)| (name, json::string(&value))),
    )
}
