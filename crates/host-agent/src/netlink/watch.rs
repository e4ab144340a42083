//! What happens to the devices of a namespace, told as it happens.

use std::io;

use futures_util::StreamExt;
use rtnetlink::MulticastGroup;
use rtnetlink::packet_core::{NetlinkMessage, NetlinkPayload};
use rtnetlink::packet_route::RouteNetlinkMessage;
use tokio::runtime::Handle as Runtime;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;

use super::listed;
use crate::facts::Device;
use crate::namespace::Namespace;
use crate::place::Place;

/// Something that may be otherwise than it was left.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum News {
    /// A device is like this now, or gone.
    Device {
        place: Place,
        name: String,
        now: Option<Device>,
    },
    /// Some of what happened in a place was missed.
    Missed(Place),
    /// Links or lines of ENIs are missing.
    Programs,
}

/// Listens to the kernel in one namespace, until it is closed.
///
/// Source: Linux, rtnetlink(7), `RTMGRP_LINK`.
pub(crate) struct DeviceWatch {
    connection: JoinHandle<()>,
    listener: JoinHandle<()>,
}

impl DeviceWatch {
    /// Starts to listen: everything after this is told. Inside a runtime only.
    pub(crate) fn start(
        namespace: &Namespace,
        place: Place,
        news: UnboundedSender<News>,
    ) -> io::Result<Self> {
        let runtime = Runtime::current();
        let (connection, handle, mut messages) = namespace.run(|| {
            let _context = runtime.enter();
            rtnetlink::new_multicast_connection(&[MulticastGroup::Link])
        })?;
        let listener = async move {
            let _handle = handle; // the connection ends with it
            while let Some((message, _)) = messages.next().await {
                if let Some(it) = news_of(message, &place)
                    && news.send(it).is_err()
                {
                    return;
                }
            }
            let _ = news.send(News::Missed(place)); // nobody may be listening any more
        };
        Ok(Self {
            connection: tokio::spawn(connection),
            listener: tokio::spawn(listener),
        })
    }

    /// Closes the socket before it returns, so that it keeps no namespace alive.
    pub(crate) async fn close(self) {
        self.listener.abort();
        let _ = self.listener.await; // it was told to end
        self.connection.abort();
        let _ = self.connection.await;
    }
}

pub(super) fn news_of(message: NetlinkMessage<RouteNetlinkMessage>, place: &Place) -> Option<News> {
    let (message, is_there) = match message.payload {
        NetlinkPayload::InnerMessage(RouteNetlinkMessage::NewLink(message)) => (message, true),
        NetlinkPayload::InnerMessage(RouteNetlinkMessage::DelLink(message)) => (message, false),
        NetlinkPayload::Overrun(_) => return Some(News::Missed(place.clone())),
        _ => return None,
    };
    let device = listed(&message);
    let now = is_there.then_some(Device {
        index: Some(device.index),
        mac: device.mac,
        is_up: device.is_up,
    });
    Some(News::Device {
        place: place.clone(),
        name: device.name,
        now,
    })
}
