//! The entries of `fuzz/`, run over recorded and mangled inputs: no bytes may panic.

#[path = "../../../fuzz/entries.rs"]
mod entries;

/// A small generator of pseudo-random numbers: the same run every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap_or(0)
    }
}

const PIECES: [&str; 22] = [
    "&",
    "=",
    "%",
    "%00",
    "%ff",
    "+",
    ".1",
    ".1.Key",
    ".0",
    ".99999999999",
    "\u{0}",
    "é",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ";",
    "ACS3-HMAC-SHA256 ",
    "null",
    "Tag",
];

fn mangled(seed: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(6) {
        let at = dice.roll(bytes.len() + 1);
        match dice.roll(5) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(dice.roll(256)).unwrap_or(0),
            1 => bytes.truncate(at),
            2 => {
                let from = dice.roll(bytes.len() + 1);
                let copied = bytes[from.min(at)..from.max(at)].to_vec();
                bytes.extend(copied.into_iter().take(4096));
            }
            _ => {
                let piece = PIECES[dice.roll(PIECES.len())].as_bytes();
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

fn corpus() -> Vec<Vec<u8>> {
    let captured: serde_json::Value =
        serde_json::from_str(include_str!("data/captured-requests.json"))
            .expect("the data is JSON");
    let vectors = captured["vectors"].as_array().expect("a list").iter();
    vectors
        .map(|vector| {
            let request = &vector["request"];
            let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
            let headers: String = request["headers"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|header| format!("{}: {}\n", text(&header[0]), text(&header[1])))
                .collect();
            format!(
                "{} {}\n{headers}\n{}",
                text(&request["method"]),
                text(&request["target"]),
                text(&request["body"])
            )
            .into_bytes()
        })
        .collect()
}

#[test]
fn whole_requests_never_panic() {
    let mut dice = Dice(0x5eed_0001);
    for seed in corpus() {
        entries::whole_request(&seed);
        for _ in 0..100 {
            entries::whole_request(&mangled(&seed, &mut dice));
        }
    }
}

#[test]
fn forms_never_panic() {
    let mut dice = Dice(0x5eed_0002);
    for seed in [
        "",
        "a=b",
        "Tag.1.Key=a+b&Tag.1.Value=%C3%A9",
        "Permissions.1.PortRange=22%2F22&RegionId=",
    ] {
        for _ in 0..1_000 {
            entries::form(&mangled(seed.as_bytes(), &mut dice));
        }
    }
}

#[test]
fn json_bodies_never_panic() {
    let mut dice = Dice(0x5eed_0003);
    for seed in [
        "{}",
        r#"{"a":[{"b":1.5e3},null,true]}"#,
        r#"{"InstanceIds":["i-1"],"Tag":[{"Key":"a"}]}"#,
    ] {
        for _ in 0..1_000 {
            entries::json_body(&mangled(seed.as_bytes(), &mut dice));
        }
    }
    let deep = "[".repeat(100_000);
    entries::json_body(deep.as_bytes());
    let nested = format!("{}1{}", r#"{"a":"#.repeat(120), "}".repeat(120));
    entries::json_body(nested.as_bytes());
}

#[test]
fn authorization_headers_never_panic() {
    let mut dice = Dice(0x5eed_0004);
    let seed = "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host;x-acs-date,Signature=00ff";
    for _ in 0..3_000 {
        entries::authorization(&mangled(seed.as_bytes(), &mut dice));
    }
}

#[test]
fn rule_files_never_panic() {
    let mut dice = Dice(0x5eed_0005);
    for seed in [
        "Direction,Priority,IpProtocol,Description\r\ningress,1,TCP,\"a \"\"b\"\", c\"\r\n",
        "\u{feff}Priority\n007\n101\n",
        r#"[{"Direction": "egress", "Priority": 3, "IpProtocol": "TCP", "Description": "\u0000"}]"#,
        r#"{"Permissions": {"Permission": [{}, {"Priority": null}]}}"#,
    ] {
        entries::rule_file(seed.as_bytes());
        for _ in 0..2_000 {
            entries::rule_file(&mangled(seed.as_bytes(), &mut dice));
        }
    }
}
