//! Entities: `&nbsp;`, `&amp;`, `&#12290;`, `&#x3002;`.

/// Longest name with its signs.
const LONGEST: usize = 12;

/// Names that texts hold.
const NAMES: &[(&str, char)] = &[
    ("nbsp", ' '),
    ("ensp", ' '),
    ("emsp", '\u{3000}'),
    ("thinsp", ' '),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("middot", '·'),
    ("bull", '•'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("deg", '°'),
    ("permil", '‰'),
    ("micro", 'µ'),
    ("sup2", '²'),
    ("sup3", '³'),
    ("frac12", '½'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("yen", '¥'),
    ("euro", '€'),
    ("pound", '£'),
    ("sect", '§'),
    ("para", '¶'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("larr", '←'),
    ("rarr", '→'),
];

/// Length of the entity at the front, and its character.
pub(super) fn read(rest: &[char]) -> Option<(usize, char)> {
    let length = rest.iter().take(LONGEST).position(|c| *c == ';')?;
    let name: String = rest.get(1..length)?.iter().collect();
    let c = if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        char::from_u32(code.ok()?).filter(|c| !c.is_control())?
    } else {
        NAMES.iter().find(|(known, _)| *known == name)?.1
    };
    Some((length + 1, if c == '\u{a0}' { ' ' } else { c }))
}
