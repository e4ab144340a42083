//! The stateful reading, sentence by sentence of its text.

mod bench;
mod flows;
mod fragments_and_errors;
mod frames;
mod gates;
