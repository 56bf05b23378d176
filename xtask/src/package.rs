//! The shipped data for those who come for the rows: tidy CSVs, a Frictionless data package that describes them, and what
//! search engines for data read in a page's head. Knows names and kinds of columns; changes no figure.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use minerals_map::digits::plain;
use minerals_map::model::disk::Folder;
use minerals_map::model::wire::{Index, Source};
use minerals_map::model::{Dataset, Lang, Mineral, Rows};
use serde_json::{Value, json};

use crate::dist::hex;

/// Folder of the CSVs, beside the description.
const TABLES: &str = "csv";
const DESCRIPTION: &str = "datapackage.json";
const TITLE: &str = "Minerals map: trade in critical minerals, output and reserves";
const ABOUT: &str =
    "Value and tonnes by exporter, importer and HS line since 1995; output and reserves by country.";
/// The licence of the trade data, which asks that its source be named.
const LICENCE: &str = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

/// A column: its name, kind and what it holds.
struct Column(&'static str, &'static str, &'static str);

const TRADE: [Column; 9] = [
    Column("year", "year", "Calendar year"),
    Column("mineral", "string", "Slug of the mineral"),
    Column("stage", "string", "Slug of the stage"),
    Column("line", "string", "Six-digit HS line, in the revision that index.json names for the stage"),
    Column("from", "string", "Exporter"),
    Column("to", "string", "Importer"),
    Column("value_usd", "integer", "Value in current US dollars, FOB"),
    Column("tonnes", "number", "Metric tonnes; empty is unknown"),
    Column(
        "coverage",
        "string",
        "complete; value only: tonnes are missing for more than a tenth of the value; partial: only the largest partners of each country",
    ),
];
const TERRITORIES: [Column; 8] = [
    Column("id", "string", "ISO 3166 alpha-3, or the trade data's own code for a former reporter"),
    Column("iso2", "string", "ISO 3166 alpha-2; empty where there is none"),
    Column("name_en", "string", "Name in English"),
    Column("name_de", "string", "Name in German"),
    Column("name_fr", "string", "Name in French"),
    Column("name_ja", "string", "Name in Japanese"),
    Column("longitude", "number", "Degrees east of the label point; empty where it has none"),
    Column("latitude", "number", "Degrees north of the label point"),
];
const OUTPUT: [Column; 9] = [
    Column("year", "year", "Calendar year"),
    Column("mineral", "string", "Series, as the source groups it"),
    Column("stage", "string", "mine, refinery or smelter, as the source says"),
    Column("country", "string", "Territory; WLD is the published world total, OTH all others"),
    Column("quantity_t", "number", "Metric tonnes; empty is unknown"),
    Column("qualifier", "string", "Why a quantity is unknown, or that it is a known zero"),
    Column("form", "string", "What the tonnes are tonnes of"),
    Column("source", "string", "Id of the source"),
    Column("estimated", "boolean", "Whether the source calls it an estimate"),
];
const RESERVES: [Column; 7] = [
    Column("year", "year", "Year they were stated"),
    Column("mineral", "string", "Series, as the source groups it"),
    Column("country", "string", "Territory; WLD is the published world total, OTH all others"),
    Column("quantity_t", "number", "Metric tonnes; empty is unknown"),
    Column("qualifier", "string", "Why a quantity is unknown; > where it is more"),
    Column("form", "string", "What the tonnes are tonnes of"),
    Column("source", "string", "Id of the source"),
];

/// Writes the package into the folder of the data below `dist` and names it in the head of the first page.
pub fn run(root: &Path, dist: &Path) -> Result<()> {
    let data = dist.join("data");
    let files = build(&root.join("public/data"))?;
    fs::create_dir_all(data.join(TABLES))?;
    for (name, content) in &files {
        fs::write(data.join(name), content).with_context(|| name.clone())?;
    }
    println!("— dist/data/{DESCRIPTION}: {} tables", files.len() - 1);
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page)?;
    let (before, after) = html.split_once("</head>").context("index.html: no head")?;
    let folder = Folder::open(&root.join("public/data")).map_err(|what| anyhow!(what))?;
    fs::write(&page, [before, &head(&folder.dataset, ""), "</head>", after].concat())?;
    Ok(())
}

/// What a page says of the data behind it in its head, as schema.org's Dataset; `base` leads to the folder of the map.
pub fn head(dataset: &Dataset, base: &str) -> String {
    let (first, last) = dataset.years();
    let about = json!({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": ABOUT,
        "version": dataset.edition,
        "license": LICENCE,
        "temporalCoverage": format!("{first}/{last}"),
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": format!("{base}data/{DESCRIPTION}"),
        },
    });
    // No text may end the element early.
    let text = about.to_string().replace('<', "\\u003c");
    ["<script type=\"application/ld+json\">", &text, "</script>\n"].concat()
}

/// A page without what [`head`] said in it.
pub fn without_head(page: &str) -> String {
    let parts = || {
        let (before, rest) = page.split_once("<script type=\"application/ld+json\">")?;
        Some([before, rest.split_once("</script>\n")?.1].concat())
    };
    parts().unwrap_or_else(|| page.to_owned())
}

/// Every file of the package by its path beside the description.
fn build(data: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = Folder::open(data).map_err(|what| anyhow!(what))?;
    let index: Index = serde_json::from_slice(&fs::read(data.join("index.json"))?)?;
    let (mut files, mut resources) = (BTreeMap::new(), Vec::new());
    let mut add = |resource: Resource| {
        resources.push(resource.described(&index.sources));
        files.insert(resource.path(), resource.content);
    };
    for (at, mineral) in folder.dataset.minerals.iter().enumerate() {
        let rows = folder.rows(at).map_err(|what| anyhow!(what))?;
        if !rows.is_empty() {
            add(trade(&folder.dataset, mineral, &rows)?);
        }
    }
    add(territories(&index)?);
    add(output(&index)?);
    add(reserves(&index)?);
    let description = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "minerals-map",
        "title": TITLE,
        "description": ABOUT,
        "version": index.edition,
        "created": format!("{}T00:00:00Z", index.edition),
        "licenses": [{ "name": "etalab-2.0", "title": "Licence Ouverte 2.0", "path": LICENCE }],
        "sources": index.sources.iter().map(source).collect::<Vec<_>>(),
        "resources": resources,
    });
    files.insert(DESCRIPTION.to_owned(), (serde_json::to_string_pretty(&description)? + "\n").into_bytes());
    Ok(files)
}

/// A table of the package.
struct Resource {
    name: String,
    title: String,
    columns: &'static [Column],
    key: &'static [&'static str],
    /// Columns with codes of the table of territories.
    places: &'static [&'static str],
    /// Ids of what it rests on.
    sources: Vec<String>,
    content: Vec<u8>,
}

impl Resource {
    fn path(&self) -> String {
        [TABLES, "/", &self.name, ".csv"].concat()
    }

    fn described(&self, sources: &[Source]) -> Value {
        let fields = self.columns.iter().map(|Column(name, kind, about)| {
            let mut field = json!({ "name": name, "type": kind, "description": about });
            if *name == "value_usd" || *name == "tonnes" || *name == "quantity_t" {
                field["constraints"] = json!({ "minimum": 0 });
            }
            field
        });
        let foreign = self.places.iter().map(|column| {
            json!({ "fields": [column], "reference": { "resource": "territories", "fields": ["id"] } })
        });
        let of = sources.iter().filter(|s| self.sources.contains(&s.id)).map(source);
        json!({
            "name": self.name,
            "title": self.title,
            "type": "table",
            "path": self.path(),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": self.content.len(),
            "hash": format!("sha256:{}", hex(&self.content)),
            "sources": of.collect::<Vec<_>>(),
            "schema": {
                "fields": fields.collect::<Vec<_>>(),
                "missingValues": [""],
                "primaryKey": self.key,
                "foreignKeys": foreign.collect::<Vec<_>>(),
            },
        })
    }
}

fn source(source: &Source) -> Value {
    let Source { title, publisher, licence, url, .. } = source;
    json!({ "title": format!("{publisher}: {title} ({licence})"), "path": url })
}

fn trade(dataset: &Dataset, mineral: &Mineral, rows: &Rows) -> Result<Resource> {
    let mut table = Table::new(&TRADE)?;
    for stage in &mineral.stages {
        let mut spans: Vec<_> = rows.spans().iter().filter(|span| stage.lines.contains(&span.line)).collect();
        spans.sort_by_key(|span| (span.year, span.line));
        for span in spans {
            let coverage = stage.coverage_in(span.year).context("rows in a year without coverage")?.code();
            let (year, line) = (span.year.to_string(), span.line.to_string());
            for row in rows.of(span) {
                let tonnes = row.tonnes().map_or(String::new(), |tonnes| plain(tonnes, 3));
                let (from, to) = (dataset.code(row.from), dataset.code(row.to));
                table.row([
                    &year,
                    &mineral.id,
                    &stage.id,
                    &line,
                    from,
                    to,
                    &row.usd.to_string(),
                    &tonnes,
                    coverage,
                ])?;
            }
        }
    }
    Ok(Resource {
        name: ["trade-", &mineral.id].concat(),
        title: ["Trade in ", &mineral.name.in_lang(Lang::En).to_lowercase()].concat(),
        columns: &TRADE,
        key: &["year", "stage", "line", "from", "to"],
        places: &["from", "to"],
        sources: vec!["baci".to_owned()],
        content: table.end()?,
    })
}

fn territories(index: &Index) -> Result<Resource> {
    let mut table = Table::new(&TERRITORIES)?;
    for country in &index.countries {
        let [lon, lat] = country.at.map_or([String::new(), String::new()], |at| at.map(|deg| plain(deg, 3)));
        let name = &country.name;
        table.row([&country.id, &country.iso2, &name.en, &name.de, &name.fr, &name.ja, &lon, &lat])?;
    }
    Ok(Resource {
        name: "territories".to_owned(),
        title: "Territories that trade".to_owned(),
        columns: &TERRITORIES,
        key: &["id"],
        places: &[],
        sources: vec!["countries".to_owned()],
        content: table.end()?,
    })
}

fn output(index: &Index) -> Result<Resource> {
    let mut table = Table::new(&OUTPUT)?;
    let mut sources = Vec::new();
    for row in &index.output.rows {
        let tonnes = row.4.as_ref().map_or(String::new(), ToString::to_string);
        let (qualifier, estimated) = (row.5.as_deref().unwrap_or_default(), row.8.to_string());
        table.row([
            &row.0.to_string(),
            &row.1,
            &row.2,
            &row.3,
            &tonnes,
            qualifier,
            &row.6,
            &row.7,
            &estimated,
        ])?;
        sources.push(row.7.clone());
    }
    Ok(Resource {
        name: "output".to_owned(),
        title: "Output by country".to_owned(),
        columns: &OUTPUT,
        key: &["mineral", "stage", "year", "country"],
        places: &[],
        sources,
        content: table.end()?,
    })
}

fn reserves(index: &Index) -> Result<Resource> {
    let mut table = Table::new(&RESERVES)?;
    let mut sources = Vec::new();
    for row in &index.reserves.rows {
        let tonnes = row.3.as_ref().map_or(String::new(), ToString::to_string);
        table.row([
            &row.0.to_string(),
            &row.1,
            &row.2,
            &tonnes,
            row.4.as_deref().unwrap_or_default(),
            &row.5,
            &row.6,
        ])?;
        sources.push(row.6.clone());
    }
    Ok(Resource {
        name: "reserves".to_owned(),
        title: "Reserves by country".to_owned(),
        columns: &RESERVES,
        key: &["mineral", "country"],
        places: &[],
        sources,
        content: table.end()?,
    })
}

/// A table while it is written.
struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn new(columns: &[Column]) -> Result<Self> {
        let mut table = Self(csv::Writer::from_writer(Vec::new()));
        table.0.write_record(columns.iter().map(|column| column.0))?;
        Ok(table)
    }

    fn row<const N: usize>(&mut self, cells: [&str; N]) -> Result<()> {
        Ok(self.0.write_record(cells)?)
    }

    fn end(self) -> Result<Vec<u8>> {
        self.0.into_inner().map_err(|wrong| anyhow!("a table: {wrong}"))
    }
}

#[cfg(test)]
mod tests;
