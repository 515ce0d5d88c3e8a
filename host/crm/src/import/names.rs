//! How alike two names are: for suggesting spellings, and for guessing which
//! field a column is.

use crate::search::fold;

/// The least likeness (0 to 1) of a spelling that is worth suggesting.
const ALIKE: f64 = 0.88;

/// A name without case, spaces and punctuation: `GTX Pro` and `GTXPro` are one.
pub(super) fn bare(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The known name that the spelling most likely means, if one is like it.
pub(super) fn suggestion<'a>(
    spelling: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = bare(spelling);
    if wanted.is_empty() {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let likeness = match bare(name) {
            bare if bare == wanted => 1.0,
            bare => strsim::jaro_winkler(&bare, &wanted),
        };
        if likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}

/// What people call what Bailey's standard fields hold, in the files that they
/// bring from elsewhere: a line begins with the field's key, and the more usual a
/// name is the earlier it stands. Spaces and hyphens make no difference.
const CALLED: &str = "
    name: title subject название наименование имя фио nazwa 名称 姓名
    title: name subject task задача тема zadanie 任务
    company: account client customer organization organisation компания организация клиент firma klient 公司 客户
    contact: person контакт kontakt 联系人
    owner: agent salesagent responsible assignee manager ответственный менеджер opiekun właściciel 负责人
    deal: opportunity сделка szansa 商机
    email: mail почта 邮箱
    phone: tel telephone mobile телефон telefon 电话
    country: location officelocation страна kraj 国家
    sector: industry branch отрасль branża 行业
    founded: established yearestablished год-основания założona 成立
    parent: subsidiaryof parentcompany головная-компания 母公司
    employees: headcount staff сотрудники pracownicy 员工
    revenue: turnover выручка przychód 营收
    website: site url web сайт strona 网站
    position: jobtitle role должность stanowisko 职位
    stage: dealstage status этап стадия etap 阶段
    status: stage state статус 状态
    value: amount sum price closevalue budget сумма бюджет kwota 金额
    amount: value sum total сумма kwota 金额
    opened: engagedate opendate created startdate дата-создания otwarta
    closed: closedate enddate дата-закрытия zamknięta
    due: duedate deadline срок termin 截止
    issued: issuedate invoicedate дата-выставления wystawiona
    number: no invoice номер numer 编号
    tax_id: taxid taxnumber vat inn nip инн 税号
    address: адрес adres 地址
    text: note comment description заметка комментарий notatka 备注
";

/// How likely (0 to 1) a column of this name is the field of this key and label.
pub(super) fn likeness(column: &str, key: &str, label: &str) -> f64 {
    let column = bare(column);
    if column.is_empty() {
        return 0.0;
    }
    let names = [bare(key), bare(label)];
    if names.contains(&column) {
        return 1.0;
    }
    let called = CALLED
        .lines()
        .filter_map(|line| line.trim().split_once(':'));
    let called = called.filter(|(field, _)| *field == key);
    let mut called = called.flat_map(|(_, names)| names.split_ascii_whitespace());
    if let Some(place) = called.position(|name| bare(name) == column) {
        // The more usual a name, the sooner it decides between two columns.
        return 0.9 - place as f64 / 1000.0;
    }
    names
        .iter()
        .map(|name| strsim::jaro_winkler(name, &column))
        .fold(0.0, f64::max)
        * 0.85
}

#[cfg(test)]
mod tests {
    use super::{likeness, suggestion};

    #[test]
    fn a_spelling_suggests_the_name_that_it_means() {
        let known = ["GTX Basic", "GTX Pro", "GTX Plus Pro"];
        assert_eq!(suggestion("GTXPro", known.into_iter()), Some("GTX Pro"));
        assert_eq!(
            suggestion("gtx-plus  pro", known.into_iter()),
            Some("GTX Plus Pro")
        );
        assert_eq!(
            suggestion("Acme Corporaton", ["Acme Corporation"].into_iter()),
            Some("Acme Corporation")
        );
        assert_eq!(suggestion("MG Special", known.into_iter()), None);
        assert_eq!(suggestion("--", known.into_iter()), None);
    }

    #[test]
    fn a_column_is_known_by_the_names_that_people_use() {
        assert!(likeness("Deal Stage", "stage", "Stage") > 0.8);
        assert!(likeness("ФИО", "name", "Name") > 0.8);
        assert!(likeness("sales_agent", "owner", "Owner") > 0.8);
        assert!(likeness("opportunity_id", "owner", "Owner") < 0.7);
    }
}
