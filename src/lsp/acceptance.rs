//! Accepting a finding: what the ledger beside the draft will say of it.
use std::path::Path;

use crate::{
    analysis::claim,
    finding::Finding,
    lsp::state::Snapshot,
    source::{Acceptance, NO_NAME},
    workspace::signature,
};

/// The entry for a finding, as of today, still without a reason. Who accepts it is as the settings say, else as the system
/// does, else left open.
pub(super) fn entry(snapshot: &Snapshot, draft: &Path, finding: &Finding) -> Acceptance {
    let by = snapshot.settings.by.clone().or_else(|| snapshot.desk.writer(draft));
    Acceptance {
        claim: claim(&snapshot.analysis().draft, finding),
        by: by.unwrap_or_else(|| NO_NAME.to_owned()),
        on: signature::today(),
        reason: String::new(),
        place: String::new(),
    }
}
