//! What is closed, and what the operator opens.

use super::*;

fn at(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[test]
fn nothing_of_the_operators_own_network_can_be_reached() {
    let egress = Egress::default();
    for closed in [
        "127.0.0.1",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.0.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "fe80::1",
        "fd00:ec2::254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:db8::1",
        "ff02::1",
    ] {
        assert!(!egress.allows(at(closed)), "{closed}");
    }
}

#[test]
fn public_addresses_are_open() {
    let egress = Egress::default();
    for open in [
        "1.1.1.1",
        "8.8.8.8",
        "172.32.0.1",
        "2606:4700:4700::1111",
        "::ffff:8.8.8.8",
    ] {
        assert!(egress.allows(at(open)), "{open}");
    }
}

#[test]
fn a_range_is_opened_by_the_operator() {
    let egress = Egress::with_open(vec!["10.0.0.0/8".parse().unwrap()]);
    assert!(egress.allows(at("10.9.9.9")));
    assert!(egress.allows(at("::ffff:10.9.9.9")));
    assert!(!egress.allows(at("127.0.0.1")));
}

#[test]
fn a_name_that_leads_inside_is_refused_with_where_it_leads() {
    let refused = Egress::default().resolve("localhost", 25).unwrap_err();
    assert!(matches!(refused, EgressError::Closed { address, .. } if address.is_loopback()));
    let opened = Egress::with_open(vec![
        "127.0.0.0/8".parse().unwrap(),
        "::1/128".parse().unwrap(),
    ]);
    assert!(!opened.resolve("localhost", 25).unwrap().is_empty());
}

#[test]
fn an_address_in_a_url_is_checked_too() {
    let egress = Egress::default();
    for url in [
        "http://127.0.0.1/x",
        "http://[::1]:9/",
        "http://2130706433/",
        "http://0x7f.1/",
    ] {
        assert!(egress.check(&url.parse().unwrap()).is_err(), "{url}");
    }
    assert!(
        egress
            .check(&"https://example.com/".parse().unwrap())
            .is_ok()
    );
}
