//! The model as `inspect --json` prints it: the contract's keys, in its order.

use serde_json::{Map, Value, json};

use super::{Block, Document, Role, Zone};

impl Document {
    /// The `document` object of `inspect --json`.
    pub fn to_json(&self) -> Value {
        let mut map = Map::new();
        let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
        let text = |role| self.joined(role);
        put("kind", json!(self.kind.name()));
        put("wenzhong", json!(self.wenzhong));
        put("masthead", json!(text(Role::Masthead)));
        put("doc_number", json!(text(Role::DocNumber)));
        put("issue_number", json!(text(Role::IssueNumber)));
        put("issuer", json!(self.issuer));
        put("date", json!(self.date));
        put("copy_number", json!(text(Role::CopyNumber)));
        put("secrecy", json!(text(Role::Secrecy)));
        put("urgency", json!(text(Role::Urgency)));
        put("signer", json!(text(Role::Signer)));
        put("title", json!(text(Role::Title)));
        put("title_note", json!(text(Role::TitleNote)));
        put("author", json!(text(Role::Author)));
        put("salutation", json!(text(Role::Salutation)));
        let recipients = self.find(Role::MainRecipients);
        let names = recipients.map(|block| block.text.trim_end_matches(['：', ':']).to_owned());
        put("main_recipients", json!(names));
        let position = recipients.map(|block| match block.zone {
            Zone::Colophon => "colophon",
            _ => "top",
        });
        put("recipients_position", json!(position));
        put("signature", json!(text(Role::Signature)));
        put("signature_date", json!(text(Role::SignatureDate)));
        put("notes", json!(text(Role::Note)));
        put("subject_words", json!(text(Role::SubjectWords)));
        put("copy_to", json!(text(Role::CopyTo)));
        put("print_office", json!(text(Role::PrintOffice)));
        put("print_date", json!(self.print_date()));
        put("copies", json!(text(Role::Copies)));
        put("paragraphs", json!(self.blocks.iter().filter(|block| is_paragraph(block)).count()));
        let main = self
            .blocks
            .iter()
            .filter(|block| is_paragraph(block) && !matches!(block.zone, Zone::Attached(_)));
        put("main_paragraphs", json!(main.count()));
        put("roster_lines", json!(self.rows(Role::Roster)));
        put("table_rows", json!(self.rows(Role::Table)));
        put("truncated", json!(self.truncated));
        put("flattened", json!(self.flattened));
        put("headings", Value::Array(self.blocks.iter().filter_map(heading).collect()));
        let numbered = self.blocks.iter().filter_map(|block| match block.role {
            Role::NumberedPara(_) => Some(json!(block.text)),
            _ => None,
        });
        put("numbered_paragraphs", Value::Array(numbered.collect()));
        put("attachments", json!(self.attachments()));
        put("attached_documents", Value::Array(self.attached()));
        let attendance =
            self.blocks.iter().filter(|block| block.role == Role::Attendance).map(|block| {
                let role = block.label.as_deref().unwrap_or_default().trim_end_matches(['：', ':']);
                json!({ "role": role, "text": block.text })
            });
        put("attendance", Value::Array(attendance.collect()));
        put("page_artifacts", json!(self.page_artifacts));
        put("chrome", json!(self.chrome));
        put("body", Value::Array(self.blocks.iter().map(block_json).collect()));
        Value::Object(map)
    }

    /// Text of all blocks of a role outside attached documents, one a line.
    fn joined(&self, role: Role) -> Option<String> {
        let texts: Vec<&str> = self
            .blocks
            .iter()
            .filter(|block| block.role == role && !matches!(block.zone, Zone::Attached(_)))
            .map(|block| block.text.as_str())
            .collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// 印发日期 without the word 印发.
    fn print_date(&self) -> Option<String> {
        self.joined(Role::PrintDate)
            .map(|date| date.trim_end_matches("印发").trim_end_matches('印').to_owned())
    }

    fn rows(&self, role: Role) -> usize {
        let blocks = self.blocks.iter().filter(|block| block.role == role);
        blocks.map(|block| block.text.split('\n').count()).sum()
    }

    /// Names of the 附件说明 without their numbers.
    pub fn attachments(&self) -> Vec<String> {
        let Some(note) = self.find(Role::AttachmentNote) else { return Vec::new() };
        note.text
            .split('\n')
            .map(|name| {
                let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
                match rest.strip_prefix(['.', '．', '、']) {
                    Some(bare) if rest.len() < name.len() => bare.to_owned(),
                    _ => name.to_owned(),
                }
            })
            .collect()
    }

    fn attached(&self) -> Vec<Value> {
        (0..self.attached_count())
            .map(|number| {
                let text = |role| {
                    let mut blocks =
                        self.zone(Zone::Attached(number)).filter(|block| block.role == role);
                    blocks.next().map(|block| block.text.clone())
                };
                let recipients = text(Role::MainRecipients)
                    .map(|names| names.trim_end_matches(['：', ':']).to_owned());
                json!({
                    "title": text(Role::Title),
                    "title_note": text(Role::TitleNote),
                    "main_recipients": recipients,
                    "signature": text(Role::Signature),
                    "signature_date": text(Role::SignatureDate),
                })
            })
            .collect()
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block.role, Role::Para | Role::NumberedPara(_))
}

/// A heading of its own or at a paragraph's start, without its closing mark.
fn heading(block: &Block) -> Option<Value> {
    let text = |chars: usize| -> String { block.text.chars().take(chars).collect() };
    match (block.role, block.run_in) {
        (Role::Heading(level), _) => {
            Some(json!({ "level": level, "text": block.text, "run_in": false }))
        }
        (_, Some(run_in)) => {
            let text = text(run_in.chars);
            let text = text.trim_end_matches(['。', '：']);
            Some(json!({ "level": run_in.level, "text": text, "run_in": true }))
        }
        _ => None,
    }
}

fn block_json(block: &Block) -> Value {
    let level = match (block.role, block.run_in) {
        (Role::Heading(level) | Role::NumberedPara(level), _) => Some(level),
        (_, run_in) => run_in.map(|run_in| run_in.level),
    };
    json!({
        "role": block.role_name(),
        "level": level,
        "text": block.full_text(),
        "lines": [block.lines.0, block.lines.1],
        "reason": block.reason,
        "confidence": block.confidence,
    })
}
