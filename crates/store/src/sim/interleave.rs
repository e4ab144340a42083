use std::future::poll_fn;
use std::task::{Context, Poll, Waker};

use super::dice::Dice;
use crate::BoxFuture;

/// Runs futures together on this thread, in an order that follows from the seed alone, and answers
/// what each came to, in the order given. Each pause of a [`SimStore`](crate::SimStore) is a place
/// where another one may go on.
///
/// # Panics
/// When the futures stand still for a million turns: they wait for something outside.
pub fn interleave<T>(seed: u64, futures: Vec<BoxFuture<'_, T>>) -> Vec<T> {
    let mut dice = Dice::new(seed);
    let mut results: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    let mut running: Vec<_> = futures.into_iter().enumerate().collect();
    let mut context = Context::from_waker(Waker::noop());
    let mut idle_turns = 0;
    while !running.is_empty() {
        let chosen = dice.index(running.len());
        let (index, future) = &mut running[chosen];
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => {
                results[*index] = Some(result);
                drop(running.swap_remove(chosen));
                idle_turns = 0;
            }
            Poll::Pending => idle_turns += 1,
        }
        assert!(
            idle_turns < 1_000_000,
            "{} futures wait for something outside",
            running.len()
        );
    }
    results
        .into_iter()
        .map(|it| it.expect("the loop ends when every future has a result"))
        .collect()
}

/// Lets others run so many times.
pub(super) async fn pause(times: u32) {
    let mut left = times;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(());
        }
        left -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
