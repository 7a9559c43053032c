//! Titles in balanced lines: 梯形 or 菱形, words, numbers with their units and 《》 whole (7.3.1).
//! The source's own break is a wish: kept where its lines fit, preferred where they do not.
//!
//! Words are known by a list of those that titles are made of, and by the document itself: two
//! characters that always stand together in it are a word.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::kinsoku::{Mark, mark};
use crate::text::numeral::is_numeral as numeral;

/// Splits a title into lines of at most `most` characters; `together` is asked for where the wished
/// lines do not fit.
pub(super) fn lines<'a>(
    title: &str,
    most: usize,
    together: impl FnOnce() -> &'a Together,
) -> Vec<String> {
    let wished = side_by_side(title, most as f64);
    let fits = |line: &String| width(line) <= most as f64;
    if wished.iter().all(fits) {
        return wished;
    }
    balance(&wished, most as f64, together())
}

/// The wished lines; joint organs above 关于 stand beside each other where there is room.
fn side_by_side(title: &str, most: f64) -> Vec<String> {
    let mut wished: Vec<String> =
        title.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let organs = wished.iter().position(|line| line.starts_with("关于")).unwrap_or(0);
    if organs > 1 {
        let mut rows: Vec<String> = Vec::new();
        for organ in wished.drain(..organs) {
            match rows.last_mut() {
                Some(row) if width(row) + 1.0 + width(&organ) <= most => {
                    row.push('\u{3000}');
                    row.push_str(&organ);
                }
                _ => rows.push(organ),
            }
        }
        wished.splice(..0, rows);
    }
    wished
}

/// Width in Han characters.
fn width(text: &str) -> f64 {
    text.chars().map(breadth).sum()
}

fn breadth(c: char) -> f64 {
    if c.is_ascii() { 0.55 } else { 1.0 }
}

/// What one more line costs.
const LINE: f64 = 20.0;
/// What it gains to break where the source does.
const WISH: f64 = 30.0;
/// Fewest characters of a line, short of which it costs.
const SHORT: f64 = 4.0;

/// Most lines that have an outline as a whole; what is longer is a paragraph in the shape of a title.
const OUTLINED: usize = 8;

/// The cheapest way to cut, over the outlines that a title may have.
fn balance(wished: &[String], most: f64, together: &Together) -> Vec<String> {
    let text: Vec<char> = wished.iter().flat_map(|line| line.chars()).collect();
    let mut penalties = penalties(&text, together);
    let mut wish = 0;
    for line in wished {
        wish += line.chars().count();
        if let Some(penalty) = penalties.get_mut(wish) {
            *penalty -= WISH;
        }
    }
    let total: f64 = text.iter().copied().map(breadth).sum();
    let fewest = (total / most).ceil().max(1.0) as usize;
    let cuts = if fewest > OUTLINED {
        even(&text, total / fewest as f64, most, &penalties)
    } else {
        outlined(&text, fewest, most, &penalties)
    };
    let ends = cuts.iter().copied().skip(1).chain([text.len()]);
    cuts.iter()
        .zip(ends)
        .map(|(&from, to)| text.get(from..to).unwrap_or_default().iter().collect::<String>())
        .map(|line| line.trim_matches('\u{3000}').to_owned())
        .collect()
}

/// Where the lines begin of the best outline with the fewest lines or one more.
fn outlined(text: &[char], fewest: usize, most: f64, penalties: &[f64]) -> Vec<usize> {
    let total: f64 = text.iter().copied().map(breadth).sum();
    let mut best: Option<(f64, Vec<usize>)> = None;
    for count in fewest..=fewest + 1 {
        let ideal = total / count as f64;
        for outline in outlines(count) {
            let targets: Vec<f64> = outline.iter().map(|part| part * ideal).collect();
            let Some((cost, cuts)) = cut(text, &targets, most, penalties) else { continue };
            let cost = cost + LINE * count as f64;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, cuts));
            }
        }
    }
    best.map_or_else(Vec::new, |(_, cuts)| cuts)
}

/// Where the lines begin if all are to be about as long.
fn even(text: &[char], ideal: f64, most: f64, penalties: &[f64]) -> Vec<usize> {
    // cost and beginning of the best last line that ends before a character
    let mut best: Vec<(f64, usize)> = vec![(0.0, 0)];
    for at in 1..=text.len() {
        let last = lines_to(text, at, most)
            .map(|(from, long)| {
                let before = best.get(from).map_or(0.0, |best| best.0);
                (before + LINE + line_cost(text, at, long, ideal, penalties), from)
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        best.push(last.unwrap_or((0.0, at - 1)));
    }
    let mut cuts = Vec::new();
    let mut at = text.len();
    while at > 0 {
        at = best.get(at).map_or(0, |best| best.1);
        cuts.push(at);
    }
    cuts.reverse();
    cuts
}

/// Where a line may begin that ends before `at`, nearest first, and how wide it is.
fn lines_to(text: &[char], at: usize, most: f64) -> impl Iterator<Item = (usize, f64)> {
    let mut long = 0.0;
    text.get(..at).unwrap_or_default().iter().enumerate().rev().map_while(move |(from, c)| {
        long += breadth(*c);
        (long <= most).then_some((from, long))
    })
}

/// What a line costs that ends before `at`.
fn line_cost(text: &[char], at: usize, long: f64, target: f64, penalties: &[f64]) -> f64 {
    let short = if long < SHORT { 30.0 } else { 0.0 };
    let end = if at == text.len() { 0.0 } else { penalties.get(at).copied().unwrap_or(0.0) };
    (long - target).powi(2) + short + end
}

/// Long over short, short over long, and widest in the middle, in parts of the even length.
fn outlines(count: usize) -> Vec<Vec<f64>> {
    let last = count.saturating_sub(1).max(1) as f64;
    let slope = |from: f64, to: f64| -> Vec<f64> {
        (0..count).map(|row| from + (to - from) * row as f64 / last).collect()
    };
    match count {
        1 => vec![vec![1.0]],
        2 => vec![slope(1.08, 0.92), slope(0.92, 1.08)],
        _ => {
            let middle: Vec<f64> =
                (0..count).map(|row| 1.0 - (2.0 * row as f64 / last - 1.0).abs()).collect();
            let mean = middle.iter().sum::<f64>() / count as f64;
            let diamond = middle.iter().map(|part| 1.0 + (part - mean) * 0.35).collect();
            vec![slope(1.12, 0.88), slope(0.88, 1.12), diamond]
        }
    }
}

/// The cheapest cut into lines of the target lengths: its cost and where the lines begin.
fn cut(text: &[char], targets: &[f64], most: f64, penalties: &[f64]) -> Option<(f64, Vec<usize>)> {
    let size = text.len();
    // cost and beginning of the best last line that ends before a character, row by row
    let mut rows: Vec<Vec<Option<(f64, usize)>>> = Vec::new();
    for (row, target) in targets.iter().enumerate() {
        let mut best = vec![None; size + 1];
        for at in 1..=size {
            for (from, long) in lines_to(text, at, most) {
                let before = match row.checked_sub(1) {
                    None if from == 0 => Some(0.0),
                    None => None,
                    Some(above) => {
                        rows.get(above).and_then(|r| r.get(from)).copied().flatten().map(|b| b.0)
                    }
                };
                let Some(before) = before else { continue };
                let cost = before + line_cost(text, at, long, *target, penalties);
                if let Some(slot) = best.get_mut(at)
                    && slot.is_none_or(|(least, _)| cost < least)
                {
                    *slot = Some((cost, from));
                }
            }
        }
        rows.push(best);
    }
    let cost = rows.last()?.get(size).copied().flatten()?.0;
    let mut cuts = Vec::new();
    let mut at = size;
    for row in rows.iter().rev() {
        at = row.get(at).copied().flatten()?.1;
        cuts.push(at);
    }
    cuts.reverse();
    Some((cost, cuts))
}

/// Words that titles are made of, never broken if it can be helped.
const WORDS: &str = "国务院 国际 国家 关于 进一步 加强 加快 做好 开展 推进 促进 深化 完善 落实 贯彻 执行 实施 印发 转发 \
    批转 发布 公布 调整 同意 设立 成立 撤销 组建 建立 建设 提请 审议 批准 纳入 列入 支持 商请 申请 请求 \
    表彰 表扬 任命 任免 规范 管理 服务 保护 治理 整治 防治 防控 监督 检查 核查 督查 考核 评价 安全 生产 \
    生态 环境 农业 农村 工业 经济 社会 发展 改革 创新 教育 文化 卫生 医疗 保障 保险 就业 财政 税收 金融 \
    投资 项目 资金 补助 工程 规划 计划 方案 预案 意见 办法 规定 细则 条例 制度 通知 通报 通告 公告 决定 \
    决议 报告 请示 批复 议案 纪要 讲话 工作 会议 活动 问题 情况 事项 措施 机制 体系 能力 水平 质量 重点 \
    单位 部门 人民 政府 办公厅 办公室 委员会 领导 小组 专班 成员 名单 全市 全省 全国 全县 年度 专项 行动 \
    有关 若干 部分 试点 先进 集体 个人 公园 湿地 水库 森林 城市 城乡 社区 学校 中小学 地方性法规 立法 \
    流域 施工 期间 交通运输 组织 广场 时间 开放 养老 儿童 妇女 青年 残疾人 食品 药品 消防 防火 防汛 抗旱 \
    度汛 地震 地质 灾害 应急 救援 污染源 大气 土壤 水利 电力 能源 公路 铁路 航空 旅游 体育 校园 住房 土地 \
    房屋 房地产 市场 价格 贸易 企业 国有 资产 债务 预算 决算 审计 统计 普查 数据 政务 信息 网络 公开 技术 \
    科技 知识产权 标准 人才 干部 职工 公务员 代表大会 常务 政治 协商 纪律 监察 司法 法律 法规 行政 执法 \
    信访 稳定 民族 军人 退役 国防";

/// What it costs to break before each character, and behind the last.
fn penalties(text: &[char], together: &Together) -> Vec<f64> {
    let words = words(text);
    // brackets that are open before a character
    let mut open = [0i32; 3];
    let mut out = Vec::with_capacity(text.len() + 1);
    for (at, word) in words.into_iter().enumerate() {
        out.push(penalty(text, at, together, open.iter().any(|count| *count > 0), word));
        let pairs = [('《', '》'), ('“', '”'), ('（', '）')];
        for (count, (opens, closes)) in open.iter_mut().zip(pairs) {
            let c = text.get(at).copied();
            *count += i32::from(c == Some(opens)) - i32::from(c == Some(closes));
        }
    }
    out
}

/// What it costs to break before `at`, which lies within brackets or not.
fn penalty(text: &[char], at: usize, together: &Together, enclosed: bool, word: Word) -> f64 {
    let (Some(&last), Some(&next)) = (at.checked_sub(1).and_then(|i| text.get(i)), text.get(at))
    else {
        return 0.0;
    };
    let mut cost = together.cost(last, next);
    if last.is_ascii_alphanumeric() && next.is_ascii_alphanumeric() {
        cost += 1000.0;
    }
    if matches!(mark(next), Mark::Close | Mark::NoStart) || mark(last) == Mark::Open {
        cost += 1000.0;
    }
    // a number and its unit
    if last.is_ascii_digit()
        || (last == '第' && numeral(next))
        || (numeral(last) && (numeral(next) || "届次期号条年月日".contains(next)))
    {
        cost += 25.0;
    }
    if enclosed {
        cost += 20.0;
    }
    let beside = u8::from(word.begins) + u8::from(word.ends);
    cost += if word.within { 18.0 } else { -2.0 * f64::from(beside) };
    // a reader pauses here, and not there
    match (last, next) {
        (_, '的' | '、') => cost += 25.0,
        (_, '和' | '与' | '及' | '等') => cost += 8.0,
        ('\u{3000}', _) | (_, '\u{3000}' | '《' | '“') => cost -= 6.0,
        ('的' | '》' | '”' | '、' | '和' | '在', _) => cost -= 6.0,
        _ => {}
    }
    let rest = text.get(at..).unwrap_or_default();
    if rest.starts_with(&['关', '于']) {
        cost -= 8.0;
    }
    cost
}

/// How a place lies among the listed words.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// Inside one.
    within: bool,
    /// One begins there.
    begins: bool,
    /// One ends there.
    ends: bool,
}

/// How each place of a text lies among the listed words, and the place behind the last character.
fn words(text: &[char]) -> Vec<Word> {
    static LISTED: LazyLock<HashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
        let mut listed: HashMap<char, Vec<Vec<char>>> = HashMap::new();
        for word in WORDS.split_whitespace() {
            let first = word.chars().take(1);
            first.for_each(|c| listed.entry(c).or_default().push(word.chars().collect()));
        }
        listed
    });
    let mut places = vec![Word::default(); text.len() + 1];
    for (at, first) in text.iter().enumerate() {
        let rest = text.get(at..).unwrap_or_default();
        let begun = LISTED.get(first).into_iter().flatten().filter(|word| rest.starts_with(word));
        for word in begun {
            let end = at + word.len();
            for (place, word) in places.iter_mut().enumerate().take(end + 1).skip(at) {
                word.begins |= place == at;
                word.ends |= place == end;
                word.within |= place > at && place < end;
            }
        }
    }
    places
}

/// How often the characters of a document's titles stand together in it.
#[derive(Debug, Default)]
pub(super) struct Together {
    pairs: HashMap<(char, char), u32>,
    single: HashMap<char, u32>,
}

impl Together {
    /// Counts, over the whole text, what stands in one of the titles.
    pub fn of<'a>(
        titles: impl Iterator<Item = &'a str>,
        text: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut counted = Self::default();
        for title in titles {
            // a break that the source wished may go
            for (before, c) in pairs(title.chars().filter(|c| *c != '\n')) {
                counted.single.insert(c, 0);
                counted.pairs.extend(before.map(|before| ((before, c), 0)));
            }
        }
        for (before, c) in text.flat_map(|text| pairs(text.chars())) {
            if let Some(count) = counted.single.get_mut(&c) {
                *count += 1;
                if let Some(pair) = before.and_then(|before| counted.pairs.get_mut(&(before, c))) {
                    *pair += 1;
                }
            }
        }
        counted
    }

    /// What it costs to part two characters: more, the more often each is seen with the other.
    fn cost(&self, a: char, b: char) -> f64 {
        let count = |c: char| f64::from(self.single.get(&c).copied().unwrap_or(0).max(1));
        let pair = self.pairs.get(&(a, b)).copied().unwrap_or(0);
        if pair < 2 {
            return 0.0;
        }
        let (a, b) = (count(a), count(b));
        f64::from(pair) * (8.0 / a.min(b) + 10.0 / a.max(b))
    }
}

/// Characters, each with the one before it.
fn pairs(chars: impl Iterator<Item = char>) -> impl Iterator<Item = (Option<char>, char)> {
    let mut before = None;
    chars.map(move |c| (before.replace(c), c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(title: &str) -> Vec<String> {
        let together = Together::of([title].into_iter(), [title].into_iter());
        lines(title, 19, || &together)
    }

    #[test]
    fn a_title_without_end_is_cut_into_even_lines() {
        let title = "某某市人民政府关于进一步加强全市安全生产工作的".repeat(40);
        let lines = broken(&title);
        assert_eq!(lines.concat(), title);
        let full = lines.iter().filter(|line| (15..=19).contains(&line.chars().count())).count();
        assert!(full * 10 >= lines.len() * 8, "{lines:?}");
        assert!(lines.iter().all(|line| line.chars().count() <= 19), "{lines:?}");
    }

    #[test]
    fn a_wish_that_fits_is_kept() {
        assert_eq!(broken("某某同志在\n专题会议上的讲话"), ["某某同志在", "专题会议上的讲话"]);
    }

    #[test]
    fn a_wish_that_does_not_fit_is_preferred() {
        let title =
            "云岭市人民政府关于提请审议批准\n将云江流域生态保护规划纳入地方性法规立法计划的议案";
        let lines = broken(title);
        assert_eq!(lines.first().unwrap(), "云岭市人民政府关于提请审议批准");
        assert_eq!(lines.len(), 3, "{lines:?}");
    }

    #[test]
    fn a_long_title_is_balanced_and_keeps_book_titles_whole() {
        let title =
            "某某市人民政府关于贯彻落实《某某省安全生产条例》进一步加强全市安全生产工作的通知";
        let lines = broken(title);
        assert_eq!(lines.concat(), title);
        assert!(lines.iter().all(|line| line.chars().count() <= 19), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("《某某省安全生产条例》")), "{lines:?}");
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap();
        let shortest = lines.iter().map(|line| line.chars().count()).min().unwrap();
        assert!(longest - shortest <= 6, "{lines:?}");
    }

    #[test]
    fn numbers_stay_with_their_units_and_words_whole() {
        let title = "云岭市水利局关于做好2026年水库安全度汛工作的通知";
        let lines = broken(title);
        assert!(!lines.iter().any(|line| line.ends_with("2026")), "{lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("于做")), "{lines:?}");
    }

    #[test]
    fn the_documents_own_words_stay_whole() {
        let title = "某市城市管理局关于调整滨江广场夜间开放时间的通告";
        let text = [title, "滨江广场的路灯", "滨江路"];
        let together = Together::of([title].into_iter(), text.into_iter());
        let lines = lines(title, 19, || &together);
        assert!(!lines.iter().any(|line| line.ends_with('滨')), "{lines:?}");
    }

    #[test]
    fn joint_organs_stand_side_by_side() {
        let title = "云岭市财政局\n云岭市民政局\n关于下达补助资金的通知";
        assert_eq!(broken(title), ["云岭市财政局　云岭市民政局", "关于下达补助资金的通知"]);
        let title = "云岭市财政局\n云岭市民政局\n云岭市住房和城乡建设局\n关于下达补助资金的通知";
        let rows =
            ["云岭市财政局　云岭市民政局", "云岭市住房和城乡建设局", "关于下达补助资金的通知"];
        assert_eq!(broken(title), rows);
    }
}
