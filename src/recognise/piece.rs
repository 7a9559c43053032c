//! Clean lines as pieces: a line that holds several elements is cut where their shapes meet.

use crate::clean::Lines;

use super::shapes::{date_length, doc_number_length, is_blank, is_organ, solid};

/// A line, or the part of one that may be an element.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its text.
    pub text: String,
    /// Index of the clean line.
    pub line: usize,
    /// First and last source line.
    pub sources: (usize, usize),
}

/// Cuts lines into pieces.
pub(super) fn cut(lines: &Lines) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(lines.lines.len());
    for (index, line) in lines.lines.iter().enumerate() {
        let first = line.sources.first().copied().unwrap_or(0);
        let last = line.sources.last().copied().unwrap_or(first);
        for text in parts(&line.text) {
            pieces.push(Piece { text, line: index, sources: (first, last) });
        }
    }
    pieces
}

fn parts(text: &str) -> Vec<String> {
    let whole = || vec![text.to_owned()];
    if text.chars().count() > 80 {
        return whole();
    }
    // 编发单位␣␣日期, 印发机关␣␣日期印发, 署名␣␣日期
    if let Some(year) = text.find("年")
        && text.contains('日')
    {
        let digits =
            |c: char| c.is_ascii_digit() || "〇○零一二三四五六七八九".contains(c) || c == ' ';
        let head = text.get(..year).unwrap_or_default();
        let name = head.trim_end_matches(digits);
        let date = text.get(name.len()..).unwrap_or_default();
        let date = date.trim_start_matches(is_blank);
        let name = name.trim_end_matches(is_blank);
        let length = date_length(&solid(date));
        let tail: String =
            length.map_or_else(String::new, |n| solid(date).chars().skip(n).collect());
        if !name.is_empty()
            && length.is_some()
            && matches!(tail.as_str(), "" | "印发" | "印")
            && is_organ(name.trim_end_matches("编印").trim_end_matches(is_blank))
        {
            return vec![name.to_owned(), date.to_owned()];
        }
    }
    // 发文字号␣␣签发人：
    if let Some(at) = text.find("签发人")
        && at > 0
    {
        let (number, signer) = text.split_at(at);
        let number = number.trim_end_matches(is_blank);
        if doc_number_length(&solid(number)).is_some() {
            return vec![number.to_owned(), signer.to_owned()];
        }
    }
    whole()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_and_a_date_on_one_line_are_two() {
        assert_eq!(
            parts("某某市人民政府办公室　　2026年3月5日印发"),
            ["某某市人民政府办公室", "2026年3月5日印发"]
        );
        assert_eq!(
            parts("某政请〔2026〕3号　　签发人：张三"),
            ["某政请〔2026〕3号", "签发人：张三"]
        );
        assert_eq!(parts("自2026年3月5日起施行"), ["自2026年3月5日起施行"]);
    }
}
