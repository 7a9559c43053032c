//! What may not stand at the end or the start of a line (禁则).

/// Classes of marks, GB/T 15834 (5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// No mark.
    None,
    /// Opens: never at a line's end; its blank half is on the left.
    Open,
    /// Closes: never at a line's start; its blank half is on the right.
    Close,
    /// Never at a line's start, no blank half (·, %, ～).
    NoStart,
    /// A pair (——, ……): whole.
    Pair,
}

/// The class of a character.
pub fn mark(c: char) -> Mark {
    match c {
        '“' | '‘' | '（' | '《' | '〈' | '【' | '〔' | '「' | '『' | '［' | '｛' => {
            Mark::Open
        }
        '。' | '，' | '、' | '；' | '：' | '？' | '！' | '”' | '’' | '）' | '》' | '〉' | '】'
        | '〕' | '」' | '』' | '］' | '｝' => Mark::Close,
        '·' | '～' | '%' | '‰' | '℃' | '°' | '′' | '″' | ')' | '/' | '％' | ',' | '.' | ';'
        | ':' => Mark::NoStart,
        '—' | '…' => Mark::Pair,
        _ => Mark::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_have_their_classes() {
        assert_eq!(mark('《'), Mark::Open);
        assert_eq!(mark('》'), Mark::Close);
        assert_eq!(mark('℃'), Mark::NoStart);
        assert_eq!(mark('—'), Mark::Pair);
        assert_eq!(mark('年'), Mark::None);
    }
}
