//! The disks that a request asks for with an instance.

use cloud_id::InstanceId;
use estate::Disk;
use openapi::{ApiError, errors};

use super::image;

/// One disk, as a request says it.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) category: Option<String>,
    pub(super) performance_level: Option<String>,
    pub(super) size_gib: Option<i64>,
    pub(super) name: Option<String>,
    pub(super) description: Option<String>,
    pub(super) device: Option<String>,
    pub(super) delete_with_instance: Option<bool>,
    pub(super) is_encrypted: bool,
}

/// The disks of an instance: the system disk, then the data disks. Their ids are set when the instance has one.
///
/// Source: ECS API, `RunInstances`, `SystemDisk`, `DataDisk.N`.
pub(super) fn read(image: &str, system: Asked, data: Vec<Asked>) -> Result<Vec<Disk>, ApiError> {
    let least = image::known(image).map_or(SYSTEM_GIB.0, |image| image.size_gib);
    if data.len() > MOST_DATA_DISKS {
        return Err(errors::INVALID_PARAMETER.with(format_args!(
            "{} data disks; at most {MOST_DATA_DISKS}",
            data.len()
        )));
    }
    let usual = least.max(40);
    let mut disks = vec![disk(
        system,
        Some(usual),
        (least, SYSTEM_GIB.1),
        "/dev/xvda".to_owned(),
    )?];
    for (at, asked) in (b'b'..=b'z').zip(data) {
        disks.push(disk(
            asked,
            None,
            DATA_GIB,
            format!("/dev/xvd{}", char::from(at)),
        )?);
    }
    Ok(disks)
}

/// Gives the disks of a new instance their ids: the digits of the instance's, and which disk it is.
pub(super) fn of_instance(disks: &[Disk], instance: &InstanceId) -> Vec<Disk> {
    let rest = instance
        .as_str()
        .strip_prefix(InstanceId::PREFIX)
        .unwrap_or_default();
    let name = |at: usize, disk: &Disk| Disk {
        id: if at == 0 {
            format!("d-{rest}")
        } else {
            format!("d-{rest}{at}")
        },
        ..disk.clone()
    };
    disks
        .iter()
        .enumerate()
        .map(|(at, disk)| name(at, disk))
        .collect()
}

fn disk(
    asked: Asked,
    usual: Option<u32>,
    (least, most): (u32, u32),
    device: String,
) -> Result<Disk, ApiError> {
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let category = given(asked.category).unwrap_or_else(|| "cloud_essd".to_owned());
    let level = match category.as_str() {
        "cloud_essd" => given(asked.performance_level).unwrap_or_else(|| "PL1".to_owned()),
        _ => String::new(),
    };
    let size_gib = match asked.size_gib {
        None => usual.ok_or_else(|| errors::MISSING_PARAMETER.with("DataDisk.Size"))?,
        Some(size) => u32::try_from(size)
            .ok()
            .filter(|size| (least..=most).contains(size))
            .ok_or_else(|| {
                errors::INVALID_PARAMETER.with(format_args!(
                    "a disk of {size} GiB; {least} to {most} are possible"
                ))
            })?,
    };
    Ok(Disk {
        id: String::new(),
        category,
        performance_level: level,
        size_gib,
        name: asked.name.unwrap_or_default(),
        description: asked.description.unwrap_or_default(),
        device: given(asked.device).unwrap_or(device),
        delete_with_instance: asked.delete_with_instance.unwrap_or(true),
        encrypted: asked.is_encrypted,
    })
}

/// GiB that a system disk may have, and a data disk.
const SYSTEM_GIB: (u32, u32) = (20, 2_048);
const DATA_GIB: (u32, u32) = (10, 65_536);
const MOST_DATA_DISKS: usize = 16;
