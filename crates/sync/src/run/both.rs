//! Two things at once: while one waits for the line, the other writes. Knows nothing of syncing.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

/// What both come to. The first is begun first.
pub async fn both<A: Future, B: Future>(one: A, two: B) -> (A::Output, B::Output) {
    let (mut one, mut two) = (pin!(one), pin!(two));
    let (mut first, mut second) = (None, None);
    poll_fn(move |context| {
        // What has come to its end is not asked again.
        if first.is_none()
            && let Poll::Ready(output) = one.as_mut().poll(context)
        {
            first = Some(output);
        }
        if second.is_none()
            && let Poll::Ready(output) = two.as_mut().poll(context)
        {
            second = Some(output);
        }
        match (first.take(), second.take()) {
            (Some(one), Some(two)) => Poll::Ready((one, two)),
            not_yet => {
                (first, second) = not_yet;
                Poll::Pending
            }
        }
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::task::{Context, Waker};

    #[test]
    fn each_goes_on_while_the_other_waits_and_none_is_asked_after_its_end() {
        let steps = RefCell::new(String::new());
        let walk = |name: char, mut left: u32| {
            let steps = &steps;
            poll_fn(move |_| {
                steps.borrow_mut().push(name);
                left = left.checked_sub(1).expect("not asked after its end");
                if left == 0 {
                    Poll::Ready(name)
                } else {
                    Poll::Pending
                }
            })
        };
        let mut together = pin!(both(walk('a', 2), walk('b', 4)));
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..3 {
            assert!(together.as_mut().poll(&mut context).is_pending());
        }
        let end = together.as_mut().poll(&mut context);
        assert_eq!(end, Poll::Ready(('a', 'b')));
        assert_eq!(*steps.borrow(), "ababbb");
    }
}
