//! The page of a restore plan: what stands in the way of each record, with a
//! choice for it. What is carried out is what the page showed, or nothing.

use bailey_sdk::bin::{self, Choice, Obstacle, Resolution, RestorePlan, Selection, Why};
use bailey_sdk::blocks::{Choice as Offer, Input};
use bailey_sdk::pages::{Outcome, Request, Submission};
use bailey_sdk::prelude::*;
use bailey_sdk::text::Message;

use super::{OPERATION, actions};
use crate::jobs;

/// The page's path.
pub const PATH: &str = "restore";
/// The form that carries a plan out.
pub const COMMIT: &str = "commit";
/// The field with the plan's hash.
const HASH: &str = "hash";

/// The page with the plan of bringing this back.
pub fn page_of(selection: &Selection) -> PageLink {
    named(selection)
        .into_iter()
        .fold(PageLink::to(PATH), |page, (name, value)| {
            page.with(name, value)
        })
}

/// A selection as parameters.
pub fn named(selection: &Selection) -> Vec<(&'static str, String)> {
    match selection {
        Selection::Deletions(operations) => operations
            .iter()
            .map(|operation| (OPERATION, operation.to_string()))
            .collect(),
        Selection::Records(refs) => refs
            .iter()
            .map(|record| (actions::RECORD, actions::key(record)))
            .collect(),
    }
}

/// The selection in parameters.
pub fn selection(parameters: &impl Parameters) -> Result<Selection, Error> {
    if parameters.each(OPERATION).is_empty() {
        Ok(Selection::Records(actions::records(parameters)?))
    } else {
        Ok(Selection::Deletions(actions::operations(parameters)?))
    }
}

pub fn render(request: &Request) -> Result<Page, Error> {
    let selection = selection(request)?;
    Ok(page(&selection, bin::plan(&selection)?))
}

fn page(selection: &Selection, plan: RestorePlan) -> Page {
    let lead = tr("plan-lead")
        .arg("count", plan.records)
        .arg("obstacles", plan.obstacles.len());
    let (open, settled): (Vec<_>, Vec<_>) = plan
        .obstacles
        .iter()
        .enumerate()
        .partition(|(_, obstacle)| !choices(obstacle).is_empty());
    let told = settled
        .into_iter()
        .map(|(_, obstacle)| Notice::new(Tone::Caution, told(obstacle)));
    let form = Form::submit(COMMIT, tr("plan-commit"));
    let form = form.field(FormField::new(HASH, literal(""), Input::Hidden).value(Some(plan.hash)));
    let form = named(selection)
        .into_iter()
        .fold(form, |form, (name, value)| {
            form.field(FormField::new(name, literal(""), Input::Hidden).value(Some(value)))
        });
    let form = open.into_iter().fold(form, |form, (index, obstacle)| {
        fields(index, obstacle).into_iter().fold(form, Form::field)
    });
    Page::new(tr("plan-title"))
        .lead(lead)
        .blocks(told)
        .block(form)
}

/// The fields in which somebody chooses about an obstacle.
fn fields(index: usize, obstacle: &Obstacle) -> Vec<FormField> {
    let options = choices(obstacle)
        .iter()
        .map(|choice| Offer::new(choice, tr(format!("choose-{choice}"))));
    let mut options: Vec<_> = options.collect();
    let needed = matches!(obstacle.why, Why::Taken(_));
    if !needed {
        options.insert(0, Offer::new("", tr("choose-as-is")));
    }
    let choice = FormField::new(&choice_name(index), told(obstacle), Input::Choice(options));
    let mut fields = vec![if needed { choice.required() } else { choice }];
    match &obstacle.why {
        Why::Taken(taken) if retyped(&taken.value, "").is_some() => {
            let input = match taken.value {
                Value::One(Scalar::Integer(_)) => Input::Integer,
                Value::One(Scalar::Date(_)) => Input::Date,
                _ => Input::Line,
            };
            fields.push(FormField::new(&value_name(index), tr("plan-value"), input));
        }
        Why::ParentDeleted(parent) => {
            let input = Input::Record(parent.ref_.table.clone());
            fields.push(FormField::new(&to_name(index), tr("plan-to"), input));
        }
        Why::ParentPurged(Some(parent)) => {
            let input = Input::Record(parent.table.clone());
            fields.push(FormField::new(&to_name(index), tr("plan-to"), input));
        }
        _ => {}
    }
    fields
}

fn choice_name(index: usize) -> String {
    format!("choice-{index}")
}

fn value_name(index: usize) -> String {
    format!("value-{index}")
}

fn to_name(index: usize) -> String {
    format!("to-{index}")
}

/// What can be chosen; nothing where there is no choice.
fn choices(obstacle: &Obstacle) -> &'static [&'static str] {
    match &obstacle.why {
        Why::Taken(_) if obstacle.field.is_none() => &[],
        Why::Taken(taken) if taken.holder.is_none() => {
            if retyped(&taken.value, "").is_some() {
                &["keep", "rename", "empty"]
            } else {
                &["keep", "empty"]
            }
        }
        Why::Taken(taken) if retyped(&taken.value, "").is_some() => {
            &["keep", "merge", "rename", "empty"]
        }
        Why::Taken(_) => &["keep", "merge", "empty"],
        Why::ParentDeleted(_) => &["bring", "relink", "empty"],
        Why::ParentPurged(Some(_)) => &["relink"],
        Why::Unfit(_) => &["empty"],
        Why::ParentPurged(None) | Why::FieldGone(_) | Why::NotAllowed | Why::Gone => &[],
    }
}

/// What stands in a record's way, in a sentence.
fn told(obstacle: &Obstacle) -> Message {
    let record = &obstacle.ref_;
    let field = obstacle.field.as_deref().unwrap_or_default();
    let sentence = |id: &str| {
        let name = if obstacle.label.is_empty() {
            actions::key(record)
        } else {
            obstacle.label.clone()
        };
        tr(id)
            .arg("record", name)
            .field("field", record.table.as_str(), field)
    };
    let holds =
        |id: &str, value: &Value| sentence(id).held("value", &record.table, field, value.clone());
    match &obstacle.why {
        Why::Taken(_) if obstacle.field.is_none() => sentence("plan-taken-unseen"),
        Why::Taken(taken) if taken.holder.is_none() => holds("plan-taken-by-other", &taken.value),
        Why::Taken(taken) => {
            holds("plan-taken", &taken.value).arg("holder", taken.holder_label.as_str())
        }
        Why::ParentDeleted(parent) => {
            sentence("plan-parent-deleted").arg("parent", parent.label.as_str())
        }
        Why::ParentPurged(_) => sentence("plan-parent-purged"),
        Why::FieldGone(value) => holds("plan-field-gone", value),
        Why::Unfit(value) => holds("plan-unfit", value),
        Why::NotAllowed => sentence("plan-not-allowed"),
        Why::Gone => sentence("plan-gone"),
    }
}

/// Carries out the plan that the page showed.
pub fn commit(submission: &Submission) -> Result<Outcome, Error> {
    let selection = selection(submission)?;
    let Some(Ready { plan, choices }) = ready(&selection, submission)? else {
        return Ok(Outcome::neutral(tr("plan-moved")).go_to(page_of(&selection)));
    };
    let front = PageLink::to("");
    if u64::from(plan.records) > jobs::MANY {
        let said = tr("restoring").arg("count", plan.records);
        let told = submission.parameters.iter().cloned();
        return Ok(Outcome::neutral(said)
            .job(jobs::RESTORE_CHOSEN, told)
            .go_to(front));
    }
    match bin::restore_planned(&selection, &plan.hash, &choices) {
        Ok(done) => actions::restored(done).map(|outcome| outcome.go_to(front)),
        Err(Error::Conflict(why)) => Err(Error::invalid(literal(why))),
        Err(other) => Err(other),
    }
}

/// A plan as somebody saw it, with what they chose.
pub struct Ready {
    pub plan: RestorePlan,
    pub choices: Vec<Choice>,
}

/// The plan, if it is still the one that the page showed.
pub fn ready(selection: &Selection, parameters: &impl Parameters) -> Result<Option<Ready>, Error> {
    let plan = bin::plan(selection)?;
    if parameters.parameter(HASH) != Some(&plan.hash) {
        return Ok(None);
    }
    let choices = chosen(&plan, parameters)?;
    Ok(Some(Ready { plan, choices }))
}

/// What was chosen about each obstacle.
fn chosen(plan: &RestorePlan, parameters: &impl Parameters) -> Result<Vec<Choice>, Error> {
    let mut chosen = Vec::new();
    for (index, obstacle) in plan.obstacles.iter().enumerate() {
        let (Some(field), offered) = (&obstacle.field, choices(obstacle)) else {
            continue;
        };
        let choice = parameters.parameter(&choice_name(index));
        let Some(choice) = choice.filter(|choice| offered.contains(choice)) else {
            if matches!(obstacle.why, Why::Taken(_)) {
                return Err(Error::field(choice_name(index), tr("choose-first")));
            }
            continue;
        };
        chosen.push(Choice {
            ref_: obstacle.ref_.clone(),
            field: field.clone(),
            resolution: resolution(index, &obstacle.why, choice, parameters)?,
        });
    }
    Ok(chosen)
}

fn resolution(
    index: usize,
    why: &Why,
    choice: &str,
    parameters: &impl Parameters,
) -> Result<Resolution, Error> {
    Ok(match (choice, why) {
        ("keep", _) => Resolution::Keep,
        ("merge", _) => Resolution::Merge,
        ("bring", _) => Resolution::Bring,
        ("rename", Why::Taken(taken)) => {
            let name = value_name(index);
            let value = parameters
                .parameter(&name)
                .and_then(|text| retyped(&taken.value, text).flatten());
            Resolution::Rename(value.ok_or_else(|| Error::field(name, tr("value-missing")))?)
        }
        ("relink", Why::ParentDeleted(bin::Parent { ref_: parent, .. }))
        | ("relink", Why::ParentPurged(Some(parent))) => {
            let name = to_name(index);
            let id = parameters.id(&name)?;
            let id = id.ok_or_else(|| Error::field(name, tr("value-missing")))?;
            Resolution::Relink(RecordRef::new(parent.table.as_str(), id))
        }
        _ => Resolution::Empty,
    })
}

/// Text as another value of the same kind; none for kinds that are not typed
/// here, and nothing within for text that is no such value.
fn retyped(value: &Value, text: &str) -> Option<Option<Value>> {
    let Value::One(scalar) = value else {
        return None;
    };
    let scalar = match scalar {
        Scalar::Text(_) => Some(Scalar::Text(text.to_owned())),
        Scalar::Integer(_) => text.parse().ok().map(Scalar::Integer),
        Scalar::Date(_) => Date::parse(text).map(Scalar::Date),
        _ => return None,
    };
    Some(scalar.map(Value::One))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn obstacle(why: Why) -> Obstacle {
        Obstacle {
            ref_: RecordRef::new("contacts", 7),
            label: "Ann".into(),
            field: Some("email".into()),
            why,
        }
    }

    fn taken() -> Why {
        Why::Taken(bin::Taken {
            value: Value::One(Scalar::Text("a@b.example".into())),
            holder: Some(RecordRef::new("contacts", 9)),
            holder_label: "Anne".into(),
        })
    }

    fn plan(why: Why) -> RestorePlan {
        RestorePlan {
            hash: "00".into(),
            records: 1,
            obstacles: vec![obstacle(why)],
        }
    }

    fn posted(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(name, value): &(&str, &str)| ((*name).into(), (*value).into());
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn a_plan_is_shown_with_what_it_is_of_and_its_hash() {
        let selection = Selection::Deletions(vec![4]);
        let page = page(&selection, plan(taken()));
        let Some(Block::Form(form)) = page.blocks.last() else {
            panic!("no form")
        };
        let names: Vec<&str> = form
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        assert_eq!(names, ["hash", "operation", "choice-0", "value-0"]);
        assert!(form.fields[2].required);
    }

    #[test]
    fn what_leaves_no_choice_is_told_above_the_form() {
        let page = page(&Selection::Deletions(vec![4]), plan(Why::Gone));
        assert!(matches!(
            page.blocks.as_slice(),
            [Block::Notice(_), Block::Form(_)]
        ));
    }

    #[test]
    fn a_clash_without_a_choice_is_sent_back() {
        let error = chosen(&plan(taken()), &posted(&[("choice-0", "bring")])).unwrap_err();
        assert_eq!(error, Error::field("choice-0", tr("choose-first")));
    }

    #[test]
    fn another_value_is_of_the_same_kind() {
        let pairs = posted(&[("choice-0", "rename"), ("value-0", " ann@b.example ")]);
        let found = chosen(&plan(taken()), &pairs).unwrap();
        let value = Value::One(Scalar::Text("ann@b.example".into()));
        assert_eq!(found[0].resolution, Resolution::Rename(value));
        let error = chosen(&plan(taken()), &posted(&[("choice-0", "rename")])).unwrap_err();
        assert_eq!(error, Error::field("value-0", tr("value-missing")));
    }

    #[test]
    fn a_missing_parent_needs_no_choice() {
        let why = || {
            Why::ParentDeleted(bin::Parent {
                ref_: RecordRef::new("companies", 3),
                label: "Acme".into(),
            })
        };
        assert_eq!(chosen(&plan(why()), &posted(&[])).unwrap(), []);
        let relink = posted(&[("choice-0", "relink"), ("to-0", "12")]);
        let found = chosen(&plan(why()), &relink).unwrap();
        let to = RecordRef::new("companies", 12);
        assert_eq!(found[0].resolution, Resolution::Relink(to));
    }
}
