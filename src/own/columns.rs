//! The first row of a reader's table: which layout it is, what parts its cells, and which column is which.
//! Knows two layouts, the tidy one of the map and that of the trade data's publisher; reads no row of data.

use super::cells::{Cutter, Record, TooLong};

/// A column that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// Year.
    Year,
    /// Mineral, by slug or name.
    Mineral,
    /// Stage, by slug or name.
    Stage,
    /// Exporter.
    From,
    /// Importer.
    To,
    /// Value: US dollars, or thousands of them in the publisher's layout.
    Value,
    /// Tonnes.
    Tonnes,
    /// HS line.
    Line,
    /// Whether a year holds the largest partners only.
    Coverage,
}

/// What a table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// `year,mineral,stage,from,to,value_usd,tonnes`, perhaps with `line` and `coverage`.
    Tidy,
    /// `t,i,j,k,v,q`.
    Baci,
}

const TIDY: [(&str, Column); 9] = [
    ("year", Column::Year),
    ("mineral", Column::Mineral),
    ("stage", Column::Stage),
    ("from", Column::From),
    ("to", Column::To),
    ("value_usd", Column::Value),
    ("tonnes", Column::Tonnes),
    ("line", Column::Line),
    ("coverage", Column::Coverage),
];
const BACI: [(&str, Column); 6] = [
    ("t", Column::Year),
    ("i", Column::From),
    ("j", Column::To),
    ("k", Column::Line),
    ("v", Column::Value),
    ("q", Column::Tonnes),
];
/// How many of the tidy columns must be there.
const TIDY_NEEDED: usize = 6;
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

impl Layout {
    fn columns(self) -> &'static [(&'static str, Column)] {
        match self {
            Self::Tidy => &TIDY,
            Self::Baci => &BACI,
        }
    }

    fn needed(self) -> &'static [(&'static str, Column)] {
        match self {
            Self::Tidy => TIDY.get(..TIDY_NEEDED).unwrap_or_default(),
            Self::Baci => &BACI,
        }
    }

    /// The columns that must be there, as a first row.
    #[must_use]
    pub fn expected(self) -> String {
        self.needed().iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    /// Name of a column in this layout.
    #[must_use]
    pub fn name(self, column: Column) -> &'static str {
        self.columns().iter().find(|(_, of)| *of == column).map_or("", |(name, _)| name)
    }
}

/// A first row, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What the table looks like.
    pub layout: Layout,
    /// What parts its cells.
    pub separator: u8,
    /// Names of columns that mean nothing here.
    pub ignored: Vec<String>,
    /// How many columns there are.
    pub count: usize,
    at: [Option<usize>; 9],
}

/// Why a first row is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoHead {
    /// No column of a table is named in it.
    Unknown(String),
    /// Columns are missing: the layout, and which.
    Missing(Layout, String),
    /// A column stands there twice.
    Twice(String),
}

impl Head {
    /// Reads a first row without its line end. `separator` is what the file itself says of it, if it does.
    ///
    /// # Errors
    /// Where no table of the map begins so.
    pub fn read(row: &[u8], separator: Option<u8>) -> Result<Self, NoHead> {
        let readings = SEPARATORS
            .iter()
            .filter(|s| separator.is_none_or(|said| said == **s))
            .map(|s| (*s, names(row, *s)));
        let known = |names: &[String], layout: Layout| {
            names.iter().filter(|name| place(layout, name).is_some()).count()
        };
        let best = readings
            .flat_map(|(separator, names)| {
                [Layout::Tidy, Layout::Baci].map(|layout| (separator, layout, names.clone()))
            })
            .map(|(separator, layout, names)| (known(&names, layout), separator, layout, names))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let Some((1.., separator, layout, names)) = best else {
            return Err(NoHead::Unknown(String::from_utf8_lossy(row).chars().take(60).collect()));
        };
        let mut head = Self { layout, separator, ignored: Vec::new(), count: names.len(), at: [None; 9] };
        for (at, name) in names.into_iter().enumerate() {
            let Some(column) = place(layout, &name) else {
                head.ignored.push(name);
                continue;
            };
            match head.at.get_mut(column as usize) {
                Some(Some(_)) => return Err(NoHead::Twice(name)),
                Some(free) => *free = Some(at),
                None => {}
            }
        }
        let missing = layout.needed().iter().filter(|(_, column)| head.of(*column).is_none());
        let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
        if missing.is_empty() { Ok(head) } else { Err(NoHead::Missing(layout, missing.join(", "))) }
    }

    /// Where a column is.
    #[must_use]
    pub fn of(&self, column: Column) -> Option<usize> {
        self.at.get(column as usize).copied().flatten()
    }
}

fn place(layout: Layout, name: &str) -> Option<Column> {
    layout.columns().iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
}

fn names(row: &[u8], separator: u8) -> Vec<String> {
    let mut cutter = Cutter::new(separator, 1);
    let mut names = Vec::new();
    let mut take = |record: &Record<'_>| {
        names = (0..record.count())
            .map(|at| String::from_utf8_lossy(record.cell(at)).trim().to_ascii_lowercase())
            .collect();
        Ok::<(), TooLong>(())
    };
    let cut = cutter.cut(row, &mut take).and_then(|()| cutter.finish(&mut take));
    if cut.is_ok() { names } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_any_order_and_letters_and_unknown_ones_are_named() {
        let head =
            Head::read("Stage;Mineral;note;\"FROM\";to;Value_USD;year".as_bytes(), None).expect("a head");
        assert_eq!((head.layout, head.separator, head.count), (Layout::Tidy, b';', 7));
        assert_eq!(
            (head.of(Column::Year), head.of(Column::From), head.of(Column::Tonnes)),
            (Some(6), Some(3), None)
        );
        assert_eq!(head.ignored, ["note"]);
        for separator in ["\t", "|", ","] {
            let row = "t i j k v q".replace(' ', separator);
            assert_eq!(Head::read(row.as_bytes(), None).map(|h| h.layout), Ok(Layout::Baci));
        }
    }

    #[test]
    fn what_is_missing_or_twice_is_named() {
        let read = |row: &str| Head::read(row.as_bytes(), None);
        assert_eq!(
            read("year,mineral,stage,from,to"),
            Err(NoHead::Missing(Layout::Tidy, "value_usd".into()))
        );
        assert_eq!(read("t,i,j,v,q"), Err(NoHead::Missing(Layout::Baci, "k".into())));
        assert_eq!(read("year,year,mineral,stage,from,to,value_usd"), Err(NoHead::Twice("year".into())));
        for row in ["", "a,b,c", "\u{0}\u{1}", "\"", "2024,graphite,natural,CHN,JPN,1,2"] {
            assert!(matches!(read(row), Err(NoHead::Unknown(_))), "{row}");
        }
        assert_eq!(Layout::Tidy.expected(), "year, mineral, stage, from, to, value_usd");
    }

    #[test]
    fn a_separator_that_the_file_names_is_the_one() {
        let row = "year;mineral;stage;from;to;value_usd";
        assert!(Head::read(row.as_bytes(), Some(b';')).is_ok());
        assert!(Head::read(row.as_bytes(), Some(b',')).is_err());
    }
}
