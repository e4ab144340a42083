use cloud_id::{AccountId, Timestamp};

use super::MfaDeviceName;

/// A virtual MFA device. Its seed is kept elsewhere. Whose it is stands at the user.
///
/// Source: RAM API, `CreateVirtualMFADevice`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VirtualMfaDevice {
    /// Its name.
    pub name: MfaDeviceName,
    /// When it was made.
    pub created: Timestamp,
    /// The time step of the last code that it was bound with: no code of that time or before is taken again.
    pub last_step: u64,
}

/// The MFA device of a user.
///
/// Source: RAM API, `BindMFADevice`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MfaBinding {
    /// The virtual device.
    pub device: MfaDeviceName,
    /// Since when.
    pub bound: Timestamp,
}

impl VirtualMfaDevice {
    /// Its serial number.
    #[must_use]
    pub fn serial(&self, account: AccountId) -> String {
        format!("acs:ram::{account}:mfa/{}", self.name)
    }
}
