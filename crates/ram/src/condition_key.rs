use std::fmt;

/// What a condition compares: a named property of the request.
///
/// Names are compared without regard to case, the key of a tag with it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ConditionKey {
    /// One of the documented keys; it has a slot in every [`Context`](crate::Context).
    Known(KnownKey),
    /// `acs:RequestTag/KEY`: a tag given in the request.
    RequestTag(Box<str>),
    /// `acs:ResourceTag/KEY`, also written `ecs:tag/KEY` and `vpc:tag/KEY`: a tag of the resource.
    ResourceTag(Box<str>),
    /// Any other name, in lower case. Nothing fills it unless a caller does by name.
    Other(Box<str>),
}

/// What kind of value a key has: it limits the operators that suit.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum KeyType {
    /// Text.
    Text,
    /// `true` or `false`.
    Flag,
    /// `true` or `false` in a key that the documentation types as string: both families of operators suit.
    TextFlag,
    /// A moment.
    Moment,
    /// One address.
    Address,
    /// A block of addresses, documented as string.
    Block,
    /// Not documented: any operator.
    Unknown,
}

macro_rules! known_keys {
    ($($variant:ident $name:literal $kind:ident $([$($alias:literal),+])? $what:literal,)+) => {
        /// The condition keys that the documentation names, tags aside.
        ///
        /// Source: RAM, condition keys; ECS RAM authorization, condition keys.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum KnownKey {
            $(#[doc = concat!("`", $name, "`: ", $what)] $variant,)+
        }

        impl KnownKey {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name as documented.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The kind of its value.
            #[must_use]
            pub fn key_type(self) -> KeyType {
                match self { $(Self::$variant => KeyType::$kind,)+ }
            }

            /// Other spellings in the documentation.
            #[must_use]
            pub fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($($alias),+)?],)+ }
            }
        }
    };
}

known_keys! {
    SourceIp "acs:SourceIp" Address "the caller's address",
    SourceVpc "acs:SourceVpc" Text ["acs:SourceVpcId"] "the VPC of the endpoint that was called; absent on public calls",
    SecureTransport "acs:SecureTransport" Flag "whether the call came over HTTPS",
    CurrentTime "acs:CurrentTime" Moment "when the call came",
    MfaPresent "acs:MFAPresent" Flag "whether the session was opened with MFA; absent for calls with an access key",
    PrincipalArn "acs:PrincipalARN" Text "who calls",
    PrincipalRdId "acs:PrincipalRDId" Text "the caller's resource directory",
    PrincipalRdPath "acs:PrincipalRDPath" Text "where in it the caller's account stands",
    Service "acs:Service" Text "the service that a role is passed to",
    UserAgent "acs:UserAgent" Text "what the client calls itself; OSS only",
    AccessId "acs:AccessId" Text "the access key; OSS only",
    ServiceName "ram:ServiceName" Text "the service of a service-linked role",
    ExternalId "sts:ExternalId" Text "what the assuming side was told to present",
    SamlRecipient "saml:recipient" Text "for whom an assertion was made",
    OidcIssuer "oidc:iss" Text "who issued a token",
    OidcAudience "oidc:aud" Text "for whom a token was issued",
    OidcSubject "oidc:sub" Text "about whom a token speaks",
    SecurityGroupIpProtocols "ecs:SecurityGroupIpProtocols" Text "the protocol of the rule written, in upper case",
    SecurityGroupSourceCidrIps "ecs:SecurityGroupSourceCidrIps" Block "the IPv4 peer block of the rule written",
    NotSpecifySecurityGroupId "ecs:NotSpecifySecurityGroupId" Flag ["ecs:NotSpecifySecureGroupId"] "whether a launch names no security group",
    InstanceType "ecs:InstanceType" Text "the type of a launch",
    InstanceTypeFamily "ecs:InstanceTypeFamily" Text "its family",
    ImageOwnerId "ecs:ImageOwnerId" Text "who owns the image",
    ImageSource "ecs:ImageSource" Text "where the image comes from",
    ImagePlatform "ecs:ImagePlatform" Text "the system in the image",
    IsDiskEncrypted "ecs:IsDiskEncrypted" TextFlag "whether data disks are encrypted",
    IsDiskByokEncrypted "ecs:IsDiskByokEncrypted" TextFlag "whether with a key of the account",
    IsSystemDiskEncrypted "ecs:IsSystemDiskEncrypted" TextFlag "whether the system disk is encrypted",
    IsSystemDiskByokEncrypted "ecs:IsSystemDiskByokEncrypted" TextFlag "whether with a key of the account",
    PasswordCustomized "ecs:PasswordCustomized" Flag "whether a password is given",
    PasswordInherit "ecs:PasswordInherit" Flag "whether the password is the image's",
    LoginAsNonRoot "ecs:LoginAsNonRoot" Flag "whether logging in is not as root",
    SecurityHardeningMode "ecs:SecurityHardeningMode" Flag "whether the metadata service asks for tokens",
    SecurityEnhancementStrategy "ecs:SecurityEnhancementStrategy" Text "`Active` or `Deactive`",
    AssociatePublicIpAddress "ecs:AssociatePublicIpAddress" Flag "whether a public address is wanted",
    CommandRunAs "ecs:CommandRunAs" Text "as whom a command runs",
    Vpc "vpc:VPC" Text "the ARN of the VPC",
    IsDefaultVpc "vpc:IsDefaultVpc" Flag "whether it is the default VPC",
    IsDefaultVSwitch "vpc:IsDefaultVSwitch" Flag "whether it is a default vSwitch",
    CreateDefaultVpc "vpc:CreateDefaultVpc" Flag "whether a default VPC is made",
    PortRange "kanmon:PortRange" Text "the ports of the rule written, as `22/22`; Kanmon only",
    OpensToInternet "kanmon:OpensToInternet" Flag "whether the rules that result let the internet in; Kanmon only",
    Ipv6SourceCidrIps "kanmon:Ipv6SourceCidrIps" Block "the IPv6 peer block of the rule written; Kanmon only",
    SecurityGroupId "kanmon:SecurityGroupId" Text "the group concerned; Kanmon only",
    TokenIssueTime "kanmon:TokenIssueTime" Moment "when the caller's session was begun; absent for calls with an access key; Kanmon only",
}

impl KnownKey {
    /// How many there are: the slots of a context.
    pub const COUNT: usize = Self::ALL.len();

    /// Its slot.
    #[must_use]
    pub fn slot(self) -> usize {
        self as usize
    }
}

/// The prefixes of keys that end in the key of a tag.
const RESOURCE_TAG: [&str; 3] = ["acs:resourcetag/", "ecs:tag/", "vpc:tag/"];
const REQUEST_TAG: &str = "acs:requesttag/";

impl ConditionKey {
    /// The key of this name; every name is one.
    ///
    /// Choice: docs/decisions/0022-policy-language.md, keys.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let folded = name.to_ascii_lowercase();
        if folded.starts_with(REQUEST_TAG) {
            return Self::RequestTag(name[REQUEST_TAG.len()..].into());
        }
        if let Some(prefix) = RESOURCE_TAG
            .iter()
            .find(|prefix| folded.starts_with(**prefix))
        {
            return Self::ResourceTag(name[prefix.len()..].into());
        }
        let is_it = |key: &&KnownKey| {
            std::iter::once(key.name())
                .chain(key.aliases().iter().copied())
                .any(|known| known.eq_ignore_ascii_case(name))
        };
        match KnownKey::ALL.iter().find(is_it) {
            Some(key) => Self::Known(*key),
            None => Self::Other(folded.into()),
        }
    }

    /// The kind of its value.
    #[must_use]
    pub fn key_type(&self) -> KeyType {
        match self {
            Self::Known(key) => key.key_type(),
            Self::RequestTag(_) | Self::ResourceTag(_) => KeyType::Text,
            Self::Other(_) => KeyType::Unknown,
        }
    }
}

impl From<KnownKey> for ConditionKey {
    fn from(key: KnownKey) -> Self {
        Self::Known(key)
    }
}

impl fmt::Display for KnownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for ConditionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(key) => key.fmt(f),
            Self::RequestTag(key) => write!(f, "acs:RequestTag/{key}"),
            Self::ResourceTag(key) => write!(f, "acs:ResourceTag/{key}"),
            Self::Other(name) => f.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_spellings_are_one_key_and_case_does_not_count() {
        for (name, key) in [
            (
                "ecs:NotSpecifySecureGroupId",
                ConditionKey::Known(KnownKey::NotSpecifySecurityGroupId),
            ),
            (
                "ECS:NotSpecifySecurityGroupID",
                ConditionKey::Known(KnownKey::NotSpecifySecurityGroupId),
            ),
            (
                "acs:PrincipalArn",
                ConditionKey::Known(KnownKey::PrincipalArn),
            ),
            ("acs:SourceVpcId", ConditionKey::Known(KnownKey::SourceVpc)),
            (
                "ACS:resourcetag/Team",
                ConditionKey::ResourceTag("Team".into()),
            ),
            ("ecs:tag/Team", ConditionKey::ResourceTag("Team".into())),
            ("x:Size", ConditionKey::Other("x:size".into())),
        ] {
            assert_eq!(ConditionKey::of(name), key, "{name}");
        }
        for key in KnownKey::ALL {
            assert_eq!(ConditionKey::of(key.name()), ConditionKey::Known(*key));
            assert_eq!(KnownKey::ALL[key.slot()], *key);
        }
    }
}
