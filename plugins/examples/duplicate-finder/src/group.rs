//! Records that are likely one and the same, as they are kept between a search and
//! whoever looks at it.

use bailey_sdk::prelude::*;
use bailey_sdk::sorted::Set;

/// Why records are likely one and the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They have one address of mail.
    Mail,
    /// They have one telephone number and similar names.
    Phone,
    /// They have nearly one name.
    Name,
}

impl Reason {
    const ALL: [Self; 3] = [Self::Mail, Self::Phone, Self::Name];

    /// Its name where it is kept, and for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Name => "name",
        }
    }

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == name)
    }
}

/// Records that are likely one and the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their table.
    pub table: String,
    /// Their numbers.
    pub ids: Vec<i64>,
    /// Why.
    pub reasons: Set<Reason>,
}

impl Group {
    /// One without records.
    pub fn new(table: &str) -> Self {
        Self {
            table: table.into(),
            ids: Vec::new(),
            reasons: Set::new(),
        }
    }

    /// The largest first; of those of one size, by their tables and records.
    pub fn order(groups: &mut [Self]) {
        let place = |group: &Self| usize::MAX - group.ids.len();
        groups.sort_unstable_by(|a, b| {
            let (one, other) = ((place(a), &a.table, &a.ids), (place(b), &b.table, &b.ids));
            one.cmp(&other)
        });
    }

    /// Its records.
    pub fn records(&self) -> Vec<RecordRef> {
        let refs = self.ids.iter().map(|id| RecordRef::new(&self.table, *id));
        refs.collect()
    }

    /// As it is kept: table, numbers and reasons.
    pub fn write(&self) -> String {
        let ids: Vec<String> = self.ids.iter().map(ToString::to_string).collect();
        let reasons: Vec<&str> = self.reasons.iter().map(|reason| reason.as_str()).collect();
        format!("{} {} {}", self.table, ids.join(","), reasons.join(","))
    }

    /// Reads what was kept; none if another version wrote it otherwise.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (table, ids, reasons) = (parts.next()?, parts.next()?, parts.next()?);
        let ids: Result<Vec<i64>, _> = ids.split(',').map(str::parse).collect();
        Some(Self {
            table: table.into(),
            ids: ids.ok()?,
            reasons: reasons.split(',').filter_map(Reason::parse).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_read_as_it_was_kept() {
        let group = Group {
            table: "contacts".into(),
            ids: vec![3, 14, 15],
            reasons: [Reason::Mail, Reason::Name].into(),
        };
        assert_eq!(Group::read(&group.write()), Some(group));
        assert_eq!(Group::read("contacts"), None);
        assert_eq!(Group::read("contacts x name"), None);
    }
}
