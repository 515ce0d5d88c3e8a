//! Text to be scanned, with the same text to be typed.

use bailey_plugins::page::Code;
use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

use super::{Place, code};

/// Empty modules around the code: ISO/IEC 18004 asks for four.
const QUIET: i32 = 4;

/// A QR code. What is too long for one is shown as text alone.
pub(super) fn draw(place: &Place<'_>, shown: &Code) -> Markup {
    let Ok(qr) = QrCode::encode_text(&shown.content, QrCodeEcc::Medium) else {
        return code::draw(shown);
    };
    let side = qr.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..qr.size() {
        for x in (0..qr.size()).filter(|x| qr.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    html! {
        figure.stack.qr {
            figcaption.small.quiet { (shown.label) }
            svg viewBox=(format!("0 0 {side} {side}")) role="img" aria-label=(shown.label)
                shape-rendering="crispEdges" { path d=(path) {} }
            details {
                summary { (place.viewer.reader.text("qr-as-text")) }
                pre tabindex="0" { code { (shown.content) } }
            }
        }
    }
}
