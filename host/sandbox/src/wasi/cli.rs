//! `wasi:cli`: no environment, no terminal, nothing to read; output to the log.

use wasmtime::component::Resource;
use wasmtime_wasi::p2::bindings::cli::{
    environment, exit, stderr, stdin, stdout, terminal_input, terminal_output, terminal_stderr,
    terminal_stdin, terminal_stdout,
};
use wasmtime_wasi::p2::{DynInputStream, DynOutputStream};

use super::Locked;
use super::io::{Input, Output};
use crate::Failure;

impl environment::Host for Locked<'_, false> {
    fn get_environment(&mut self) -> wasmtime::Result<Vec<(String, String)>> {
        Ok(Vec::new())
    }

    fn get_arguments(&mut self) -> wasmtime::Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn initial_cwd(&mut self) -> wasmtime::Result<Option<String>> {
        Ok(None)
    }
}

impl Locked<'_, false> {
    fn exited(&mut self, status: u8) -> wasmtime::Error {
        let reason = format!("it ended itself with status {status} instead of answering");
        self.meter.stop(Failure::Trap {
            reason,
            frames: Vec::new(),
        })
    }
}

impl exit::Host for Locked<'_, false> {
    fn exit(&mut self, status: Result<(), ()>) -> wasmtime::Result<()> {
        Err(self.exited(u8::from(status.is_err())))
    }

    fn exit_with_code(&mut self, status_code: u8) -> wasmtime::Result<()> {
        Err(self.exited(status_code))
    }
}

impl stdin::Host for Locked<'_, false> {
    fn get_stdin(&mut self) -> wasmtime::Result<Resource<DynInputStream>> {
        Ok(Resource::new_own(self.table.push(Input)?.rep()))
    }
}

impl stdout::Host for Locked<'_, false> {
    fn get_stdout(&mut self) -> wasmtime::Result<Resource<DynOutputStream>> {
        Ok(Resource::new_own(self.table.push(Output)?.rep()))
    }
}

impl stderr::Host for Locked<'_, false> {
    fn get_stderr(&mut self) -> wasmtime::Result<Resource<DynOutputStream>> {
        Ok(Resource::new_own(self.table.push(Output)?.rep()))
    }
}

impl terminal_input::Host for Locked<'_, false> {}

impl terminal_input::HostTerminalInput for Locked<'_, false> {
    fn drop(&mut self, terminal: Resource<terminal_input::TerminalInput>) -> wasmtime::Result<()> {
        self.table.delete(terminal)?;
        Ok(())
    }
}

impl terminal_output::Host for Locked<'_, false> {}

impl terminal_output::HostTerminalOutput for Locked<'_, false> {
    fn drop(
        &mut self,
        terminal: Resource<terminal_output::TerminalOutput>,
    ) -> wasmtime::Result<()> {
        self.table.delete(terminal)?;
        Ok(())
    }
}

impl terminal_stdin::Host for Locked<'_, false> {
    fn get_terminal_stdin(
        &mut self,
    ) -> wasmtime::Result<Option<Resource<terminal_input::TerminalInput>>> {
        Ok(None)
    }
}

impl terminal_stdout::Host for Locked<'_, false> {
    fn get_terminal_stdout(
        &mut self,
    ) -> wasmtime::Result<Option<Resource<terminal_output::TerminalOutput>>> {
        Ok(None)
    }
}

impl terminal_stderr::Host for Locked<'_, false> {
    fn get_terminal_stderr(
        &mut self,
    ) -> wasmtime::Result<Option<Resource<terminal_output::TerminalOutput>>> {
        Ok(None)
    }
}
