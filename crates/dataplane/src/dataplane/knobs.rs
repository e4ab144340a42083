//! What only tests and benches use.

use std::mem::offset_of;

use dataplane_abi::Settings;

use super::Dataplane;

const CLOCK_WORD: usize = offset_of!(Settings, clock_offset_secs) / 4;
const STANDS_WORD: usize = offset_of!(Settings, clock_stands) / 4;
const RECORD_WORD: usize = offset_of!(Settings, record_verdicts) / 4;

impl Dataplane {
    /// Lets the programs believe that it is so much later.
    pub fn set_clock_offset(&self, seconds: i32) {
        self.settings.write_word(0, STANDS_WORD, 0);
        self.settings.write_word(0, CLOCK_WORD, seconds as u32);
    }

    /// Stops the programs' clock at a second; [`Dataplane::set_clock_offset`] lets it go on.
    pub fn stop_clock_at(&self, seconds: i32) {
        self.settings.write_word(0, CLOCK_WORD, seconds as u32);
        self.settings.write_word(0, STANDS_WORD, 1);
    }

    /// Lets the programs write the verdict of every packet down, which [`Dataplane::test_run`] reads.
    pub fn record_verdicts(&self, on: bool) {
        self.settings.write_word(0, RECORD_WORD, u32::from(on));
    }
}
