//! Where the passphrase of a key comes from: a file or the environment, where nobody is
//! there to be asked, or whoever sits at the terminal.

use std::fs;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use bailey_plugin::keys::Passphrase;
use console::Term;

/// What it is called in the environment.
const VARIABLE: &str = "BAILEY_KEY_PASSPHRASE";

/// The passphrase of a key.
#[derive(clap::Args)]
pub struct From {
    /// A file whose first line is the key's passphrase [default: BAILEY_KEY_PASSPHRASE,
    /// or what you type].
    #[arg(long, env = "BAILEY_KEY_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl From {
    /// The passphrase of a key that there is.
    pub fn known(&self, key: &Path) -> Result<Passphrase> {
        let shown = key.display();
        match self.given()? {
            Some(given) => Ok(given),
            None if somebody_there() => ask(&format!("Passphrase of {shown}: ")),
            None => bail!(
                "{shown} is under a passphrase. Set {VARIABLE}, or name a file with \
                 --passphrase-file"
            ),
        }
    }

    /// The passphrase that a key is to have, if it is to have one.
    pub fn chosen(&self) -> Result<Option<Passphrase>> {
        let given = self.given()?;
        if given.is_some() || !somebody_there() {
            return Ok(given);
        }
        let term = Term::stderr();
        loop {
            let typed = typed(&term, "Passphrase for the key (empty for none): ")?;
            if typed.is_empty() {
                return Ok(None);
            }
            if typed == self::typed(&term, "Once more: ")? {
                return Ok(Some(typed.into()));
            }
            term.write_line("These are two different ones.")?;
        }
    }

    fn given(&self) -> Result<Option<Passphrase>> {
        let text = match (&self.passphrase_file, std::env::var_os(VARIABLE)) {
            (Some(file), _) => fs::read_to_string(file)
                .with_context(|| format!("cannot read {}", file.display()))?,
            (None, Some(text)) => match text.into_string() {
                Ok(text) => text,
                Err(_) => bail!("{VARIABLE} is no text"),
            },
            (None, None) => return Ok(None),
        };
        match text.lines().next().unwrap_or_default() {
            "" => bail!("the passphrase is empty"),
            line => Ok(Some(line.to_owned().into())),
        }
    }
}

fn somebody_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

fn ask(question: &str) -> Result<Passphrase> {
    Ok(typed(&Term::stderr(), question)?.into())
}

fn typed(term: &Term, question: &str) -> Result<String> {
    term.write_str(question)?;
    Ok(term.read_secure_line()?)
}
