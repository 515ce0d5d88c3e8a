//! What is kept of a run: its tables, the day, and on which machine it was.

use std::fs;

use crate::table::Table;

/// Parts of a Markdown file, printed as they come.
pub struct Results(String);

impl Results {
    /// Begins with the day and the machine.
    pub fn of_this_machine() -> Self {
        let day = jiff::Zoned::now().date();
        let kernel = read("/proc/sys/kernel/osrelease");
        let mut results = Self(format!(
            "# What the server does under load\n\n\
             Written by `tests/load/run` on {day}: {} of {}, {} GiB of memory, Linux {}. The \
             server and what drives it share these processors.\n",
            counted(processors()),
            named("/proc/cpuinfo", "model name").unwrap_or_else(|| "a kind unknown".to_owned()),
            memory() / (1 << 30),
            kernel.trim(),
        ));
        results.0.push('\n');
        println!("{}", results.0);
        results
    }

    /// One more part.
    pub fn add(&mut self, title: &str, text: &str) {
        let part = format!("## {title}\n\n{text}\n");
        println!("{part}");
        self.0.push_str(&part);
    }

    /// One more part, a table with what is to be known of it.
    pub fn add_table(&mut self, title: &str, about: &str, table: &Table) {
        self.add(title, &format!("{about}\n\n{table}"));
    }

    /// Writes them down.
    pub fn keep(&self, path: &str) {
        let text = format!("{}\n", self.0.trim_end());
        fs::write(path, text).expect("the results are kept");
    }
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn counted(processors: usize) -> String {
    match processors {
        1 => "1 processor".to_owned(),
        more => format!("{more} processors"),
    }
}

/// Bytes of memory that the machine has.
fn memory() -> u64 {
    let total = named("/proc/meminfo", "MemTotal").expect("Linux tells");
    let kib = total.split(' ').next().expect("a number");
    kib.parse::<u64>().expect("a number") * 1024
}

/// What stands after a name and a colon.
fn named(path: &str, name: &str) -> Option<String> {
    let text = read(path);
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn read(path: &str) -> String {
    fs::read_to_string(path).expect("Linux tells")
}
