//! A set of entries of one span, by their places in it.

/// How many entries a span has.
pub(in crate::journal) const SPAN: i64 = 1024;

const WORDS: usize = 16;
const BYTES: usize = WORDS * 8;

/// A set of places in a span, from 0 to 1023.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::journal) struct Marks([u64; WORDS]);

impl Marks {
    pub(in crate::journal) const NONE: Self = Self([0; WORDS]);
    const ALL: Self = Self([u64::MAX; WORDS]);

    /// All places below this one.
    pub(super) fn below(place: i64) -> Self {
        match usize::try_from(place) {
            Err(_) => Self::NONE,
            Ok(place) if place >= WORDS * 64 => Self::ALL,
            Ok(place) => {
                let mut marks = Self::ALL;
                marks.0[place / 64] = (1 << (place % 64)) - 1;
                marks.0[place / 64 + 1..].fill(0);
                marks
            }
        }
    }

    /// Adds a place; one beyond the span is none.
    pub(super) fn set(&mut self, place: i64) {
        if let Ok(place) = usize::try_from(place)
            && let Some(word) = self.0.get_mut(place / 64)
        {
            *word |= 1 << (place % 64);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    /// Keeps what the other one has too.
    pub(super) fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word &= other;
        }
    }

    /// Adds what the other one has.
    pub(super) fn add(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    /// The first place that one of the two has and the other has not.
    pub(in crate::journal) fn first_difference(&self, other: &Self) -> Option<i64> {
        let mut both = *self;
        for (word, other) in both.0.iter_mut().zip(other.0) {
            *word ^= other;
        }
        both.places().next()
    }

    /// Its places, the first one first.
    pub(in crate::journal) fn places(self) -> impl Iterator<Item = i64> {
        (0..SPAN)
            .step_by(64)
            .zip(self.0)
            .flat_map(|(first, mut word)| {
                std::iter::from_fn(move || {
                    let place = (word != 0).then(|| first + i64::from(word.trailing_zeros()));
                    word &= word.wrapping_sub(1);
                    place
                })
            })
    }

    /// As it is kept: a bit a place, or, where that is shorter, two bytes for each
    /// of its places.
    pub(super) fn to_bytes(self) -> Vec<u8> {
        let count: u32 = self.0.iter().map(|word| word.count_ones()).sum();
        if (count as usize) < BYTES / 2 {
            let places = self.places().filter_map(|place| u16::try_from(place).ok());
            places.flat_map(u16::to_be_bytes).collect()
        } else {
            self.0.into_iter().flat_map(u64::to_be_bytes).collect()
        }
    }

    /// What was kept; none if the bytes are something else.
    pub(in crate::journal) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut marks = Self::NONE;
        if bytes.len() == BYTES {
            let (words, _) = bytes.as_chunks::<8>();
            for (word, bytes) in marks.0.iter_mut().zip(words) {
                *word = u64::from_be_bytes(*bytes);
            }
            return Some(marks);
        }
        let (places, rest) = bytes.as_chunks::<2>();
        for place in places {
            marks.set(i64::from(u16::from_be_bytes(*place)));
        }
        (rest.is_empty() && bytes.len() < BYTES).then_some(marks)
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, SPAN};

    fn of(places: impl IntoIterator<Item = i64>) -> Marks {
        let mut marks = Marks::NONE;
        places.into_iter().for_each(|place| marks.set(place));
        marks
    }

    #[test]
    fn marks_are_read_back_as_they_were_kept_few_or_many() {
        for step in [1, 2, 15, 16, 17, 64, 700, 2000] {
            let marks = of((0..SPAN).step_by(step));
            let bytes = marks.to_bytes();
            assert!(bytes.len() <= 128);
            assert_eq!(Marks::from_bytes(&bytes), Some(marks), "{step}");
            let places: Vec<i64> = marks.places().collect();
            assert_eq!(places, (0..SPAN).step_by(step).collect::<Vec<_>>());
        }
        assert_eq!(Marks::from_bytes(&[1; 3]), None);
        assert_eq!(Marks::from_bytes(&[1; 130]), None);
    }

    #[test]
    fn places_below_one_are_kept_and_no_others() {
        for place in [0, 1, 63, 64, 65, 1023, 1024, 5000] {
            assert_eq!(Marks::below(place), of(0..place.min(SPAN)), "{place}");
        }
        assert_eq!(Marks::below(-1), Marks::NONE);
        let mut some = of([1, 70, 900]);
        some.keep(&Marks::below(900));
        some.add(&of([1000]));
        assert_eq!(some, of([1, 70, 1000]));
    }
}
