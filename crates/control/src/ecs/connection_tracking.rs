use estate::ConnectionTracking;
use openapi::{ApiError, errors};

/// `ConnectionTrackingConfiguration`: what is left out stays as it was.
///
/// Source: ECS API, `CreateNetworkInterface`, `ConnectionTrackingConfiguration`.
pub(super) fn read(
    before: ConnectionTracking,
    tcp_established: Option<i64>,
    tcp_closed: Option<i64>,
    udp: Option<i64>,
) -> Result<ConnectionTracking, ApiError> {
    let refused = |name: &str, value: i64| {
        errors::INVALID_PARAMETER_ENI_CONNECTION_TRACKING_CONFIGURATION
            .with(format_args!("{name} is {value}"))
    };
    let chosen = |name, asked: Option<i64>, before: u16, allowed: &[u16]| match asked {
        None => Ok(before),
        Some(value) => {
            let found = allowed.iter().find(|it| i64::from(**it) == value);
            found.copied().ok_or_else(|| refused(name, value))
        }
    };
    let tcp_closed_secs = match tcp_closed {
        None => before.tcp_closed_secs,
        Some(value) => match u16::try_from(value) {
            Ok(secs @ 3..=15) => secs,
            _ => return Err(refused("TcpClosedAndTimeWaitTimeout", value)),
        },
    };
    Ok(ConnectionTracking {
        tcp_established_secs: chosen(
            "TcpEstablishedTimeout",
            tcp_established,
            before.tcp_established_secs,
            &[30, 60, 80, 100, 200, 300, 500, 700, 910],
        )?,
        tcp_closed_secs,
        udp_secs: chosen(
            "UdpTimeout",
            udp,
            before.udp_secs,
            &[10, 20, 30, 60, 80, 100],
        )?,
    })
}
