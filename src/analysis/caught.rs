//! A panic is a fault of ours. It costs the draft it came from, and no other.
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a panic said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// Runs `work`; a panic in it ends the work and nothing else.
///
/// # Errors
/// What the panic said.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    // What the work has half changed is dropped with it: it only reads what others read too.
    catch_unwind(AssertUnwindSafe(work)).map_err(|thrown| {
        let text = thrown.downcast_ref::<String>().map(String::as_str);
        Panicked(text.or(thrown.downcast_ref::<&str>().copied()).unwrap_or("no reason given").to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_its_own_work_only() {
        let draft = |number: usize| caught(|| 6 / number + [1, 2, 3][number]);
        assert_eq!(draft(1), Ok(8));
        assert!(draft(3).is_err_and(|panic| panic.0.contains("out of bounds")));
        assert_eq!(draft(2), Ok(6), "the next is checked as if nothing had been");
        let said = caught(|| std::panic::panic_any("plainly"));
        assert_eq!(said, Err::<(), _>(Panicked("plainly".to_owned())));
    }
}
