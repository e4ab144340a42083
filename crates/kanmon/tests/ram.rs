//! `kanmon ram` through the program: what it prints for people, over policies that a region has.

mod common;

use common::{StateDir, failed, succeeded};

const FROM_THE_OFFICE: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:StopInstance","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"203.0.113.0/24"}}}]}"#;
const FROM_ANYWHERE: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:StopInstance","Resource":"*"}]}"#;

#[test]
fn questions_about_policies_are_answered_in_words() {
    let dir = StateDir::new("ram");
    dir.up("--enforce none");
    let place = std::env::temp_dir().join(format!("kanmon-test-ram-files-{}", std::process::id()));
    std::fs::create_dir_all(&place).expect("the temporary directory can be written");
    let anywhere = place.join("anywhere.json");
    std::fs::write(&anywhere, FROM_ANYWHERE).expect("written");
    let anywhere = anywhere.display();
    let say = |words: &str| succeeded(dir.run(words));
    say("api CreateUser --UserName alice");
    say("api CreateUser --UserName bob");
    say(&format!(
        "api CreatePolicy --PolicyName stop --PolicyDocument {FROM_THE_OFFICE}"
    ));
    say("api AttachPolicyToUser --UserName alice --PolicyType Custom --PolicyName stop");

    let lacking =
        say("ram simulate user/alice ecs:StopInstance --condition acs:SourceIp=198.51.100.7");
    assert!(
        lacking.starts_with("ImplicitDeny  ecs:StopInstance on * by "),
        "{lacking}"
    );
    let why = "not allowed by  stop statement 1: acs:SourceIp 198.51.100.7 is not IpAddress 203.0.113.0/24";
    assert!(lacking.contains(why), "{lacking}");
    let given =
        say("ram simulate user/alice ecs:StopInstance --condition acs:SourceIp=203.0.113.7");
    assert!(given.starts_with("Allow  "), "{given}");
    assert!(
        given.contains("decided by  stop v1 statement 1 of user/alice"),
        "{given}"
    );
    let proposed = say(&format!(
        "ram simulate user/alice ecs:StopInstance --policy {anywhere} --instead-of stop"
    ));
    assert!(proposed.starts_with("Allow  "), "{proposed}");

    let who = say("ram who-can ecs:StopInstance *");
    assert!(
        who.contains(":root") && who.contains(":user/alice"),
        "{who}"
    );
    assert!(who.contains("acs:SourceIp=203.0.113."), "{who}");
    assert!(!who.contains("bob"), "{who}");

    let wider = say(&format!("ram diff stop {anywhere}"));
    let signs: Vec<_> = wider.lines().skip(1).map(|line| &line[..1]).collect();
    assert_eq!(signs, ["+"], "{wider}");
    let narrower = say(&format!("ram diff {anywhere} stop@v1"));
    assert!(
        narrower.lines().skip(1).all(|line| line.starts_with('-')),
        "{narrower}"
    );
    assert_eq!(say("ram diff stop stop").trim(), "they allow the same");

    let nothing = say("ram least-privilege user/alice --days 7");
    for line in [
        "\"Statement\": []",
        "shown       0 of 0 calls since ",
        "no more     it allows nothing that is not allowed today",
        "never used  stop v1 statement 1 of user/alice: ecs:StopInstance",
        "the trail   begins 20",
    ] {
        assert!(nothing.contains(line), "{line}: {nothing}");
    }
    let document = say("ram least-privilege user/alice --document");
    let document: serde_json::Value = serde_json::from_str(&document).expect("it is JSON");
    assert_eq!(document["Version"], "1");
    let (code, line) = failed(dir.run("ram least-privilege root"));
    assert_eq!(
        (code, line.contains("InvalidParameter")),
        (1, true),
        "{line}"
    );

    let (code, line) = failed(dir.run("ram simulate user/carol ecs:StopInstance"));
    assert_eq!(
        (code, line.contains("EntityNotExist.User")),
        (1, true),
        "{line}"
    );
    std::fs::remove_dir_all(place).expect("ours");
}

/// No region runs, and none is asked.
#[test]
fn a_document_is_looked_at_without_a_region() {
    let dir = StateDir::new("ram-lint");
    let place = std::env::temp_dir().join(format!("kanmon-test-ram-lint-{}", std::process::id()));
    std::fs::create_dir_all(&place).expect("the temporary directory can be written");
    let file = place.join("policy.json");
    let lint = |document: &str, more: &str| {
        std::fs::write(&file, document).expect("written");
        let output = dir.run(&format!("ram lint {} {more}", file.display()));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), said)
    };
    assert_eq!(
        lint(FROM_THE_OFFICE, ""),
        (Some(0), "there is nothing to think about\n".to_owned())
    );
    let trust = r#"{"Version":"1","Statement":[
{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Federated":["acs:ram::1234567890123456:oidc-provider/idp"]},
"Condition":{"StringEquals":{"oidc:aud":"app"}}}]}"#;
    let (code, said) = lint(trust, "");
    let path = file.display();
    let expected = format!(
        "{path}:2:1: statement 1: no condition on oidc:sub: whoever has a token of oidc-provider/idp may assume the role\n"
    );
    assert_eq!((code, said), (Some(1), expected));
    let (code, said) = lint(trust, "--output json");
    assert_eq!(code, Some(1));
    let findings = &common::json(&said)["Findings"];
    assert_eq!(findings.as_array().map(Vec::len), Some(1), "{findings}");
    assert_eq!(
        (&findings[0]["Statement"], &findings[0]["Line"]),
        (&1.into(), &2.into())
    );
    let (code, line) = failed(dir.run(&format!("ram lint {path} --kind identity")));
    assert_eq!((code, line.contains("line 2")), (1, true), "{line}");
    std::fs::remove_dir_all(place).expect("ours");
}
