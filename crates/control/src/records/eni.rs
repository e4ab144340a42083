use cloud_id::Timestamp;
use estate::{Attachment, ConnectionTracking, Eni, EniKind, EniPermission, EniStatus};
use serde::{Deserialize, Serialize};

use super::{
    RecordError, parse, parse_all, parse_maybe, read_network, read_tags, texts, write_network,
    write_tags,
};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    owner: String,
    region: String,
    zone: String,
    network: String,
    vswitch: Option<String>,
    is_primary: bool,
    in_use: bool,
    mac: String,
    name: Option<String>,
    description: String,
    primary_ip: String,
    secondary_ips: Vec<String>,
    ipv6: Vec<String>,
    groups: Vec<String>,
    attachment: Option<(String, i64)>,
    source_dest_check: bool,
    tcp_established_secs: u16,
    tcp_closed_secs: u16,
    udp_secs: u16,
    grandfathers_flows: bool,
    delete_on_release: bool,
    service_managed: bool,
    /// Ids and accounts; records from before there were any lack it.
    #[serde(default)]
    permissions: Vec<(String, String)>,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
}

impl From<&Eni> for Record {
    fn from(eni: &Eni) -> Self {
        Self {
            id: eni.id.to_string(),
            owner: eni.owner.to_string(),
            region: eni.region.to_string(),
            zone: eni.zone.to_string(),
            network: write_network(&eni.network),
            vswitch: eni.vswitch.as_ref().map(ToString::to_string),
            is_primary: eni.kind == EniKind::Primary,
            in_use: eni.status == EniStatus::InUse,
            mac: eni.mac.to_string(),
            name: eni.name.as_ref().map(ToString::to_string),
            description: eni.description.to_string(),
            primary_ip: eni.primary_ip.to_string(),
            secondary_ips: texts(&eni.secondary_ips),
            ipv6: texts(&eni.ipv6),
            groups: texts(&eni.groups),
            attachment: eni.attachment.as_ref().map(|attachment| {
                (
                    attachment.instance.to_string(),
                    attachment.attached.unix_secs,
                )
            }),
            source_dest_check: eni.source_dest_check,
            tcp_established_secs: eni.connection_tracking.tcp_established_secs,
            tcp_closed_secs: eni.connection_tracking.tcp_closed_secs,
            udp_secs: eni.connection_tracking.udp_secs,
            grandfathers_flows: eni.grandfathers_flows,
            delete_on_release: eni.delete_on_release,
            service_managed: eni.service_managed,
            permissions: (eni.permissions.iter())
                .map(|it| (it.id.to_string(), it.account.to_string()))
                .collect(),
            tags: write_tags(&eni.tags),
            resource_group: eni.resource_group.clone(),
            created: eni.created.unix_secs,
        }
    }
}

impl TryFrom<Record> for Eni {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let attachment = record.attachment.map(|(instance, attached)| {
            Ok(Attachment {
                instance: parse("attachment", &instance)?,
                attached: Timestamp::from_unix_secs(attached),
            })
        });
        let permission = |(id, account): &(String, String)| {
            Ok(EniPermission {
                id: parse("permissions", id)?,
                account: parse("permissions", account)?,
            })
        };
        let permissions: Result<_, RecordError> =
            record.permissions.iter().map(permission).collect();
        Ok(Self {
            id: parse("id", &record.id)?,
            owner: parse("owner", &record.owner)?,
            region: parse("region", &record.region)?,
            zone: parse("zone", &record.zone)?,
            network: read_network(&record.network)?,
            vswitch: parse_maybe("vswitch", record.vswitch.as_ref())?,
            kind: if record.is_primary {
                EniKind::Primary
            } else {
                EniKind::Secondary
            },
            status: if record.in_use {
                EniStatus::InUse
            } else {
                EniStatus::Available
            },
            mac: parse("mac", &record.mac)?,
            name: parse_maybe("name", record.name.as_ref())?,
            description: parse("description", &record.description)?,
            primary_ip: parse("primary_ip", &record.primary_ip)?,
            secondary_ips: parse_all("secondary_ips", &record.secondary_ips)?,
            ipv6: parse_all("ipv6", &record.ipv6)?,
            groups: parse_all("groups", &record.groups)?,
            attachment: attachment.transpose()?,
            source_dest_check: record.source_dest_check,
            connection_tracking: ConnectionTracking {
                tcp_established_secs: record.tcp_established_secs,
                tcp_closed_secs: record.tcp_closed_secs,
                udp_secs: record.udp_secs,
            },
            grandfathers_flows: record.grandfathers_flows,
            delete_on_release: record.delete_on_release,
            service_managed: record.service_managed,
            permissions: permissions?,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}
