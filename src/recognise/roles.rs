//! The role of every source line, by the names of the annotations' closed list.

use std::collections::BTreeMap;

use crate::clean::{DroppedKind, Lines};
use crate::document::{Document, Role};

/// Role of every non-empty source line: the first element's, where a line holds several.
pub(super) fn of_lines(lines: &Lines, document: &Document) -> Vec<(usize, String)> {
    let mut roles: BTreeMap<usize, String> = BTreeMap::new();
    for dropped in &lines.dropped {
        let role = match dropped.kind {
            DroppedKind::PageArtifact => "page_artifact",
            DroppedKind::Chrome => "chrome",
        };
        roles.insert(dropped.line, role.into());
    }
    let block_of = |line: usize| {
        document.blocks.iter().find(|block| block.lines.0 <= line && line <= block.lines.1)
    };
    for line in &lines.lines {
        let Some(&first) = line.sources.first() else { continue };
        let Some(block) = block_of(first) else { continue };
        let shares = |role: Role| {
            document.blocks.iter().any(|other| other.role == role && other.lines.0 == first)
        };
        let name = match block.role {
            Role::MastheadIssuer if shares(Role::MastheadDate) => "masthead_issuer_and_date".into(),
            _ => block.role_name(),
        };
        roles.insert(first, name);
        for &joined in line.sources.iter().skip(1) {
            roles.insert(joined, "para_continuation".into());
        }
    }
    roles.into_iter().collect()
}
