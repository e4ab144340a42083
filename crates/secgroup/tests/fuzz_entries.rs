//! Runs what the fuzz targets run, over inputs made from good ones by small damage.

#[path = "../../../fuzz/words.rs"]
mod words;

use proptest::prelude::*;

/// Texts and frames to damage.
const WORDS: [&str; 16] = [
    "10.1.2.3",
    "192.168.0.0/16",
    "2001:db8::1/64",
    "::/0",
    "10.0.0.1-10.0.0.9",
    "::1-2001:db8::",
    "1/65535",
    "22/22",
    "-1/-1",
    "100",
    "1000000000000001",
    "cn-hangzhou",
    "sg-bp1fg655nh68xyz9i9q8",
    "00:16:3e:aa:bb:cc",
    "web-服务器:1",
    "2026-11-24T11:00:00Z",
];

proptest! {
    #[test]
    fn no_damaged_word_makes_a_parser_panic(
        which in 0..WORDS.len(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
    ) {
        let mut bytes = WORDS[which].as_bytes().to_vec();
        let at = at.index(bytes.len());
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        words::words(&bytes);
    }

    #[test]
    fn no_bytes_make_the_frame_parser_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        words::frame(&bytes);
    }
}

#[test]
fn good_words_read_back() {
    for word in WORDS {
        words::words(word.as_bytes());
    }
}
