use header_space::frame::{TcpFlags, Transport};
use header_space::{Direction, FiveTuple, Protocol};

use super::FlowTimeouts;

/// A flow that was accepted.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The direction of the packet that started it.
    pub(super) initiator: Direction,
    /// The header of the packet that started it.
    pub(super) tuple: FiveTuple,
    /// The policy that let it in last.
    pub(super) policy_version: u64,
    last_seen_secs: u64,
    timeouts: FlowTimeouts,
    marks: TcpMarks,
}

/// How far a TCP connection has come.
#[derive(Clone, Copy, Debug, Default)]
struct TcpMarks {
    replied: bool,
    established: bool,
    fin_of_initiator: bool,
    fin_of_responder: bool,
    reset: bool,
}

/// Idle timeout of TCP that is not established.
const TCP_HALF_OPEN_SECS: u64 = 20;
/// Idle timeout of flows other than TCP and UDP.
///
/// Choice: docs/decisions/0013-judging-frames.md
const OTHER_SECS: u64 = 30;

impl Entry {
    /// A flow that no packet has been counted for yet.
    pub(super) fn new(
        initiator: Direction,
        tuple: FiveTuple,
        policy_version: u64,
        timeouts: FlowTimeouts,
    ) -> Self {
        let marks = TcpMarks::default();
        Self {
            initiator,
            tuple,
            policy_version,
            last_seen_secs: 0,
            timeouts,
            marks,
        }
    }

    /// Whether it is as if it were not there.
    pub(super) fn is_dead(&self, now_secs: u64) -> bool {
        now_secs.saturating_sub(self.last_seen_secs) >= self.timeout_secs()
    }

    /// Whether its TCP connection is over.
    pub(super) fn is_closed(&self) -> bool {
        let TcpMarks {
            fin_of_initiator,
            fin_of_responder,
            reset,
            ..
        } = self.marks;
        reset || (fin_of_initiator && fin_of_responder)
    }

    /// Counts an accepted packet.
    pub(super) fn see(&mut self, direction: Direction, transport: &Transport<'_>, now_secs: u64) {
        self.last_seen_secs = now_secs;
        match transport {
            Transport::Tcp(flags) => self.mark(direction == self.initiator, *flags),
            Transport::Udp | Transport::Icmp { .. } | Transport::Other => {}
        }
    }

    fn mark(&mut self, is_initiator: bool, flags: TcpFlags) {
        let marks = &mut self.marks;
        marks.reset = flags.rst;
        if flags.rst {
            return;
        }
        if is_initiator {
            marks.established |= marks.replied && flags.ack;
            marks.fin_of_initiator |= flags.fin;
        } else {
            marks.replied = true;
            marks.fin_of_responder |= flags.fin;
        }
    }

    fn timeout_secs(&self) -> u64 {
        match self.tuple.protocol {
            Protocol::TCP if self.is_closed() => self.timeouts.tcp_closed_secs.into(),
            Protocol::TCP if self.marks.established => self.timeouts.tcp_established_secs.into(),
            Protocol::TCP => TCP_HALF_OPEN_SECS,
            Protocol::UDP => self.timeouts.udp_secs.into(),
            _ => OTHER_SECS,
        }
    }
}
