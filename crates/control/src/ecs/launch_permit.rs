//! That a caller may launch an instance: what the launch says about itself, as condition keys.

use openapi::ApiError;
use openapi::generated::ecs::{create_instance, run_instances};
use ram::KnownKey;

use super::image;
use super::instance_type::InstanceType;
use super::instance_words::DEFAULT_IMAGE;
use super::place::vpc_of;
use crate::caller::Permit;
use crate::permits::Standing;
use crate::planner::Planner;

/// What a launch says about itself.
///
/// Source: ECS RAM authorization, `RunInstances`, `CreateInstance`, condition keys.
#[derive(Debug, Default)]
pub(super) struct Launch {
    names_a_group: bool,
    instance_type: String,
    family: String,
    image: Option<&'static image::Image>,
    system_disk: Encryption,
    data_disks: Option<Encryption>,
    password_customized: bool,
    password_inherit: bool,
    login_as_non_root: bool,
    needs_metadata_token: bool,
    security_enhancement: String,
    public_address: bool,
    vpc: Option<String>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Encryption {
    is_encrypted: bool,
    is_with_own_key: bool,
}

impl Encryption {
    fn of(encrypted: bool, key: Option<&str>) -> Self {
        Self {
            is_encrypted: encrypted,
            is_with_own_key: encrypted && is_given(key),
        }
    }

    /// What holds for all of several disks; nothing when there is none.
    fn of_all(disks: impl Iterator<Item = Self>) -> Option<Self> {
        disks.reduce(|one, other| Self {
            is_encrypted: one.is_encrypted && other.is_encrypted,
            is_with_own_key: one.is_with_own_key && other.is_with_own_key,
        })
    }
}

impl Launch {
    /// A launch by `RunInstances`. An ENI that is there already brings its groups along.
    pub(super) fn of_run(planner: &Planner<'_>, request: &run_instances::Request) -> Self {
        let is_true = |text: &Option<String>| {
            text.as_deref()
                .is_some_and(|text| text.eq_ignore_ascii_case("true"))
        };
        let primary = request
            .network_interface
            .iter()
            .find(|eni| eni.instance_type.as_deref() == Some("Primary"));
        let enis_name_a_group = request.network_interface.iter().any(|eni| {
            is_given(eni.security_group_id.as_deref())
                || !eni.security_group_ids.is_empty()
                || is_given(eni.network_interface_id.as_deref())
        });
        let vswitch = primary.and_then(|eni| eni.vswitch_id.as_deref());
        let vswitch = vswitch.or(request.vswitch_id.as_deref());
        let disks = request.data_disk.iter();
        let disks =
            disks.map(|it| Encryption::of(is_true(&it.encrypted), it.kms_key_id.as_deref()));
        let system = request
            .system_disk
            .as_ref()
            .map(|it| Encryption::of(is_true(&it.encrypted), it.kms_key_id.as_deref()));
        Self {
            names_a_group: is_given(request.security_group_id.as_deref())
                || !request.security_group_ids.is_empty()
                || enis_name_a_group,
            image: image_of(request.image_id.as_deref(), request.image_family.as_deref()),
            system_disk: system.unwrap_or_default(),
            data_disks: Encryption::of_all(disks),
            password_customized: is_given(request.password.as_deref()),
            password_inherit: request.password_inherit == Some(true),
            login_as_non_root: request
                .image_options
                .as_ref()
                .is_some_and(|it| it.login_as_non_root == Some(true)),
            needs_metadata_token: request.http_tokens.as_deref() == Some("required"),
            security_enhancement: text(request.security_enhancement_strategy.as_deref()),
            public_address: request.internet_max_bandwidth_out.unwrap_or(0) > 0,
            vpc: vswitch.and_then(|it| vpc_of(planner, it)),
            ..Self::of_type(request.instance_type.as_deref())
        }
    }

    /// A launch by `CreateInstance`.
    pub(super) fn of_create(planner: &Planner<'_>, request: &create_instance::Request) -> Self {
        let disks = request.data_disk.iter();
        let disks =
            disks.map(|it| Encryption::of(it.encrypted == Some(true), it.kms_key_id.as_deref()));
        Self {
            names_a_group: is_given(request.security_group_id.as_deref()),
            image: image_of(request.image_id.as_deref(), request.image_family.as_deref()),
            system_disk: Encryption::default(),
            data_disks: Encryption::of_all(disks),
            password_customized: is_given(request.password.as_deref()),
            password_inherit: request.password_inherit == Some(true),
            login_as_non_root: false,
            needs_metadata_token: request.http_tokens.as_deref() == Some("required"),
            security_enhancement: text(request.security_enhancement_strategy.as_deref()),
            public_address: request.internet_max_bandwidth_out.unwrap_or(0) > 0,
            vpc: request
                .vswitch_id
                .as_deref()
                .and_then(|it| vpc_of(planner, it)),
            ..Self::of_type(request.instance_type.as_deref())
        }
    }

    fn of_type(instance_type: Option<&str>) -> Self {
        let instance_type = text(instance_type);
        Self {
            family: InstanceType::family(&instance_type).to_owned(),
            instance_type,
            ..Self::default()
        }
    }

    /// That the caller may launch it. What it says holds for each resource that it touches.
    ///
    /// # Errors
    /// `Forbidden.RAM`.
    pub(super) fn permit(self, planner: &mut Planner<'_>) -> Result<Permit, ApiError> {
        if !planner.is_root() {
            self.tell(planner);
        }
        planner.permit("instance/*", planner.account())
    }

    fn tell(self, planner: &mut Planner<'_>) {
        let flags = [
            (
                KnownKey::NotSpecifySecurityGroupId,
                Some(!self.names_a_group),
            ),
            (
                KnownKey::IsSystemDiskEncrypted,
                Some(self.system_disk.is_encrypted),
            ),
            (
                KnownKey::IsSystemDiskByokEncrypted,
                Some(self.system_disk.is_with_own_key),
            ),
            (
                KnownKey::IsDiskEncrypted,
                self.data_disks.map(|it| it.is_encrypted),
            ),
            (
                KnownKey::IsDiskByokEncrypted,
                self.data_disks.map(|it| it.is_with_own_key),
            ),
            (KnownKey::PasswordCustomized, Some(self.password_customized)),
            (KnownKey::PasswordInherit, Some(self.password_inherit)),
            (KnownKey::LoginAsNonRoot, Some(self.login_as_non_root)),
            (
                KnownKey::SecurityHardeningMode,
                Some(self.needs_metadata_token),
            ),
            (
                KnownKey::AssociatePublicIpAddress,
                Some(self.public_address),
            ),
            // There are no default VPCs here.
            (KnownKey::IsDefaultVpc, Some(false)),
            (KnownKey::IsDefaultVSwitch, Some(false)),
            (KnownKey::CreateDefaultVpc, Some(false)),
        ];
        let image = |of: fn(&image::Image) -> &'static str| self.image.map(of).map(str::to_owned);
        let texts = [
            (KnownKey::ImageOwnerId, image(|_| "system")),
            (KnownKey::ImageSource, image(|_| "System")),
            (KnownKey::ImagePlatform, image(|it| it.platform)),
            (KnownKey::InstanceType, Some(self.instance_type)),
            (KnownKey::InstanceTypeFamily, Some(self.family)),
            (
                KnownKey::SecurityEnhancementStrategy,
                Some(self.security_enhancement),
            ),
            (KnownKey::Vpc, self.vpc),
        ];
        for (key, flag) in flags {
            if let Some(flag) = flag {
                planner.stands(key, Standing::Flag(flag));
            }
        }
        for (key, text) in texts {
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                planner.stands(key, Standing::Text(text));
            }
        }
    }
}

fn is_given(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

fn text(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn image_of(id: Option<&str>, family: Option<&str>) -> Option<&'static image::Image> {
    match (
        id.filter(|it| !it.is_empty()),
        family.filter(|it| !it.is_empty()),
    ) {
        (Some(id), _) => image::known(id),
        (None, Some(family)) => image::newest_of(family),
        (None, None) => image::known(DEFAULT_IMAGE),
    }
}
