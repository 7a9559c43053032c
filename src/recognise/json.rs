//! Document → the `document` object of `inspect --json`: the keys of the contract, no others.

use serde_json::{Value, json};

use super::{placeholders, shape};
use crate::document::{Block, Document, Role, Zone};

impl Document {
    /// The document as the JSON object that scripts read. Strings are null where the text has no
    /// such element; several organs or lines in one are joined by a newline.
    pub fn to_json(&self) -> Value {
        let recipients = self.find(Role::MainRecipients);
        let attached: Vec<Value> =
            self.attached().iter().map(|blocks| self.attached_json(blocks)).collect();
        json!({
            "kind": self.kind.name(),
            "wenzhong": self.wenzhong,
            "masthead": self.text_of(Role::Masthead),
            "doc_number": self.text_of(Role::DocNumber),
            "issue_number": self.text_of(Role::IssueNumber),
            "issuer": self.issuer,
            "date": self.date.as_deref().map(|date| self.as_written(date)),
            "copy_number": self.text_of(Role::CopyNumber),
            "secrecy": self.text_of(Role::Secrecy),
            "urgency": self.text_of(Role::Urgency),
            "signer": self.signer(),
            "title": self.text_of(Role::Title),
            "title_note": self.text_of(Role::TitleNote),
            "author": self.text_of(Role::Author),
            "salutation": self.text_of(Role::Salutation),
            "main_recipients": recipients.map(|block| without_colon(&block.text)),
            "recipients_position": recipients
                .map(|block| if block.zone == Zone::Colophon { "colophon" } else { "top" }),
            "signature": self.text_of(Role::Signature).map(|text| without_seal(&text)),
            "signature_date": self.text_of(Role::SignatureDate)
                .map(|text| self.as_written(&bare_date(&text))),
            "notes": self.text_of(Role::Note),
            "subject_words": self.text_of(Role::SubjectWords),
            "copy_to": self.text_of(Role::CopyTo),
            "print_office": self.text_of(Role::PrintOffice),
            "print_date": self.text_of(Role::PrintDate)
                .map(|text| text.trim_end_matches("印发").to_owned()),
            "copies": self.text_of(Role::Copies),
            "paragraphs": self.blocks.iter().filter(|block| is_paragraph(block)).count(),
            "main_paragraphs": self.blocks.iter()
                .filter(|block| is_paragraph(block) && !matches!(block.zone, Zone::Attached(_)))
                .count(),
            "roster_lines": self.lines_of(Role::Roster),
            "table_rows": self.lines_of(Role::Table),
            "headings": self.blocks.iter().filter_map(heading).collect::<Vec<_>>(),
            "numbered_paragraphs": self.blocks.iter().filter_map(numbered).collect::<Vec<_>>(),
            "attachments": self.attachments(),
            "attached_documents": attached,
            "attendance": self.blocks.iter().filter(|block| block.role == Role::Attendance)
                .map(|block| json!({
                    "role": block.label.as_deref().map(without_colon),
                    "text": block.text,
                }))
                .collect::<Vec<_>>(),
            "page_artifacts": self.left_out_as("page_artifact"),
            "chrome": self.left_out_as("chrome"),
            "truncated": self.truncated,
            "flattened": self.flattened,
            "body": self.blocks.iter().map(body).collect::<Vec<_>>(),
        })
    }

    /// The texts that were left out under a role of `line_roles`.
    fn left_out_as(&self, role: &str) -> Vec<&str> {
        let of_role = self.left_out.iter().filter(|left| left.kind.role() == role);
        of_role.map(|left| left.text.as_str()).collect()
    }

    /// A date as the source writes it.
    fn as_written(&self, date: &str) -> String {
        let written = self.rewritten_dates.iter().find(|(now, _)| now == date);
        written.map_or(date, |(_, before)| before).to_owned()
    }

    /// The texts of a role outside attached documents, one a line; none where there is none.
    fn text_of(&self, role: Role) -> Option<String> {
        join(
            self.blocks
                .iter()
                .filter(|block| block.role == role && !matches!(block.zone, Zone::Attached(_))),
        )
    }

    /// The names that sign: 签发人, or the person below an order without the post.
    fn signer(&self) -> Option<String> {
        let text = self.text_of(Role::Signer)?;
        let name =
            |line: &str| shape::post_and_name(line).map_or(line.to_owned(), |(_, name)| name);
        let names: Vec<String> = text.split('\n').map(name).collect();
        Some(names.join("\n"))
    }

    fn lines_of(&self, role: Role) -> usize {
        self.blocks
            .iter()
            .filter(|block| block.role == role)
            .map(|block| block.text.split('\n').count())
            .sum()
    }

    /// The names in the 附件说明, without label and numbers.
    fn attachments(&self) -> Vec<String> {
        let notes = || self.blocks.iter().filter(|block| block.role == Role::AttachmentNote);
        let own: Vec<String> = notes()
            .filter(|block| block.zone == Zone::Main)
            .flat_map(|block| shape::attachment_names(&block.text))
            .collect();
        if !own.is_empty() {
            return own;
        }
        // an order without any carries those of what it publishes
        notes().flat_map(|block| shape::attachment_names(&block.text)).collect()
    }

    fn attached_json(&self, blocks: &[&Block]) -> Value {
        let text = |role| join(blocks.iter().copied().filter(|block| block.role == role));
        json!({
            "title": text(Role::Title),
            "title_note": text(Role::TitleNote),
            "main_recipients": text(Role::MainRecipients).map(|text| without_colon(&text)),
            "signature": text(Role::Signature),
            "signature_date": text(Role::SignatureDate)
                .map(|text| self.as_written(&bare_date(&text))),
        })
    }
}

fn join<'a>(blocks: impl Iterator<Item = &'a Block>) -> Option<String> {
    let texts: Vec<&str> = blocks.map(|block| block.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join("\n"))
}

/// A 署名 without the place of its seal: 甲局（盖章）.
fn without_seal(text: &str) -> String {
    let line = |line: &str| {
        let at = line.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
        match line.split_at_checked(at) {
            Some((organ, seal)) if placeholders::is_seal(&shape::squeeze(seal)) => organ.to_owned(),
            _ => line.to_owned(),
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn without_colon(text: &str) -> String {
    text.trim_end_matches(['：', ':']).to_owned()
}

/// A date that stands in brackets, without them.
fn bare_date(text: &str) -> String {
    text.trim_matches(['（', '）', '(', ')']).to_owned()
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.role, Role::Para | Role::NumberedPara(_))
}

fn heading(block: &Block) -> Option<Value> {
    match (block.role, block.run_in) {
        (Role::Heading(level), _) => Some(json!({
            "level": level,
            "text": block.text.trim_end_matches('。'),
            "run_in": false,
        })),
        (_, Some(run_in)) => {
            let text: String = block.text.chars().take(run_in.chars).collect();
            let text = text.trim_end_matches(['。', '：', ':', '！', '？']);
            Some(json!({ "level": run_in.level, "text": text, "run_in": true }))
        }
        _ => None,
    }
}

/// Numbered sentences are told by their first twenty characters.
fn numbered(block: &Block) -> Option<Value> {
    let Role::NumberedPara(level) = block.role else { return None };
    let text: String = block.text.chars().take(20).collect();
    Some(json!({ "level": level, "text": text }))
}

fn body(block: &Block) -> Value {
    let level = match (block.role, block.run_in) {
        (Role::Heading(level) | Role::NumberedPara(level), _) => Some(level),
        (_, Some(run_in)) => Some(run_in.level),
        _ => None,
    };
    json!({
        "role": block.role_name(),
        "level": level,
        "text": block.full_text(),
        "lines": [block.lines.0, block.lines.1],
        "reason": block.reason,
        "confidence": (f64::from(block.confidence) * 100.0).round() / 100.0,
    })
}
