use openapi::{ApiError, errors};
use openapi::generated::ecs::describe_instance_types::{
    Request, Response, ResponseInstanceType, ResponseInstanceTypeCpuOptions,
    ResponseInstanceTypeNetworkCardInfo,
};

use super::filter::{check_word, is, is_one_of};
use super::instance_type::{self, InstanceType};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The instance types of the catalogue that pass every filter.
///
/// Source: ECS API, `DescribeInstanceTypes`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    check_word(
        &request.instance_family_level,
        &["EntryLevel", "EnterpriseLevel", "CreditEntryLevel"],
        &errors::INVALID_PARAMETER,
    )?;
    check_word(&request.cpu_architecture, &["X86", "ARM"], &errors::INVALID_PARAMETER)?;
    let found = instance_type::catalogue()
        .filter(|(name, offers)| passes(name, offers, request))
        .collect();
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(1_600)),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::clamped(1_600, 1, 1_600), |(name, _)| {
        (*name).to_owned()
    })?;
    Ok(Response {
        instance_types: page.items.iter().map(|(name, offers)| shown(name, offers)).collect(),
        next_token: page.next_token,
    })
}

fn passes(name: &str, offers: &InstanceType, request: &Request) -> bool {
    let at_least = |wanted: Option<i64>, has: i64| wanted.is_none_or(|wanted| has >= wanted);
    let memory = memory_gib(offers);
    let family = InstanceType::family(name);
    let is_x86 = |wanted: &str| wanted.eq_ignore_ascii_case("X86");
    is_one_of(&request.instance_types, name)
        && is(&request.instance_type_family, family)
        && is_one_of(&request.instance_type_families, family)
        && request.cpu_architecture.as_deref().is_none_or(|it| it.is_empty() || is_x86(it))
        && (request.cpu_architectures.is_empty()
            || request.cpu_architectures.iter().any(|it| is_x86(it)))
        && is(&request.instance_family_level, level(name))
        && is(&request.instance_category, category(offers, name))
        && is_one_of(&request.instance_categories, category(offers, name))
        && at_least(request.minimum_cpu_core_count, offers.cpus.into())
        && request.maximum_cpu_core_count.is_none_or(|most| i64::from(offers.cpus) <= most)
        && request.minimum_memory_size.is_none_or(|least| memory >= least)
        && request.maximum_memory_size.is_none_or(|most| memory <= most)
        && at_least(request.minimum_eni_quantity, offers.enis.into())
        && at_least(request.minimum_eni_private_ip_address_quantity, offers.ipv4_per_eni.into())
        && at_least(request.minimum_eni_ipv6_address_quantity, offers.ipv6_per_eni.into())
        && at_least(request.minimum_primary_eni_queue_number, offers.queues.into())
        && at_least(request.minimum_secondary_eni_queue_number, offers.queues.into())
        && at_least(request.minimum_instance_bandwidth_rx, kbit(offers))
        && at_least(request.minimum_instance_bandwidth_tx, kbit(offers))
        && at_least(request.minimum_instance_pps_rx, offers.pps.into())
        && at_least(request.minimum_instance_pps_tx, offers.pps.into())
        && has_nothing_else(request)
}

/// There are no graphics cards, local disks, ERIs or named processors.
fn has_nothing_else(request: &Request) -> bool {
    let none = |wanted: Option<i64>| wanted.is_none_or(|wanted| wanted <= 0);
    let unnamed = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
    none(request.minimum_gpu_amount)
        && none(request.minimum_eri_quantity)
        && none(request.minimum_local_storage_amount)
        && none(request.minimum_local_storage_capacity)
        && none(request.minimum_baseline_credit)
        && none(request.minimum_initial_credit)
        && unnamed(&request.gpu_spec)
        && request.gpu_specs.is_empty()
        && unnamed(&request.local_storage_category)
        && request.local_storage_categories.is_empty()
        && unnamed(&request.physical_processor_model)
        && request.physical_processor_models.is_empty()
        && request.nvme_support.as_deref() != Some("required")
}

fn shown(name: &str, offers: &InstanceType) -> ResponseInstanceType {
    let cpus = i64::from(offers.cpus);
    let queues = i64::from(offers.queues);
    ResponseInstanceType {
        cpu_architecture: "X86".to_owned(),
        cpu_core_count: cpus,
        cpu_options: ResponseInstanceTypeCpuOptions {
            core: cpus.max(2) / 2,
            threads_per_core: cpus.min(2),
            ..ResponseInstanceTypeCpuOptions::default()
        },
        disk_quantity: 17,
        eni_ipv6_address_quantity: offers.ipv6_per_eni.into(),
        eni_private_ip_address_quantity: offers.ipv4_per_eni.into(),
        eni_quantity: offers.enis.into(),
        eni_total_quantity: offers.enis.into(),
        instance_bandwidth_rx: kbit(offers),
        instance_bandwidth_tx: kbit(offers),
        instance_category: category(offers, name).to_owned(),
        instance_family_level: level(name).to_owned(),
        instance_pps_rx: offers.pps.into(),
        instance_pps_tx: offers.pps.into(),
        instance_type_family: InstanceType::family(name).to_owned(),
        instance_type_id: name.to_owned(),
        maximum_queue_number_per_eni: queues,
        memory_size: memory_gib(offers),
        network_card_quantity: 1,
        network_cards: vec![ResponseInstanceTypeNetworkCardInfo { network_card_index: 0 }],
        nvme_support: "unsupported".to_owned(),
        primary_eni_queue_number: queues,
        secondary_eni_queue_number: queues,
        supported_boot_modes: vec!["BIOS".to_owned(), "UEFI".to_owned()],
        total_eni_queue_quantity: queues * i64::from(offers.enis),
        ..ResponseInstanceType::default()
    }
}

/// The unit of bandwidths in this answer.
fn kbit(offers: &InstanceType) -> i64 {
    i64::from(offers.bandwidth_mbps) * 1_000
}

fn memory_gib(offers: &InstanceType) -> f64 {
    f64::from(offers.memory_mib) / 1_024.0
}

/// `InstanceFamilyLevel`.
fn level(name: &str) -> &'static str {
    match InstanceType::family(name).trim_start_matches("ecs.") {
        family if family.starts_with("t5") || family.starts_with("t6") => "CreditEntryLevel",
        "n4" | "mn4" | "xn4" | "e4" => "EntryLevel",
        _ => "EnterpriseLevel",
    }
}

/// `InstanceCategory`: by how much memory comes with a processor.
fn category(offers: &InstanceType, name: &str) -> &'static str {
    match (level(name), memory_gib(offers) / f64::from(offers.cpus)) {
        ("CreditEntryLevel" | "EntryLevel", _) => "Shared",
        (_, ratio) if ratio < 3.0 => "Compute-optimized",
        (_, ratio) if ratio < 6.0 => "General-purpose",
        _ => "Memory-optimized",
    }
}
