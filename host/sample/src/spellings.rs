//! What the sample data spells in two ways, and which of them counts: the
//! mapping of values that whoever imports a file may give with it.

use std::borrow::Cow;

/// Product names in `sales_pipeline.csv` that `products.csv` spells otherwise.
pub const PRODUCTS: &[(&str, &str)] = &[("GTXPro", "GTX Pro")];

/// Sectors that are spelled wrongly.
pub const SECTORS: &[(&str, &str)] = &[("technolgy", "technology")];

/// Countries that are spelled wrongly.
pub const COUNTRIES: &[(&str, &str)] = &[("Philipines", "Philippines")];

/// The spelling that counts.
pub fn corrected<'a>(text: &'a str, spellings: &[(&str, &'static str)]) -> Cow<'a, str> {
    let found = spellings.iter().find(|(spelling, _)| *spelling == text);
    found.map_or(Cow::Borrowed(text), |(_, counts)| Cow::Borrowed(*counts))
}
