//! Dates that stand alone on a line or end one, as 成文日期 and 印发日期 do: padding zeros go;
//! Chinese numerals stay unless `date-arabic` is switched on.

use crate::text::character::is_space;
use crate::text::date::{Date, Form};

use super::draft::{Draft, Log};

/// Longest line that is looked at.
const LONGEST: usize = 48;

/// Runs both rules on a line.
pub(super) fn run(line: &mut Draft, log: &mut Log) {
    let dated = matches!(line.before(line.len()), Some('日' | '发'));
    if !dated || line.len() > LONGEST {
        return;
    }
    let printed = line.chars().strip_suffix(&['印', '发']);
    let before = printed.unwrap_or(line.chars());
    let Some((at, date)) = Date::at_end(before).filter(|_| before.last() == Some(&'日')) else {
        return;
    };
    let alone = line.before(at).is_none_or(is_space);
    let rule = match date.form {
        Form::Arabic => "date-zeros",
        Form::Chinese => "date-arabic",
        Form::Signs | Form::Draft => return,
    };
    if let Some(standard) = date.standard().filter(|_| alone && log.runs(rule)) {
        line.replace(log, rule, at, date.length, &standard);
    }
}

#[cfg(test)]
mod tests {
    use super::super::CleanRules;
    use super::*;

    fn after(text: &str, on: &[&str]) -> String {
        let on = on.iter().map(|name| (*name).to_owned()).collect();
        let rules = CleanRules { on, ..CleanRules::default() };
        let mut line = Draft::new(1, text.chars().collect::<Vec<_>>());
        run(&mut line, &mut Log::new(&rules));
        line.text().into()
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
        assert_eq!(after("二〇二一年三月十日", &[]), "二〇二一年三月十日");
    }
}
