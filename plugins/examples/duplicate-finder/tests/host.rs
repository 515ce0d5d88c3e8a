//! The plugin in the host that it runs in.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;
use bailey_plugin::build_script::guests_target;
use bailey_testing::{Bailey, Condition, conformance, shares};
use serde_json::json;

fn package() -> Result<Arc<[u8]>> {
    let target = guests_target(Path::new(env!("CARGO_TARGET_TMPDIR")));
    let package = bailey_plugin::build(Path::new(env!("CARGO_MANIFEST_DIR")), &target)?;
    Ok(Arc::clone(package.bytes()))
}

#[test]
fn a_search_shows_what_is_likely_the_same_and_one_is_made_of_it() -> Result<()> {
    let bailey = Bailey::new()?;
    bailey.set_clock("2026-03-02T09:00:00Z")?;
    let first = bailey.record(
        "companies",
        &json!({ "name": "Acme Ltd", "phone": "+48 600 100 200" }),
    )?;
    bailey.record(
        "companies",
        &json!({ "name": "ACME Limited", "phone": "600100200" }),
    )?;
    let plugin = bailey.install(package()?)?;
    let owner = bailey.owner();
    assert!(owner.page(&plugin, "")?.says("Nobody has searched"));

    let said = owner.run_job(&plugin, "search", &[])?;
    assert!(said.contains("One group"), "{said}");
    let page = owner.page(&plugin, "")?;
    assert!(page.says("Acme Ltd · ACME Limited"), "{page}");
    assert!(page.says("2026-03-02 09:00"), "{page}");
    let panels = owner.panels(&first)?;
    assert!(
        panels
            .iter()
            .any(|panel| panel.says("ACME Limited") || panel.says("side by side"))
    );

    let group = &page
        .blocks
        .iter()
        .find_map(|block| match block {
            bailey_testing::page::Block::Table(table) => table.rows.first(),
            _ => None,
        })
        .map(|row| row.key.clone())
        .unwrap_or_default();
    let into = first.id.to_string();
    let of = [("number", group.as_str()), ("into", into.as_str())];
    owner.act(&plugin, "group", "merge", &of)?;
    let journal = bailey.journal()?;
    let merged = journal.iter().any(|entry| entry.kind == "records.merge");
    assert!(
        merged,
        "{:?}",
        journal.iter().map(|entry| &entry.kind).collect::<Vec<_>>()
    );
    Ok(())
}

#[test]
fn without_what_it_may_write_it_still_shows_what_it_found() -> Result<()> {
    let bailey = Bailey::new()?;
    for name in ["Acme Ltd", "ACME Limited"] {
        bailey.record("companies", &json!({ "name": name }))?;
    }
    let plugin = bailey.install(package()?)?;
    bailey.set("records-write", Some(Condition::Refused));
    bailey.owner().run_job(&plugin, "search", &[])?;
    assert!(bailey.owner().page(&plugin, "")?.says("Acme Ltd"));
    Ok(())
}

#[test]
fn it_bears_whatever_it_is_refused_and_stays_far_from_its_limits() -> Result<()> {
    let tried = conformance(package()?, &mut |_, _| {})?;
    for trial in &tried.trials {
        let broken: Vec<_> = trial.broken().collect();
        assert!(broken.is_empty(), "{:?}: {broken:?}", trial.lacking);
    }
    let calls = tried.trials.iter().flat_map(|trial| &trial.calls);
    for share in calls.flat_map(shares).filter(|share| share.unit != "µs") {
        assert!(share.percent() < 50, "{share}");
    }
    Ok(())
}
