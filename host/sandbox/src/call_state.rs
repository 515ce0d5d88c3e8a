//! What the host keeps beside a guest during a call.
//!
//! Account and acting user live here, in the host's own `data`, and never in a
//! guest's argument, so no guest can say that it is somebody else.

use wasmtime::component::ResourceTable;

use crate::wasi::WasiState;
use crate::{CallLimits, Meter};

/// The state of a store: the host's data for this call, the meter, and handles.
///
/// `D` is the host's data of one call. It is put in before the guest runs and
/// taken out afterwards, so a live instance that waits holds none of it.
#[derive(Debug)]
pub struct CallState<D> {
    data: Option<D>,
    /// What the call uses, and may use.
    pub meter: Meter,
    /// The host's side of the handles that the guest holds.
    pub table: ResourceTable,
    pub(crate) wasi: WasiState,
}

impl<D> CallState<D> {
    pub(crate) fn new(data: D, limits: CallLimits) -> Self {
        let mut table = ResourceTable::new();
        table.set_max_capacity(limits.handles as usize);
        CallState {
            data: Some(data),
            meter: Meter::start(limits),
            table,
            wasi: WasiState::default(),
        }
    }

    /// Readies a live instance's state for its next call.
    pub(crate) fn renew(&mut self, data: D, limits: CallLimits) {
        self.data = Some(data);
        self.meter.restart(limits);
        self.table.set_max_capacity(limits.handles as usize);
        self.wasi.renew();
    }

    /// Takes what the guest printed when the call is over.
    pub(crate) fn take_output(&mut self) -> String {
        String::from_utf8_lossy(&std::mem::take(&mut self.wasi.output)).into_owned()
    }

    /// Takes the host's data out when the call is over.
    pub(crate) fn take_data(&mut self) -> D {
        self.data.take().unwrap_or_else(|| without_data())
    }

    /// The host's data of this call.
    ///
    /// # Panics
    ///
    /// Outside of a call, where nothing that has the state can run.
    pub fn data(&self) -> &D {
        self.data.as_ref().unwrap_or_else(|| without_data())
    }

    /// The host's data of this call, to be changed.
    ///
    /// # Panics
    ///
    /// Outside of a call, where nothing that has the state can run.
    pub fn data_mut(&mut self) -> &mut D {
        self.data.as_mut().unwrap_or_else(|| without_data())
    }

    /// The host's data and the meter at once.
    ///
    /// # Panics
    ///
    /// Outside of a call, where nothing that has the state can run.
    pub fn data_and_meter(&mut self) -> (&mut D, &mut Meter) {
        (
            self.data.as_mut().unwrap_or_else(|| without_data()),
            &mut self.meter,
        )
    }
}

fn without_data() -> ! {
    unreachable!("a guest runs only within a call, which brings its data")
}
