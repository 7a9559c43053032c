//! The end of a document on one line: 此复。某某局2015年9月15日（此件公开发布）.

use super::super::kind::wenzhong_of;
use super::super::shape;
use crate::text::date::Date;

/// Longest 署名.
const SIGNATURE: usize = 60;

/// Cuts organ, date and note off the end of a part. `organ` is the one that the title names.
pub fn cut(part: &str, organ: Option<&[char]>) -> Vec<String> {
    let chars: Vec<char> = shape::trim(part).chars().collect();
    let noted = match chars.last() {
        Some('）' | ')') => chars.iter().rposition(|c| "（(".contains(*c)),
        _ => None,
    };
    let end = noted.unwrap_or(chars.len());
    let head = shape::squeeze(&chars.get(..end).unwrap_or_default().iter().collect::<String>());
    let Some((start, _)) = Date::at_end(&head) else { return vec![part.to_owned()] };
    let date = place(&chars, start).unwrap_or(end);
    let before = chars.get(..date).unwrap_or_default();
    let signature = signature(before, organ);
    if date - signature > SIGNATURE {
        return vec![part.to_owned()];
    }
    let text = |from: usize, to: usize| -> String {
        chars.get(from..to).unwrap_or_default().iter().collect()
    };
    [(0, signature), (signature, date), (date, end), (end, chars.len())]
        .into_iter()
        .map(|(from, to)| text(from, to))
        .filter(|text| !shape::trim(text).is_empty())
        .collect()
}

/// Cuts a 附件说明 that ran into 署名 and date, and those into the attachment:
/// 附件：乙名单甲局2014年2月14日附件乙名单1、… . The organ is the one that the title names.
pub fn signed_note(part: &str, organ: &[char]) -> Option<Vec<String>> {
    let chars: Vec<char> = shape::trim(part).chars().collect();
    let label = shape::attachment_label_len(&chars)?;
    let found =
        chars.windows(organ.len().max(1)).enumerate().skip(label + 2).find_map(|(at, w)| {
            let end = at + organ.len();
            let rest = chars.get(end..).filter(|_| w == organ)?;
            if rest.is_empty() {
                return Some((at, end, end));
            }
            let len = Date::read(rest)?.length;
            (rest.get(len - 1) == Some(&'日')).then_some(())?;
            let below = rest.get(len..)?;
            (below.is_empty() || shape::starts_with(below, "附")).then_some((at, end, end + len))
        });
    let (organ, date, below) = found?;
    let mut cuts = vec![0, organ, date, below];
    // 附件, its title, and what counts below it
    if chars.get(below..).is_some_and(|rest| shape::starts_with(rest, "附件")) {
        let items = (below + 3..chars.len())
            .find(|at| chars.get(*at..).is_some_and(|rest| shape::starts_with(rest, "1、")));
        cuts.push(below + 2);
        cuts.extend(items);
    }
    cuts.push(chars.len());
    let text = |pair: &[usize]| match pair {
        [from, to] => chars.get(*from..*to).unwrap_or_default().iter().collect::<String>(),
        _ => String::new(),
    };
    Some(cuts.windows(2).map(text).filter(|text| !shape::trim(text).is_empty()).collect())
}

/// Place of the n-th character that is no white space.
fn place(chars: &[char], n: usize) -> Option<usize> {
    chars.iter().enumerate().filter(|(_, c)| !shape::is_space(**c)).nth(n).map(|(at, _)| at)
}

/// Where the 署名 begins: after the last sentence and closing words; the organ of the title where
/// an item of a 附件说明 runs into it.
fn signature(before: &[char], organ: Option<&[char]>) -> usize {
    let sentence = before.iter().rposition(|c| "。！？；".contains(*c)).map_or(0, |at| at + 1);
    let sentence =
        sentence + before.iter().skip(sentence).take_while(|c| shape::is_space(**c)).count();
    let rest = before.get(sentence..).unwrap_or_default();
    if let Some(word) = super::elements::CLOSING
        .iter()
        .filter(|word| !word.ends_with('：') && shape::starts_with(rest, word))
        .map(|word| word.chars().count())
        .max()
    {
        return sentence + word;
    }
    let trimmed = rest.len() - rest.iter().rev().take_while(|c| shape::is_space(**c)).count();
    let name = rest.get(..trimmed).unwrap_or_default();
    if let Some(organ) = organ
        && name.ends_with(organ)
    {
        return sentence + name.len() - organ.len();
    }
    let item = shape::squeeze(&name.iter().collect::<String>());
    if shape::attachment_label_len(&item).or(shape::attachment_item(&item).map(|_| 0)).is_some() {
        // the longest organ behind the name of an attachment
        let cut = (4..=30.min(name.len().saturating_sub(1))).rev().find(|len| {
            let (title, organ) = name.split_at(name.len() - len);
            let named = wenzhong_of(title).is_some()
                || shape::ends_with_any(title, &["表", "图", "名单", "材料", " "]);
            named && shape::is_organ(organ)
        });
        return cut.map_or(before.len(), |len| sentence + name.len() - len);
    }
    sentence
}
