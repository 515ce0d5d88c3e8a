//! Which records are likely one and the same, and why. Only records that share
//! something exact are compared at all, so that the work grows with the records and
//! not with their square.

use bailey_sdk::sorted::{Map, Set};

use crate::group::{Group, Reason};
use crate::normal;

/// From here on two names are alike: a letter or two apart.
const ALIKE: f64 = 0.94;
/// The most records that are compared because they share one thing: a name's beginning
/// that thousands share says nothing.
const MOST_TOGETHER: usize = 200;
/// Letters of a name's beginning that records share to be compared.
const BEGINNING: usize = 4;

/// What is compared of a record.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    id: i64,
    name: String,
    sorted: String,
    mail: Option<String>,
    phone: Option<String>,
    /// The company that a contact belongs to.
    company: Option<i64>,
}

impl Traits {
    /// Those of a record with this number and name.
    pub fn new(id: i64, name: &str) -> Self {
        let name = normal::name(name);
        Self {
            id,
            sorted: normal::sorted(&name),
            name,
            ..Self::default()
        }
    }

    /// The same with an address of mail.
    #[must_use]
    pub fn mail(mut self, text: Option<&str>) -> Self {
        self.mail = text.and_then(normal::mail);
        self
    }

    /// The same with a telephone number.
    #[must_use]
    pub fn phone(mut self, text: Option<&str>) -> Self {
        self.phone = text.and_then(normal::phone);
        self
    }

    /// The same within a company.
    #[must_use]
    pub fn company(mut self, id: Option<i64>) -> Self {
        self.company = id;
        self
    }

    /// Why the two are likely one; none if they are not.
    fn like(&self, other: &Self) -> Option<Reason> {
        let same = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
        let likeness = strsim::jaro_winkler(&self.sorted, &other.sorted);
        if same(&self.mail, &other.mail) {
            return Some(Reason::Mail);
        }
        // A house has one number and many people: their names have to fit as well.
        if same(&self.phone, &other.phone) && likeness > 0.8 {
            return Some(Reason::Phone);
        }
        let apart = matches!((self.company, other.company), (Some(one), Some(two)) if one != two);
        let short = self.sorted.chars().count() < BEGINNING;
        if apart || self.sorted.is_empty() {
            return None;
        }
        (self.sorted == other.sorted || (!short && likeness >= ALIKE)).then_some(Reason::Name)
    }

    /// What two records have to share, one of them, to be compared.
    fn shared(&self) -> Vec<String> {
        let beginning = |text: &str| text.chars().take(BEGINNING).collect::<String>();
        let mut shared = vec![format!("name {}", beginning(&self.sorted))];
        shared.push(format!("name {}", beginning(&self.name)));
        shared.extend(self.mail.as_ref().map(|mail| format!("mail {mail}")));
        shared.extend(self.phone.as_ref().map(|phone| format!("phone {phone}")));
        shared.dedup();
        shared
    }
}

/// The groups of records that are likely one and the same, the largest first. `apart`
/// says of two that somebody said they are not.
pub fn groups(table: &str, records: &[Traits], apart: impl Fn(i64, i64) -> bool) -> Vec<Group> {
    let mut sharing: Vec<(String, usize)> = Vec::new();
    for (place, record) in records.iter().enumerate() {
        sharing.extend(record.shared().into_iter().map(|shared| (shared, place)));
    }
    sharing.sort_unstable();
    let mut sets = Sets::new(records.len());
    let mut reasons: Vec<(usize, Reason)> = Vec::new();
    for together in sharing.chunk_by(|one, two| one.0 == two.0) {
        if together.len() > MOST_TOGETHER {
            continue;
        }
        for (index, &(_, one)) in together.iter().enumerate() {
            for &(_, two) in together.iter().skip(index + 1) {
                let (Some(a), Some(b)) = (records.get(one), records.get(two)) else {
                    continue;
                };
                if let Some(reason) = a.like(b).filter(|_| !apart(a.id, b.id)) {
                    sets.join(one, two);
                    reasons.push((one, reason));
                }
            }
        }
    }
    let mut found: Map<usize, Group> = Map::new();
    for (place, record) in records.iter().enumerate() {
        let group = found.get_or_insert_with(sets.root(place), || Group::new(table));
        group.ids.push(record.id);
    }
    for (place, reason) in reasons {
        if let Some(group) = found.get_mut(&sets.root(place)) {
            group.reasons.insert(reason);
        }
    }
    let mut groups: Vec<Group> = found
        .into_iter()
        .map(|(_, group)| group)
        .filter(|group| group.ids.len() > 1)
        .collect();
    for group in &mut groups {
        let ids: Set<i64> = group.ids.iter().copied().collect();
        group.ids = ids.into_iter().collect();
    }
    Group::order(&mut groups);
    groups
}

/// Sets that grow together (union-find).
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    fn root(&mut self, mut place: usize) -> usize {
        while let Some(&parent) = self.parents.get(place) {
            if parent == place {
                break;
            }
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(entry) = self.parents.get_mut(place) {
                *entry = above;
            }
            place = above;
        }
        place
    }

    fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        if let Some(parent) = self.parents.get_mut(one.max(two)) {
            *parent = one.min(two);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(records: &[Traits]) -> Vec<Vec<i64>> {
        let groups = groups("companies", records, |_, _| false);
        groups.into_iter().map(|group| group.ids).collect()
    }

    #[test]
    fn names_that_are_a_letter_apart_go_together() {
        let records = [
            Traits::new(1, "Domzales Inc."),
            Traits::new(2, "Domzalez"),
            Traits::new(3, "Dontechi"),
        ];
        assert_eq!(ids(&records), [[1, 2]]);
    }

    #[test]
    fn people_of_one_house_stay_apart_and_one_person_does_not() {
        let anna = |id| Traits::new(id, "Anna Kowalska").phone(Some("601 234 567"));
        let jan = Traits::new(3, "Jan Nowak").phone(Some("601 234 567"));
        assert_eq!(ids(&[anna(1), anna(2), jan]), [[1, 2]]);
    }

    #[test]
    fn namesakes_of_two_companies_are_two_people() {
        let of = |id, company| Traits::new(id, "Anna Kowalska").company(company);
        assert!(ids(&[of(1, Some(7)), of(2, Some(8))]).is_empty());
        assert_eq!(ids(&[of(1, Some(7)), of(2, None)]), [[1, 2]]);
        let mail = |id, company| of(id, Some(company)).mail(Some("a@b.com"));
        assert_eq!(ids(&[mail(1, 7), mail(2, 8)]), [[1, 2]]);
    }

    #[test]
    fn who_was_said_to_be_another_stays_apart() {
        let records = [Traits::new(1, "Acme"), Traits::new(2, "Acme")];
        let found = groups("companies", &records, |a, b| (a, b) == (1, 2));
        assert!(found.is_empty());
    }

    #[test]
    fn a_chain_of_likenesses_is_one_group_with_all_its_reasons() {
        let records = [
            Traits::new(1, "Acme").phone(Some("601234567")),
            Traits::new(2, "Acme Ltd"),
            Traits::new(3, "Acmee").phone(Some("+48601234567")),
        ];
        let found = groups("companies", &records, |_, _| false);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].ids, [1, 2, 3]);
        assert!(found[0].reasons.contains(&Reason::Name));
        assert!(found[0].reasons.contains(&Reason::Phone));
    }

    #[test]
    fn thousands_are_gone_through_at_once() {
        let names = (0..5_000).map(|id| Traits::new(id, &format!("{id:04} Street Bakery")));
        let mut records: Vec<Traits> = names.collect();
        records.push(Traits::new(9_999, "4711 Street Bakery Ltd"));
        let found = ids(&records);
        assert!(found.contains(&vec![4_711, 9_999]), "{}", found.len());
    }
}
