//! The command's side.

use std::path::Path;

use anyhow::Result;

use super::{Question, Talk};

/// Has the server of this data folder do it; none if none runs.
#[cfg(unix)]
pub fn ask(data: &Path, question: &Question, talk: &mut dyn Talk) -> Result<Option<()>> {
    use std::io::{BufRead as _, BufReader, ErrorKind, Write as _};
    use std::os::unix::net::UnixStream;

    use anyhow::{Context as _, bail};

    use super::{Answer, SOCKET};

    let socket = data.join(SOCKET);
    let mut stream = match UnixStream::connect(&socket) {
        Ok(stream) => stream,
        // What a server left that was killed refuses connections.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::ConnectionRefused | ErrorKind::InvalidInput
            ) =>
        {
            return Ok(None);
        }
        Err(error) => return Err(error).with_context(|| socket.display().to_string()),
    };
    let mut line = serde_json::to_string(question)?;
    line.push('\n');
    stream.write_all(line.as_bytes())?;
    for line in BufReader::new(stream.try_clone()?).lines() {
        match serde_json::from_str(&line?)? {
            Answer::Said(line) => talk.say(&line)?,
            Answer::Progress(step) => talk.progress(&step),
            Answer::Asked(question) => {
                let agreed = talk.confirm(&question)?;
                stream.write_all(format!("{agreed}\n").as_bytes())?;
            }
            Answer::Done => return Ok(Some(())),
            Answer::Failed(why) => bail!("{why}"),
        }
    }
    bail!("the server stopped before it was done: ask again what came of it")
}

/// Elsewhere commands work on the data folder while no server runs.
#[cfg(not(unix))]
pub fn ask(_data: &Path, _question: &Question, _talk: &mut dyn Talk) -> Result<Option<()>> {
    Ok(None)
}
