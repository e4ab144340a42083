use std::sync::LazyLock;

/// An image of the catalogue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Image {
    pub(super) id: &'static str,
    pub(super) family: &'static str,
    pub(super) os_name: &'static str,
    pub(super) platform: &'static str,
    /// `linux` or `windows`.
    pub(super) os_type: &'static str,
    /// `x86_64` or `arm64`.
    pub(super) architecture: &'static str,
    /// GiB of the system disk, at least.
    pub(super) size_gib: u32,
    pub(super) created: &'static str,
}

/// The images that every region has.
pub(super) fn catalogue() -> impl Iterator<Item = &'static Image> {
    CATALOGUE.iter()
}

/// An image of the catalogue by its id.
pub(super) fn known(id: &str) -> Option<&'static Image> {
    catalogue().find(|image| image.id == id)
}

/// The newest image of a family, as `ImageFamily` asks for one.
pub(super) fn newest_of(family: &str) -> Option<&'static Image> {
    catalogue()
        .filter(|image| image.family == family)
        .max_by_key(|image| image.created)
}

fn row(line: &'static str) -> Option<Image> {
    let fields: Vec<&'static str> = line.split(',').collect();
    let [
        id,
        family,
        os_name,
        platform,
        os_type,
        architecture,
        size,
        created,
    ] = fields[..]
    else {
        return None;
    };
    let size_gib = size.parse().ok()?;
    Some(Image {
        id,
        family,
        os_name,
        platform,
        os_type,
        architecture,
        size_gib,
        created,
    })
}

static CATALOGUE: LazyLock<Vec<Image>> = LazyLock::new(|| {
    let rows = include_str!("../../data/images.csv").lines();
    rows.filter(|line| !line.starts_with('#'))
        .map(|line| row(line).expect("a test reads every row of the file"))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_catalogue_is_read_and_no_id_stands_twice() {
        let ids: std::collections::BTreeSet<_> = catalogue().map(|image| image.id).collect();
        assert_eq!(ids.len(), catalogue().count());
        assert!(ids.contains(super::super::instance_words::DEFAULT_IMAGE));
        for image in catalogue() {
            assert!(matches!(image.os_type, "linux" | "windows"), "{}", image.id);
            assert!(
                matches!(image.architecture, "x86_64" | "arm64"),
                "{}",
                image.id
            );
        }
    }
}
