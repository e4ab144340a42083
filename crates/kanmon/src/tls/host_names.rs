/// A name under which clients look for a product.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct HostName {
    /// The product, as `ecs`.
    pub(crate) product: &'static str,
    /// The whole name, as `ecs.cn-hangzhou.aliyuncs.com`.
    pub(crate) name: String,
}

/// Every name of every product in some regions, central names first and each once.
///
/// Source: RPC protocol, endpoints; Client rules, rule 15.
pub(crate) fn host_names(regions: &[String]) -> Vec<HostName> {
    let mut all: Vec<HostName> = Vec::new();
    for (product, patterns) in PATTERNS {
        for pattern in *patterns {
            let names = match pattern.contains(REGION) {
                true => regions
                    .iter()
                    .map(|it| pattern.replace(REGION, it))
                    .collect(),
                false => vec![(*pattern).to_owned()],
            };
            all.extend(names.into_iter().map(|name| HostName { product, name }));
        }
    }
    all
}

const REGION: &str = "{region}";

/// Products that are not here yet are named too: the authority is trusted once, and names come with a start.
const PATTERNS: &[(&str, &[&str])] = &[
    (
        "ecs",
        &[
            "ecs.aliyuncs.com",
            "ecs.{region}.aliyuncs.com",
            "ecs-{region}.aliyuncs.com",
            "ecs-vpc.{region}.aliyuncs.com",
        ],
    ),
    (
        "vpc",
        &[
            "vpc.aliyuncs.com",
            "vpc.{region}.aliyuncs.com",
            "vpc-vpc.{region}.aliyuncs.com",
        ],
    ),
    (
        "location",
        &["location-readonly.aliyuncs.com", "location.aliyuncs.com"],
    ),
    (
        "resourcesharing",
        &[
            "resourcesharing.aliyuncs.com",
            "resourcesharing.{region}.aliyuncs.com",
        ],
    ),
    (
        "sts",
        &[
            "sts.aliyuncs.com",
            "sts.{region}.aliyuncs.com",
            "sts-vpc.{region}.aliyuncs.com",
        ],
    ),
    ("ram", &["ram.aliyuncs.com"]),
    ("ims", &["ims.aliyuncs.com"]),
    ("resourcemanager", &["resourcemanager.aliyuncs.com"]),
    (
        "resourcedirectorymaster",
        &[
            "resourcedirectory.aliyuncs.com",
            "resourcedirectorymaster.aliyuncs.com",
        ],
    ),
    ("actiontrail", &["actiontrail.{region}.aliyuncs.com"]),
    ("nis", &["nis.aliyuncs.com", "nis-intl.aliyuncs.com"]),
];
