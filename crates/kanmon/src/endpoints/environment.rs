use serde::Serialize;

use crate::state_dir::{CredentialsFile, RegionFile};

use super::Endpoint;

/// A variable that a client reads.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub(super) struct Variable {
    pub(super) name: String,
    pub(super) value: String,
    /// Who reads it, where the name does not say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<&'static str>,
}

/// Every variable of every client, for the first account.
///
/// Source: Client rules, variables of clients.
pub(super) fn variables(
    region: &RegionFile,
    credentials: &CredentialsFile,
    endpoints: &[Endpoint],
    ca_file: &str,
) -> Vec<Variable> {
    let mut all = Vec::new();
    let mut say = |name: &str, value: &str, note| {
        all.push(Variable {
            name: name.to_owned(),
            value: value.to_owned(),
            note,
        });
    };
    if let Some(key) = credentials.accounts.first() {
        say("ALIBABA_CLOUD_ACCESS_KEY_ID", &key.access_key_id, None);
        say(
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
            &key.access_key_secret,
            None,
        );
        say("ALICLOUD_ACCESS_KEY", &key.access_key_id, TERRAFORM);
        say("ALICLOUD_SECRET_KEY", &key.access_key_secret, TERRAFORM);
    }
    say("ALIBABA_CLOUD_REGION_ID", &region.region, None);
    say("ALICLOUD_REGION", &region.region, TERRAFORM);
    say("ALIBABA_CLOUD_ACCOUNT_TYPE", "Domestic", TERRAFORM);
    // No client of the cloud knows our own product.
    for endpoint in endpoints.iter().filter(|it| it.product != "Kanmon") {
        say(&endpoint.variable, &endpoint.endpoint, TERRAFORM);
    }
    say(
        "SSL_CERT_FILE",
        ca_file,
        Some("Python SDK V2.0, Go SDK, aliyun, Terraform; in place of the system's"),
    );
    say(
        "ALIBABA_CLOUD_CA_BUNDLE",
        ca_file,
        Some("Python SDK V1.0 where it asks for sessions"),
    );
    say("NODE_EXTRA_CA_CERTS", ca_file, Some("Node SDKs"));
    all
}

const TERRAFORM: Option<&str> = Some("Terraform");
