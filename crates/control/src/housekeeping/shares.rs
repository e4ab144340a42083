use std::collections::BTreeMap;

use cloud_id::AccountId;

/// How many entries each account has too many, when all together may have `most`.
///
/// Room is shared evenly among those who need it: who has no more than an even share loses nothing, and what it
/// leaves over goes to the others. So an account that calls without end pushes out its own past and nobody else's.
pub(super) fn surplus(
    there: &BTreeMap<AccountId, usize>,
    most: usize,
) -> BTreeMap<AccountId, usize> {
    let mut counts: Vec<usize> = there.values().copied().collect();
    counts.sort_unstable();
    let (mut room, mut left) = (most, counts.len());
    let mut share = usize::MAX;
    for count in counts {
        let even = room / left;
        if count > even {
            share = even;
            break;
        }
        room -= count;
        left -= 1;
    }
    there
        .iter()
        .filter(|(_, count)| **count > share)
        .map(|(account, count)| (*account, count - share))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_no_more_than_an_even_share_loses_nothing() {
        for (behaviour, counts, most, expected) in [
            ("nobody has anything", &[][..], 10, &[][..]),
            ("there is room for all", &[3, 7], 10, &[0, 0]),
            ("one alone has all the room", &[15], 10, &[5]),
            ("one floods", &[2, 1, 100], 10, &[0, 0, 93]),
            (
                "what small ones leave goes to the others",
                &[1, 8, 9],
                11,
                &[0, 3, 4],
            ),
            ("all have too many", &[10, 10, 10], 9, &[7, 7, 7]),
            (
                "a part that is left over stays unused",
                &[10, 10],
                5,
                &[8, 8],
            ),
            ("there is no room", &[1, 2], 0, &[1, 2]),
        ] {
            let account = |number: usize| {
                AccountId::new(1_000_000_000_000_000 + number as u64).expect("16 digits")
            };
            let there = counts.iter().enumerate();
            let there = there
                .map(|(number, count)| (account(number), *count))
                .collect();
            let surplus = surplus(&there, most);
            let found: Vec<usize> = (0..counts.len())
                .map(|number| surplus.get(&account(number)).copied().unwrap_or(0))
                .collect();
            assert_eq!(found, expected, "{behaviour}");
        }
    }
}
