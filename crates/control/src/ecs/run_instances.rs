use std::collections::BTreeSet;
use std::sync::Arc;

use estate::{Attachment, Driver, EniKind, Instance, InstanceStatus, MetadataOptions};
use openapi::generated::ecs::run_instances::{Request, RequestDataDisk, RequestNetworkInterface, Response};
use openapi::{ApiError, errors};
use secgroup::SecurityGroup;

use super::attach_network_interface::attach;
use super::draft::{Draft, Wanted};
use super::eni_refusal::{EniErrors, OF_CLASSIC_INSTANCES, OF_INSTANCES};
use super::instance_type::InstanceType;
use super::launch_permit::Launch;
use super::new_eni::{NewEni, group_ids, named_groups};
use super::new_instance::{NewInstance, PrimaryEni};
use super::place::Place;
use super::metadata_options::{self, Asked};
use super::{
    disks, eni_end, found, instance_words, launch_amount, launch_place, resource_group,
    sequential_name,
};
use crate::caller::Permit;
use crate::planner::Planner;
use crate::words;

/// Makes and starts instances, `Amount` of them; at least `MinAmount` when not all fit.
///
/// Source: ECS API, `RunInstances`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = Launch::of_run(planner, request).permit(planner)?;
    let wish = Wish::read(request)?;
    let amount = launch_amount::read(request.amount, request.min_amount)?;
    if amount.most > 1 && wish.names_an_address() {
        return Err(errors::INVALID_PARAM_AMOUNT.with("an address is given for one instance only"));
    }
    let place = match wish.vswitch {
        Some(vswitch) => launch_place::in_vswitch(planner, vswitch, request.zone_id.as_deref())?,
        None => launch_place::classic(planner, request.zone_id.as_deref())?,
    };
    let errors = if place.vswitch.is_some() { &OF_INSTANCES } else { &OF_CLASSIC_INSTANCES };
    if wish.groups.is_empty() {
        return Err(errors::MISSING_PARAMETER.with("SecurityGroupId"));
    }
    let groups = named_groups(planner, wish.groups.iter().copied(), errors)?;
    let secondaries = secondaries(planner, &wish, &place, &groups, errors)?;
    let new = new_instance(planner, request, &wish, &place, &groups, errors)?;

    let names = request.instance_name.as_deref().unwrap_or_default();
    let hosts = request.host_name.as_deref().unwrap_or_default();
    let unique = request.unique_suffix == Some(true);
    let names = sequential_name::names(names, unique, amount.most);
    let hosts = sequential_name::names(hosts, unique, amount.most);
    let mut named = Vec::with_capacity(amount.most);
    for (name, host) in names.iter().zip(&hosts) {
        let host = Some(host.as_str()).filter(|text| !text.is_empty());
        named.push(NewInstance {
            name: instance_words::name(Some(name.as_str()))?,
            host_name: host.map(instance_words::host_name).transpose()?,
            ..new.clone()
        });
    }
    for (new, host) in named.iter_mut().zip(&request.host_names) {
        new.host_name = Some(instance_words::host_name(host)?);
    }

    let mut draft = Draft::default();
    let mut promised = BTreeSet::new();
    let mut named = named.into_iter();
    let made = launch_amount::make(planner, amount, |planner| {
        let new = named.next().expect("as many as the amount");
        let instance = new.make(planner, &permit, &mut draft, &mut promised, errors)?;
        for secondary in &secondaries {
            secondary.make(planner, &permit, &mut draft, &instance, errors)?;
        }
        Ok(instance)
    })?;
    let ids = made.iter().map(|instance: &Arc<Instance>| instance.id.to_string());
    Ok(Response { instance_id_sets: ids.collect(), ..Response::default() })
}

/// What is asked for the primary ENI, by the request itself or by its `NetworkInterface.N` of type `Primary`.
struct Wish<'r> {
    vswitch: Option<&'r str>,
    groups: Vec<&'r str>,
    address: Option<&'r str>,
    secondary_count: Option<i64>,
    ipv6: &'r [String],
    ipv6_count: Option<i64>,
    primary: Option<&'r RequestNetworkInterface>,
    others: Vec<&'r RequestNetworkInterface>,
}

impl<'r> Wish<'r> {
    fn read(request: &'r Request) -> Result<Self, ApiError> {
        let is_primary = |eni: &&RequestNetworkInterface| {
            eni.instance_type.as_deref() == Some("Primary")
        };
        let (primary, others): (Vec<_>, Vec<_>) =
            request.network_interface.iter().partition(is_primary);
        if primary.len() > 1 {
            return Err(errors::INVALID_PARAM_NETWORK_INTERFACE.with("two are Primary"));
        }
        let primary = primary.first().copied();
        let outer_groups =
            group_ids(request.security_group_id.as_deref(), &request.security_group_ids)?;
        let vswitch = given(request.vswitch_id.as_deref());
        let address = given(request.private_ip_address.as_deref());
        let Some(eni) = primary else {
            return Ok(Self {
                vswitch,
                groups: outer_groups,
                address,
                secondary_count: None,
                ipv6: &request.ipv6_address,
                ipv6_count: request.ipv6_address_count,
                primary,
                others,
            });
        };
        let is_said_twice = !outer_groups.is_empty()
            || vswitch.is_some()
            || address.is_some()
            || !request.ipv6_address.is_empty()
            || request.ipv6_address_count.is_some();
        if is_said_twice {
            return Err(errors::INVALID_PARAM_NETWORK_INTERFACE
                .with("the request and its Primary one both say where and in which groups"));
        }
        Ok(Self {
            vswitch: given(eni.vswitch_id.as_deref()),
            groups: group_ids(eni.security_group_id.as_deref(), &eni.security_group_ids)?,
            address: given(eni.primary_ip_address.as_deref()),
            secondary_count: eni.secondary_private_ip_address_count,
            ipv6: &eni.ipv6_address,
            ipv6_count: eni.ipv6_address_count,
            primary,
            others,
        })
    }

    /// Whether something in it can be had once only.
    fn names_an_address(&self) -> bool {
        self.address.is_some()
            || !self.ipv6.is_empty()
            || self.others.iter().any(|eni| {
                given(eni.primary_ip_address.as_deref()).is_some()
                    || given(eni.network_interface_id.as_deref()).is_some()
                    || !eni.ipv6_address.is_empty()
            })
    }

    fn primary_eni(&self, offers: InstanceType, errors: &EniErrors) -> Result<PrimaryEni, ApiError> {
        Ok(PrimaryEni {
            address: address(self.address, errors)?,
            secondary: secondary(self.secondary_count, offers)?,
            ipv6: ipv6(self.ipv6, self.ipv6_count, offers, errors)?,
            name: words::name(
                self.primary.and_then(|eni| eni.network_interface_name.as_deref()),
                &errors::INVALID_PARAM_NETWORK_INTERFACE,
            )?,
            description: words::description(
                self.primary.and_then(|eni| eni.description.as_deref()),
                &errors::INVALID_PARAM_NETWORK_INTERFACE,
            )?,
            source_dest_check: self.primary.and_then(|eni| eni.source_dest_check),
        })
    }
}

fn new_instance<'p, 'a>(
    planner: &mut Planner<'_>,
    request: &Request,
    wish: &Wish<'_>,
    place: &'p Place<'a>,
    groups: &'p [Arc<SecurityGroup>],
    errors: &EniErrors,
) -> Result<NewInstance<'p, 'a>, ApiError> {
    let instance_type = request.instance_type.clone().filter(|text| !text.is_empty());
    let instance_type =
        instance_type.ok_or_else(|| errors::MISSING_PARAMETER.with("InstanceType"))?;
    let offers = InstanceType::named(&instance_type)?;
    if 1 + wish.others.len() > usize::from(offers.enis) {
        return Err(errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED.with(&instance_type));
    }
    let role = launch_place::role(planner, request.ram_role_name.as_deref(), place)?;
    let image =
        launch_place::image(request.image_id.as_deref(), request.image_family.as_deref())?;
    let key_pair = launch_place::key_pair(planner, request.key_pair_name.as_deref(), &image)?;
    let disks = disks::read(&image, system_disk(request)?, request.data_disk.iter().map(data_disk).collect())?;
    let metadata = metadata_options::read(
        MetadataOptions::default(),
        Asked {
            endpoint: request.http_endpoint.as_deref(),
            tokens: request.http_tokens.as_deref(),
            hop_limit: request.http_put_response_hop_limit,
            tags: None,
        },
    )?;
    if request.launch_template_id.is_some() || request.launch_template_name.is_some() {
        return Err(errors::INVALID_PARAMETER.with("there are no launch templates"));
    }
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let driver = instance_words::driver(planner, &tags)?;
    if driver != Driver::Netns && request.amount.is_some_and(|amount| amount > 1) {
        return Err(errors::INVALID_PARAM_AMOUNT.with("a device is given for one instance only"));
    }
    if driver != Driver::Netns && !wish.others.is_empty() {
        return Err(errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED.with("a device is one ENI"));
    }
    Ok(NewInstance {
        place,
        groups,
        instance_type,
        image,
        name: None,
        host_name: None,
        description: instance_words::description(request.description.as_deref())?,
        user_data: instance_words::user_data(request.user_data.as_deref())?,
        key_pair,
        role,
        disks,
        metadata,
        deletion_protection: request.deletion_protection.unwrap_or(false),
        tags,
        resource_group,
        driver,
        status: InstanceStatus::Running,
        public_mbps: match request.internet_max_bandwidth_out.unwrap_or(0) {
            mbps @ 0..=100 => u32::try_from(mbps).unwrap_or(0),
            mbps => {
                return Err(errors::INVALID_PARAMETER
                    .with(format_args!("InternetMaxBandwidthOut {mbps}")));
            }
        },
        eni: wish.primary_eni(offers, errors)?,
    })
}

/// A secondary ENI that each instance gets.
enum SecondaryEni<'p, 'a> {
    /// One that exists; then there is one instance only.
    Existing(&'a estate::Eni, Permit),
    /// A new one.
    New { place: Place<'a>, groups: Vec<Arc<SecurityGroup>>, wish: &'p RequestNetworkInterface },
}

fn secondaries<'p, 'a>(
    planner: &mut Planner<'a>,
    wish: &Wish<'p>,
    place: &Place<'a>,
    groups: &[Arc<SecurityGroup>],
    errors: &EniErrors,
) -> Result<Vec<SecondaryEni<'p, 'a>>, ApiError> {
    let mut all = Vec::with_capacity(wish.others.len());
    for eni in &wish.others {
        if place.vswitch.is_none() {
            return Err(errors::INVALID_PARAM_NETWORK_INTERFACE.with("in the classic network"));
        }
        if let Some(id) = given(eni.network_interface_id.as_deref()) {
            let (existing, permit) = found::eni(planner, Some(id))?;
            eni_end::refuse_managed(existing)?;
            if existing.kind == EniKind::Primary || existing.attachment.is_some() {
                return Err(errors::INVALID_PARAM_NETWORK_INTERFACE.with(id));
            }
            all.push(SecondaryEni::Existing(existing, permit));
            continue;
        }
        let own_place = match given(eni.vswitch_id.as_deref()) {
            Some(vswitch) => {
                launch_place::in_vswitch(planner, vswitch, Some(place.zone.as_str()))?
            }
            None => place.clone(),
        };
        if own_place.network != place.network {
            return Err(errors::OPERATION_DENIED_INCONSISTENT_NETWORK.with("VSwitchId"));
        }
        let ids = group_ids(eni.security_group_id.as_deref(), &eni.security_group_ids)?;
        let own_groups = match ids.is_empty() {
            true => groups.to_vec(),
            false => named_groups(planner, ids.into_iter(), errors)?,
        };
        all.push(SecondaryEni::New { place: own_place, groups: own_groups, wish: eni });
    }
    Ok(all)
}

impl SecondaryEni<'_, '_> {
    fn make(
        &self,
        planner: &mut Planner<'_>,
        permit: &Permit,
        draft: &mut Draft,
        instance: &Instance,
        errors: &EniErrors,
    ) -> Result<(), ApiError> {
        let (place, groups, wish) = match self {
            Self::Existing(eni, permit) => {
                // How many there are was checked against the type together with the new ones.
                return attach(planner, permit, eni, instance, 1);
            }
            Self::New { place, groups, wish } => (place, groups, *wish),
        };
        let offers = InstanceType::named(&instance.instance_type)?;
        let mut eni = NewEni::at(place, EniKind::Secondary, groups);
        eni.primary = address(given(wish.primary_ip_address.as_deref()), errors)?;
        eni.secondary = secondary(wish.secondary_private_ip_address_count, offers)?;
        eni.ipv6 = ipv6(&wish.ipv6_address, wish.ipv6_address_count, offers, errors)?;
        eni.name = words::name(
            wish.network_interface_name.as_deref(),
            &errors::INVALID_PARAM_NETWORK_INTERFACE,
        )?;
        eni.description = words::description(
            wish.description.as_deref(),
            &errors::INVALID_PARAM_NETWORK_INTERFACE,
        )?;
        eni.source_dest_check = wish.source_dest_check;
        eni.delete_on_release = wish.delete_on_release.unwrap_or(true);
        eni.resource_group.clone_from(&instance.resource_group);
        let attached = planner.now();
        eni.attachment = Some(Attachment { instance: instance.id.clone(), attached });
        eni.make(planner, permit, draft, errors).map(drop)
    }
}

fn given(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.is_empty())
}

fn address(text: Option<&str>, errors: &EniErrors) -> Result<Wanted, ApiError> {
    match text {
        Some(text) => {
            Wanted::ipv4(&[text.to_owned()]).map_err(|refusal| errors.address(refusal))
        }
        None => Ok(Wanted::Count(1)),
    }
}

fn secondary(count: Option<i64>, offers: InstanceType) -> Result<Wanted, ApiError> {
    let most = i64::from(offers.ipv4_per_eni) - 1;
    match count {
        None => Ok(Wanted::none()),
        Some(count) if (1..=most).contains(&count) => {
            Ok(Wanted::Count(usize::try_from(count).unwrap_or_default()))
        }
        Some(count) => Err(errors::INVALID_OPERATION_IPV4_COUNT_EXCEEDED.with(count)),
    }
}

fn ipv6(
    texts: &[String],
    count: Option<i64>,
    offers: InstanceType,
    errors: &EniErrors,
) -> Result<Wanted, ApiError> {
    let most = i64::from(offers.ipv6_per_eni);
    match count {
        Some(_) if !texts.is_empty() => {
            Err(errors::INVALID_PARAMETER_CONFLICT.with("Ipv6Address and Ipv6AddressCount"))
        }
        Some(count) if (0..=most).contains(&count) => {
            Ok(Wanted::Count(usize::try_from(count).unwrap_or_default()))
        }
        Some(count) => Err(errors::INVALID_OPERATION_IPV6_COUNT_EXCEEDED.with(count)),
        None if texts.len() > usize::from(offers.ipv6_per_eni) => {
            Err(errors::INVALID_OPERATION_IPV6_COUNT_EXCEEDED.with(texts.len()))
        }
        None => Wanted::ipv6(texts).map_err(|refusal| errors.address(refusal)),
    }
}

fn system_disk(request: &Request) -> Result<disks::Asked, ApiError> {
    let disk = request.system_disk.clone().unwrap_or_default();
    let size = match disk.size.as_deref() {
        None | Some("") => None,
        Some(text) => Some(text.parse().map_err(|_| {
            errors::INVALID_PARAMETER.with(format_args!("SystemDisk.Size {text}"))
        })?),
    };
    Ok(disks::Asked {
        category: disk.category,
        performance_level: disk.performance_level,
        size_gib: size,
        name: disk.disk_name,
        description: disk.description,
        is_encrypted: disk.encrypted.as_deref() == Some("true"),
        ..disks::Asked::default()
    })
}

fn data_disk(disk: &RequestDataDisk) -> disks::Asked {
    disks::Asked {
        category: disk.category.clone(),
        performance_level: disk.performance_level.clone(),
        size_gib: disk.size,
        name: disk.disk_name.clone(),
        description: disk.description.clone(),
        device: disk.device.clone(),
        delete_with_instance: disk.delete_with_instance,
        is_encrypted: disk.encrypted.as_deref() == Some("true"),
    }
}
