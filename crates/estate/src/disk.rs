/// A disk of an instance: what was asked for. It comes and goes with its instance, and no storage is behind it.
///
/// Source: ECS API, `DescribeDisks`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Disk {
    /// Its id, as `d-…`.
    pub id: String,
    /// The category, as `cloud_essd`.
    pub category: String,
    /// The performance level, as `PL1`; empty where the category has none.
    pub performance_level: String,
    /// GiB.
    pub size_gib: u32,
    /// The name; may be empty.
    pub name: String,
    /// The description; may be empty.
    pub description: String,
    /// The name of the device inside the instance, as `/dev/xvda`.
    pub device: String,
    /// Whether it was asked to go with the instance.
    pub delete_with_instance: bool,
    /// Whether it was asked for encrypted.
    pub encrypted: bool,
}
