/// A service that roles are linked to: which role it gets.
///
/// Source: RAM guide, service-linked roles; RAM API, `GetServiceLinkedRoleTemplate`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LinkedService {
    /// The name of the service.
    pub name: &'static str,
    /// The name of its role.
    pub role_name: &'static str,
    /// The policy that the vendor wrote for it.
    pub policy_name: &'static str,
}

impl LinkedService {
    /// The service of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        SERVICES.iter().copied().find(|it| it.name == name)
    }

    /// What is said about its role.
    #[must_use]
    pub fn description(self) -> String {
        format!("The service {} uses this role.", self.name)
    }

    /// Whom its role trusts: the service alone.
    #[must_use]
    pub fn trust(self) -> String {
        format!(
            r#"{{"Statement":[{{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{{"Service":["{}"]}}}}],"Version":"1"}}"#,
            self.name
        )
    }
}

const SERVICES: &[LinkedService] = &[
    service(
        "polardb.aliyuncs.com",
        "AliyunServiceRoleForPolarDB",
        "AliyunServiceRolePolicyForPolarDB",
    ),
    service(
        "fnf.aliyuncs.com",
        "AliyunServiceRoleForFnF",
        "AliyunServiceRolePolicyForFnF",
    ),
    service(
        "sae.aliyuncs.com",
        "AliyunServiceRoleForSAE",
        "AliyunServiceRolePolicyForSAE",
    ),
];

const fn service(
    name: &'static str,
    role_name: &'static str,
    policy_name: &'static str,
) -> LinkedService {
    LinkedService {
        name,
        role_name,
        policy_name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::RoleName;
    use crate::{Dialect, DocumentKind, PolicyDocument};

    #[test]
    fn every_service_has_a_role_of_a_good_name_that_trusts_it() {
        for service in SERVICES {
            assert!(service.role_name.parse::<RoleName>().is_ok(), "{service:?}");
            let trust = service.trust();
            let read = PolicyDocument::parse(&trust, DocumentKind::Trust, Dialect::Strict);
            assert!(read.is_ok(), "{service:?}: {read:?}");
            assert_eq!(LinkedService::named(service.name), Some(*service));
        }
        assert_eq!(LinkedService::named("none.aliyuncs.com"), None);
    }
}
