//! `GetSecurityPreference` of Ims 2019-08-15.
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
    /// `SecurityPreference.MaxIdleDays`.
    pub max_idle_days: ResponseSecurityPreferenceMaxIdleDays,
    /// `SecurityPreference.PersonalInfoPreference`.
    pub personal_info_preference: ResponseSecurityPreferencePersonalInfoPreference,
    /// `SecurityPreference.VerificationPreference`.
    pub verification_preference: Vec<String>,
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
        write_object(out, "MaxIdleDays", &self.max_idle_days);
        write_object(
            out,
            "PersonalInfoPreference",
            &self.personal_info_preference,
        );
        write_texts(
            out,
            "VerificationPreference",
            Some("VerificationTypes"),
            &self.verification_preference,
        );
    }
}

/// `SecurityPreference.AccessKeyPreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferenceAccessKeyPreference {
    /// `SecurityPreference.AccessKeyPreference.AllowUserToManageAccessKeys`.
    pub allow_user_to_manage_access_keys: bool,
    /// `SecurityPreference.AccessKeyPreference.AllowUserToManageServiceCredentials`.
    pub allow_user_to_manage_service_credentials: bool,
}

impl Fields for ResponseSecurityPreferenceAccessKeyPreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToManageAccessKeys",
            self.allow_user_to_manage_access_keys,
        );
        out.boolean(
            "AllowUserToManageServiceCredentials",
            self.allow_user_to_manage_service_credentials,
        );
    }
}

/// `SecurityPreference.LoginProfilePreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferenceLoginProfilePreference {
    /// `SecurityPreference.LoginProfilePreference.AllowUserToChangePassword`.
    pub allow_user_to_change_password: bool,
    /// `SecurityPreference.LoginProfilePreference.AllowUserToLoginWithPasskey`.
    pub allow_user_to_login_with_passkey: bool,
    /// `SecurityPreference.LoginProfilePreference.EnableSaveMFATicket`.
    pub enable_save_mfa_ticket: bool,
    /// `SecurityPreference.LoginProfilePreference.LoginNetworkMasks`.
    pub login_network_masks: String,
    /// `SecurityPreference.LoginProfilePreference.LoginSessionDuration`.
    pub login_session_duration: i64,
    /// `SecurityPreference.LoginProfilePreference.MFAOperationForLogin`.
    pub mfa_operation_for_login: String,
    /// `SecurityPreference.LoginProfilePreference.OperationForRiskLogin`.
    pub operation_for_risk_login: String,
}

impl Fields for ResponseSecurityPreferenceLoginProfilePreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToChangePassword",
            self.allow_user_to_change_password,
        );
        out.boolean(
            "AllowUserToLoginWithPasskey",
            self.allow_user_to_login_with_passkey,
        );
        out.boolean("EnableSaveMFATicket", self.enable_save_mfa_ticket);
        out.text("LoginNetworkMasks", &self.login_network_masks);
        out.integer("LoginSessionDuration", self.login_session_duration);
        out.text("MFAOperationForLogin", &self.mfa_operation_for_login);
        out.text("OperationForRiskLogin", &self.operation_for_risk_login);
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

/// `SecurityPreference.MaxIdleDays`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferenceMaxIdleDays {
    /// `SecurityPreference.MaxIdleDays.MaxIdleDaysForAccessKeys`.
    pub max_idle_days_for_access_keys: i64,
    /// `SecurityPreference.MaxIdleDays.MaxIdleDaysForUsers`.
    pub max_idle_days_for_users: i64,
}

impl Fields for ResponseSecurityPreferenceMaxIdleDays {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.integer(
            "MaxIdleDaysForAccessKeys",
            self.max_idle_days_for_access_keys,
        );
        out.integer("MaxIdleDaysForUsers", self.max_idle_days_for_users);
    }
}

/// `SecurityPreference.PersonalInfoPreference`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSecurityPreferencePersonalInfoPreference {
    /// `SecurityPreference.PersonalInfoPreference.AllowUserToManagePersonalDingTalk`.
    pub allow_user_to_manage_personal_ding_talk: bool,
}

impl Fields for ResponseSecurityPreferencePersonalInfoPreference {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean(
            "AllowUserToManagePersonalDingTalk",
            self.allow_user_to_manage_personal_ding_talk,
        );
    }
}

/// `GetSecurityPreference`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
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
