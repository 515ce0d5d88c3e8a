//! Addresses and networks as people write them, and whether one is in the other: by
//! their bits, never by their text.

use std::fmt;
use std::net::IpAddr;

use bailey_sdk::json::{self, Json};
use ipnet::{IpNet, Ipv4Net};

/// An IPv4 network with fewer bits than this lets in millions of addresses.
const NARROW_V4: u8 = 8;
/// The same for IPv6: providers are given networks of 32 bits.
const NARROW_V6: u8 = 20;
/// The bits before an IPv4 address in its IPv6 clothes.
const MAPPED: u8 = 96;

/// A network, or a single address as the smallest one. An IPv4 network in its IPv6
/// clothes is IPv4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Network(IpNet);

impl Json for Network {
    fn write(&self) -> json::Value {
        json::Value::Text(self.to_string())
    }

    fn read(value: json::Value) -> Result<Self, json::Unreadable> {
        let text: String = Json::read(value)?;
        Self::read(&text).map_err(|_| json::Unreadable::expected("a network"))
    }
}

/// Why a text is no network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is neither an address nor one with the number of its network's bits.
    Neither,
    /// It names a zone, which means something on one machine alone.
    Zone,
    /// Bits are set behind the mask: the network, and the address, that could be
    /// meant.
    HostBits(String, String),
}

impl Network {
    /// Reads `10.0.0.5`, `10.0.0.0/8`, `2001:db8::/32`.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let text = text.trim();
        if text.contains('%') {
            return Err(Unreadable::Zone);
        }
        let Some((_, bits)) = text.split_once('/') else {
            let address: IpAddr = text.parse().map_err(|_| Unreadable::Neither)?;
            return Ok(Self(IpNet::from(address.to_canonical())));
        };
        // `/08` and `/+8` are not how anybody means it.
        if bits.is_empty() || !bits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Unreadable::Neither);
        }
        let net: IpNet = text.parse().map_err(|_| Unreadable::Neither)?;
        let net = unmapped(net);
        if net.addr() != net.network() {
            return Err(Unreadable::HostBits(
                net.trunc().to_string(),
                net.addr().to_string(),
            ));
        }
        Ok(Self(net))
    }

    /// Whether the address is in it.
    pub fn holds(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }

    /// Whether it is so large that somebody should say twice that they mean it.
    pub fn is_wide(&self) -> bool {
        self.0.prefix_len()
            < match self.0 {
                IpNet::V4(_) => NARROW_V4,
                IpNet::V6(_) => NARROW_V6,
            }
    }
}

/// The IPv4 network that one of IPv6 is, if it is one.
fn unmapped(net: IpNet) -> IpNet {
    let IpNet::V6(six) = net else { return net };
    let bits = six.prefix_len().checked_sub(MAPPED);
    let four = six.addr().to_ipv4_mapped();
    let (Some(bits), Some(four)) = (bits, four) else {
        return net;
    };
    Ipv4Net::new(four, bits).map_or(net, IpNet::V4)
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.prefix_len() == self.0.max_prefix_len() {
            self.0.addr().fmt(f)
        } else {
            self.0.fmt(f)
        }
    }
}

/// The address that the host names; it knows no port and no zone, but who reads an
/// old entry of the journal may.
pub fn address(text: &str) -> Option<IpAddr> {
    let address = text.split('%').next()?;
    Some(address.parse::<IpAddr>().ok()?.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(network: &str, address: &str) -> bool {
        let address = super::address(address).unwrap();
        Network::read(network).unwrap().holds(address)
    }

    #[test]
    fn an_address_is_in_a_network_by_its_bits() {
        for (network, address, expected) in [
            ("10.0.0.0/8", "::ffff:10.0.0.1", true),
            ("::ffff:10.0.0.0/104", "10.0.0.1", true),
            ("1.2.3.4", "1.2.3.40", false),
            ("1.2.3.4", "1.2.3.4", true),
            ("1.2.3.4", "::ffff:1.2.3.4", true),
            ("192.168.1.0/25", "192.168.1.128", false),
            ("192.168.1.0/25", "192.168.1.127", true),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("2001:db8::1", "2001:DB8:0::1", true),
            ("fe80::/10", "fe80::1%eth0", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "10.0.0.1", false),
        ] {
            assert_eq!(holds(network, address), expected, "{address} in {network}");
        }
    }

    #[test]
    fn what_is_no_network_is_refused_with_its_reason() {
        for text in [
            "",
            "office",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.256",
            "01.2.3.4",
            "1.2.3.4/33",
            "1.2.3.4/",
            "1.2.3.4/-1",
            "1.2.3.4/+8",
            "1.2.3.0/255.255.255.0",
            "2001:db8::/129",
            "1.2.3.4:80",
            "[::1]",
            "10.0.0.0 /8",
            "10.0.0.1-10.0.0.9",
        ] {
            assert_eq!(Network::read(text), Err(Unreadable::Neither), "{text}");
        }
        assert_eq!(Network::read("fe80::1%eth0"), Err(Unreadable::Zone));
        assert_eq!(
            Network::read("10.0.0.1/8"),
            Err(Unreadable::HostBits("10.0.0.0/8".into(), "10.0.0.1".into()))
        );
        assert_eq!(
            Network::read("2001:db8::1/32"),
            Err(Unreadable::HostBits(
                "2001:db8::/32".into(),
                "2001:db8::1".into()
            ))
        );
    }

    #[test]
    fn a_network_that_lets_in_half_the_world_is_wide() {
        for (text, wide) in [
            ("0.0.0.0/0", true),
            ("128.0.0.0/7", true),
            ("10.0.0.0/8", false),
            ("10.0.0.5", false),
            ("::/0", true),
            ("2000::/3", true),
            ("2001:db8::/32", false),
            ("::ffff:0.0.0.0/96", true),
        ] {
            assert_eq!(Network::read(text).unwrap().is_wide(), wide, "{text}");
        }
    }

    #[test]
    fn a_single_address_is_shown_as_one() {
        for (text, shown) in [
            ("10.0.0.5/32", "10.0.0.5"),
            (" 10.0.0.0/8 ", "10.0.0.0/8"),
            ("2001:DB8::1", "2001:db8::1"),
            ("::ffff:10.0.0.5", "10.0.0.5"),
        ] {
            assert_eq!(Network::read(text).unwrap().to_string(), shown);
        }
    }
}
