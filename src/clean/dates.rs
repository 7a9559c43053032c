//! Dates that stand alone on a line or end one, as 成文日期 and 印发日期 do: padding zeros go;
//! Chinese numerals stay unless `date-arabic` is switched on.

use super::draft::{Draft, Log};

/// Longest line that is looked at.
const LONGEST: usize = 48;

/// Runs both rules on a line.
pub(super) fn run(line: &mut Draft, log: &mut Log) {
    let dated = matches!(line.before(line.len()), Some('日' | '发'));
    if !dated || line.len() > LONGEST {
        return;
    }
    if log.runs("date-zeros") {
        zeros(line, log, "date-zeros");
    }
    if log.runs("date-arabic") {
        arabic(line, log, "date-arabic");
    }
}

/// Where a date begins that ends the line (印发 aside), alone or after a gap.
fn date(line: &Draft, digit: fn(char) -> bool) -> Option<[(usize, usize); 3]> {
    let printed =
        line.before(line.len()) == Some('发') && line.before(line.len() - 1) == Some('印');
    let mut end = line.len() - if printed { 2 } else { 0 };
    let mut parts = [(0, 0); 3];
    for (place, mark) in [(2, '日'), (1, '月'), (0, '年')] {
        (line.before(end)? == mark).then_some(())?;
        let last = end - 1;
        let count = (0..last).rev().take_while(|&at| line.get(at).is_some_and(digit)).count();
        let fits = if mark == '年' { count == 4 } else { (1..=3).contains(&count) };
        fits.then_some(())?;
        *parts.get_mut(place)? = (last - count, count);
        end = last - count;
    }
    line.before(end).is_none_or(|c| matches!(c, ' ' | '\u{3000}' | '\t')).then_some(parts)
}

/// 2021年03月08日 → 2021年3月8日
fn zeros(line: &mut Draft, log: &mut Log, rule: &'static str) {
    let Some([year, month, day]) = date(line, |c| c.is_ascii_digit()) else { return };
    let text = |(at, count): (usize, usize)| -> String {
        (at..at + count).filter_map(|at| line.get(at)).collect()
    };
    let bare = |part| text(part).trim_start_matches('0').to_owned();
    let (month_text, day_text) = (bare(month), bare(day));
    if !month_text.is_empty() && !day_text.is_empty() {
        let new = format!("{}年{month_text}月{day_text}日", text(year));
        line.replace(log, rule, year.0, day.0 + day.1 + 1 - year.0, &new);
    }
}

/// 二〇二一年三月十日 → 2021年3月10日
fn arabic(line: &mut Draft, log: &mut Log, rule: &'static str) {
    let Some([year, month, day]) = date(line, |c| value(c).is_some()) else { return };
    let chars = |(at, count): (usize, usize)| -> Option<Vec<u32>> {
        (at..at + count).map(|at| value(line.get(at)?)).collect()
    };
    let (Some(years), Some(months), Some(days)) = (chars(year), chars(month), chars(day)) else {
        return;
    };
    let digits: Option<String> =
        years.iter().map(|n| char::from_digit(*n, 10).filter(|_| *n < 10)).collect();
    let (Some(digits), Some(months), Some(days)) = (digits, counted(&months), counted(&days))
    else {
        return;
    };
    if !(1..=12).contains(&months) || !(1..=31).contains(&days) {
        return;
    }
    let new = format!("{digits}年{months}月{days}日");
    line.replace(log, rule, year.0, day.0 + day.1 + 1 - year.0, &new);
}

fn value(c: char) -> Option<u32> {
    match c {
        '〇' | '零' | '○' | 'O' | 'o' => Some(0),
        '十' => Some(10),
        _ => "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .and_then(|n| u32::try_from(n + 1).ok()),
    }
}

/// 十 is ten, 二十三 twenty-three.
fn counted(digits: &[u32]) -> Option<u32> {
    match digits {
        [n] => Some(*n),
        [10, n @ 1..=9] => Some(10 + n),
        [n @ 1..=9, 10] => Some(n * 10),
        [n @ 1..=9, 10, m @ 1..=9] => Some(n * 10 + m),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::CleanRules;
    use super::*;

    fn after(text: &str, on: &[&str]) -> String {
        let on = on.iter().map(|name| (*name).to_owned()).collect();
        let rules = CleanRules { on, ..CleanRules::default() };
        let mut line = Draft::new(1, text);
        run(&mut line, &mut Log::new(&rules));
        line.text()
    }

    #[test]
    fn padding_zeros_go_from_dates_that_stand_alone() {
        assert_eq!(after("2021年03月08日", &[]), "2021年3月8日");
        assert_eq!(after("某某办公室　2021年03月10日印发", &[]), "某某办公室　2021年3月10日印发");
        for kept in ["截至2021年03月08日", "2021年10月20日", "二〇二一年三月十日"]
        {
            assert_eq!(after(kept, &[]), kept);
        }
    }

    #[test]
    fn chinese_numerals_turn_only_when_asked() {
        let on = &["date-arabic"];
        assert_eq!(after("二〇二一年三月十日", on), "2021年3月10日");
        assert_eq!(after("二○一二年十二月二十三日", on), "2012年12月23日");
        assert_eq!(after("二〇二一年十三月十日", on), "二〇二一年十三月十日");
    }
}
