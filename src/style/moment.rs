//! A moment in UTC, for the properties of a file.

/// Year, month, day, hour, minute and second in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    date: (u16, u8, u8),
    time: (u8, u8, u8),
}

const DAY: u64 = 86_400;
/// Days of four hundred years, after which the calendar begins again.
const ERA: u64 = 146_097;

impl Moment {
    /// The beginning of a day.
    pub fn day(year: u16, month: u8, day: u8) -> Self {
        Self { date: (year, month, day), time: (0, 0, 0) }
    }

    /// Seconds since 1970, up to the year 9999.
    pub fn since_1970(seconds: u64) -> Option<Self> {
        // years begin on 1 March here, so that a leap day is the last of its year
        let days = seconds / DAY + 719_468;
        let (era, of_era) = (days / ERA, days % ERA);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + year_of_era + u64::from(month <= 2);
        let small = |number: u64| u8::try_from(number).ok();
        let of_day = seconds % DAY;
        let time = (small(of_day / 3600)?, small(of_day / 60 % 60)?, small(of_day % 60)?);
        let year = u16::try_from(year).ok().filter(|year| *year <= 9999)?;
        Some(Self { date: (year, small(month)?, small(day)?), time })
    }

    /// As XMP and OOXML write it: `2021-03-08T00:00:00Z`.
    pub fn iso(self) -> String {
        let ((year, month, day), (hour, minute, second)) = (self.date, self.time);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// As PDF writes it: `D:20210308000000Z`.
    pub fn pdf(self) -> String {
        let ((year, month, day), (hour, minute, second)) = (self.date, self.time);
        format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_a_date() {
        let iso = |seconds| Moment::since_1970(seconds).map(Moment::iso);
        assert_eq!(iso(0).as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(iso(951_782_399).as_deref(), Some("2000-02-28T23:59:59Z"));
        assert_eq!(iso(951_782_400).as_deref(), Some("2000-02-29T00:00:00Z"));
        assert_eq!(iso(1_700_000_000).as_deref(), Some("2023-11-14T22:13:20Z"));
        assert_eq!(iso(u64::MAX / 2), None);
        assert_eq!(Moment::day(2021, 3, 8).pdf(), "D:20210308000000Z");
    }
}
