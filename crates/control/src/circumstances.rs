//! What a request says about itself: the values of condition keys that do not depend on the action, and what
//! is known of the resource.

use cloud_id::{AccountId, RegionId, Tag, Tags};
use estate::Snapshot;
use openapi::{ApiError, Kind, Operation, Params};
use ram::directory::{AccountDirectory, Directory};
use ram::{Context, KnownKey};

use crate::caller::{Caller, Identity};

/// What policies may ask about a resource besides its name.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct About<'a> {
    pub(crate) tags: Option<&'a Tags>,
    /// The resource group; empty for none.
    pub(crate) group: &'a str,
}

impl<'a> About<'a> {
    /// What is not there yet, and what is listed, is in the resource group that the request names.
    ///
    /// Source: RAM, resource group authorization; ECS API, `CreateSecurityGroup`, `ResourceGroupId`.
    pub(crate) fn in_group_of(
        self,
        relative_id: &str,
        operation: &Operation,
        params: &'a Params,
    ) -> Self {
        let is_class = relative_id.ends_with("/*") && operation.param("ResourceGroupId").is_some();
        let named = params.get("ResourceGroupId").filter(|_| is_class);
        match named {
            Some(group) if self.group.is_empty() => Self { group, ..self },
            _ => self,
        }
    }
}

/// The keys that every request fills.
///
/// A call with an access key never fills `acs:MFAPresent`.
/// Source: RAM, condition keys. Choice: docs/decisions/0038-a-permit-is-as-new-as-its-commit.md
pub(crate) fn context<'a>(
    caller: &'a Caller,
    now: cloud_id::Timestamp,
    about: About<'a>,
    request_tags: Option<&'a Tags>,
    place: Option<&'a (String, String)>,
) -> Context<'a> {
    let mut context = Context::new();
    if let Some(source) = caller.source {
        context.set(KnownKey::SourceIp, source);
    }
    context.set(KnownKey::SecureTransport, caller.is_secure);
    context.set(KnownKey::CurrentTime, now);
    context.set(KnownKey::PrincipalArn, caller.principal.arn());
    if let Identity::Role(session) = &caller.identity {
        context.set(KnownKey::TokenIssueTime, session.issued);
    }
    if let Some((directory, path)) = place {
        context.set(KnownKey::PrincipalRdId, directory.as_str());
        context.set(KnownKey::PrincipalRdPath, path.as_str());
    }
    if let Some(tags) = about.tags {
        context.set_resource_tags(tags);
    }
    if let Some(tags) = request_tags {
        context.set_request_tags(tags);
    }
    context
}

/// The tags that a request gives, as `Tag.N.Key` and `Tag.N.Value`, in every spelling that the operation reads.
///
/// Source: ECS API, `RunInstances`, `Tag.N`.
pub(crate) fn request_tags(operation: &'static Operation, params: &Params) -> Option<Tags> {
    let declared = operation.params.iter().find(|it| it.name == "Tag")?;
    let Kind::List(fields) = declared.kind else {
        return None;
    };
    if !["Key", "Value"]
        .iter()
        .all(|name| fields.iter().any(|it| it.name == *name))
    {
        return None;
    }
    let pair = |it: &openapi::RequestFields<'_>| -> Result<_, ApiError> {
        Ok((it.text("Key")?, it.text("Value")?))
    };
    let mut tags = Tags::default();
    for (key, value) in params.fields(operation).list("Tag", pair).ok()? {
        let tag = Tag::new(
            key.as_deref().unwrap_or_default(),
            value.as_deref().unwrap_or_default(),
        );
        tags = tags.with(tag.ok()?).ok()?;
    }
    (!tags.is_empty()).then_some(tags)
}

/// What is known of a resource that an account owns, by its relative id, as `securitygroup/sg-1` or `role/reader`. Key
/// pairs have names of their region.
pub(crate) fn about<'a>(
    snapshot: &'a Snapshot,
    directory: &'a Directory,
    owner: AccountId,
    region: &RegionId,
    relative_id: &str,
) -> About<'a> {
    let none = About::default();
    let Some((kind, id)) = relative_id.split_once('/') else {
        return none;
    };
    macro_rules! found {
        ($one:ident) => {
            id.parse()
                .ok()
                .and_then(|id| snapshot.$one(&id))
                .filter(|it| it.owner == owner)
                .map(|it| About {
                    tags: Some(&it.tags),
                    group: &it.resource_group,
                })
        };
    }
    let found = match kind {
        "securitygroup" => found!(security_group),
        "instance" => found!(instance),
        "eni" => found!(eni),
        "vpc" => found!(vpc),
        "vswitch" => found!(vswitch),
        "eip" => found!(eip),
        "prefixlist" => found!(prefix_list),
        "portrangelist" => found!(port_range_list),
        "keypair" => snapshot
            .key_pairs()
            .find(|it| it.owner == owner && it.region == *region && it.name.as_str() == id)
            .map(|it| About {
                tags: Some(&it.tags),
                group: &it.resource_group,
            }),
        _ => directory
            .account(owner)
            .and_then(|identities| tags_of_identity(identities, kind, id))
            .map(|tags| About {
                tags: Some(tags),
                group: "",
            }),
    };
    found.unwrap_or(none)
}

/// The tags of a user, role, policy or resource group of an account, or of a member, folder or control policy of its resource
/// directory.
///
/// Source: RAM API, `TagResources`; IMS API, `TagResources`; ResourceManager API, `TagResources`.
fn tags_of_identity<'a>(
    identities: &'a AccountDirectory,
    kind: &str,
    id: &str,
) -> Option<&'a Tags> {
    match kind {
        "user" => identities.user_named(id).ok().map(|it| &it.tags),
        "role" => identities.role_named(id).ok().map(|it| &it.tags),
        "policy" if id.starts_with(CONTROL_POLICY) => {
            let id = id.strip_prefix(CONTROL_POLICY)?.parse().ok()?;
            identities.control_policy(&id).map(|it| &it.tags)
        }
        "policy" => identities.policy_named(id).ok().map(|it| &it.tags),
        "resourcegroup" => {
            let found = id
                .parse()
                .ok()
                .and_then(|id| identities.resource_group(&id));
            found.map(|it| &it.tags)
        }
        "account" => identities.member(id.parse().ok()?).map(|it| &it.tags),
        "folder" => identities.folder(&id.parse().ok()?).map(|it| &it.tags),
        _ => None,
    }
}

/// How control policies are named beside the policies of RAM.
const CONTROL_POLICY: &str = "controlpolicy/";
