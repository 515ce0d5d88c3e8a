//! The breaker: when a plugin is left alone, tried again, and given up.

use bailey_sandbox::breaker::{FAILURES, FIRST_PAUSE_MS, LONGEST_PAUSE_MS, PROBE_MS, STRIKES};
use bailey_sandbox::{Breaker, Failure, Permit};
use proptest::prelude::*;

const GUILTY: Failure = Failure::StackLimit;
const INNOCENT: Failure = Failure::Busy;

fn opened(now_ms: u64) -> Breaker {
    let mut breaker = Breaker::default();
    for _ in 0..FAILURES {
        assert_eq!(breaker.ask(now_ms), Ok(Permit::Call));
        breaker.failed(&GUILTY, now_ms);
    }
    breaker
}

#[test]
fn it_opens_after_so_many_failures_in_a_row() {
    let mut breaker = opened(0);
    assert_eq!(breaker.ask(0), Err(Failure::BreakerOpen));
    assert_eq!(breaker.ask(FIRST_PAUSE_MS - 1), Err(Failure::BreakerOpen));
}

#[test]
fn a_success_in_between_starts_the_count_over() {
    let mut breaker = Breaker::default();
    for _ in 0..3 {
        for _ in 1..FAILURES {
            breaker.failed(&GUILTY, 0);
        }
        breaker.succeeded();
    }
    assert_eq!(breaker, Breaker::default());
}

#[test]
fn failures_that_are_not_the_plugins_do_not_count() {
    let mut breaker = Breaker::default();
    for _ in 0..100 {
        breaker.failed(&INNOCENT, 0);
    }
    assert_eq!(breaker, Breaker::default());
}

#[test]
fn after_the_pause_one_probe_goes_through_and_closes_it_by_succeeding() {
    let mut breaker = opened(0);
    assert_eq!(breaker.ask(FIRST_PAUSE_MS), Ok(Permit::Probe));
    assert_eq!(breaker.ask(FIRST_PAUSE_MS), Err(Failure::BreakerOpen));
    breaker.succeeded();
    assert_eq!(breaker, Breaker::default());
}

#[test]
fn a_failed_probe_doubles_the_pause_up_to_the_longest() {
    let mut breaker = opened(0);
    let (mut now_ms, mut pause_ms) = (0, FIRST_PAUSE_MS);
    for _ in 2..STRIKES {
        now_ms += pause_ms;
        assert_eq!(breaker.ask(now_ms - 1), Err(Failure::BreakerOpen));
        assert_eq!(breaker.ask(now_ms), Ok(Permit::Probe));
        breaker.failed(&GUILTY, now_ms);
        pause_ms = (pause_ms * 2).min(LONGEST_PAUSE_MS);
    }
    assert_eq!(breaker.ask(now_ms + pause_ms), Ok(Permit::Probe));
    breaker.failed(&GUILTY, now_ms + pause_ms);
    assert_eq!(breaker, Breaker::Quarantined);
    assert_eq!(breaker.ask(u64::MAX), Err(Failure::Quarantined));
}

#[test]
fn only_an_admin_ends_a_quarantine() {
    let mut breaker = Breaker::Quarantined;
    breaker.succeeded();
    breaker.failed(&GUILTY, 0);
    assert_eq!(breaker, Breaker::Quarantined);
    breaker.reset();
    assert_eq!(breaker.ask(0), Ok(Permit::Call));
}

#[test]
fn a_probe_that_met_a_busy_host_may_be_made_again() {
    let mut breaker = opened(0);
    assert_eq!(breaker.ask(FIRST_PAUSE_MS), Ok(Permit::Probe));
    breaker.failed(&INNOCENT, FIRST_PAUSE_MS);
    assert_eq!(breaker.ask(FIRST_PAUSE_MS), Ok(Permit::Probe));
}

#[test]
fn a_probe_that_never_reports_is_given_up() {
    let mut breaker = opened(0);
    assert_eq!(breaker.ask(FIRST_PAUSE_MS), Ok(Permit::Probe));
    assert_eq!(
        breaker.ask(FIRST_PAUSE_MS + PROBE_MS - 1),
        Err(Failure::BreakerOpen)
    );
    assert_eq!(breaker.ask(FIRST_PAUSE_MS + PROBE_MS), Ok(Permit::Probe));
}

#[test]
fn a_pause_that_a_clock_began_which_was_ahead_is_over() {
    const AHEAD_MS: u64 = LONGEST_PAUSE_MS + 1;
    let mut breaker = opened(AHEAD_MS);
    assert_eq!(breaker.ask(AHEAD_MS), Err(Failure::BreakerOpen));
    assert_eq!(breaker.ask(0), Ok(Permit::Probe));
    assert_eq!(breaker.ask(0), Err(Failure::BreakerOpen));
    breaker.succeeded();
    assert_eq!(breaker, Breaker::default());
}

#[test]
fn a_probe_that_a_clock_began_which_was_ahead_is_given_up() {
    const AHEAD_MS: u64 = 2 * LONGEST_PAUSE_MS;
    let mut breaker = opened(AHEAD_MS);
    assert_eq!(breaker.ask(AHEAD_MS + FIRST_PAUSE_MS), Ok(Permit::Probe));
    assert_eq!(breaker.ask(0), Ok(Permit::Probe));
    assert_eq!(breaker.ask(PROBE_MS - 1), Err(Failure::BreakerOpen));
}

#[test]
fn a_call_from_before_it_opened_does_not_close_it() {
    let mut breaker = opened(0);
    let before = breaker;
    breaker.succeeded();
    assert_eq!(breaker, before);
}

#[derive(Debug, Clone)]
enum Event {
    Ask,
    Succeeded,
    Failed(bool),
}

fn event() -> impl Strategy<Value = (u64, Event)> {
    let event = prop_oneof![
        4 => Just(Event::Ask),
        1 => Just(Event::Succeeded),
        4 => any::<bool>().prop_map(Event::Failed),
    ];
    (0..LONGEST_PAUSE_MS, event)
}

proptest! {
    #[test]
    fn whatever_happens_it_can_be_kept_and_opens_only_for_a_bounded_time(
        events in prop::collection::vec(event(), 0..200)
    ) {
        let mut breaker = Breaker::default();
        let mut now_ms = 0u64;
        for (later_ms, event) in events {
            now_ms += later_ms;
            match event {
                Event::Ask => drop(breaker.ask(now_ms)),
                Event::Succeeded => breaker.succeeded(),
                Event::Failed(guilty) => {
                    breaker.failed(if guilty { &GUILTY } else { &INNOCENT }, now_ms);
                }
            }
            let kept = serde_json::to_string(&breaker).unwrap();
            prop_assert_eq!(serde_json::from_str::<Breaker>(&kept).unwrap(), breaker);
            match breaker {
                Breaker::Closed { failures } => prop_assert!(failures < FAILURES),
                Breaker::Open { until_ms, strikes } => {
                    prop_assert!(until_ms <= now_ms + LONGEST_PAUSE_MS);
                    prop_assert!(strikes < STRIKES);
                }
                Breaker::HalfOpen { until_ms, .. } => prop_assert!(until_ms <= now_ms + PROBE_MS),
                Breaker::Quarantined => {}
            }
        }
        let mut after = breaker;
        let answer = after.ask(now_ms + LONGEST_PAUSE_MS);
        prop_assert_eq!(answer.is_err(), breaker == Breaker::Quarantined);
    }
}
