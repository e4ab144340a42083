//! Spelling: the documentation's names as Rust names.

/// `VSwitchId` as `vswitch_id`, `OSName` as `os_name`.
pub(crate) fn snake(name: &str) -> String {
    let name = name
        .replace("VSwitch", "Vswitch")
        .replace("VRouter", "Vrouter")
        .replace("IPv", "Ipv")
        .replace(['.', '-'], "_");
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::new();
    for (at, char) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        let starts_word = char.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_ascii_digit()
                    || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
            });
        if starts_word {
            out.push('_');
        }
        out.extend(char.to_lowercase());
    }
    out
}

/// A field name; keywords are written raw.
pub(crate) fn field(name: &str) -> String {
    let name = snake(name);
    match name.as_str() {
        "type" => "r#type".to_owned(),
        _ => name,
    }
}

/// `InvalidVpcId.NotFound` as `INVALID_VPC_ID_NOT_FOUND`.
pub(crate) fn constant(code: &str) -> String {
    snake(code).to_uppercase()
}

/// `securityGroup` as `SecurityGroup`: a type name may not start with a small letter.
pub(crate) fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// `InvalidSecurityGroupId` as `Invalid security group id`, for messages.
pub(crate) fn spoken(name: &str) -> String {
    snake(name).replace('_', " ")
}
