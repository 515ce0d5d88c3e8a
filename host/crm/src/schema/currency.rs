//! Currencies and how many digits their smallest unit has after the point.
//!
//! Source: ISO 4217, list one, without metals, funds' units and test codes.

use std::collections::HashMap;
use std::sync::LazyLock;

/// No smaller unit.
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";

/// Cents, kopecks, grosze.
const HUNDREDTHS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD \
CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP \
GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK \
LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO \
NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS \
SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST \
XCD XCG YER ZAR ZMW ZWG";

/// Fils, dirhams, baisas.
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// Units of account.
const TEN_THOUSANDTHS: &str = "CLF UYW";

const BY_DIGITS: [(u8, &str); 4] = [
    (2, HUNDREDTHS),
    (0, WHOLE),
    (3, THOUSANDTHS),
    (4, TEN_THOUSANDTHS),
];

/// How many digits the currency's smallest unit has after the point; none if
/// there is no such currency.
#[must_use]
pub fn minor_digits(currency: &str) -> Option<u8> {
    // Asked for each amount that is shown.
    static DIGITS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
        let each = |(digits, codes): &(u8, &'static str)| {
            let digits = *digits;
            codes
                .split_ascii_whitespace()
                .map(move |code| (code, digits))
        };
        BY_DIGITS.iter().flat_map(each).collect()
    });
    DIGITS.get(currency).copied()
}

/// All codes, the most common kind first.
pub fn currencies() -> impl Iterator<Item = &'static str> {
    BY_DIGITS
        .iter()
        .flat_map(|(_, codes)| codes.split_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{currencies, minor_digits};

    #[test]
    fn a_currency_has_the_digits_of_iso_4217() {
        assert_eq!(minor_digits("USD"), Some(2));
        assert_eq!(minor_digits("JPY"), Some(0));
        assert_eq!(minor_digits("KWD"), Some(3));
        assert_eq!(minor_digits("usd"), None);
        assert_eq!(minor_digits("ZZZ"), None);
    }

    #[test]
    fn no_currency_is_listed_twice() {
        let mut codes: Vec<_> = currencies().collect();
        let all = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), all);
    }
}
