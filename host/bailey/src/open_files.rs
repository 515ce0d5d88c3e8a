//! How many files the process may have open at a time. An account that is open has two for
//! its writer and two for each of its readers, and 256 accounts may be; many systems let a
//! program have 1,024, and as many more as it asks for.

#[cfg(unix)]
use rustix::process::{Resource, getrlimit, setrlimit};

/// Asks for as many as the system lets it have.
pub fn allow_many() {
    #[cfg(unix)]
    {
        let mut limit = getrlimit(Resource::Nofile);
        limit.current = limit.maximum;
        if let Err(error) = setrlimit(Resource::Nofile, limit) {
            tracing::warn!(%error, "no more files can be open than usual");
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    use super::allow_many;

    #[test]
    fn a_low_limit_is_raised() {
        let before = getrlimit(Resource::Nofile);
        let current = before.current.map(|most| most / 2);
        let low = Rlimit { current, ..before };
        setrlimit(Resource::Nofile, low).unwrap();
        allow_many();
        assert_eq!(getrlimit(Resource::Nofile).current, before.maximum);
    }
}
