//! A user as the operations of this service show it.

/// Fills what the answers of several operations have in common of a user, and what is given besides.
macro_rules! shown_user {
    ($type:ident, $user:expr, $domain:expr $(, $field:ident: $value:expr)* $(,)?) => {{
        let user: &ram::directory::User = $user;
        $type {
            comments: user.comments.clone(),
            create_date: user.created.to_string(),
            display_name: user.display_name.clone(),
            email: user.email.clone(),
            last_login_date: $crate::ram::text::moment(user.last_login),
            mobile_phone: user.mobile_phone.clone(),
            provision_type: $crate::ims::principal_name::PROVISION_TYPE.to_owned(),
            update_date: user.updated.to_string(),
            user_id: user.id.to_string(),
            user_principal_name: $domain.principal_name(&user.name),
            $($field: $value,)*
        }
    }};
}

pub(super) use shown_user;
