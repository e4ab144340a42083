use ram::PolicyHolder;

/// What a policy is attached to, as `group/developers`; nothing for what stands by itself.
pub(super) fn text(holder: &PolicyHolder) -> String {
    match holder {
        PolicyHolder::User(name) => format!("user/{name}"),
        PolicyHolder::Group(name) => format!("group/{name}"),
        PolicyHolder::Role(name) => format!("role/{name}"),
        PolicyHolder::Target(id) => id.to_string(),
        PolicyHolder::Itself => String::new(),
    }
}
