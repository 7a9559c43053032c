//! Titles in balanced lines: 梯形 or 菱形, words and 《》 whole. The source's own break is a wish.

/// Splits a title into lines of at most `most` characters.
pub(super) fn lines(title: &str, most: usize) -> Vec<String> {
    let wished: Vec<&str> = title.split('\n').filter(|line| !line.is_empty()).collect();
    if wished.iter().all(|line| width(line) <= most as f64)
        && (wished.len() > 1 || title.chars().count() <= most)
    {
        return wished.into_iter().map(str::to_owned).collect();
    }
    let text: Vec<char> = wished.concat().chars().collect();
    balance(&text, most)
}

/// Width in Han characters.
fn width(text: &str) -> f64 {
    text.chars().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum()
}

/// The cheapest way to cut, for the smallest number of lines that fits.
fn balance(text: &[char], most: usize) -> Vec<String> {
    let total: f64 = text.iter().map(|c| if c.is_ascii() { 0.55 } else { 1.0 }).sum();
    let count = (total / (most as f64 - 1.0)).ceil().max(1.0) as usize;
    let ideal = total / count as f64;
    let size = text.len();
    // cost and previous break of the best way to end line `row` before character `at`
    let mut best = vec![vec![(f64::MAX, 0usize); size + 1]; count + 1];
    if let Some(start) = best.get_mut(0).and_then(|row| row.get_mut(0)) {
        start.0 = 0.0;
    }
    for row in 1..=count {
        for at in 1..=size {
            let mut found = (f64::MAX, 0);
            let mut long = 0.0;
            for from in (0..at).rev() {
                long += text.get(from).map_or(0.0, |c| if c.is_ascii() { 0.55 } else { 1.0 });
                if long > most as f64 {
                    break;
                }
                let before = best.get(row - 1).and_then(|r| r.get(from)).map_or(f64::MAX, |b| b.0);
                if before < f64::MAX {
                    let cost = before + (long - ideal).powi(2) + penalty(text, at);
                    if cost < found.0 {
                        found = (cost, from);
                    }
                }
            }
            if let Some(slot) = best.get_mut(row).and_then(|r| r.get_mut(at)) {
                *slot = found;
            }
        }
    }
    let mut lines = Vec::new();
    let mut at = size;
    for row in (1..=count).rev() {
        let from = best.get(row).and_then(|r| r.get(at)).map_or(0, |found| found.1);
        lines.push(text.get(from..at).unwrap_or_default().iter().collect());
        at = from;
    }
    lines.reverse();
    lines
}

/// What it costs to break before `at`.
fn penalty(text: &[char], at: usize) -> f64 {
    let (Some(&last), Some(&next)) = (at.checked_sub(1).and_then(|i| text.get(i)), text.get(at))
    else {
        return 0.0;
    };
    let head = text.get(..at).unwrap_or_default();
    let open = |a: char, b: char| {
        head.iter().filter(|c| **c == a).count() > head.iter().filter(|c| **c == b).count()
    };
    let mut cost = 6.0;
    if last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric() {
        cost += 1000.0;
    }
    if matches!(super::cell::mark(next), super::cell::Mark::Close | super::cell::Mark::NoStart)
        || super::cell::mark(last) == super::cell::Mark::Open
    {
        cost += 1000.0;
    }
    if open('《', '》') || open('“', '”') {
        cost += 20.0;
    }
    if matches!(next, '的' | '和' | '与' | '及' | '等') {
        cost += 15.0;
    }
    // after these a reader pauses
    if matches!(last, '于' | '的' | '发' | '、' | '》' | '”' | '和' | '在') {
        cost -= 6.0;
    }
    // before 关于, 进一步 … words begin; a break after the first half of one is worse
    if matches!(last, '关' | '通' | '意' | '批' | '报' | '请' | '决' | '方' | '办' | '规')
    {
        cost += 12.0;
    }
    cost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_that_fits_is_kept() {
        assert_eq!(lines("某某同志在\n专题会议上的讲话", 19), ["某某同志在", "专题会议上的讲话"]);
    }

    #[test]
    fn a_long_title_is_balanced_and_keeps_book_titles_whole() {
        let title =
            "某某市人民政府关于贯彻落实《某某省安全生产条例》进一步加强全市安全生产工作的通知";
        let lines = lines(title, 19);
        assert_eq!(lines.concat(), title);
        assert!(lines.iter().all(|line| line.chars().count() <= 19), "{lines:?}");
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap();
        let shortest = lines.iter().map(|line| line.chars().count()).min().unwrap();
        assert!(longest - shortest <= 6, "{lines:?}");
    }
}
