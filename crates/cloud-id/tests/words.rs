//! How the cloud spells identities.

use cloud_id::{
    AccountId, Arn, Description, DescriptionError, EniId, InstanceId, MacAddr, PortRangeListId,
    PrefixListId, RegionId, RequestId, ResourceName, ResourceNameError, SecurityGroupId,
    SecurityGroupRuleId, Tag, TagError, Tags, Timestamp, VSwitchId, VpcId, ZoneId,
};

fn region(text: &str) -> RegionId {
    text.parse().unwrap()
}

#[test]
fn an_account_is_sixteen_digits() {
    for (text, is_fine) in [
        ("1234567890123456", true),
        ("1000000000000000", true),
        ("9999999999999999", true),
        ("0999999999999999", false),
        ("123456789012345", false),
        ("12345678901234567", false),
        ("123456789012345x", false),
        ("+234567890123456", false),
        ("", false),
    ] {
        let account = text.parse::<AccountId>();
        assert_eq!(account.is_ok(), is_fine, "{text}");
        if let Ok(account) = account {
            assert_eq!(account.to_string(), text);
            assert_eq!(AccountId::new(account.number()), Ok(account));
        }
    }
}

#[test]
fn an_id_has_the_prefix_of_its_kind_and_the_code_of_its_region() {
    let hangzhou = region("cn-hangzhou");
    let ids = [
        SecurityGroupId::from_random(&hangzhou, 1).to_string(),
        SecurityGroupRuleId::from_random(&hangzhou, u128::MAX).to_string(),
        EniId::from_random(&hangzhou, 2).to_string(),
        VpcId::from_random(&hangzhou, 3).to_string(),
        VSwitchId::from_random(&hangzhou, 4).to_string(),
        InstanceId::from_random(&hangzhou, 5).to_string(),
        PrefixListId::from_random(&hangzhou, 6).to_string(),
        PortRangeListId::from_random(&hangzhou, 7).to_string(),
    ];
    for (id, prefix) in ids
        .iter()
        .zip(["sg-", "sgr-", "eni-", "vpc-", "vsw-", "i-", "pl-", "prl-"])
    {
        let rest = id.strip_prefix(prefix).unwrap_or_else(|| panic!("{id}"));
        assert_eq!((rest.len(), &rest[..3]), (20, "bp1"), "{id}");
    }
    assert_eq!(
        ids[0].parse(),
        Ok(SecurityGroupId::from_random(&hangzhou, 1))
    );
    let other = SecurityGroupId::from_random(&hangzhou, 2);
    assert_ne!(ids[0], other.as_str(), "other random bits, another id");
    let made_up = SecurityGroupId::from_random(&region("xx-nowhere-1"), 1);
    assert_eq!(made_up.as_str().len(), 23);
    assert_eq!(made_up.as_str().parse(), Ok(made_up));
}

#[test]
fn any_id_the_cloud_could_have_made_is_taken() {
    for (text, is_fine) in [
        ("sg-bp67acfmxazb4p****", false),
        ("sg-bp67acfmxazb4ph", true),
        ("sg-1", true),
        ("sg-", false),
        ("sg", false),
        ("SG-1", false),
        ("sg-A", false),
        ("sgr-1", false),
        ("sg-1 ", false),
        ("sg-1/../x", false),
        (&format!("sg-{}", "1".repeat(61)), true),
        (&format!("sg-{}", "1".repeat(62)), false),
    ] {
        assert_eq!(text.parse::<SecurityGroupId>().is_ok(), is_fine, "{text}");
    }
}

#[test]
fn a_name_begins_with_a_letter_of_any_script() {
    for (text, expected) in [
        ("ab", Ok(())),
        ("web:a_b.c-9", Ok(())),
        ("安全组", Ok(())),
        ("a", Err(ResourceNameError::Length)),
        ("", Err(ResourceNameError::Length)),
        (&"a".repeat(128), Ok(())),
        (&"a".repeat(129), Err(ResourceNameError::Length)),
        ("9a", Err(ResourceNameError::Start)),
        ("_a", Err(ResourceNameError::Start)),
        ("a b", Err(ResourceNameError::Character)),
        ("a/b", Err(ResourceNameError::Character)),
        ("http://a", Err(ResourceNameError::Link)),
        ("HTTPS://a", Err(ResourceNameError::Link)),
        ("https", Ok(())),
    ] {
        assert_eq!(text.parse::<ResourceName>().map(|_| ()), expected, "{text}");
    }
}

#[test]
fn a_description_is_free_text_but_no_link() {
    for (text, expected) in [
        ("", Ok(())),
        ("ab", Ok(())),
        ("see http://a", Ok(())),
        ("a", Err(DescriptionError::Length)),
        (&"x".repeat(256), Ok(())),
        (&"x".repeat(257), Err(DescriptionError::Length)),
        ("http://a", Err(DescriptionError::Link)),
    ] {
        assert_eq!(text.parse::<Description>().map(|_| ()), expected, "{text}");
    }
}

#[test]
fn tags_have_keys_of_their_own() {
    for (key, value, expected) in [
        ("k", "", Ok(())),
        ("", "v", Err(TagError::Key)),
        ("aliyunX", "v", Err(TagError::Key)),
        ("ACS:x", "v", Err(TagError::Key)),
        ("my-aliyun", "v", Ok(())),
        ("a http://", "v", Err(TagError::Key)),
        ("k", "https://x", Err(TagError::Value)),
        (&"k".repeat(128), &"v".repeat(128), Ok(())),
        (&"k".repeat(129), "v", Err(TagError::Key)),
        ("k", &"v".repeat(129), Err(TagError::Value)),
    ] {
        assert_eq!(Tag::new(key, value).map(|_| ()), expected, "{key}={value}");
    }
    let tag = |key: &str, value: &str| Tag::new(key, value).unwrap();
    let twice = Tags::new(vec![tag("a", "1"), tag("a", "2")]);
    assert_eq!(twice, Err(TagError::DuplicateKey { key: "a".into() }));
    let many = |count: usize| {
        (0..count)
            .map(|number| tag(&format!("k{number}"), ""))
            .collect()
    };
    assert_eq!(Tags::new(many(21)), Err(TagError::TooMany { limit: 20 }));
    let full = Tags::new(many(20)).unwrap();
    assert_eq!(
        full.clone().with(tag("x", "")),
        Err(TagError::TooMany { limit: 20 })
    );
    let full = full.with(tag("k0", "new")).expect("a tag is replaced");
    assert_eq!((full.len(), full.value_of("k0")), (20, Some("new")));
    let fewer = full.without("k0").without("never");
    assert_eq!((fewer.len(), fewer.value_of("k0")), (19, None));
}

#[test]
fn a_mac_address_is_six_pairs() {
    let mac: MacAddr = "00:16:3E:0a:0b:0C".parse().unwrap();
    assert_eq!(mac.to_string(), "00:16:3e:0a:0b:0c");
    assert_eq!(
        MacAddr::from_random(0xff0a_0b0c),
        mac,
        "the upper eight bits are not used"
    );
    for text in [
        "",
        "00:16:3e:0a:0b",
        "00:16:3e:0a:0b:0c:0d",
        "0:16:3e:0a:0b:0c",
        "+0:16:3e:0a:0b:0c",
        "00-16-3e-0a-0b-0c",
        "00:16:3e:0a:0b:0g",
    ] {
        assert!(text.parse::<MacAddr>().is_err(), "{text}");
    }
}

#[test]
fn regions_zones_and_arns() {
    let zone: ZoneId = "cn-hangzhou-h".parse().unwrap();
    assert_eq!(zone.region(), region("cn-hangzhou"));
    for text in [
        "",
        "CN-hangzhou",
        "cn_hangzhou",
        "cn hangzhou",
        &"a".repeat(65),
    ] {
        assert!(text.parse::<RegionId>().is_err(), "{text}");
    }
    let arn = Arn {
        service: "ecs",
        region: Some(region("cn-hangzhou")),
        account: "1234567890123456".parse().unwrap(),
        relative_id: "securitygroup/sg-1".into(),
    };
    assert_eq!(
        arn.to_string(),
        "acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1"
    );
    let global = Arn {
        service: "ram",
        region: None,
        relative_id: "role/x".into(),
        ..arn
    };
    assert_eq!(global.to_string(), "acs:ram:*:1234567890123456:role/x");
}

#[test]
fn a_request_id_is_a_random_uuid_in_upper_case() {
    assert_eq!(
        RequestId::from_random(0).to_string(),
        "00000000-0000-4000-8000-000000000000"
    );
    assert_eq!(
        RequestId::from_random(u128::MAX).to_string(),
        "FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF"
    );
}

#[test]
fn times_of_instances_have_no_seconds() {
    let moment = Timestamp::from_second_text("2026-02-28T23:59:59Z").unwrap();
    assert_eq!(moment.to_minute_text(), "2026-02-28T23:59Z");
    let next = Timestamp::from_unix_secs(moment.unix_secs + 1);
    assert_eq!(next.to_string(), "2026-03-01T00:00:00Z");
    let mut secs = -1_000_000_000;
    while secs < 20_000_000_000 {
        let moment = Timestamp::from_unix_secs(secs);
        assert_eq!(
            Timestamp::from_second_text(&moment.to_string()),
            Some(moment)
        );
        secs += 9_999_991;
    }
    for text in [
        "2026-02-28T23:59:59",
        "2026-02-28 23:59:59Z",
        "2025-02-29T00:00:00Z",
        "2026-02-28T23:59:60Z",
        "+026-02-28T23:59:59Z",
        "2026-00-10T00:00:00Z",
    ] {
        assert_eq!(Timestamp::from_second_text(text), None, "{text}");
    }
}
