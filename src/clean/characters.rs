//! Families of rules for single characters: code points, width, invisible characters.
//!
//! Never NFKC as a whole: it would turn ，into a comma and ① into 1.

use unicode_normalization::UnicodeNormalization;

use super::draft::{Draft, Log};
use super::{holds, pua};

/// Runs the rules on a line.
pub(super) fn run(line: &mut Draft, log: &mut Log) {
    // most lines hold nothing that any rule asks for
    if !line.may_hold(holds::ODD) {
        return;
    }
    if line.may_hold(holds::PRIVATE) {
        rule(line, log, "pua", |c| pua::standard(c).map(String::from));
    }
    let goes = if log.runs("invisible") { invisible } else { illegal };
    line.replace_each(log, "invisible", |_, c| goes(c).then(String::new));
    rule(line, log, "spaces", |c| odd_space(c).then(|| " ".to_owned()));
    rule(line, log, "radicals", radical);
    rule(line, log, "nfc", |c| {
        (c > '\u{F8FF}' && unicode_normalization::char::canonical_combining_class(c) == 0)
            .then(|| c.nfc().collect::<String>())
            .filter(|new| !new.starts_with(c))
    });
    rule(line, log, "presentation", |c| presentation(c).map(String::from));
    rule(line, log, "full-width", |c| full_width_ascii(c).map(String::from));
}

fn rule(line: &mut Draft, log: &mut Log, name: &'static str, map: impl Fn(char) -> Option<String>) {
    if log.runs(name) {
        // what is not odd no rule of this family knows
        line.replace_each(log, name, |_, c| if holds::is_odd(c) { map(c) } else { None });
    }
}

fn invisible(c: char) -> bool {
    matches!(c,
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{180E}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0100}'..='\u{E01EF}' | '\u{FFFC}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}')
        || illegal(c)
}

/// What the XML of a file cannot hold: it goes even where the user keeps invisible characters.
fn illegal(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

fn odd_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// Kangxi radicals and the radicals of the supplement that PDF extraction leaks into text.
fn radical(c: char) -> Option<String> {
    let new = match c {
        '⼾' => '户',
        '⾭' => '青',
        '⿈' => '黄',
        '⻅' => '见',
        '⻋' => '车',
        '⻓' => '长',
        '⻔' => '门',
        '⻢' => '马',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻰' => '龙',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻬' => '齐',
        '⻮' => '齿',
        '⻉' => '贝',
        '⺠' => '民',
        '⺟' => '母',
        '\u{2F00}'..='\u{2FD5}' => return Some(c.nfkc().collect()),
        _ => return None,
    };
    Some(new.into())
}

/// Vertical, small and half-width forms of Chinese marks.
fn presentation(c: char) -> Option<char> {
    Some(match c {
        '︐' | '﹐' => '，',
        '︑' | '﹑' | '､' => '、',
        '︒' | '｡' => '。',
        '︓' | '﹕' => '：',
        '︔' | '﹔' => '；',
        '︕' | '﹗' => '！',
        '︖' | '﹖' => '？',
        '︵' | '﹙' => '（',
        '︶' | '﹚' => '）',
        '︹' | '﹝' => '〔',
        '︺' | '﹞' => '〕',
        '︻' => '【',
        '︼' => '】',
        '︽' => '《',
        '︾' => '》',
        '︿' => '〈',
        '﹀' => '〉',
        '｢' => '「',
        '｣' => '」',
        '･' | '‧' | '∙' => '·',
        _ => return None,
    })
}

/// Full-width digits, letters and the few signs that 公文 writes half-width.
fn full_width_ascii(c: char) -> Option<char> {
    match c {
        '０'..='９'
        | 'Ａ'..='Ｚ'
        | 'ａ'..='ｚ'
        | '％'
        | '＋'
        | '＝'
        | '＃'
        | '／'
        | '＠'
        | '．' => char::from_u32(u32::from(c) - 0xFEE0),
        _ => None,
    }
}
