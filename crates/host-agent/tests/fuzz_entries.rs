//! Runs what the fuzz targets run for what the kernel gives back, over inputs made from good ones by damage.

#[path = "../../../fuzz/kernel.rs"]
mod kernel;

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

/// A netlink message: its type, and what comes after its header.
fn message(kind: u16, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(16 + payload.len()).expect("short");
    let mut bytes = length.to_ne_bytes().to_vec();
    bytes.extend(kind.to_ne_bytes());
    bytes.extend([0; 10]);
    bytes.extend(payload);
    bytes
}

/// An attribute: its type and value, padded to four bytes.
fn attribute(kind: u16, value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(4 + value.len()).expect("short");
    let mut bytes = [length.to_ne_bytes(), kind.to_ne_bytes()].concat();
    bytes.extend(value);
    bytes.resize(bytes.len().next_multiple_of(4), 0);
    bytes
}

/// New links, addresses, routes, neighbours and rules, as the kernel tells of them.
fn messages() -> Vec<Vec<u8>> {
    let address = attribute(1, &[10, 0, 0, 1]);
    let mac = [0, 0x16, 0x3e, 1, 2, 3];
    vec![
        message(
            16,
            &[&[0; 16][..], &attribute(3, b"eth0\0"), &attribute(1, &mac)].concat(),
        ),
        message(
            20,
            &[
                &[2, 24, 0, 0, 1, 0, 0, 0][..],
                &address,
                &attribute(11, &[107]),
            ]
            .concat(),
        ),
        message(
            24,
            &[&[2, 24, 0, 0, 254, 107, 0, 1, 0, 0, 0, 0][..], &address].concat(),
        ),
        message(
            28,
            &[
                &[2, 0, 0, 0, 1, 0, 0, 0, 0x80, 0, 0, 0][..],
                &address,
                &attribute(2, &mac),
            ]
            .concat(),
        ),
        message(
            32,
            &[
                &[2, 0, 32, 0, 0, 0, 0, 1, 0, 0, 0, 0][..],
                &attribute(2, &[10, 0, 0, 1]),
                &attribute(21, &[107]),
            ]
            .concat(),
        ),
    ]
}

#[test]
fn no_message_of_the_kernel_makes_the_agent_panic() {
    let mut dice = Dice(0x9e37_79b9);
    for message in messages() {
        kernel::netlink(&message);
        for end in 0..message.len() {
            kernel::netlink(&message[..end]);
        }
        for _ in 0..20_000 {
            let mut damaged = message.clone();
            for _ in 0..=dice.roll(3) {
                let at = dice.roll(damaged.len());
                damaged[at] = u8::try_from(dice.roll(256)).expect("a byte");
            }
            kernel::netlink(&damaged);
        }
    }
}

#[test]
fn no_content_of_pinned_maps_gives_rows_twice() {
    let mut dice = Dice(0x85eb_ca6b);
    for _ in 0..5_000 {
        let mut found = Vec::new();
        for _ in 0..dice.roll(12) {
            let mut line = vec![0; 8];
            line.fill_with(|| u8::try_from(dice.roll(256)).expect("a byte"));
            // Most numbers of a real map are small.
            for word in line.chunks_exact_mut(4) {
                let small = u32::try_from(dice.roll(70_000)).expect("small");
                if dice.roll(4) > 0 {
                    word.copy_from_slice(&small.to_ne_bytes());
                }
            }
            found.extend(line);
        }
        kernel::tables(&found);
    }
}
