//! What people and their systems call the elements of a 公文: one table for front matter, meta
//! tables and field labels.

/// The element of a name, as `meta.…` names it.
pub fn element(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, element)| *element)
}

/// Every name of the table.
pub fn all() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|(name, _)| *name)
}

/// What an archive calls its data about a text. None of them is an element of a document.
pub fn is_archive(name: &str) -> bool {
    ARCHIVE.contains(&name)
}

/// What people and their systems call an element: name, element.
const NAMES: &[(&str, &str)] = &[
    ("标题", "title"),
    ("公文标题", "title"),
    ("题目", "title"),
    ("number", "doc_number"),
    ("document_number", "doc_number"),
    ("文号", "doc_number"),
    ("发文字号", "doc_number"),
    ("公文字号", "doc_number"),
    ("recipients", "main_recipients"),
    ("recipient", "main_recipients"),
    ("to", "main_recipients"),
    ("主送", "main_recipients"),
    ("主送机关", "main_recipients"),
    ("主送单位", "main_recipients"),
    ("cc", "copy_to"),
    ("抄送", "copy_to"),
    ("抄送机关", "copy_to"),
    ("抄送单位", "copy_to"),
    ("signed_by", "signer"),
    ("签发人", "signer"),
    ("签发", "signer"),
    ("署名", "signature"),
    ("发文机关署名", "signature"),
    ("落款", "signature"),
    ("成文日期", "signature_date"),
    ("成文时间", "signature_date"),
    ("发文日期", "signature_date"),
    ("attachment", "attachments"),
    ("附件", "attachments"),
    ("附件说明", "attachments"),
    ("classification", "secrecy"),
    ("密级", "secrecy"),
    ("priority", "urgency"),
    ("紧急程度", "urgency"),
    ("缓急", "urgency"),
    ("份号", "copy_number"),
    ("发文机关标志", "masthead"),
    ("红头", "masthead"),
    ("发文机关", "issuer"),
    ("发文单位", "issuer"),
    ("文种", "wenzhong"),
    ("期号", "issue_number"),
    ("附注", "notes"),
    ("称谓", "salutation"),
    ("主题词", "subject_words"),
    ("印发机关", "print_office"),
    ("印发日期", "print_date"),
    ("份数", "copies"),
    ("印数", "copies"),
];

/// Names of an archive's data.
const ARCHIVE: &[&str] = &[
    "发布日期",
    "发布时间",
    "发布机构",
    "发布单位",
    "发布人",
    "发布于",
    "更新日期",
    "更新时间",
    "来源",
    "信息来源",
    "文章来源",
    "来源网址",
    "索引号",
    "网址",
    "链接",
    "原文",
    "原文链接",
    "原文网址",
    "原文地址",
    "URL",
    "抓取时间",
    "抓取日期",
    "采集时间",
    "爬取时间",
    "检索时间",
    "检索日期",
    "检索关键词",
    "下载时间",
    "入库时间",
    "访问时间",
    "浏览次数",
    "阅读次数",
    "点击数",
    "信息分类",
    "主题分类",
    "体裁分类",
    "所属栏目",
    "栏目",
];
