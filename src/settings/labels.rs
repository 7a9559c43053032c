//! Field labels of a text as settings: `标题：…` gives the title.

use crate::Options;
use crate::carrier::{Carried, Label};
use crate::clean;
use crate::diagnostic::Diagnostic;

use super::{Source, set};

/// Makes the settings of labels, below those of every other source but the house style. A value is
/// cleaned as any text is.
///
/// # Errors
/// The first value that cannot be set, at its line.
pub fn apply(options: &mut Options, labels: &[Label]) -> Result<Vec<Diagnostic>, Diagnostic> {
    let mut told = Vec::new();
    for label in labels {
        let value = cleaned(&label.value, options);
        if label.element == "date" {
            // it may be the day of the export: it fills a 成文日期 that the text lacks
            let given = &mut options.given.defaults;
            given.entry("signature_date".to_owned()).or_insert(value);
            continue;
        }
        let key = format!("meta.{}", label.element);
        set(options, &key, &value, Source::Label).map_err(|fault| fault.at(label.line, 1))?;
        let stands = options.settings.get(&key).unwrap_or_default();
        if stands == value {
            options.given.labels.insert(label.element.to_owned());
        } else {
            let outdone = Diagnostic::new("N-GIVEN").at(label.line, 1);
            told.push(outdone.with(label.element).with(stands).with(&value));
        }
    }
    Ok(told)
}

fn cleaned(value: &str, options: &Options) -> String {
    let chars: Vec<char> = value.chars().collect();
    let lines = clean::clean(Carried::plain(&chars), &options.clean).value.lines;
    let lines: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    if lines.is_empty() { value.to_owned() } else { lines.join("\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;

    fn label(element: &'static str, value: &str) -> Label {
        Label { element, value: value.into(), line: 3 }
    }

    #[test]
    fn a_value_is_cleaned_and_gives_the_element() {
        let mut options = Options::default();
        apply(&mut options, &[label("title", "关于甲,乙的通知\u{200B}")]).unwrap();
        assert_eq!(options.given.elements["title"], "关于甲，乙的通知");
    }

    #[test]
    fn a_stronger_source_stands_and_the_label_is_told() {
        let mut options = Options::default();
        settings::apply(&mut options, "meta.title=关于乙的通知").unwrap();
        let told = apply(&mut options, &[label("title", "关于甲的通知")]).unwrap();
        assert_eq!(options.given.elements["title"], "关于乙的通知");
        assert_eq!((told.len(), told[0].code, told[0].place.unwrap().line), (1, "N-GIVEN", 3));
    }

    #[test]
    fn a_date_without_a_name_fills_only_what_the_text_lacks() {
        let mut options = Options::default();
        apply(&mut options, &[label("date", "2026年3月1日")]).unwrap();
        assert!(options.given.elements.is_empty());
        assert_eq!(options.given.defaults["signature_date"], "2026年3月1日");
    }

    #[test]
    fn what_cannot_be_set_is_an_error_at_its_line() {
        let fault = apply(&mut Options::default(), &[label("secrecy", &"密".repeat(99))]);
        assert_eq!(fault.unwrap_err().place.unwrap().line, 3);
    }
}
