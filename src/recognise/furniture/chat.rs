//! What a language model says to its user above and below the document that it wrote. Such a line
//! stays, since it may be a note of the document, and is told.

use crate::text::character::trim;

/// How a remark above the document begins.
const OPENS: &[&str] =
    &["好的", "当然", "以下是", "下面是", "以下为", "这是一份", "根据您", "根据你"];
/// How a remark below the document begins.
const CLOSES: &[&str] = &[
    "以上",
    "说明",
    "备注",
    "注：",
    "注意",
    "提示",
    "温馨提示",
    "如需",
    "如果",
    "希望",
    "请根据",
    "您可以",
    "你可以",
];
/// What either speaks of: the text as a draft, and the one who asked for it.
const SPEAKS: &[&str] = &[
    "范文",
    "范本",
    "模板",
    "草稿",
    "初稿",
    "供参考",
    "供您",
    "供你",
    "为您",
    "为你",
    "您可",
    "你可",
    "对您",
    "对你",
    "您的要求",
    "你的要求",
    "告诉我",
    "告知我",
    "我可以",
    "我会",
    "随时",
    "语气",
    "占位",
];

/// A remark above the document.
pub fn opens(text: &str) -> bool {
    remark(text, OPENS)
}

/// A remark below the document.
pub fn closes(text: &str) -> bool {
    remark(text, CLOSES)
}

fn remark(text: &str, begins: &[&str]) -> bool {
    // the words that open a remark stand at its start, what it speaks of is soon said
    let near: String = trim(text).chars().take(120).collect();
    begins.iter().any(|word| near.starts_with(word))
        && SPEAKS.iter().any(|word| near.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_speaks_to_the_user() {
        for text in ["好的，以下是为您起草的通知：", "以下是一份会议通知的范文，供参考："]
        {
            assert!(opens(text), "{text}");
        }
        for text in [
            "说明：以上为模板，如需调整请告诉我。",
            "以上内容供您参考，可按实际情况修改。",
            "希望这份通知对您有帮助。",
        ] {
            assert!(closes(text), "{text}");
        }
    }

    #[test]
    fn a_document_speaks_of_its_matter() {
        for text in
            ["以下是各县完成情况。", "根据市政府要求，现将有关事项通知如下：", "好的做法要推广。"]
        {
            assert!(!opens(text), "{text}");
        }
        for text in ["说明：本表由财政局填报。", "注：数据截至12月底。", "如需咨询，请拨打电话。"]
        {
            assert!(!closes(text), "{text}");
        }
    }
}
