use cloud_id::Timestamp;
use ram::directory::VirtualMfaDevice;
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    name: String,
    created: i64,
    #[serde(default)]
    last_step: u64,
}

impl From<&VirtualMfaDevice> for Record {
    fn from(device: &VirtualMfaDevice) -> Self {
        Self {
            name: device.name.to_string(),
            created: device.created.unix_secs,
            last_step: device.last_step,
        }
    }
}

impl TryFrom<Record> for VirtualMfaDevice {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        Ok(Self {
            name: parse("name", &record.name)?,
            created: Timestamp::from_unix_secs(record.created),
            last_step: record.last_step,
        })
    }
}
