//! Mojibake: text that some program read in the wrong encoding and saved → the text it was.
//!
//! Law: a line is undone only where it encodes back exactly, decodes strictly, and becomes much
//! likelier. The original stays in the record.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

use super::model;
use crate::diagnostic::Change;

/// What a line must gain to be undone by itself, in nats.
const GAIN: f64 = 12.0;
/// Characters beyond ASCII that a line must have to be looked at by itself.
const FEW: u64 = 4;
/// Misreadings on top of one another that are looked for.
const DEPTH: usize = 3;
/// The wrong reading and the encoding the bytes were in.
static ROUTES: [(&Encoding, &Encoding); 12] = [
    (WINDOWS_1252, UTF_8),
    (WINDOWS_1252, GB18030),
    (WINDOWS_1252, BIG5),
    (GBK, UTF_8),
    (GB18030, UTF_8),
    (GBK, BIG5),
    (BIG5, GB18030),
    (BIG5, UTF_8),
    (EUC_KR, GB18030),
    (EUC_KR, UTF_8),
    (SHIFT_JIS, GB18030),
    (SHIFT_JIS, UTF_8),
];

/// Lines that can be undone.
pub(super) struct Undone {
    /// The whole text with them undone.
    pub text: String,
    /// One record a line.
    pub changes: Vec<Change>,
    /// How it came about, for the first line: right encoding, wrong one.
    pub route: (String, String),
}

/// One way back for one line.
struct Way {
    routes: Vec<usize>,
    text: String,
    gain: f64,
}

/// Looks for mojibake line by line; nothing where there is none.
pub(super) fn undo(text: &str) -> Option<Undone> {
    // a few odd characters prove nothing: such lines wait until another line is clear
    if !text.split_inclusive('\n').any(|line| model::odd(line, FEW)) {
        return None;
    }
    let clearly =
        |line: &&str| model::odd(line, FEW) && best(&ways(line), |way| way.gain > GAIN).is_some();
    text.split_inclusive('\n').find(clearly)?;
    let lines: Vec<(&str, Vec<Way>)> =
        text.split_inclusive('\n').map(|line| (line, ways(line))).collect();
    // a route that is clear on one line may explain short lines too
    let clear: Vec<&Vec<usize>> = lines
        .iter()
        .filter_map(|(_, ways)| best(ways, |way| way.gain > GAIN))
        .map(|way| &way.routes)
        .collect();
    let first = clear.first()?;
    let mut undone = Undone {
        text: String::with_capacity(text.len()),
        changes: Vec::new(),
        route: names(first),
    };
    for (index, (line, ways)) in lines.iter().enumerate() {
        let way = best(ways, |way| way.gain > GAIN || clear.contains(&&way.routes));
        let after = way.map_or(*line, |way| way.text.as_str());
        undone.text.push_str(after);
        if way.is_some() {
            let bare = |text: &str| text.trim_end_matches(['\n', '\r']).to_owned();
            undone.changes.push(Change {
                rule: "mojibake",
                line: index + 1,
                column: 1,
                before: bare(line),
                after: bare(after),
            });
        }
    }
    Some(undone)
}

fn best(ways: &[Way], accept: impl Fn(&Way) -> bool) -> Option<&Way> {
    ways.iter().filter(|way| accept(way)).max_by(|a, b| a.gain.total_cmp(&b.gain))
}

/// Every way back for a line that gains at all.
fn ways(line: &str) -> Vec<Way> {
    if line.is_ascii() || !model::odd(line, 1) {
        return Vec::new();
    }
    let cost = model::cost(line);
    let mut ways = Vec::new();
    let mut seen = vec![(Vec::new(), line.to_owned())];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for (routes, text) in &seen {
            for (index, (wrong, right)) in ROUTES.iter().enumerate() {
                let Some(back) = back(text, wrong, right).filter(|back| back != text) else {
                    continue;
                };
                let routes: Vec<usize> = routes.iter().copied().chain([index]).collect();
                let gain = cost - model::cost(&back);
                if gain > 0.0 {
                    ways.push(Way { routes: routes.clone(), text: back.clone(), gain });
                }
                next.push((routes, back));
            }
        }
        // deeper only through text that is still odd
        next.retain(|(_, text)| model::odd(text, 1));
        next.truncate(8);
        seen = next;
    }
    ways
}

/// Encodes in the wrong encoding, decodes in the right one; both without a single loss.
fn back(text: &str, wrong: &'static Encoding, right: &'static Encoding) -> Option<String> {
    let bytes = if wrong == WINDOWS_1252 { latin(text)? } else { encoded(text, wrong)? };
    right.decode_without_bom_handling_and_without_replacement(&bytes).map(|text| text.into_owned())
}

/// Stops at the first character the encoding lacks.
fn encoded(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut encoder = encoding.new_encoder();
    let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
    let mut bytes = Vec::with_capacity(room);
    let (result, _) = encoder.encode_from_utf8_to_vec_without_replacement(text, &mut bytes, true);
    matches!(result, encoding_rs::EncoderResult::InputEmpty).then_some(bytes)
}

/// windows-1252 with C1 controls kept, as programs that read Latin-1 write them.
fn latin(text: &str) -> Option<Vec<u8>> {
    let high = |character: char| encoded(character.encode_utf8(&mut [0; 4]), WINDOWS_1252);
    text.chars()
        .map(|character| match u8::try_from(u32::from(character)) {
            Ok(byte) => Some(byte),
            Err(_) => match high(character)?[..] {
                [byte] => Some(byte),
                _ => None,
            },
        })
        .collect()
}

fn names(routes: &[usize]) -> (String, String) {
    let last = routes.last().and_then(|index| ROUTES.get(*index));
    let name = |encoding: &'static Encoding| encoding.name().to_lowercase();
    last.map_or_else(Default::default, |(wrong, right)| (name(right), name(wrong)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoilt(text: &str, right: &'static Encoding, wrong: &'static Encoding) -> String {
        wrong.decode_without_bom_handling(&right.encode(text).0).0.into_owned()
    }

    #[test]
    fn what_is_exact_is_undone() {
        let text = "各区人民政府办公室：现将办法印发给你们，请认真执行。";
        for (right, wrong) in [(UTF_8, WINDOWS_1252), (GB18030, WINDOWS_1252), (BIG5, GBK)] {
            let text = if right == BIG5 {
                "關於修正辦法的規定，自公布日施行。"
            } else {
                text
            };
            let undone = undo(&spoilt(text, right, wrong)).unwrap();
            assert_eq!(undone.text, text);
            assert_eq!(undone.changes.len(), 1);
        }
    }

    #[test]
    fn twice_over_is_undone() {
        let text = "关于印发办法的通知";
        let once = spoilt(text, UTF_8, WINDOWS_1252);
        let twice = spoilt(&once, UTF_8, WINDOWS_1252);
        assert_eq!(undo(&twice).unwrap().text, text);
    }

    #[test]
    fn short_lines_follow_the_clear_ones() {
        let text = "关于印发加强城市管理办法的通知\n函\n";
        assert_eq!(undo(&spoilt(text, UTF_8, WINDOWS_1252)).unwrap().text, text);
    }

    #[test]
    fn clean_text_is_never_altered() {
        for text in ["关于学习的通知\n", "déjà vu, naïve café\n", "龘靐齉爩\n", "①②③ № 7 ±5 ℃\n"]
        {
            assert!(undo(text).is_none(), "{text}");
        }
    }
}
