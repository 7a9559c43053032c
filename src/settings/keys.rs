//! The keys of `page.…` and `font.…`: what each takes, does and stands at.

use crate::style::{ColophonPage, FontProfile, Mm, Pt, SignatureCase, Style};

/// One key.
pub(super) struct Key {
    /// Its full name.
    pub name: &'static str,
    /// What it takes, for messages.
    pub takes: &'static str,
    /// Sets it; none where the value is not one of those it takes.
    pub make: fn(&mut Style, &str) -> Option<()>,
    /// Its value now.
    pub value: fn(&Style) -> String,
}

/// A key by its full name.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// All of them.
pub(super) const KEYS: &[Key] = &[
    Key {
        name: "page.signature",
        takes: "auto sealed unsealed stamp",
        make: |style, value| {
            style.signature = match value {
                "auto" => None,
                "sealed" => Some(SignatureCase::Sealed),
                "unsealed" => Some(SignatureCase::Unsealed),
                "stamp" => Some(SignatureCase::Stamp),
                _ => return None,
            };
            Some(())
        },
        value: |style| {
            let name = match style.signature {
                None => "auto",
                Some(SignatureCase::Sealed) => "sealed",
                Some(SignatureCase::Unsealed) => "unsealed",
                Some(SignatureCase::Stamp) => "stamp",
            };
            name.to_owned()
        },
    },
    Key {
        name: "page.colophon",
        takes: "last even",
        make: |style, value| {
            style.colophon = match value {
                "last" => ColophonPage::Last,
                "even" => ColophonPage::Even,
                _ => return None,
            };
            Some(())
        },
        value: |style| {
            let name = match style.colophon {
                ColophonPage::Last => "last",
                ColophonPage::Even => "even",
            };
            name.to_owned()
        },
    },
    Key {
        name: "page.characters",
        takes: "a number from 24 to 30",
        make: |style, value| {
            style.characters = value.parse().ok().filter(|count| (24..=30).contains(count))?;
            Some(())
        },
        value: |style| style.characters.to_string(),
    },
    Key {
        name: "page.line-pitch",
        takes: "points from 24 to 36",
        make: |style, value| {
            let pitch = value.parse().ok().filter(|pitch| (24.0..=36.0).contains(pitch))?;
            style.line_pitch = Pt(pitch);
            Some(())
        },
        value: |style| style.line_pitch.0.to_string(),
    },
    Key {
        name: "page.seal-size",
        takes: "millimetres from 20 to 60",
        make: |style, value| {
            let size = value.parse().ok().filter(|size| (20.0..=60.0).contains(size))?;
            style.seal_size = Mm(size);
            Some(())
        },
        value: |style| style.seal_size.0.to_string(),
    },
    Key {
        name: "page.grid",
        takes: "lines lines-and-chars",
        make: |style, value| {
            style.docx_char_grid = match value {
                "lines" => false,
                "lines-and-chars" => true,
                _ => return None,
            };
            Some(())
        },
        value: |style| {
            if style.docx_char_grid { "lines-and-chars".to_owned() } else { "lines".to_owned() }
        },
    },
    Key {
        name: "font.profile",
        takes: "gb2312 founder plain",
        make: |style, value| {
            style.docx_fonts = match value {
                "gb2312" => FontProfile::Gb2312,
                "founder" => FontProfile::Founder,
                "plain" => FontProfile::Plain,
                _ => return None,
            };
            Some(())
        },
        value: |style| {
            let name = match style.docx_fonts {
                FontProfile::Gb2312 => "gb2312",
                FontProfile::Founder => "founder",
                FontProfile::Plain => "plain",
            };
            name.to_owned()
        },
    },
    // the folder is read by the command line; here it is only a name
    Key { name: "font.dir", takes: "a folder", make: |_, _| Some(()), value: |_| String::new() },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_takes_the_value_it_stands_at() {
        for key in KEYS.iter().filter(|key| key.name != "font.dir") {
            let mut style = Style::default();
            let value = (key.value)(&style);
            assert!((key.make)(&mut style, &value).is_some(), "{} = {value}", key.name);
            assert_eq!(style, Style::default());
            assert!((key.make)(&mut style, "-1").is_none(), "{} takes {}", key.name, key.takes);
        }
    }
}
