//! Lengths, each with its unit in its type.

use serde::Serialize;

/// Millimetres.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
pub struct Mm(pub f64);

/// Points, 72 to the inch.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
pub struct Pt(pub f64);

/// Twentieths of a point, the unit of DOCX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Twip(pub i32);

impl Mm {
    /// In points.
    pub const fn pt(self) -> Pt {
        Pt(self.0 * 72.0 / 25.4)
    }
}

impl Pt {
    /// In millimetres.
    pub const fn mm(self) -> Mm {
        Mm(self.0 * 25.4 / 72.0)
    }

    /// In twips, rounded.
    pub fn twip(self) -> Twip {
        Twip((self.0 * 20.0).round() as i32)
    }
}

impl From<Mm> for Pt {
    fn from(length: Mm) -> Self {
        length.pt()
    }
}

macro_rules! arithmetic {
    ($($unit:ident),*) => {$(
        impl std::ops::Add for $unit {
            type Output = Self;
            fn add(self, other: Self) -> Self { Self(self.0 + other.0) }
        }
        impl std::ops::Sub for $unit {
            type Output = Self;
            fn sub(self, other: Self) -> Self { Self(self.0 - other.0) }
        }
        impl std::ops::Mul<f64> for $unit {
            type Output = Self;
            fn mul(self, factor: f64) -> Self { Self(self.0 * factor) }
        }
        impl std::ops::AddAssign for $unit {
            fn add_assign(&mut self, other: Self) { self.0 += other.0; }
        }
    )*};
}
arithmetic!(Mm, Pt);
