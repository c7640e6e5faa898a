//! How an expression that fits several days is read.

use std::str::FromStr;

use crate::Error;

/// Which day a bare `mardi` or `7 janvier` means.
///
/// ```
/// use guillemet::DatePolicy;
/// assert_eq!("past".parse::<DatePolicy>()?, DatePolicy::Past);
/// # Ok::<(), guillemet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DatePolicy {
    /// As news are written: a day and month take the nearest year, a weekday the past unless the verb is in the future.
    #[default]
    News,
    /// The last one before the reference.
    Past,
    /// The next one after the reference.
    Future,
}

impl FromStr for DatePolicy {
    type Err = Error;

    fn from_str(word: &str) -> Result<DatePolicy, Error> {
        match word {
            "news" => Ok(DatePolicy::News),
            "past" => Ok(DatePolicy::Past),
            "future" => Ok(DatePolicy::Future),
            _ => Err(Error::DatePolicy(word.to_owned())),
        }
    }
}
