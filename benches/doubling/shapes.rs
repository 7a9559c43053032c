//! Shapes of text of any size, each of many parts of one kind: a stage that looks at all parts for
//! each part shows here.

/// A shape of text.
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// What stands before the parts.
    head: &'static str,
    /// Writes the n-th part, from 1.
    part: fn(&mut String, usize),
    /// What stands behind the parts.
    tail: &'static str,
}

impl Shape {
    /// A text of about `size` bytes.
    pub fn text(&self, size: usize) -> String {
        let mut text = String::with_capacity(size + 4096);
        text += self.head;
        let mut number = 1;
        while text.len() < size {
            (self.part)(&mut text, number);
            number += 1;
        }
        text += self.tail;
        text
    }
}

const HEAD: &str = "关于做好测试工作的通知\n\n各县（区）人民政府，市直各部门：\n";
const TAIL: &str = "\n云川市人民政府办公室\n2026年3月9日\n";
const ENDING: &str = "\n特此通知。\n\n云川市人民政府办公室\n2026年3月9日\n";
const SURNAMES: [char; 12] =
    ['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫'];
const NUMERALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/// One of a row of Han characters, so that parts differ.
fn han(number: usize) -> char {
    char::from_u32(0x4E00 + (number * 7919 % 5000) as u32).unwrap_or('一')
}

/// A name of two or three characters.
fn name(number: usize) -> String {
    let mut name = String::from(SURNAMES[number % SURNAMES.len()]);
    name.push(han(number));
    if !number.is_multiple_of(3) {
        name.push(han(number * 31 + 5));
    }
    name
}

/// A number below a hundred in Chinese numerals.
fn numeral(number: usize) -> String {
    let number = 1 + (number - 1) % 99;
    let ten = match number / 10 {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", NUMERALS[tens - 1]),
    };
    match number % 10 {
        0 => ten,
        unit => ten + NUMERALS[unit - 1],
    }
}

/// A sentence of some forty characters; no two are alike for long.
fn sentence(text: &mut String, number: usize) {
    text.push_str("各级各部门要");
    for step in 0..10 {
        text.push(han(number * 13 + step));
    }
    text.push_str("，切实加强组织领导，");
    for step in 0..8 {
        text.push(han(number * 17 + step));
    }
    text.push('。');
}

fn paragraph(text: &mut String, number: usize) {
    (0..3).for_each(|step| sentence(text, number * 3 + step));
    text.push('\n');
}

/// Every shape, by name.
#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "md-stars", head: "# 甲\n", tail: "", part: |text, number| {
        *text += ["**加强组织", "*领导，落实", "***工作责任", "**", "，确保安全* "][number % 5];
    } },
    Shape { name: "md-stars-in-lines", head: "# 甲\n", tail: "", part: |text, number| {
        *text += ["**甲\n", "*乙**\n", "***丙*\n"][number % 3];
    } },
    Shape { name: "md-brackets", head: "# 甲\n", tail: "", part: |text, number| {
        *text += ["[甲", "](http://a.example", "![", "]", "[乙](http://b.example)"][number % 5];
    } },
    Shape { name: "md-pipes", head: "# 甲\n", tail: "", part: |text, number| {
        *text += ["|甲|**乙**|丙|\n", "|---|---|---|\n"][usize::from(number % 9 == 2)];
    } },
    Shape { name: "md-pipes-in-line", head: "|甲|乙|\n|---|---|\n", tail: "|\n", part: |text, _| text.push_str("|甲") },
    Shape { name: "md-quotes", head: "# 甲\n", tail: "甲\n", part: |text, _| text.push_str("> ") },
    Shape { name: "md-ticks", head: "# 甲\n", tail: "", part: |text, number| {
        *text += &"`".repeat(1 + number % 12);
        text.push('甲');
    } },
    Shape { name: "md-fences", head: "# 甲\n", tail: "", part: |text, number| {
        *text += ["```a\n", "甲\n", "~~~~\n", "```markdown\n"][number % 4];
    } },
    Shape { name: "md-comments", head: "# 甲\n", tail: "-->\n", part: |text, number| {
        *text += ["<!--甲", "<", "-->\n"][usize::from(number % 3 == 0) + usize::from(number % 12 == 0)];
    } },
    Shape { name: "md-breaks", head: "# 甲\n", tail: "", part: |text, _| text.push_str("甲<br>") },
    Shape { name: "paragraphs", head: HEAD, part: paragraph, tail: ENDING },
    Shape { name: "wrapped", head: HEAD, tail: ENDING, part: |text, number| {
        let mut line = String::from("\u{3000}\u{3000}");
        (0..3).for_each(|step| sentence(&mut line, number * 3 + step));
        for (at, character) in line.chars().enumerate() {
            if at > 0 && at % 30 == 0 { text.push('\n'); }
            text.push(character);
        }
        text.push('\n');
    } },
    Shape { name: "names", head: "参会人员名单\n", tail: "", part: |text, number| {
        *text += &name(number);
        text.push('\n');
    } },
    Shape { name: "names-wide", head: "参会人员名单\n", tail: "", part: |text, number| {
        for character in name(number).chars() {
            text.push(character);
            text.push('\u{3000}');
        }
        text.push('\n');
    } },
    Shape { name: "names-in-rows", head: HEAD, tail: TAIL, part: |text, number| {
        for step in 0..5 {
            *text += &name(number * 5 + step);
            text.push_str("\u{3000}\u{3000}");
        }
        text.push('\n');
    } },
    Shape { name: "dates", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("20{:02}年{}月{}日\n", number % 30, 1 + number % 12, 1 + number % 28);
    } },
    Shape { name: "dates-in-line", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("20{:02}年{}月{}日、二〇二六年三月九日、", number % 30, 1 + number % 12, 1 + number % 28);
    } },
    Shape { name: "headings-1", head: HEAD, tail: ENDING, part: |text, number| {
        *text += &format!("{}、加强{}{}工作\n", numeral(number), han(number), han(number + 1));
    } },
    Shape { name: "headings-2", head: HEAD, tail: ENDING, part: |text, number| {
        *text += &format!("（{}）加强{}{}工作\n", numeral(number), han(number), han(number + 1));
    } },
    Shape { name: "headings-3", head: HEAD, tail: ENDING, part: |text, number| {
        *text += &format!("{number}.加强{}{}工作\n", han(number), han(number + 1));
    } },
    Shape { name: "headings-4", head: HEAD, tail: ENDING, part: |text, number| {
        *text += &format!("（{number}）加强{}{}工作\n", han(number), han(number + 1));
    } },
    Shape { name: "chapters", head: "云川市河道管理办法\n", tail: "", part: |text, number| {
        if number % 5 == 1 { *text += &format!("第{}章　{}{}\n", numeral(number / 5 + 1), han(number), han(number + 1)); }
        *text += &format!("第{}条　", numeral(number));
        sentence(text, number);
        text.push('\n');
    } },
    Shape { name: "headings-with-text", head: HEAD, tail: ENDING, part: |text, number| {
        *text += &format!("{}、加强{}{}工作。", numeral(number), han(number), han(number + 1));
        paragraph(text, number);
    } },
    Shape { name: "one-line", head: "", tail: "", part: |text, number| text.push(han(number)) },
    Shape { name: "sentences-on-one-line", head: "关于做好测试工作的通知 各县（区）人民政府： ", tail: " 云川市人民政府办公室 2026年3月9日", part: sentence },
    Shape { name: "headings-on-one-line", head: "关于做好测试工作的通知 各县（区）人民政府： ", tail: " 云川市人民政府办公室 2026年3月9日", part: |text, number| {
        *text += &format!("{}、加强{}{}工作。", numeral(number), han(number), han(number + 1));
        sentence(text, number);
    } },
    Shape { name: "pieces-on-one-line", head: "关于做好测试工作的通知　各县（区）人民政府：　", tail: "　云川市人民政府办公室　2026年3月9日", part: |text, number| {
        sentence(text, number);
        text.push('\u{3000}');
    } },
    Shape { name: "tab-rows", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("{number}\t{}\t{}局\t{}\n", name(number), han(number), number * 37 % 1000);
    } },
    Shape { name: "wide-tab-rows", head: HEAD, tail: TAIL, part: |text, number| {
        text.extend((0..60).map(|step| format!("{}\t", number * step % 100)));
        text.push('\n');
    } },
    Shape { name: "one-row", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("{}\t", name(number));
    } },
    Shape { name: "space-rows", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("{number}    {}    {}局    {}\n", name(number), han(number), number * 37 % 1000);
    } },
    Shape { name: "csv", head: "序号,姓名,单位,金额\n", tail: "", part: |text, number| {
        *text += &format!("{number},{},{}局,\"{},{:03}\"\n", name(number), han(number), number % 90, number % 1000);
    } },
    Shape { name: "cells", head: HEAD, tail: TAIL, part: |text, number| {
        *text += ["序号\n", "姓名\n", "单位\n", "合格\n"][number % 4];
    } },
    Shape { name: "brackets-open", head: HEAD, tail: TAIL, part: |text, _| text.push_str("（甲") },
    Shape { name: "brackets", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("[{}]({})【{}】", han(number), number, han(number + 3));
    } },
    Shape { name: "links", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("见[{}文件](http://example.com/{number}.html)，", han(number));
        if number % 20 == 0 { text.push('\n'); }
    } },
    Shape { name: "links-open", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("[{}](http ", han(number));
    } },
    Shape { name: "markdown", head: "# 关于做好测试工作的通知\n\n", tail: "", part: |text, number| {
        *text += &format!("## {}、加强**{}**工作\n\n- *要*点`{number}`\n> 引\n\n", numeral(number), han(number));
        paragraph(text, number);
    } },
    Shape { name: "markdown-table", head: "# 关于做好测试工作的通知\n\n| 序号 | 姓名 |\n|---|---|\n", tail: "", part: |text, number| {
        *text += &format!("| {number} | {} |\n", name(number));
    } },
    Shape { name: "stars", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("**{}_*", han(number));
    } },
    Shape { name: "html", head: "", tail: "", part: |text, number| {
        *text += &format!("<p class=\"a\">{}&nbsp;&lt;{}<br/>", han(number), number);
        sentence(text, number);
        *text += "</p>\n";
    } },
    Shape { name: "tags-open", head: HEAD, tail: TAIL, part: |text, _| text.push_str("<b <甲") },
    Shape { name: "invisible", head: HEAD, tail: TAIL, part: |text, number| {
        text.push(han(number));
        text.push('\u{200B}');
    } },
    Shape { name: "blanks-between", head: HEAD, tail: TAIL, part: |text, number| {
        text.push(han(number));
        text.push(' ');
    } },
    Shape { name: "blank-lines", head: HEAD, tail: TAIL, part: |text, number| {
        if number % 50 == 0 { text.push(han(number)); }
        text.push('\n');
    } },
    Shape { name: "blanks", head: HEAD, tail: TAIL, part: |text, _| text.push('\u{3000}') },
    Shape { name: "attachment-list", head: "关于做好测试工作的通知\n\n各县人民政府：\n现将有关事项通知如下，请认真贯彻执行。\n\n附件：", tail: TAIL, part: |text, number| {
        *text += &format!("{number}.{}{}任务分解表\n", han(number), han(number + 1));
    } },
    Shape { name: "attachments-on-one-line", head: "关于做好测试工作的通知\n\n各县人民政府：\n现将有关事项通知如下，请认真贯彻执行。\n\n附件：", tail: TAIL, part: |text, number| {
        *text += &format!("{number}.{}{}任务分解表　", han(number), han(number + 1));
    } },
    Shape { name: "attached-documents", head: "关于做好测试工作的通知\n\n各县人民政府：\n现将有关事项通知如下，请认真贯彻执行。\n\n云川市人民政府办公室\n2026年3月9日\n", tail: "", part: |text, number| {
        *text += &format!("附件{number}\n\n{}{}任务分解表\n\n", han(number), han(number + 1));
        sentence(text, number);
        text.push('\n');
    } },
    Shape { name: "recipients", head: "关于做好测试工作的通知\n\n", tail: "：\n为做好有关工作，现将有关事项通知如下。\n\n云川市人民政府办公室\n2026年3月9日\n", part: |text, number| {
        if number > 1 { text.push('、'); }
        *text += &format!("{}{}县人民政府", han(number), han(number + 1));
    } },
    Shape { name: "recipient-lines", head: "关于做好测试工作的通知\n\n", tail: ENDING, part: |text, number| {
        *text += &format!("{}{}县人民政府：\n", han(number), han(number + 1));
    } },
    Shape { name: "copy-to", head: "关于做好测试工作的通知\n\n各县人民政府：\n请认真贯彻执行。\n\n云川市人民政府办公室\n2026年3月9日\n\n抄送：", tail: "。\n云川市人民政府办公室　2026年3月9日印发\n", part: |text, number| {
        if number > 1 { text.push('，'); }
        *text += &format!("{}{}局", han(number), han(number + 1));
    } },
    Shape { name: "copy-to-lines", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("抄送：{}{}局。\n", han(number), han(number + 1));
    } },
    Shape { name: "signatures", head: HEAD, tail: "\n2026年3月9日\n", part: |text, number| {
        *text += &format!("云川市{}{}局\n", han(number), han(number + 1));
    } },
    Shape { name: "signed-and-dated", head: HEAD, tail: "", part: |text, number| {
        *text += &format!("云川市{}{}局\n2026年3月{}日\n\n", han(number), han(number + 1), 1 + number % 28);
    } },
    Shape { name: "page-numbers", head: HEAD, tail: TAIL, part: |text, number| {
        for step in 0..6 { paragraph(text, number * 6 + step); }
        *text += &format!("— {number} —\n");
    } },
    Shape { name: "bare-page-numbers", head: HEAD, tail: TAIL, part: |text, number| {
        // beyond 999 a number is none of a page
        *text += &format!("第 {} 页\n", number % 900 + 1);
    } },
    Shape { name: "numbers-of-no-page", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("第 {} 页\n", number + 1000);
    } },
    Shape { name: "running-heads", head: HEAD, tail: TAIL, part: |text, number| {
        for step in 0..4 { paragraph(text, number * 4 + step); }
        *text += &format!("\u{C}云川市人民政府公报　第{number}页\n");
    } },
    Shape { name: "form-feeds", head: HEAD, tail: TAIL, part: |text, number| {
        sentence(text, number);
        *text += "\n\u{C}";
    } },
    Shape { name: "quotes", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("\"{}\"和'{}'，", han(number), han(number + 1));
    } },
    Shape { name: "quotes-open", head: HEAD, tail: TAIL, part: |text, _| text.push_str("“‘甲\"") },
    Shape { name: "quote-lines", head: HEAD, tail: TAIL, part: |text, number| {
        text.push('"');
        sentence(text, number);
        text.push('\n');
    } },
    Shape { name: "numbered-paragraphs", head: HEAD, tail: ENDING, part: |text, number| {
        *text += &format!("{number}.");
        paragraph(text, number);
    } },
    Shape { name: "questions", head: HEAD, tail: TAIL, part: |text, number| {
        text.push(han(number));
        text.push('?');
    } },
    Shape { name: "question-marks", head: HEAD, tail: TAIL, part: |text, _| text.push('?') },
    Shape { name: "half-width-marks", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("{}, {}. ({}) ; {}: \"!\" ", han(number), han(number + 1), number, han(number + 2));
        if number % 40 == 0 { text.push('\n'); }
    } },
    Shape { name: "mojibake", head: "", tail: "", part: |text, number| {
        for byte in format!("各县人民政府{}\n", han(number)).into_bytes() { text.push(char::from(byte)); }
    } },
    Shape { name: "long-title", head: "关于", tail: "的通知\n\n各县人民政府：\n请认真贯彻执行。\n", part: |text, number| {
        text.push(han(number));
        if number % 9 == 0 { text.push('、'); }
    } },
    Shape { name: "titles", head: "", tail: "", part: |text, number| {
        *text += &format!("关于{}{}工作的通知\n", han(number), han(number + 1));
    } },
    Shape { name: "front-matter", head: "---\n", tail: "---\n关于做好测试工作的通知\n", part: |text, number| {
        *text += &format!("key{number}: {}\n", name(number));
    } },
    Shape { name: "addresses", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("联系人：{}，邮箱 a{number}@example.com，网址 https://example.com/a/{number}?b=c，电话 0571-8{:07}\n", name(number), number);
    } },
    Shape { name: "one-address", head: HEAD, tail: TAIL, part: |text, number| {
        if number == 1 { text.push_str("https://example.com/"); }
        text.push_str("a.b/");
    } },
    Shape { name: "digits", head: HEAD, tail: TAIL, part: |text, number| *text += &format!("{}", number % 10) },
    Shape { name: "numerals", head: HEAD, tail: TAIL, part: |text, number| text.push_str(NUMERALS[number % 10]) },
    Shape { name: "dashes", head: HEAD, tail: TAIL, part: |text, _| text.push('—') },
    Shape { name: "dots", head: HEAD, tail: TAIL, part: |text, _| text.push('.') },
    Shape { name: "contents", head: "目　录\n", tail: "", part: |text, number| {
        *text += &format!("{}、{}{}工作…………{number}\n", numeral(number), han(number), han(number + 1));
    } },
    Shape { name: "minutes", head: "会议纪要\n\n出席：", tail: "\n记录：李四\n", part: |text, number| {
        *text += &format!("{}、", name(number));
    } },
    Shape { name: "furniture", head: HEAD, tail: TAIL, part: |text, number| {
        *text += ["首页 > 政务公开 > 通知\n", "打印本页\n", "字号：大 中 小\n", "分享到：微信\n"][number % 4];
        if number % 8 == 0 { paragraph(text, number); }
    } },
    Shape { name: "combining", head: HEAD, tail: TAIL, part: |text, _| text.push_str("e\u{301}\u{302}") },
    Shape { name: "english", head: HEAD, tail: TAIL, part: |text, number| {
        *text += &format!("The work of section {number}, and so on. ");
    } },
    Shape { name: "speech", head: "在全市工作会议上的讲话\n（2026年3月9日）\n张三\n\n同志们：\n", tail: "谢谢大家！\n", part: |text, number| {
        if number % 10 == 0 { text.push_str("同志们：\n"); }
        paragraph(text, number);
    } },
];
