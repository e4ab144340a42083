/// Chance that repeats itself: SplitMix64, from a seed.
pub(crate) struct Dice {
    state: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// A number from 0 up to and including `most`.
    pub(crate) fn up_to(&mut self, most: u32) -> u32 {
        let sides = u64::from(most) + 1;
        u32::try_from(self.roll() % sides).expect("the remainder is at most `most`")
    }

    /// True so many times out of 1,000.
    pub(crate) fn hits(&mut self, chance: u32) -> bool {
        self.up_to(999) < chance
    }

    /// One of so many.
    pub(crate) fn index(&mut self, count: usize) -> usize {
        let sides = u64::try_from(count.max(1)).expect("a usize fits");
        usize::try_from(self.roll() % sides).expect("the remainder is below a usize")
    }

    fn roll(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
