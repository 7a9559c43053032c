//! Numbered pieces: heading on its own line, heading at the start of its paragraph, or a numbered
//! sentence. A list is judged as a whole: its members speak for each other.

use super::piece::Piece;
use crate::diagnostic::watch;
use crate::text::marker::{Form, Marker};

/// What a numbered piece is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Verdict {
    /// Heading on its own line.
    Own,
    /// Heading at the start of a paragraph, up to this many characters.
    RunIn(usize),
    /// A numbered sentence.
    Sentence,
}

/// What a member shows by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// No final mark: a heading, if something stands below it.
    Bare,
    /// One short sentence on its own line.
    OneSentence,
    /// A first sentence with more after it: its length, and how much it is like a heading.
    First(usize, i32),
    /// Two sentences that end in a semicolon, as a member of one that the list goes on with.
    Member,
    /// Body text beyond doubt.
    Text,
}

/// Signs of a sentence in the words before the first full stop, and what they take.
const SENTENCE_WORDS: &[(&str, i32)] = &[
    ("应当", -2),
    ("必须", -1),
    ("不得", -2),
    ("可以", -2),
    ("鉴于", -3),
    ("我局", -2),
    ("我厅", -2),
    ("我委", -2),
    ("你局", -2),
    ("你省", -2),
    ("你市", -2),
    ("你区", -2),
    ("你县", -2),
    ("你委", -2),
    ("你们", -2),
    ("你部", -2),
    ("你厅", -2),
    ("你院", -2),
    ("贵局", -2),
    ("由于", -3),
    ("为了", -3),
    ("根据", -2),
    ("按照", -1),
    ("已经", 0),
    ("同意", -3),
    ("原则", 0),
    ("请你", -3),
    ("请各", -3),
    ("本决定", -3),
    ("本通知", -3),
    ("本办法", -3),
    ("本批复", -3),
    ("自发布", -3),
    ("是指", -3),
    ("的，", -2),
    ("经研究", -3),
    ("拟定于", -2),
    ("将于", -2),
    ("定于", -2),
    ("请", -1),
    ("予以", -1),
    ("》", -1),
    ("应", -1),
    ("其", -1),
    ("并", -1),
    ("现", 0),
    ("均", -1),
    ("须", -1),
];

/// Ends of a first sentence that name a matter.
const NAMING_ENDS: &[&str] = &[
    "问题",
    "情况",
    "措施",
    "任务",
    "要求",
    "原则",
    "目标",
    "范围",
    "内容",
    "方式",
    "工程",
    "时间安排",
];

/// The shape of one numbered piece.
pub fn shape(piece: &Piece, marker: Marker) -> Shape {
    let body = piece.chars.get(marker.chars..).unwrap_or_default();
    if marker.level().is_none() {
        return Shape::Text;
    }
    if matches!(marker.form, Form::Chapter | Form::Section) && body.len() <= 40 && !piece.has_stop()
    {
        return Shape::Bare;
    }
    let stop = body.iter().position(|c| matches!(c, '。' | '！' | '？'));
    let Some(stop) = stop else {
        let open = matches!(body.last(), Some('；' | ';' | '：' | ':' | '，' | '、' | ',') | None);
        let inner = body.iter().any(|c| "；;".contains(*c));
        if open || inner || body.len() > 60 {
            return colon(body, marker).unwrap_or(Shape::Text);
        }
        // a label with its value is no heading: 联系电话：…
        let valued =
            body.iter().position(|c| "：:".contains(*c)).is_some_and(|at| at + 1 < body.len());
        return if valued { Shape::Text } else { Shape::Bare };
    };
    let sentence = body.get(..stop).unwrap_or_default();
    let rest = body.len() - stop - 1;
    let tail = body.get(stop + 1..).unwrap_or_default();
    // （附件1） adds nothing to a sentence; （略） below a named matter stands for its text
    let aside = super::shape::unbracketed(tail).is_some() && rest <= 14 && likeness(sentence) <= 3;
    let tail_closes = rest > 0 && (aside || tail.iter().all(|c| "”’）)》".contains(*c)));
    if rest == 0 || tail_closes {
        let score = likeness(sentence);
        return if sentence.len() <= 30 && score >= 0 {
            Shape::OneSentence
        } else {
            colon(body, marker).unwrap_or(Shape::Text)
        };
    }
    if let Some(by_colon) = colon(sentence, marker).filter(|_| rest > 20) {
        return by_colon;
    }
    // 1.基本情况。姓名、年龄等； is a member of the sentence that leads the list
    if matches!(body.last(), Some('；' | ';')) && !tail.contains(&'。') {
        return Shape::Member;
    }
    // dates in brackets behind a matter say nothing against it: 自查阶段（3月1日至20日）
    let open = sentence.iter().position(|c| "（(".contains(*c)).filter(|at| *at >= 4);
    let noted = matches!(sentence.last(), Some('）' | ')'));
    let matter = open.filter(|_| noted).and_then(|at| sentence.get(..at)).unwrap_or(sentence);
    Shape::First(marker.chars + stop + 1, likeness(matter))
}

/// A short matter before a colon, with several sentences after it.
fn colon(body: &[char], marker: Marker) -> Option<Shape> {
    let at = body.iter().position(|c| matches!(c, '：' | ':'))?;
    let sentence = body.get(..at)?;
    let rest = body.len() - at - 1;
    let fits = (2..=14).contains(&sentence.len())
        && rest >= 60
        && !sentence.iter().any(|c| "，。；、".contains(*c))
        && likeness(sentence) > 0;
    fits.then_some(Shape::First(marker.chars + at + 1, 1))
}

/// How much a first sentence is like a heading: positive is like one.
fn likeness(sentence: &[char]) -> i32 {
    let mut score = match sentence.len() {
        0..=3 => 1,
        4..=12 => 3,
        13..=18 => 2,
        19..=24 => 1,
        25..=30 => -1,
        _ => -4,
    };
    let clause = |c: &char| matches!(c, '，' | ',' | '；');
    let longest = sentence.split(clause).map(<[char]>::len).max().unwrap_or(0);
    let clauses = sentence.split(clause).count();
    if clauses > 1 && longest > 16 {
        score -= 2;
    }
    if clauses > 3 {
        score -= 1;
    }
    if sentence.last() == Some(&'的') || sentence.iter().any(|c| matches!(c, '；' | ';')) {
        score -= 3;
    }
    if super::shape::starts_with(sentence, "关于")
        || NAMING_ENDS.iter().any(|end| super::shape::ends_with(sentence, end))
    {
        score += 3;
    }
    if bids(sentence) {
        score -= 2;
    }
    let digits = sentence.iter().filter(|c| super::shape::is_digit(**c)).count();
    if digits > 2 {
        score -= 2;
    }
    // most words share no character with it: a set of 64 bits tells without reading it again
    let bit = |c: char| 1u64 << (u32::from(c) % 64);
    let present = sentence.iter().fold(0, |set, c| set | bit(*c));
    SENTENCE_WORDS
        .iter()
        .filter(|(word, _)| word.chars().all(|c| present & bit(c) != 0))
        .filter(|(word, _)| super::shape::contains(sentence, word))
        .fold(score, |sum, (_, weight)| sum + weight)
}

/// 要 as a verb, after who it bids: 各校要公布电话.
fn bids(sentence: &[char]) -> bool {
    sentence.windows(3).any(|w| match w {
        [before, '要', after] => {
            !"主重需必纪摘概简扼首紧只次".contains(*before)
                && !"求素点闻件害地道义领务紧挟因".contains(*after)
        }
        _ => false,
    })
}

/// A member of a list: its shape, and whether text or a lower list stands below it.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Place among the pieces.
    pub at: usize,
    /// What it shows.
    pub shape: Shape,
    /// Something stands below it that is its own.
    pub below: bool,
    /// That is a lower list, which begins with its first number.
    pub leads: bool,
}

/// Judges the members of one list together.
pub fn judge(members: &[Member]) -> Vec<(usize, Verdict)> {
    let count = members.len();
    let below = members.iter().filter(|m| m.below).count();
    // the last may end the text; one that is bare among many does not unmake the list
    let carried = below * 2 >= count;
    let mut firsts: Vec<i32> = members
        .iter()
        .filter_map(|m| match m.shape {
            Shape::First(_, score) => Some(score),
            Shape::Text | Shape::Member => Some(-2),
            Shape::OneSentence | Shape::Bare => None,
        })
        .collect();
    firsts.sort_unstable();
    let median = firsts.get(firsts.len() / 2).copied().unwrap_or(0);
    let lean = if firsts.len() >= 2 { median.signum() } else { 0 };
    let enumerates = members.iter().filter(|m| m.shape == Shape::Member).count() * 2 > count;
    let named = !firsts.is_empty() && firsts.iter().all(|score| *score > 0);
    members
        .iter()
        .map(|member| {
            watch::tick(1);
            let verdict = match member.shape {
                Shape::Bare if carried || member.below => Verdict::Own,
                Shape::Bare => Verdict::Sentence,
                Shape::OneSentence
                    if member.leads
                        || member.below && (lean > 0 || named || below * 5 >= count * 3) =>
                {
                    Verdict::Own
                }
                Shape::OneSentence | Shape::Text | Shape::Member => Verdict::Sentence,
                Shape::First(chars, score) if score + lean > 0 && !enumerates => {
                    Verdict::RunIn(chars)
                }
                Shape::First(..) => Verdict::Sentence,
            };
            (member.at, verdict)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::piece::alone;
    use super::*;

    fn shape_of(text: &str) -> Shape {
        let piece = alone(text);
        shape(&piece, piece.marker.unwrap())
    }

    fn judged(texts: &[&str], below: bool) -> Vec<Verdict> {
        let members: Vec<Member> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| Member { at, shape: shape_of(text), below, leads: false })
            .collect();
        judge(&members).into_iter().map(|(_, verdict)| verdict).collect()
    }

    #[test]
    fn a_named_matter_before_more_text_is_a_heading() {
        let verdicts = judged(
            &[
                "（一）坚定信心，整装出发。各单位要振作精神，提振信心，发挥连续作战的作风。",
                "（二）紧盯目标，果敢作为。会议要求，主要指标增速要高于去年水平。",
            ],
            false,
        );
        assert_eq!(verdicts, [Verdict::RunIn(13), Verdict::RunIn(13)]);
    }

    #[test]
    fn a_numbered_sentence_is_no_heading() {
        let verdicts = judged(
            &[
                "一、同意设立新城区，区域范围为国务院有关部门公布的四至范围。要深入贯彻有关精神，做好各项工作。",
                "二、本批复自2021年1月1日起施行。",
                "三、你省要加强组织领导，建立协调机制，确保各项工作落到实处。",
            ],
            false,
        );
        assert_eq!(verdicts, [Verdict::Sentence; 3]);
    }

    #[test]
    fn a_line_without_final_mark_heads_what_stands_below() {
        assert_eq!(judged(&["一、总体要求", "二、主要任务"], true), [Verdict::Own, Verdict::Own]);
        assert_eq!(judged(&["1.东山水库", "2.西山水库"], false), [Verdict::Sentence; 2]);
    }

    #[test]
    fn one_sentence_heads_only_what_stands_below() {
        let texts = ["（一）统筹建设监管平台。", "（二）实行清单管理。"];
        assert_eq!(judged(&texts, true), [Verdict::Own, Verdict::Own]);
        assert_eq!(judged(&texts, false), [Verdict::Sentence; 2]);
    }
}
