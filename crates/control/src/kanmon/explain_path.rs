use std::net::IpAddr;

use header_space::{Direction, FiveTuple, Protocol};
use openapi::generated::kanmon::explain_path::{
    Request, Response, ResponseEgress, ResponseEgressLoser, ResponseIngress, ResponseIngressLoser,
};
use openapi::{ApiError, errors};
use secgroup::{Exemptions, METADATA_ADDRESS};

use super::end::End;
use super::side::{LostRule, Side};
use crate::planner::Planner;

/// What becomes of a packet that would start a flow from one end to the other, and why: which rule decides at
/// the sender and at the receiver, and what became of every other rule.
///
/// Ends in one network meet by private addresses; others by public ones, which are translated before the
/// rules of the ENI see them on its own side. An ENI of another account is an address like any other.
///
/// Source: Kanmon API, `ExplainPath`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let snapshot = planner.snapshot();
    let from = request.from.as_deref().unwrap_or_default();
    let to = request.to.as_deref().unwrap_or_default();
    let from_error = &errors::INVALID_PARAMETER_FROM;
    let to_error = &errors::INVALID_PARAMETER_TO;
    let mut from = End::read(planner, from, None, from_error)?;
    let to = End::read(planner, to, Some(&from), to_error)?;
    if from.eni.is_none() {
        // An address alone may be an ENI's beside the other end.
        from = End::read(planner, request.from.as_deref().unwrap_or_default(), Some(&to), from_error)?;
    }
    let enis: Vec<_> = [&from, &to].into_iter().filter_map(|end| end.eni.clone()).collect();
    if enis.is_empty() {
        return Err(to_error.with("neither end is an ENI of yours"));
    }
    for eni in enis {
        planner.permit(&format!("path/{}", eni.id), planner.account())?;
    }

    let protocol = protocol(request.protocol.as_deref().unwrap_or_default())?;
    let wants_v6 = from.is_v6() || to.is_v6() || protocol == Protocol::ICMPV6;
    let no_address = || to_error.with("the ends have no addresses of one family");
    let source = from.private(snapshot, wants_v6).ok_or_else(no_address)?;
    let destination = to.private(snapshot, wants_v6).ok_or_else(no_address)?;
    let is_inside = from.network().is_some() && from.network() == to.network();
    let (public_source, public_destination) =
        (from.public(snapshot, source), to.public(snapshot, destination));
    let (seen_source, seen_destination) = if is_inside {
        (source, destination)
    } else {
        // Without a public address the private one stands for it: it is what the rules would be asked about.
        (public_source.unwrap_or(source), public_destination.unwrap_or(destination))
    };
    if source.is_ipv4() != destination.is_ipv4() {
        return Err(no_address());
    }

    let packet = |source, destination| packet(request, protocol, source, destination);
    let side = |end: &End, direction, packet: FiveTuple| {
        let eni = end.eni.as_ref()?;
        let exemptions = Exemptions { smtp: planner.view().settings(eni.owner).smtp_exempt };
        Some(Side::of(snapshot, eni, exemptions, direction, &packet))
    };
    let mut egress = side(&from, Direction::Egress, packet(source, seen_destination)?);
    let mut ingress = side(&to, Direction::Ingress, packet(seen_source, destination)?);
    let is_metadata = destination == IpAddr::V4(METADATA_ADDRESS);
    if !is_inside && !is_metadata {
        note(egress.as_mut().filter(|_| public_source.is_none()), NO_WAY_OUT);
        note(ingress.as_mut().filter(|_| public_destination.is_none()), NO_WAY_IN);
    }
    Ok(answer(snapshot.revision(), egress, ingress))
}

/// Says with the packet what rules have no part in.
fn note(side: Option<&mut Side>, text: &str) {
    if let Some(side) = side {
        side.witness.push_str(text);
    }
}

const NO_WAY_OUT: &str = "; without a public address it goes no further than the router";
const NO_WAY_IN: &str = "; without a public address nothing from outside arrives";

fn answer(revision: u64, egress: Option<Side>, ingress: Option<Side>) -> Response {
    // The sender is asked first; the receiver only about what the sender let out.
    let is_egress_last =
        egress.as_ref().is_some_and(|side| !side.accepts) || ingress.is_none();
    let (decided_by, decider) =
        if is_egress_last { ("Egress", egress.as_ref()) } else { ("Ingress", ingress.as_ref()) };
    let text = |of: fn(&Side) -> &String| decider.map(of).cloned().unwrap_or_default();
    Response {
        decided_by: decided_by.to_owned(),
        policy: text(|side| &side.policy),
        stage: text(|side| &side.stage),
        reason: text(|side| &side.reason),
        winner_rule_id: text(|side| &side.winner_rule_id),
        winner_group_id: text(|side| &side.winner_group_id),
        revision: i64::try_from(revision).unwrap_or(i64::MAX),
        egress: egress.map(egress_answer).unwrap_or_default(),
        ingress: ingress.map(ingress_answer).unwrap_or_default(),
    }
}

/// The generated answers of both sides have the same fields and different types.
macro_rules! side_answers {
    ($($convert:ident -> $side:ident, $loser:ident;)*) => {$(
        fn $convert(side: Side) -> $side {
            let loser = |it: LostRule| $loser {
                policy: it.policy,
                priority: it.priority,
                rule: it.rule,
                security_group_id: it.group_id,
                security_group_rule_id: it.rule_id,
                why: it.why,
            };
            $side {
                decider_eni_id: side.decider_eni_id,
                losers: side.losers.into_iter().map(loser).collect(),
                policy: side.policy,
                reason: side.reason,
                stage: side.stage,
                winner_group_id: side.winner_group_id,
                winner_rule: side.winner_rule,
                winner_rule_id: side.winner_rule_id,
                witness: side.witness,
            }
        }
    )*};
}

side_answers! {
    egress_answer -> ResponseEgress, ResponseEgressLoser;
    ingress_answer -> ResponseIngress, ResponseIngressLoser;
}

fn protocol(text: &str) -> Result<Protocol, ApiError> {
    match text.to_ascii_lowercase().as_str() {
        "tcp" => Ok(Protocol::TCP),
        "udp" => Ok(Protocol::UDP),
        "icmp" => Ok(Protocol::ICMP),
        "icmpv6" => Ok(Protocol::ICMPV6),
        "gre" => Ok(Protocol::GRE),
        number => number
            .parse()
            .map(Protocol)
            .map_err(|_| errors::INVALID_PARAMETER_PROTOCOL.with("tcp, udp, icmp, icmpv6, gre or 0 to 255")),
    }
}

fn packet(
    request: &Request,
    protocol: Protocol,
    source: IpAddr,
    destination: IpAddr,
) -> Result<FiveTuple, ApiError> {
    let bad_port = |_| errors::INVALID_PARAMETER_PORT.with("0 to 65535");
    let (source_port, destination_port) = if protocol.has_ports() {
        let port = request
            .port
            .ok_or_else(|| errors::INVALID_PARAMETER_PORT.with("TCP and UDP need one"))?;
        let source_port = request.source_port.unwrap_or(SOURCE_PORT);
        (u16::try_from(source_port).map_err(bad_port)?, u16::try_from(port).map_err(bad_port)?)
    } else {
        (0, 0)
    };
    Ok(FiveTuple { protocol, source, destination, source_port, destination_port })
}

/// The first of the ports that clients take by themselves.
const SOURCE_PORT: i64 = 49_152;
