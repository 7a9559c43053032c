//! The model of a 公文: a list of blocks in document order, each with its role and its evidence.
//!
//! | 公文 | here | 公文 | here |
//! |---|---|---|---|
//! | 版头 / 主体 / 版记 | [`Zone::Header`] / [`Zone::Main`] / [`Zone::Colophon`] | 附件、被转发文件 | [`Zone::Attached`] |
//! | 份号 | [`Role::CopyNumber`] | 密级和保密期限 | [`Role::Secrecy`] |
//! | 紧急程度 | [`Role::Urgency`] | 发文机关标志、刊名 | [`Role::Masthead`] |
//! | 期号 | [`Role::IssueNumber`] | 编发单位 / 日期 | [`Role::MastheadIssuer`] / [`Role::MastheadDate`] |
//! | 发文字号、令号 | [`Role::DocNumber`] | 签发人 | [`Role::Signer`] |
//! | 标题 / 题注 | [`Role::Title`] / [`Role::TitleNote`] | 讲话人 | [`Role::Author`] |
//! | 称谓 | [`Role::Salutation`] | 主送机关 | [`Role::MainRecipients`] |
//! | 正文段 | [`Role::Para`] | 独立标题 | [`Role::Heading`] |
//! | 附件说明 | [`Role::AttachmentNote`] | 附件标识 | [`Role::AttachmentMarker`] |
//! | 署名 / 成文日期 | [`Role::Signature`] / [`Role::SignatureDate`] | 附注 | [`Role::Note`] |
//! | 出席、列席、请假 | [`Role::Attendance`] | 名单 / 表格 | [`Role::Roster`] / [`Role::Table`] |
//! | 主题词 | [`Role::SubjectWords`] | 抄送机关 | [`Role::CopyTo`] |
//! | 印发机关 / 印发日期 | [`Role::PrintOffice`] / [`Role::PrintDate`] | 份数 | [`Role::Copies`] |
//!
//! Law: the text of all blocks, label before text, in order, is the cleaned text (white space
//! aside) plus and minus what the records in [`Document::changes`] say.

pub mod signing;

use std::borrow::Cow;

use crate::diagnostic::{Change, LeftOut, watch};

/// A recognised document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// 格式.
    pub kind: Kind,
    /// 文种, by the title's end; none where nothing names one.
    pub wenzhong: Option<String>,
    /// 发文机关, wherever it is told (署名, else 标志, 题注, 标题).
    pub issuer: Option<String>,
    /// Date of the document, wherever it is told, as the source writes it.
    pub date: Option<String>,
    /// Dates that cleaning wrote anew: as they stand now, as the source writes them.
    pub rewritten_dates: Vec<(String, String)>,
    /// Every block, in document order: 版头, 主体, attached documents, 版记.
    pub blocks: Vec<Block>,
    /// What recognition added, dropped, moved or changed.
    pub changes: Vec<Change>,
    /// Source line → role, for every non-empty source line; none for a document on one line.
    pub line_roles: Option<Vec<(usize, &'static str)>>,
    /// What was left out on the way here, in cleaning and in recognition.
    pub left_out: Vec<LeftOut>,
    /// The text ends in the middle of a sentence.
    pub truncated: bool,
    /// The document arrived on one line.
    pub flattened: bool,
}

/// 格式: how a document is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 通用公文 (文件格式).
    #[default]
    General,
    /// 信函.
    Letter,
    /// 命令(令).
    Order,
    /// 纪要.
    Minutes,
    /// 简报, with periodicals called 通报.
    Bulletin,
    /// 讲话, reports read out included.
    Speech,
    /// 其他.
    Other,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 7] = [
        Self::General,
        Self::Letter,
        Self::Order,
        Self::Minutes,
        Self::Bulletin,
        Self::Speech,
        Self::Other,
    ];

    /// The Chinese name, as in JSON and `meta.kind`.
    pub fn name(self) -> &'static str {
        match self {
            Self::General => "通用公文",
            Self::Letter => "信函",
            Self::Order => "命令",
            Self::Minutes => "纪要",
            Self::Bulletin => "简报",
            Self::Speech => "讲话",
            Self::Other => "其他",
        }
    }

    /// The kind of a Chinese name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Which part of the document a block belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// 版头: above the red line.
    Header,
    /// 主体.
    #[default]
    Main,
    /// The n-th attached or forwarded document, from 0.
    Attached(usize),
    /// 版记.
    Colophon,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// 份号.
    CopyNumber,
    /// 密级和保密期限.
    Secrecy,
    /// 紧急程度.
    Urgency,
    /// 发文机关标志 or 刊名; joint organs one a line.
    Masthead,
    /// 期号.
    IssueNumber,
    /// 编发单位, under the 期号.
    MastheadIssuer,
    /// Date, under the 期号.
    MastheadDate,
    /// 发文字号 or 令号.
    DocNumber,
    /// 签发人; names one a line, label `签发人：`.
    Signer,
    /// 标题; line breaks of the source are kept as a wish.
    Title,
    /// 题注.
    TitleNote,
    /// 讲话人 or 报告人 with post.
    Author,
    /// 称谓 (同志们：), with its colon.
    Salutation,
    /// 主送机关. Zone `Main`: text with its colon. Zone `Colophon`: label `主送：`.
    MainRecipients,
    /// A heading on its own line, level 1 (一、第X章) to 4.
    Heading(u8),
    /// A paragraph of body text; [`Block::run_in`] tells a heading at its start.
    Para,
    /// A numbered sentence, level as of a heading; set as body text.
    NumberedPara(u8),
    /// 附件说明: label `附件：`, names one a line with their numbers.
    AttachmentNote,
    /// `附件` or `附件1` at the top of an attachment.
    AttachmentMarker,
    /// 署名; several organs one a line.
    Signature,
    /// 成文日期.
    SignatureDate,
    /// 附注, with its brackets.
    Note,
    /// 出席, 列席, 请假 of a 纪要; label `出席：`.
    Attendance,
    /// Lines of names or aligned lists, one a line, columns as in the source.
    Roster,
    /// Rows one a line, cells separated by TAB where the source tells columns.
    Table,
    /// 单位：万元 above a table.
    TableUnit,
    /// Caption of a table or picture.
    Caption,
    /// 主题词; label `主题词：`.
    SubjectWords,
    /// 抄送, 抄报, 抄发, 分送 …: label with its colon, groups one a line.
    CopyTo,
    /// 印发机关.
    PrintOffice,
    /// 印发日期, with 印发.
    PrintDate,
    /// 共印N份.
    Copies,
    /// A short line that stands for itself (article label, aside) and is set as body.
    Label,
}

/// A heading at the start of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunIn {
    /// 1 to 4.
    pub level: u8,
    /// Characters of the paragraph's text that belong to the heading, its closing mark included.
    pub chars: usize,
}

/// One element of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Where it belongs.
    pub zone: Zone,
    /// Label with its colon (抄送：), where the element has one.
    pub label: Option<String>,
    /// The text without the label; lines of an element separated by `\n`.
    pub text: String,
    /// A heading at the start of the paragraph.
    pub run_in: Option<RunIn>,
    /// First and last source line, from 1; (0, 0) where it was given, not read.
    pub lines: (usize, usize),
    /// Name of the rule or signals that decided.
    pub reason: Cow<'static, str>,
    /// 0 to 1.
    pub confidence: f32,
}

impl Block {
    /// A block of the main part, certain, without label.
    pub fn new(role: Role, text: impl Into<String>) -> Self {
        Self {
            role,
            zone: Zone::Main,
            label: None,
            text: text.into(),
            run_in: None,
            lines: (0, 0),
            reason: Cow::Borrowed(""),
            confidence: 1.0,
        }
    }

    /// Puts it into a zone.
    #[must_use]
    pub fn within(mut self, zone: Zone) -> Self {
        self.zone = zone;
        self
    }

    /// A table whose cells are parted by TAB. Rows parted by spaces, or one cell a line, tell no
    /// columns: they are set as lists are.
    pub fn is_grid(&self) -> bool {
        self.role == Role::Table && self.text.contains('\t')
    }

    /// Its role by the names of the annotations' closed list.
    pub fn role_name(&self) -> &'static str {
        let block = self;
        let attached = matches!(block.zone, Zone::Attached(_));
        match block.role {
            Role::CopyNumber => "copy_number",
            Role::Secrecy => "secrecy",
            Role::Urgency => "urgency",
            Role::Masthead => "masthead",
            Role::IssueNumber => "issue_number",
            Role::MastheadIssuer => "masthead_issuer",
            Role::MastheadDate => "masthead_date",
            Role::DocNumber => "doc_number",
            Role::Signer => "signer",
            Role::Title if attached => "attached_title",
            Role::Title => "title",
            Role::TitleNote if attached => "attached_title_note",
            Role::TitleNote => "title_note",
            Role::Author => "author",
            Role::Salutation => "salutation",
            Role::MainRecipients if attached => "attached_recipients",
            Role::MainRecipients if self.zone == Zone::Colophon => "main_recipients_colophon",
            Role::MainRecipients => "main_recipients",
            Role::Heading(level) => {
                of_level(level, ["heading1", "heading2", "heading3", "heading4"])
            }
            Role::NumberedPara(level) => of_level(
                level,
                ["numbered_para1", "numbered_para2", "numbered_para3", "numbered_para4"],
            ),
            Role::Para => block.run_in.map_or("para", |run_in| {
                let names = [
                    "run_in_heading_para1",
                    "run_in_heading_para2",
                    "run_in_heading_para3",
                    "run_in_heading_para4",
                ];
                of_level(run_in.level, names)
            }),
            Role::AttachmentNote => "attachment_note",
            Role::AttachmentMarker => "attachment_marker",
            Role::Signature if attached => "attached_signature",
            Role::Signature => "signature",
            Role::SignatureDate if attached => "attached_date",
            Role::SignatureDate => "signature_date",
            Role::Note if attached => "attached_note",
            Role::Note => "note",
            Role::Attendance => "attendance",
            Role::Roster => "roster",
            Role::Table => "table_row",
            Role::TableUnit => "table_unit",
            Role::Caption => "caption",
            Role::SubjectWords => "subject_words",
            Role::CopyTo => "copy_to",
            Role::PrintOffice | Role::PrintDate => "print_line",
            Role::Copies => "copies",
            Role::Label => "label",
        }
    }

    /// Label and text, as they stand in the document.
    pub fn full_text(&self) -> String {
        match &self.label {
            Some(label) => format!("{label}{}", self.text),
            None => self.text.clone(),
        }
    }
}

/// The name of a level from 1 to 4.
fn of_level(level: u8, [first, second, third, fourth]: [&'static str; 4]) -> &'static str {
    match level {
        0 | 1 => first,
        2 => second,
        3 => third,
        _ => fourth,
    }
}

impl Document {
    /// The blocks of a zone.
    pub fn zone(&self, zone: Zone) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.zone == zone)
    }

    /// The first block of a role outside attached documents.
    pub fn find(&self, role: Role) -> Option<&Block> {
        self.blocks
            .iter()
            .inspect(|_| watch::tick(1))
            .find(|block| block.role == role && !matches!(block.zone, Zone::Attached(_)))
    }

    /// Attached or forwarded documents, in order: the blocks of each. Walks the text once.
    pub fn attached(&self) -> Vec<Vec<&Block>> {
        let mut attached: Vec<Vec<&Block>> = Vec::new();
        for block in &self.blocks {
            let Zone::Attached(number) = block.zone else { continue };
            if attached.len() <= number {
                attached.resize_with(number + 1, Vec::new);
            }
            attached.get_mut(number).into_iter().for_each(|blocks| blocks.push(block));
        }
        attached
    }
}
