//! A number of a list in the form that `w:numFmt` names.

/// Digits.
const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/// Digits of sums of money.
const LEGAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
/// Powers of ten.
const TENS: [&str; 4] = ["", "十", "百", "千"];
const LEGAL_TENS: [&str; 4] = ["", "拾", "佰", "仟"];
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
/// Largest number that is written in another form than 1, 2, 3.
const LARGEST: u32 = 9999;

/// The number; none where the form is a bullet or nothing.
pub(super) fn written(number: u32, form: &str) -> Option<String> {
    let cyclic = |letters: &str| {
        let letters: Vec<char> = letters.chars().collect();
        let at = number.checked_sub(1)? as usize % letters.len().max(1);
        letters.get(at).map(char::to_string)
    };
    let plain = || Some(number.to_string());
    if number > LARGEST && !matches!(form, "none" | "bullet") {
        return plain();
    }
    match form {
        "none" | "bullet" => None,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "koreanCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Some(counted(number, DIGITS, TENS)),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            Some(counted(number, LEGAL, LEGAL_TENS))
        }
        "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital"
        | "koreanDigital"
        | "koreanDigital2" => Some(each_digit(number, |digit| DIGITS.get(digit as usize).copied())),
        "ideographTraditional" => cyclic(STEMS),
        "ideographZodiac" => cyclic(BRANCHES),
        "decimalFullWidth" | "decimalFullWidth2" => {
            Some(each_digit(number, |digit| char::from_u32(0xFF10 + digit)))
        }
        "decimalZero" => Some(format!("{number:02}")),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(number).or_else(plain),
        "decimalEnclosedParen" => within(number, 20, 0x2474).or_else(plain),
        "decimalEnclosedFullstop" => within(number, 20, 0x2488).or_else(plain),
        "ideographEnclosedCircle" => within(number, 10, 0x3280).or_else(plain),
        "upperLetter" => Some(letters(number, 'A')),
        "lowerLetter" => Some(letters(number, 'a')),
        "upperRoman" => Some(roman(number)),
        "lowerRoman" => Some(roman(number).to_ascii_lowercase()),
        "numberInDash" => Some(format!("- {number} -")),
        _ => plain(),
    }
}

/// 十二, 一百零五.
fn counted(number: u32, digits: [char; 10], tens: [&str; 4]) -> String {
    let digit = |digit: u32| digits.get(digit as usize).copied().unwrap_or_default();
    if number == 0 {
        return digit(0).to_string();
    }
    let short = tens.contains(&"十");
    let (mut text, mut gap) = (String::new(), false);
    for power in (0..4).rev() {
        let own = number / 10_u32.pow(power) % 10;
        if own == 0 {
            gap |= !text.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            text.push('零');
        }
        // 十二, not 一十二
        if !(short && own == 1 && power == 1 && text.is_empty()) {
            text.push(digit(own));
        }
        text.push_str(tens.get(power as usize).copied().unwrap_or_default());
    }
    text
}

fn each_digit(number: u32, digit: impl Fn(u32) -> Option<char>) -> String {
    number.to_string().chars().filter_map(|c| digit(c.to_digit(10)?)).collect()
}

fn circled(number: u32) -> Option<String> {
    let code = match number {
        0 => 0x24EA,
        1..=20 => 0x2460 + number - 1,
        21..=35 => 0x3251 + number - 21,
        36..=50 => 0x32B1 + number - 36,
        _ => return None,
    };
    char::from_u32(code).map(|c| c.to_string())
}

fn within(number: u32, most: u32, first: u32) -> Option<String> {
    let at = number.checked_sub(1).filter(|at| *at < most)?;
    char::from_u32(first + at).map(|c| c.to_string())
}

/// A … Z, AA, BB.
fn letters(number: u32, first: char) -> String {
    let at = number.saturating_sub(1);
    let letter = char::from_u32(u32::from(first) + at % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (at / 26 + 1).min(30) as usize).collect()
}

fn roman(mut number: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in PARTS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_writes_them() {
        for (number, form, want) in [
            (7, "decimal", "7"),
            (10, "chineseCounting", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "japaneseCounting", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (10, "ideographDigital", "一〇"),
            (3, "ideographTraditional", "丙"),
            (13, "decimalFullWidth", "１３"),
            (3, "decimalZero", "03"),
            (21, "decimalEnclosedCircle", "㉑"),
            (51, "decimalEnclosedCircleChinese", "51"),
            (2, "decimalEnclosedParen", "⑵"),
            (28, "upperLetter", "BB"),
            (3, "lowerLetter", "c"),
            (14, "upperRoman", "XIV"),
            (4, "lowerRoman", "iv"),
            (1_000_000, "upperRoman", "1000000"),
            (5, "ordinal", "5"),
        ] {
            assert_eq!(written(number, form).as_deref(), Some(want), "{form}");
        }
        assert_eq!(written(1, "bullet"), None);
    }
}
