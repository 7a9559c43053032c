//! The known key that is most like a mistyped one.

/// The name nearest to a key by edit distance.
pub(super) fn to(key: &str, known: impl Iterator<Item = String>) -> String {
    known.min_by_key(|name| distance(name, key)).unwrap_or_default()
}

/// Edit distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut before = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            let cost = (before + usize::from(x != *y)).min(above + 1).min(left + 1);
            before = above;
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = cost;
            }
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["page.grid", "page.colophon"].map(str::to_owned);
        assert_eq!(to("page.colofon", known.into_iter()), "page.colophon");
    }
}
