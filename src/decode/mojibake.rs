//! Mojibake: text that some program read in the wrong encoding and saved → the text it was.
//!
//! Law: a line is undone only where it encodes back exactly, decodes strictly, and becomes much
//! likelier. The original stays in the record. What was lost (U+FFFD, 锟斤拷) is not undone.

use ecow::EcoString;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};

use super::model;
use crate::diagnostic::{Change, watch};

/// What a line must gain to be undone by itself, in nats.
const GAIN: f64 = 16.0;
/// And for each of its characters beyond ASCII.
const EACH: f64 = 3.0;
/// What it must gain along a route that another line has proved.
const LIKELY: f64 = 3.0;
/// Characters beyond ASCII that a line must have to be looked at by itself.
const FEW: u64 = 4;
/// Characters at the end of a text that may be part of one cut off.
const CUT: usize = 3;
/// Misreadings on top of one another that are looked for.
const DEPTH: usize = 3;
/// Characters encoded from one tick to the next.
const PIECE: usize = 4096;
/// Most further looks at a text in which something was undone.
const ROUNDS: usize = 8;
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
    /// Characters beyond ASCII that the line had.
    spoilt: usize,
}

impl Way {
    /// Proof by itself: much likelier than the line, and such as people write.
    fn clear(&self) -> bool {
        self.gain > GAIN
            && self.gain > EACH * self.spoilt as f64
            && !model::odd(&self.text, 1)
            && !glued(&self.text)
    }
}

/// Looks for mojibake line by line; nothing where there is none. What was undone may prove a route
/// for other lines, so that it is looked for until none is found.
pub(super) fn undo(text: &str) -> Option<Undone> {
    let mut undone = once(text)?;
    for _ in 0..ROUNDS {
        let Some(more) = once(&undone.text) else { break };
        undone.text = more.text;
        for change in more.changes {
            match undone.changes.binary_search_by_key(&change.line, |known| known.line) {
                Ok(at) => {
                    undone.changes.get_mut(at).into_iter().for_each(|known| {
                        known.after.clone_from(&change.after);
                    });
                }
                Err(at) => undone.changes.insert(at, change),
            }
        }
    }
    Some(undone)
}

/// One look at each line.
fn once(text: &str) -> Option<Undone> {
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
    let lines = ends.filter_map(|end| text.get(std::mem::replace(&mut start, end)..end));
    if !lines.inspect(|_| watch::tick(1)).any(|line| model::odd(line, FEW)) {
        return None;
    }
    // a few odd characters prove nothing: such lines wait until another line is clear
    let proofs: Vec<Option<Way>> = text
        .split_inclusive('\n')
        .inspect(|_| watch::tick(1))
        .map(|line| if model::odd(line, FEW) { proof(line) } else { None })
        .collect();
    let mut clear: Vec<&Vec<usize>> = Vec::new();
    for way in proofs.iter().flatten() {
        if !clear.contains(&&way.routes) {
            clear.push(&way.routes);
        }
    }
    let mut undone = Undone {
        text: String::with_capacity(text.len()),
        changes: Vec::new(),
        route: names(clear.first()?),
    };
    for (index, (line, proof)) in text.split_inclusive('\n').zip(&proofs).enumerate() {
        watch::tick(1);
        let along = if proof.is_none() { along(line, &clear) } else { None };
        let Some(way) = proof.as_ref().or(along.as_ref()) else {
            undone.text.push_str(line);
            continue;
        };
        undone.text.push_str(&way.text);
        let bare = |text: &str| EcoString::from(text.trim_end_matches(['\n', '\r']));
        let (before, after) = (bare(line), bare(&way.text));
        undone.changes.push(Change::new("mojibake", (index + 1, 1), before, after));
    }
    Some(undone)
}

/// The one that gains most; of equal ones the first, which is the shortest.
fn best(ways: Vec<Way>) -> Option<Way> {
    ways.into_iter().reduce(|best, way| if way.gain > best.gain { way } else { best })
}

/// Whether an East Asian character stands inside a Latin word: nobody writes so.
fn glued(text: &str) -> bool {
    let latin = |character: &char| character.is_ascii_alphabetic();
    let next = text.chars().skip(1).zip(text.chars().skip(2));
    text.chars().zip(next).any(|(a, (b, c))| latin(&a) && b > '\u{2E80}' && latin(&c))
}

/// The way back that proves itself. The end of a text may cut through what was one character:
/// then those last characters stay as they are.
fn proof(line: &str) -> Option<Way> {
    let clear = |line| best(ways(line).into_iter().filter(Way::clear).collect());
    let whole = clear(line);
    if whole.is_some() || line.ends_with('\n') {
        return whole;
    }
    let ends = line.char_indices().rev().map(|(at, _)| at).take(CUT);
    ends.filter_map(|at| line.split_at_checked(at)).find_map(|(head, tail)| {
        let mut way = clear(head)?;
        way.text.push_str(tail);
        Some(way)
    })
}

/// The best way back along routes that other lines have proved.
fn along(line: &str, clear: &[&Vec<usize>]) -> Option<Way> {
    if line.is_ascii() {
        return None;
    }
    let cost = model::cost(line, false);
    let way = |routes: &&Vec<usize>| {
        let mut pairs = routes.iter().filter_map(|index| ROUTES.get(*index));
        let text =
            pairs.try_fold(line.to_owned(), |text, (wrong, right)| back(&text, wrong, right))?;
        let gain = cost - model::cost(&text, false);
        (gain > LIKELY).then(|| Way { routes: (*routes).clone(), text, gain, spoilt: 0 })
    };
    best(clear.iter().filter_map(way).collect())
}

/// Every way back for a line that gains at all.
fn ways(line: &str) -> Vec<Way> {
    let cost = model::cost(line, false);
    let spoilt = line.chars().filter(|character| !character.is_ascii()).count();
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
                let gain = cost - model::cost(&back, false);
                if gain > 0.0 {
                    ways.push(Way { routes: routes.clone(), text: back.clone(), gain, spoilt });
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
    let text = right.decode_without_bom_handling_and_without_replacement(&bytes)?;
    (!text.contains('\u{FFFD}')).then(|| text.into_owned())
}

/// Stops at the first character the encoding lacks.
fn encoded(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let mut encoder = encoding.new_encoder();
    let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len())?;
    let mut bytes = Vec::with_capacity(room);
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.char_indices().nth(PIECE).map_or(rest.len(), |(at, _)| at);
        let (piece, tail) = rest.split_at_checked(end)?;
        watch::tick(PIECE.min(piece.len()));
        let last = tail.is_empty();
        let (result, _) =
            encoder.encode_from_utf8_to_vec_without_replacement(piece, &mut bytes, last);
        if !matches!(result, encoding_rs::EncoderResult::InputEmpty) {
            return None;
        }
        rest = tail;
    }
    Some(bytes)
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
    fn what_was_undone_holds_no_more_to_undo() {
        let text = "关于印发城市管理办法的通知";
        let spoils =
            |times| (0..times).fold(text.to_owned(), |text, _| spoilt(&text, UTF_8, WINDOWS_1252));
        for times in 1..=DEPTH {
            let undone = undo(&spoils(times)).unwrap();
            assert!(undo(&undone.text).is_none(), "{times}");
            assert_eq!((undone.text.as_str(), undone.changes.len()), (text, 1), "{times}");
        }
        // deeper than is looked for: left alone, or undone for good
        for times in DEPTH + 1..DEPTH + 3 {
            let left = spoils(times);
            let undone = undo(&left).map_or(left, |undone| undone.text);
            assert!(undo(&undone).is_none(), "{times}");
        }
    }

    #[test]
    fn what_was_lost_stays() {
        assert!(undo("通锟斤拷锟斤拷每锟斤拷女锟斤拷\n").is_none());
    }

    #[test]
    fn a_text_cut_through_a_character_is_undone_up_to_it() {
        let mut text = spoilt("关于印发城市管理办法的通知", UTF_8, WINDOWS_1252);
        text.pop();
        let undone = undo(&text).unwrap();
        assert!(undone.text.starts_with("关于印发城市管理办法的通"));
        assert!(undone.text.ends_with("çŸ"));
    }

    #[test]
    fn short_lines_follow_the_clear_ones() {
        let text = "关于印发加强城市管理办法的通知\n函\n";
        assert_eq!(undo(&spoilt(text, UTF_8, WINDOWS_1252)).unwrap().text, text);
    }

    #[test]
    fn clean_text_is_never_altered() {
        for text in [
            "关于学习的通知\n",
            "déjà vu, naïve café\n",
            "¡¡¡HAY UN ERROR DINÁMICO!!!\n",
            "龘靐齉爩\n",
            "①②③ № 7 ±5 ℃\n",
        ] {
            assert!(undo(text).is_none(), "{text}");
        }
    }
}
