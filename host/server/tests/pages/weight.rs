//! How much a page brings along: under 100 kB for who comes for the first time,
//! under 30 kB for who has style and script already.

use axum::http::StatusCode;
use bailey_crm::Context;
use bailey_crm::records;

use crate::browser::Browser;

const COLD: usize = 100_000;
const WARM: usize = 30_000;

/// As many deals as a page of the list shows and more, with long names.
fn deals(browser: &Browser) {
    let context = Context::operator();
    for number in 0..120 {
        let name = format!("Renewal of the maintenance contract for plant number {number}");
        let values = [
            ("name".to_owned(), bailey_crm::Scalar::Text(name).into()),
            (
                "stage".to_owned(),
                bailey_crm::Scalar::Choice("prospecting".to_owned()).into(),
            ),
        ];
        records::create(&browser.account, &context, "deals", values.into()).unwrap();
    }
}

#[tokio::test]
async fn each_page_is_light_enough_for_a_slow_line() {
    let mut browser = Browser::signed_in().await;
    deals(&browser);
    let front = browser.get("/").await;
    let mut kept = 0;
    for asset in front.assets() {
        let (status, encoding, bytes) = browser.weigh(&asset, "same-origin").await;
        assert_eq!(
            (status, encoding.as_deref()),
            (StatusCode::OK, Some("gzip")),
            "{asset}"
        );
        kept += bytes;
    }
    assert!(kept > 0, "{}", front.body);
    for page in [
        "/",
        "/tables/deals",
        "/tables/deals/board",
        "/tables/deals/1",
        "/tables/deals/new",
        "/tables/deals/1/edit",
        "/tables/deals/import",
        "/tables/deals/delete?all=yes&f=stage:one-of:prospecting",
        "/search?q=renewal",
        "/reports",
        "/reports/new?table=deals&by=name",
        "/settings/design",
        "/settings/tables/deals",
        "/settings/people",
    ] {
        let (status, encoding, bytes) = browser.weigh(page, "none").await;
        assert_eq!(
            (status, encoding.as_deref()),
            (StatusCode::OK, Some("gzip")),
            "{page}"
        );
        assert!(
            bytes < WARM,
            "{page}: {bytes} bytes with style and script at hand"
        );
        assert!(
            bytes + kept < COLD,
            "{page}: {} bytes at first",
            bytes + kept
        );
    }
}

#[tokio::test]
async fn what_another_site_asks_for_is_not_compressed() {
    let mut browser = Browser::signed_in().await;
    for site in ["cross-site", "same-site"] {
        let (status, encoding, _) = browser.weigh("/search?q=guess", site).await;
        assert_eq!((status, encoding), (StatusCode::OK, None), "{site}");
    }
}
