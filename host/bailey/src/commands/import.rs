//! `bailey import`: brings the rows of a CSV file into a table. Unless told to
//! skip them, one refused row refuses the file, and nothing is changed.

use std::collections::BTreeMap;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use bailey_crm::import::{self, Options, Preview, ReadOptions, Report};
use bailey_crm::{Context, Crm};

use crate::arguments::Import;
use crate::config::Config;
use crate::{host, progress};

/// How many refused rows are shown one by one.
const SHOWN: usize = 50;

/// Imports, and says what was refused and why; fails if anything was and wasn't
/// to be skipped.
pub fn run(config: &Config, arguments: Import) -> Result<ExitCode> {
    let bytes = fs::read(&arguments.file).with_context(|| arguments.file.display().to_string())?;
    let encoding = arguments.encoding.clone();
    let sheet = import::read(
        &bytes,
        &ReadOptions {
            encoding,
            ..ReadOptions::default()
        },
    )
    .with_context(|| arguments.file.display().to_string())?;
    let crm: Crm = host::accounts(config)?;
    let account = crm.account(&arguments.account)?;
    let context = Context::operator();
    let preview = import::preview(&account, &context, &arguments.table, &sheet)?;
    let options = options(&arguments, &preview);
    show_mapping(&options, &preview);
    let bar = progress::bar(preview.rows as u64).with_message("Importing");
    let report = import::run(
        &account,
        &context,
        &arguments.table,
        &sheet,
        &options,
        &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        },
    );
    bar.finish_and_clear();
    let report = report?;
    show(&arguments, &report);
    let whole = report.refused.is_empty() || arguments.skip_refused;
    Ok(if whole {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// What the columns' names say, and above that what was typed.
fn options(arguments: &Import, preview: &Preview) -> Options {
    let mut columns: BTreeMap<String, String> = preview
        .columns
        .iter()
        .map(|column| {
            (
                column.name.clone(),
                column.field.clone().unwrap_or_default(),
            )
        })
        .collect();
    columns.extend(arguments.map.iter().cloned());
    let mut values: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for (column, spelling, value) in &arguments.value {
        values
            .entry(column.clone())
            .or_default()
            .insert(spelling.clone(), value.clone());
    }
    Options {
        columns,
        values,
        dry_run: arguments.dry_run,
        skip_refused: arguments.skip_refused,
        source: arguments
            .file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned()),
        ..Options::default()
    }
}

fn show_mapping(options: &Options, preview: &Preview) {
    for column in &preview.columns {
        match options
            .columns
            .get(&column.name)
            .filter(|field| !field.is_empty())
        {
            Some(field) => println!("{} -> {field}", column.name),
            None => println!("{} is left out", column.name),
        }
    }
}

fn show(arguments: &Import, report: &Report) {
    for unmatched in &report.unmatched {
        for spelling in &unmatched.spellings {
            let (column, value) = (&unmatched.column, &spelling.value);
            let meaning = spelling.suggestion.as_deref().unwrap_or("…");
            println!(
                "`{value}` in {column} means nothing known, in {} rows: \
                 --value \"{column}:{value}={meaning}\"",
                spelling.count
            );
        }
    }
    for refused in report.refused.iter().take(SHOWN) {
        let (line, column, value) = (refused.line, &refused.column, &refused.value);
        println!(
            "line {line}, {column} `{value}`: {}",
            refused.problem.message
        );
    }
    if report.refused.len() > SHOWN {
        println!("and {} more", report.refused.len() - SHOWN);
    }
    let (rows, ready) = (report.rows, report.ready);
    match (arguments.dry_run, report.operation) {
        (true, _) => println!("{ready} of {rows} rows can be imported. Nothing was changed."),
        (false, Some(operation)) => println!(
            "{} of {rows} rows were imported into {}, as operation {operation}.",
            report.created, arguments.table
        ),
        (false, None) => println!("Nothing was imported: {ready} of {rows} rows can be."),
    }
}
