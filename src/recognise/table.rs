//! Tables without TAB: rows whose columns stand apart by gaps, as extraction from a page leaves
//! them. A row is told by its figures, a head or a torn cell by the rows around it.

use super::piece::Piece;
use super::scene::Scene;
use super::shape;
use crate::diagnostic::watch;
use crate::text::columns;

/// Characters of a cell torn out of its row.
const TORN: usize = 10;
/// Characters of a cell on a line of its own.
const CELL: usize = 24;

/// Places of all rows among the free pieces, in order.
pub fn rows(scene: &Scene, free: &[usize]) -> Vec<usize> {
    let mut out = Vec::new();
    let cells = Cells::of(scene, free);
    let mut at = 0;
    while at < free.len() {
        watch::tick(1);
        let above = |n: usize| at.checked_sub(n).and_then(|above| piece(scene, free, above));
        let captioned = above(1).is_some_and(is_caption)
            || above(1).is_some_and(is_unit) && above(2).is_some_and(is_caption);
        let numbered = numbered_cells(scene, free, at);
        if let Some(end) = numbered.or_else(|| cells.table(at, captioned)) {
            out.extend(free.get(at..end).unwrap_or_default());
            at = end;
            continue;
        }
        let end = run(scene, free, at, captioned);
        let count = |is: fn(&Piece) -> bool| {
            let rows = (at..end).inspect(|_| watch::tick(1));
            rows.filter(|i| piece(scene, free, *i).is_some_and(is)).count()
        };
        let (figured, columned) = (count(figures), count(columned));
        let headed = piece(scene, free, at).is_some_and(is_head);
        if (captioned || headed) && end > at + 1 || figured >= 2 && figured * 5 >= columned * 2 {
            out.extend(free.get(at..end).unwrap_or_default());
        }
        at = end.max(at + 1);
    }
    out
}

fn piece<'a, 'b>(scene: &'b Scene<'a>, free: &[usize], index: usize) -> Option<&'b Piece<'a>> {
    scene.piece(*free.get(index)?)
}

/// Short lines in a row, as the cells of a table that came as one cell a line.
struct Cells {
    /// Where the row of short lines ends that a place stands in: the place itself where it is none.
    ends: Vec<usize>,
    /// Lines above a place that are figures, and one number more for the end.
    figures: Vec<usize>,
}

impl Cells {
    /// Looks at every line once; where a table begins is asked at each of them.
    fn of(scene: &Scene, free: &[usize]) -> Self {
        let mut figures = vec![0];
        let mut ends: Vec<usize> = (0..free.len()).collect();
        let mut begun = None;
        for at in 0..=free.len() {
            let piece = piece(scene, free, at);
            watch::tick(1 + piece.map_or(0, Piece::len) / 8);
            let so_far = figures.last().copied().unwrap_or(0);
            figures.push(so_far + usize::from(piece.is_some_and(figure)));
            if piece.is_some_and(may_be_cell) {
                begun.get_or_insert(at);
            } else if let Some(from) = begun.take() {
                ends.iter_mut().take(at).skip(from).for_each(|end| *end = at);
            }
        }
        Self { ends, figures }
    }

    /// Where a table ends that came as one cell a line: short lines, many of them figures.
    fn table(&self, from: usize, captioned: bool) -> Option<usize> {
        let end = self.ends.get(from).copied()?;
        let above = |at: usize| self.figures.get(at).copied().unwrap_or(0);
        let figured = above(end) - above(from);
        let (least, share) = if captioned { (4, 5) } else { (8, 3) };
        (end - from >= least && figured * share >= end - from).then_some(end)
    }
}

fn may_be_cell(p: &Piece) -> bool {
    p.len() <= CELL
        && !p.has_stop()
        && p.marker.is_none_or(|marker| marker.level().is_none())
        && !is_caption(p)
        && !is_unit(p)
        && !p.chars.contains(&'，')
        && columns::count(p.text) == 1
}

/// The head of a table that numbers its rows: 序号　项目　部门.
pub fn is_head(piece: &Piece) -> bool {
    piece.starts("序号") && !piece.has_stop() && columns::count(piece.text) >= 2
}

/// Most columns of a table that came as one cell a line.
const COLUMNS: usize = 12;

/// Where a table ends that came as one cell a line below 序号: its rows count 1, 2, 3.
fn numbered_cells(scene: &Scene, free: &[usize], from: usize) -> Option<usize> {
    let is = |at: usize, text: &[char]| piece(scene, free, at).is_some_and(|p| p.chars == text);
    if !is(from, &['序', '号']) {
        return None;
    }
    let columns = (2..=COLUMNS).find(|n| is(from + n, &['1']))?;
    let mut row = from + columns;
    let mut end = row + columns;
    for number in 2.. {
        let text: Vec<char> = format!("{number}").chars().collect();
        // a cell may be empty, or come on several lines
        let Some(next) = (row + 1..=row + 2 * columns).find(|at| is(*at, &text)) else { break };
        row = next;
        end = next + columns;
    }
    (row > from + columns).then_some(end.min(free.len()))
}

/// One figure and nothing else.
fn figure(piece: &Piece) -> bool {
    piece.chars.iter().any(|c| shape::is_digit(*c))
        && piece.chars.iter().all(|c| shape::is_digit(*c) || ".,%-—－+()（）".contains(*c))
}

/// Where a run of rows ends that begins here: columns, with torn cells between them. Below a
/// caption a single space parts columns.
fn run(scene: &Scene, free: &[usize], from: usize, captioned: bool) -> usize {
    let spaced = |p: &Piece| {
        captioned
            && !p.has_stop()
            && p.len() <= 80
            && p.text.split(shape::SPACES).filter(|word| !word.is_empty()).count() >= 3
    };
    let row = |index: usize| piece(scene, free, index).is_some_and(|p| columned(p) || spaced(p));
    let torn = |index: usize| {
        piece(scene, free, index).is_some_and(|p| {
            p.len() <= TORN
                && p.marker.is_none()
                && !p.ends_sentence()
                && !is_caption(p)
                && !is_unit(p)
        })
    };
    let mut at = from;
    loop {
        watch::tick(1);
        if row(at) || torn(at) && (row(at + 1) || torn(at + 1) && row(at + 2)) {
            at += 1;
        } else if at > from && row(at - 1) && torn(at) && !torn(at + 1) && unit(scene, free, at) {
            return at + 1;
        } else {
            return at;
        }
    }
}

/// A cell in brackets, as units are: （万人）.
fn unit(scene: &Scene, free: &[usize], index: usize) -> bool {
    piece(scene, free, index).is_some_and(|p| shape::unbracketed(p.chars).is_some())
}

/// Two columns or more, no sentence.
fn columned(piece: &Piece) -> bool {
    !piece.text.contains('\t')
        && piece.len() <= 120
        && !piece.has_stop()
        && !piece.chars.contains(&'，')
        && columns::count(piece.text) >= 2
        && !is_caption(piece)
        && !is_unit(piece)
}

/// A line in columns of which half or more are figures.
pub fn figures(piece: &Piece) -> bool {
    if piece.has_stop() || piece.len() > 120 {
        return false;
    }
    let columns = columns::fields(piece.text);
    let figures = columns.iter().filter(|column| {
        let chars = shape::squeeze(column.text);
        chars.iter().all(|c| shape::is_digit(*c) || ".,%-—－．/+()（）".contains(*c))
    });
    columns.len() >= 2 && figures.count() * 2 >= columns.len()
}

/// 单位：万元 above a table.
pub fn is_unit(piece: &Piece) -> bool {
    ["单位：", "计量单位：", "单位:"].iter().any(|word| piece.starts(word)) && piece.len() <= 16
}

/// 表1 …, 图2 …: number of a table or picture with its name.
pub fn is_caption(piece: &Piece) -> bool {
    let word = match piece.chars {
        ['专', '栏', ..] | ['附', '表' | '图', ..] => 2,
        ['表' | '图', ..] => 1,
        _ => return false,
    };
    piece.chars.get(word).is_some_and(|c| shape::is_digit(*c) || shape::is_numeral(*c))
        && !piece.has_stop()
        && piece.len() <= 50
}

#[cfg(test)]
mod tests {
    use super::super::piece::alone;
    use super::*;

    fn rows_of(texts: &[&str]) -> Vec<usize> {
        let pieces = texts.iter().map(|text| alone(text)).collect();
        let free: Vec<usize> = (0..texts.len()).collect();
        rows(&Scene::new(pieces), &free)
    }

    #[test]
    fn head_and_torn_cells_belong_to_the_rows_around_them() {
        let texts = [
            "各地情况如下。",
            "表1 人口",
            "甲区    乙区    丙区",
            "常住人口",
            "1.2     3.4     5.6",
            "（万人）",
            "总的看来，情况良好。",
        ];
        assert_eq!(rows_of(&texts), [2, 3, 4, 5]);
    }

    #[test]
    fn a_table_of_one_cell_a_line_begins_where_its_figures_do() {
        let cells = ["甲区", "1.2", "乙区", "3.4", "丙区", "5.6", "丁区", "7.8"];
        let mut texts = vec!["各地情况如下。"];
        texts.extend(cells);
        texts.push("总的看来，情况良好。");
        assert_eq!(rows_of(&texts), (1..9).collect::<Vec<_>>());
        // names without figures above them are none of it
        let mut texts = vec!["张三"; 40];
        texts.extend(cells);
        assert_eq!(rows_of(&texts), (36..48).collect::<Vec<_>>());
    }

    #[test]
    fn columns_of_names_are_no_table() {
        assert!(rows_of(&["张 三    李四    王五", "赵六    孙 七    周八"]).is_empty());
    }
}
