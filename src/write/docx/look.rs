//! The numbers of one document's look, in twips: the standard's distances, turned into margins,
//! spacing and indents of a flow format.
//!
//! Distances of the standard run between em boxes; a line of `pitch` holds its em box in the
//! middle, so half the leading above and below is given back wherever a distance is met.

use super::closing;
use super::faces::Faces;
use super::seal::Seals;
use crate::document::{Block, Document, Kind, Role, Zone, signing};
use crate::layout::{PageFacts, SealedNames, signature_case};
use crate::style::{Mm, Pt, SignatureCase, Style, gbt9704 as gb};

/// Line height of free-standing display lines over their type size: at this ratio a line with
/// its em box in the middle and one with its baseline at four fifths agree.
const DISPLAY_LINE: f64 = 1.267;
/// Han ink begins below the upper edge of the em box by about this part of the size (measured on
/// the embedded 小标宋).
const INK_INSET: f64 = 0.05;

/// The part of the em box above the baseline.
const ASCENT: f64 = 0.88;

/// The numbers of one document.
#[derive(Debug)]
pub struct Look {
    /// Half the leading of a body line.
    pub half_leading: Pt,
    /// Room above 密级: line 1 where there is no 份号.
    pub secrecy_before: i32,
    /// Pitch of body lines.
    pub pitch: Pt,
    /// Type size and stretch (1 = as designed) of the masthead.
    pub masthead: (Pt, f64),
    /// Names side by side in a joint masthead.
    pub masthead_columns: usize,
    /// Room above the masthead's line from where the text area begins.
    pub masthead_before: Pt,
    /// 署名 and 成文日期.
    pub signature: SignatureCase,
    /// The role that ends the header and bears the red line.
    pub red_line_under: Option<Role>,
    /// The role that ends the title block and bears the empty line below it.
    pub title_block_end: Role,
    /// The text begins right below the header: there is no title.
    pub untitled: bool,
    /// There is a masthead.
    pub has_masthead: bool,
    /// 格式.
    pub kind: Kind,
    /// The fonts it names.
    pub faces: Faces,
    /// Number of 签发人 in the header.
    pub signers: usize,
    /// Room that each of them takes, in characters.
    pub signer_slot: f64,
    /// Seal images.
    pub seals: Seals,
    /// Diameter of a seal.
    pub seal_size: Mm,
    /// How names with seals stand in the main part.
    pub sealed: SealedNames,
    /// Room for a signature stamp, or for the name in its place, in characters.
    pub stamp_width: f64,
    /// Right indent of the main part's first name, in characters.
    pub name_right: f64,
    /// Right indent of its date, in characters.
    pub date_right: f64,
    /// Grid of characters besides that of lines.
    pub char_grid: bool,
    /// Characters a line.
    pub per_line: usize,
}

impl Look {
    /// The look of a document.
    pub fn of(document: &Document, style: &Style, facts: &PageFacts) -> Self {
        let half_leading = Pt((style.line_pitch.0 - gb::SIZE_3.0) / 2.0);
        let masthead_block = document.zone(Zone::Header).find(|block| block.role == Role::Masthead);
        let masthead = facts.masthead.unwrap_or_else(|| {
            masthead_size(masthead_block.map_or(0, |block| longest_line(&block.text)))
        });
        // The format counts in half points.
        let masthead = (Pt((masthead.0.0 * 2.0).floor() / 2.0), masthead.1);
        let corner = |role| {
            document
                .zone(Zone::Header)
                .take_while(|block| block.role != Role::Masthead)
                .any(|block| block.role == role)
        };
        let alone = corner(Role::Secrecy) && !corner(Role::CopyNumber);
        let secrecy_before =
            if alone && document.kind != Kind::Letter { style.line_pitch.twip().0 } else { 0 };
        let above = [Role::CopyNumber, Role::Secrecy, Role::Urgency]
            .into_iter()
            .filter(|role| corner(*role))
            .count()
            + usize::from(secrecy_before > 0);
        let drop = match document.kind {
            Kind::Order => gb::ORDER_MASTHEAD_DROP,
            _ => gb::MASTHEAD_DROP,
        };
        let masthead_before = Pt((drop.pt().0 + half_leading.0
            - above as f64 * style.line_pitch.0
            - ink_drop(masthead.0))
        .max(0.0));
        let has_masthead = masthead_block.is_some();
        let ends = document.zone(Zone::Header).last().map(|block| block.role);
        let lined = has_masthead && !matches!(document.kind, Kind::Letter | Kind::Order);
        let signature = signature_case(document, style);
        let (names, date) = closing::names_and_date(document.zone(Zone::Main));
        let widest = closing::widest(&names);
        // a stamp stands in place of a name
        let name = |text: &String| match style.seals.is_empty() {
            true => width_of(signing::post_and_name(text).1),
            false => 0.0,
        };
        let named = names.iter().map(name).fold(0.0, f64::max);
        let signers: Vec<&str> = document
            .zone(Zone::Header)
            .find(|block| block.role == Role::Signer)
            .map_or_else(Vec::new, |block| signing::signers(&block.text).collect());
        Self {
            half_leading,
            secrecy_before,
            pitch: style.line_pitch,
            masthead,
            masthead_columns: facts.masthead_columns,
            masthead_before,
            signature,
            seals: Seals::of(&style.seals),
            seal_size: style.seal_size,
            sealed: facts.sealed.clone().unwrap_or_else(|| closing::in_one_column(&names)),
            stamp_width: if named > 0.0 { named } else { gb::STAMP_WIDTH },
            name_right: names
                .first()
                .map_or(0.0, |name| closing::name_right(signature, name, widest, date)),
            date_right: closing::date_right(signature, widest, date),
            red_line_under: ends.filter(|_| lined),
            title_block_end: title_block_end(document),
            untitled: document
                .zone(Zone::Main)
                .next()
                .is_some_and(|first| !signing::titles(first.role)),
            has_masthead,
            kind: document.kind,
            faces: Faces::of(style.docx_fonts),
            signers: signers.len(),
            signer_slot: signers.iter().map(|name| width_of(name)).fold(0.0, f64::max)
                + gb::SIGNER_INDENT,
            char_grid: style.docx_char_grid,
            per_line: style.characters,
        }
    }

    /// Upper and lower margin: the standard's, less half a leading, so that ink fills the 版心.
    pub fn vertical_margins(&self) -> (i32, i32) {
        let bottom = gb::PAPER_HEIGHT.pt() - gb::TOP_MARGIN.pt() - gb::TYPE_AREA_HEIGHT.pt();
        let top = gb::TOP_MARGIN.pt() - self.half_leading;
        (top.twip().0, (bottom - self.half_leading).twip().0)
    }

    /// Side margins.
    pub fn side_margins(&self) -> (i32, i32) {
        let right = Mm(gb::PAPER_WIDTH.0 - gb::BINDING_MARGIN.0 - gb::TYPE_AREA_WIDTH.0);
        (gb::BINDING_MARGIN.pt().twip().0, right.pt().twip().0)
    }

    /// Width of the 版心.
    pub fn width(&self) -> i32 {
        gb::TYPE_AREA_WIDTH.pt().twip().0
    }

    /// A body character's room.
    pub fn cell(&self) -> Pt {
        Pt(gb::char_pitch().0 * gb::CHARS_PER_LINE as f64 / self.per_line as f64)
    }

    /// `n` body characters.
    pub fn characters(&self, n: f64) -> i32 {
        Pt(self.cell().0 * n).twip().0
    }

    /// Where 签发人 begins beside 发文字号, in characters: two names follow the label.
    pub fn signer_column(&self) -> f64 {
        let label = 4.0;
        self.per_line as f64 - gb::SIGNERS_PER_ROW as f64 * self.signer_slot - label
    }

    /// Room between a signature stamp's line and what follows, in points.
    pub fn below_stamp(&self) -> f64 {
        gb::BLANK_LINES_BELOW_STAMP * self.pitch.0
    }

    /// Middles of all names with seals, from left to right.
    pub fn seal_stops(&self) -> Vec<Pt> {
        let mut stops: Vec<Pt> =
            self.sealed.rows.iter().flatten().map(|(_, middle)| *middle).collect();
        stops.sort_by(|a, b| a.0.total_cmp(&b.0));
        stops.dedup();
        stops
    }

    /// Exact height of the masthead's line.
    pub fn masthead_line(&self) -> Pt {
        Pt(self.masthead.0.0 * DISPLAY_LINE)
    }

    /// Exact height of a line of joint offices' names.
    pub fn joint_line(&self) -> Pt {
        Pt(self.masthead.0.0 * gb::MASTHEAD_JOINT_PITCH)
    }

    /// Room before a line of `size` on `line` that stands `blank` lines below a line of the same
    /// leading as `above` leaves under its em box.
    pub fn blank_lines(&self, blank: f64, above: Pt, size: Pt, line: Pt) -> i32 {
        let leading = self.half_leading.0 * 2.0;
        let room = blank * self.pitch.0 + leading - above.0 - (line.0 - size.0) / 2.0;
        Pt(room.max(0.0)).twip().0
    }

    /// Half the leading of the masthead's line.
    pub fn masthead_half_leading(&self) -> Pt {
        Pt(self.masthead.0.0 * (DISPLAY_LINE - 1.0) / 2.0)
    }

    /// Half the leading of a title line.
    pub fn title_half_leading(&self) -> Pt {
        Pt((gb::TITLE_PITCH.0 - gb::SIZE_2.0) / 2.0)
    }

    /// By how much a title is lifted: programs that put the em box in the middle of a line and
    /// those that put the baseline at four fifths of it (LibreOffice) differ by twice this.
    pub fn title_rise(&self) -> i32 {
        let middle = self.title_half_leading().0 + gb::SIZE_2.0 * ASCENT;
        Pt((gb::TITLE_PITCH.0 * 0.8 - middle) / 2.0).twip().0
    }

    /// Room before the main title.
    pub fn title_before(&self) -> i32 {
        let two = self.pitch.0 * gb::BLANK_LINES_ABOVE_TITLE;
        let room = if self.red_line_under.is_some() {
            two - self.title_half_leading().0
        } else if self.has_masthead && self.kind != Kind::Letter {
            two - self.half_leading.0 - self.title_half_leading().0
        } else {
            return self.lone_title_before();
        };
        Pt(room).twip().0 - self.title_rise()
    }

    /// Room before a title at the head of a page: it stands on line 3.
    pub fn lone_title_before(&self) -> i32 {
        let two = self.pitch.0 * gb::BLANK_LINES_ABOVE_TITLE;
        Pt(two + self.half_leading.0 - self.title_half_leading().0).twip().0 - self.title_rise()
    }

    /// Room below the part of the header that ends it, where the text follows at once.
    pub fn header_after(&self, role: Role) -> i32 {
        let blank = gb::BLANK_LINES_BELOW_TITLE * self.pitch.0;
        if !self.untitled || !self.has_masthead {
            0
        } else if self.red_line_under == Some(role) {
            // from a line to an em box
            Pt(blank + self.half_leading.0).twip().0
        } else if self.kind == Kind::Letter && role == Role::DocNumber {
            Pt(blank).twip().0
        } else {
            0
        }
    }

    /// Points between the header's last line and the red line under it (whole points, as borders
    /// are measured), and its thickness in eighths of a point.
    pub fn red_line(&self) -> (i32, i32) {
        let gap = gb::RED_LINE_GAP.pt() - self.half_leading;
        (gap.0.round() as i32, (gb::RED_LINE_THICKNESS.0 * 8.0).round() as i32)
    }
}

/// From a display line's upper edge to its ink.
fn ink_drop(size: Pt) -> f64 {
    size.0 * ((DISPLAY_LINE - 1.0) / 2.0 + INK_INSET)
}

/// Height of the page number's line, and its distance from the paper's lower edge.
pub fn page_number_line() -> (i32, i32) {
    let line = gb::SIZE_4.0 * DISPLAY_LINE;
    let lower = gb::PAPER_HEIGHT.pt() - gb::TOP_MARGIN.pt() - gb::TYPE_AREA_HEIGHT.pt();
    let dash = lower - gb::PAGE_NUMBER_DROP.pt();
    (Pt(line).twip().0, Pt(dash.0 - line / 2.0).twip().0)
}

/// Upper edge of a letter's masthead line on the paper.
pub fn letter_masthead_top(size: Pt) -> i32 {
    Pt(gb::LETTER_MASTHEAD_TOP.pt().0 - ink_drop(size)).twip().0
}

/// The largest type and stretch at which a masthead of `characters` stays within its width.
fn masthead_size(characters: usize) -> (Pt, f64) {
    let full = gb::MASTHEAD_SIZE.0 * characters as f64;
    let room = gb::MASTHEAD_WIDTH.pt().0;
    if full <= room {
        return (gb::MASTHEAD_SIZE, 1.0);
    }
    let stretch = (room / full).max(gb::MASTHEAD_MIN_STRETCH);
    let size = (room / (characters as f64 * stretch)).min(gb::MASTHEAD_SIZE.0);
    (Pt((size * 2.0).floor() / 2.0), stretch)
}

fn longest_line(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// The role that ends the title block.
fn title_block_end(document: &Document) -> Role {
    let blocks: Vec<&Block> = document.zone(Zone::Main).collect();
    let (mut rest, mut end) = (blocks.as_slice(), Role::Title);
    let mut before = None;
    while let Some((block, after)) = rest.split_first()
        && (signing::titles(block.role)
            || signing::signs(block.role) && signing::heads(before, rest))
    {
        end = closing::title_role(block.role);
        before = Some(block.role);
        rest = after;
    }
    end
}

/// Width of a text in body characters: Han and full-width marks one, the rest a half.
pub fn width_of(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum()
}
