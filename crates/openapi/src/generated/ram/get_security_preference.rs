//! `GetSecurityPreference` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetSecurityPreference` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `GetSecurityPreference` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `SecurityPreference`.
    pub security_preference: ResponseSecurityPreference,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "SecurityPreference", &self.security_preference);
    }
}

/// `SecurityPreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreference {
    /// `SecurityPreference.AccessKeyPreference`.
    pub access_key_preference: ResponseSecurityPreferenceAccessKeyPreference,
    /// `SecurityPreference.LoginProfilePreference`.
    pub login_profile_preference: ResponseSecurityPreferenceLoginProfilePreference,
    /// `SecurityPreference.MFAPreference`.
    pub mfa_preference: ResponseSecurityPreferenceMFAPreference,
    /// `SecurityPreference.PublicKeyPreference`.
    pub public_key_preference: ResponseSecurityPreferencePublicKeyPreference,
}

impl Fields for ResponseSecurityPreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AccessKeyPreference", &self.access_key_preference);
        write_object(
            out,
            "LoginProfilePreference",
            &self.login_profile_preference,
        );
        write_object(out, "MFAPreference", &self.mfa_preference);
        write_object(out, "PublicKeyPreference", &self.public_key_preference);
    }
}

/// `SecurityPreference.AccessKeyPreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferenceAccessKeyPreference {
    /// `SecurityPreference.AccessKeyPreference.AllowUserToManageAccessKeys`.
    pub allow_user_to_manage_access_keys: bool,
}

impl Fields for ResponseSecurityPreferenceAccessKeyPreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToManageAccessKeys",
            self.allow_user_to_manage_access_keys,
        );
    }
}

/// `SecurityPreference.LoginProfilePreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferenceLoginProfilePreference {
    /// `SecurityPreference.LoginProfilePreference.AllowUserToChangePassword`.
    pub allow_user_to_change_password: bool,
    /// `SecurityPreference.LoginProfilePreference.EnableSaveMFATicket`.
    pub enable_save_mfa_ticket: bool,
    /// `SecurityPreference.LoginProfilePreference.LoginNetworkMasks`.
    pub login_network_masks: String,
    /// `SecurityPreference.LoginProfilePreference.LoginSessionDuration`.
    pub login_session_duration: i64,
}

impl Fields for ResponseSecurityPreferenceLoginProfilePreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToChangePassword",
            self.allow_user_to_change_password,
        );
        out.boolean("EnableSaveMFATicket", self.enable_save_mfa_ticket);
        out.text("LoginNetworkMasks", &self.login_network_masks);
        out.integer("LoginSessionDuration", self.login_session_duration);
    }
}

/// `SecurityPreference.MFAPreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferenceMFAPreference {
    /// `SecurityPreference.MFAPreference.AllowUserToManageMFADevices`.
    pub allow_user_to_manage_mfa_devices: bool,
}

impl Fields for ResponseSecurityPreferenceMFAPreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToManageMFADevices",
            self.allow_user_to_manage_mfa_devices,
        );
    }
}

/// `SecurityPreference.PublicKeyPreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferencePublicKeyPreference {
    /// `SecurityPreference.PublicKeyPreference.AllowUserToManagePublicKeys`.
    pub allow_user_to_manage_public_keys: bool,
}

impl Fields for ResponseSecurityPreferencePublicKeyPreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToManagePublicKeys",
            self.allow_user_to_manage_public_keys,
        );
    }
}

/// `GetSecurityPreference`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "GetSecurityPreference",
    status: Status::Done,
    ram_action: "ram:GetSecurityPreference",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
